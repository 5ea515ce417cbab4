"""The screens on which staff test the kiosk, start it anew or end it."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.content.blocks import Span
from kiosk.content.isolates import isolated
from kiosk.display.staff_refusals import in_words
from kiosk.staff.health import Fields
from kiosk.staff.records import Sounded
from kiosk.staff.screens import AtHealth, AtWaysOut, WayOut
from kiosk.visit.origins import Translate
from kiosk.visit.rows import Row, rich
from kiosk.visit.screen import Kiosk, Screen

# So many fields are named; of more, how many there are.
_MOST_NAMES = 12


def health_screen(kiosk: Kiosk, health: AtHealth) -> Screen:
    """The tests there are, and what came of the last one."""
    _ = kiosk.translate
    tests = (
        Row(
            "way",
            _("Test the screen"),
            _("Colours and lines, one after the other. Touch the screen to see the next one."),
            symbol="pictures",
            target="test:screen",
        ),
        Row(
            "way",
            _("Test touch"),
            _("Fields over the whole screen. Touch each of them, or wipe over them."),
            symbol="scan",
            target="test:touch",
        ),
        Row(
            "way",
            _("Test the sound"),
            _("Three tones, each higher than the one before."),
            symbol="listen",
            target="test:sound",
        ),
    )
    rows = (*_came_of_it(health, _), *tests)
    return Screen("reading", _("Tests"), section=_("Staff"), rows=rows)


def ways_out_screen(kiosk: Kiosk, place: AtWaysOut) -> Screen:
    """To start the kiosk anew, or to end it; asked once more, what says yes is elsewhere."""
    _ = kiosk.translate
    told = _told(_)
    if place.asks:
        title, body, yes = told[place.asks]
        asked = (
            _callout("", body),
            Row("choice", yes, symbol="yes", target=f"end:{place.asks}"),
            Row("choice", _("No, leave it as it is"), symbol="back", target="back"),
        )
        return Screen("reading", title, section=_("Staff"), rows=asked)
    symbols: dict[WayOut, str] = {"restart": "change-back", "stop": "staff-leave"}
    rows = tuple(
        Row("way", told[how][0], told[how][1], symbol=symbol, target=f"ask-end:{how}")
        for how, symbol in symbols.items()
    )
    return Screen("reading", _("Restart or end the kiosk"), section=_("Staff"), rows=rows)


def _told(_: Translate) -> dict[WayOut, tuple[str, str, str]]:
    """A title, what will happen, and what says yes."""
    return {
        "restart": (
            _("Restart the kiosk"),
            _("Everything ends and starts anew, within seconds. The content stays as it is."),
            _("Yes, restart it"),
        ),
        "stop": (
            _("End the kiosk"),
            _("The screen stays dark until somebody starts the kiosk again, or the machine."),
            _("Yes, end it"),
        ),
    }


def _came_of_it(health: AtHealth, _: Translate) -> Iterator[Row]:
    if health.runs == "sound":
        yield _callout("", _("One moment …"), "listen")
    if health.sounded:
        yield _sounded(health.sounded, _)
    if health.fields and not health.runs:
        yield _touched(health.fields, _)


def _sounded(sounded: Sounded, _: Translate) -> Row:
    if sounded.refusal:
        refusal = in_words(sounded.refusal, _)
        return _callout(refusal.sentence, refusal.advice, "listen")
    told = _("If nobody heard them, look at the loudspeaker, its cable and its volume.")
    return _callout(_("The tones were played."), told, "listen")


def _touched(fields: Fields, _: Translate) -> Row:
    missing = fields.missing
    if not missing:
        return _callout("", _("Every field has answered."), "yes")
    names = isolated(", ".join(map(fields.name, missing[:_MOST_NAMES])), "ltr")
    if len(missing) > _MOST_NAMES:
        names += " …"
    # i18n: {count} and {total} are numbers; {names} are like “A1, A2”
    told = _("Without an answer: {count} of {total} fields. {names}")
    told = told.format(count=len(missing), total=fields.asked, names=names)
    return _callout("", told, "not-sure")


def _callout(title: str, body: str, symbol: str = "info") -> Row:
    return Row("callout", title, body, rich((Span(body),)), symbol)
