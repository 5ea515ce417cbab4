"""The languages there are: to choose from, and to call in."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from kiosk.content.greeting import is_draft
from kiosk.visit.rows import Row
from kiosk.visit.screen import Kiosk, Screen
from kiosk.visit.state import START


def attract_screen(kiosk: Kiosk, turn: int = 0) -> Screen:
    """The call to touch: large in the language whose `turn` it is, beginning with the first, and
    in all others below. A touch begins a visit in the language of what was touched."""
    profile = kiosk.profile
    calls = [
        Row("call", greeting.name, call.call, caption=call.line, target=f"language:{code}")
        for code, greeting in kiosk.offered.items()
        if (call := greeting.calls.get(profile.name))
    ]
    if not calls:
        return Screen(
            "attract", profile.attract_call, profile.attract_line, action_target=START.target
        )
    large = calls.pop(turn % len(calls))
    return Screen(
        "attract", large.body, large.caption, rows=tuple(calls), action_target=large.target
    )


def with_draft_note(kiosk: Kiosk, screen: Screen) -> Screen:
    """The screen; a page in a language that nobody has reviewed says so beside its sources."""
    *rows, last = screen.rows or (Row("caption"),)
    if last.kind != "caption" or not last.body or not is_draft(kiosk.content):
        return screen
    _ = kiosk.translate
    note = _("Draft: nobody has reviewed the texts in this language yet.")
    noted = replace(last, body=f"{last.body}\n{note}")
    return replace(screen, rows=(*rows, noted))


def languages_screen(kiosk: Kiosk, _section: str) -> Screen:
    """Every language in its own name; the present one is marked."""
    _ = kiosk.translate
    return Screen("reading", _("Language"), rows=tuple(_choices(kiosk)))


def _choices(kiosk: Kiosk) -> Iterator[Row]:
    _ = kiosk.translate
    for code, greeting in kiosk.offered.items():
        yield Row(
            "language",
            greeting.name,
            _("Not reviewed yet") if greeting.draft else "",
            symbol="yes" if code == kiosk.content.language else "",
            target=f"language:{code}",
        )
