"""The screens of the staff panel, as rows."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.content.blocks import Span
from kiosk.content.isolates import isolated
from kiosk.staff.records import Clock, LanguageReview, Overview
from kiosk.visit.direction import directed_screen
from kiosk.visit.origins import Translate
from kiosk.visit.rows import Row, rich
from kiosk.visit.screen import Kiosk, Screen


def pin_screen(kiosk: Kiosk) -> Screen:
    """The pad; what is typed on it is no part of a screen."""
    _ = kiosk.translate
    return Screen("pin", _("Staff PIN"), _("For the people who look after this screen"), _("Staff"))


def overview_screen(kiosk: Kiosk, overview: Overview) -> Screen:
    """The state of this kiosk."""
    _ = kiosk.translate
    facts = list(_facts(kiosk, overview))
    last = len(facts) - 1
    rows = (_row(fact, place == 0, place == last) for place, fact in enumerate(facts))
    screen = Screen("reading", _("This kiosk"), section=_("Staff"), rows=tuple(rows))
    return directed_screen(screen) if kiosk.right_to_left else screen


# A title, what is said, and an icon.
_Fact = tuple[str, str, str]


def _facts(kiosk: Kiosk, overview: Overview) -> Iterator[_Fact]:
    _ = kiosk.translate
    if overview.kiosk:
        yield _("Name of this kiosk"), overview.kiosk, "start"
    yield _("Content"), f"{overview.title} · {overview.content}", "learn"
    if overview.is_demonstration:
        yield _("Demonstration"), _("Signed with keys that anybody can make."), "info"
    yield _("Program"), overview.program, "info"
    for state, title in (("reviewed", _("Reviewed")), ("draft", _("Not reviewed yet"))):
        languages = [each for each in overview.languages if each.state == state]
        if languages:
            yield title, ", ".join(_named(kiosk, each) for each in languages), "language"
    yield _("Facts to check again"), str(overview.facts_due), "questions"
    yield _("Clock"), _clock(overview.clock, _), "opens-later"
    yield _("Protection of visits"), _protection(overview, _), "staff-leave"


def _row(fact: _Fact, first: bool, last: bool) -> Row:
    title, body, symbol = fact
    return Row("fact", title, body, rich((Span(body),)), symbol, first=first, last=last)


def _named(kiosk: Kiosk, language: LanguageReview) -> str:
    """A language's name in itself, whatever is written around it."""
    greeting = kiosk.offered.get(language.code)
    return isolated(language.name, "rtl" if greeting and greeting.right_to_left else "ltr")


def _clock(clock: Clock, _: Translate) -> str:
    if clock.is_behind:
        # i18n: {now} is a date and a time, {floor} a date
        behind = _("{now}. This is wrong: the content knows of {floor}. Set the clock.")
        return behind.format(now=clock.now, floor=clock.floor)
    return clock.now


def _protection(overview: Overview, _: Translate) -> str:
    if not overview.lacks:
        return _("Complete")
    names = ", ".join(lack.protection for lack in overview.lacks)
    # i18n: {names} are technical terms; “kiosk doctor” is a command
    return _("This machine lacks: {names}. “kiosk doctor” says why.").format(names=names)
