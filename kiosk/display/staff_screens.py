"""The screens of the staff panel, as rows, and what their controls do."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.content.isolates import isolated
from kiosk.display.staff_update_screens import (
    Fact,
    candidate_screen,
    candidates_screen,
    card,
    confirming_screen,
    found_so_far,
    result_screen,
    under_way_screen,
)
from kiosk.staff import actions
from kiosk.staff.panel import PanelState
from kiosk.staff.records import Clock, LanguageReview, Overview
from kiosk.staff.screens import (
    AtCandidate,
    AtCandidates,
    AtOverview,
    AtResult,
    Confirming,
    Install,
    PinPad,
    UnderWay,
)
from kiosk.staff.screens import Screen as Place
from kiosk.visit.direction import directed_screen
from kiosk.visit.origins import Translate
from kiosk.visit.rows import Row
from kiosk.visit.screen import Kiosk, Screen

# What a control names, and what it does.
_ACTIONS: dict[str, actions.FromFinger] = {
    "candidates": actions.Open("candidates"),
    "undo": actions.AskUndo(),
    "install": actions.AskInstall(),
    "confirm": actions.Confirm(),
    "cancel": actions.Cancel(),
    "back": actions.Back(),
}


def staff_action(target: str) -> actions.FromFinger | None:
    """What a control of the panel does, by what it names."""
    kind, _, identifier = target.partition(":")
    return actions.Choose(identifier) if kind == "candidate" else _ACTIONS.get(target)


def depth_of(place: Place) -> int:
    """How many screens lie between a screen and where staff came in, with both."""
    match place:
        case PinPad() | AtOverview():
            return 1
        case AtCandidate():
            return 3
        case Confirming(deed=Install()):
            return 4
        case UnderWay():
            return 5
        case AtResult():
            return 6
    return 2


def staff_screen(kiosk: Kiosk, state: PanelState) -> Screen:
    """What the panel shows now."""
    screen = _undirected(kiosk, state)
    return directed_screen(screen) if kiosk.right_to_left else screen


def _undirected(kiosk: Kiosk, state: PanelState) -> Screen:
    match state.screen:
        case AtCandidates():
            return candidates_screen(kiosk, state.search)
        case AtCandidate(candidate=candidate):
            return candidate_screen(kiosk, candidate)
        case Confirming(deed=deed):
            return confirming_screen(kiosk, deed, state.overview)
        case UnderWay() as under_way:
            return under_way_screen(kiosk, under_way)
        case AtResult() as result:
            return result_screen(kiosk, result)
        case _ if state.overview is not None:
            return _overview_screen(kiosk, state.overview, state)
    return pin_screen(kiosk)


def pin_screen(kiosk: Kiosk) -> Screen:
    """The pad; what is typed on it is no part of a screen."""
    _ = kiosk.translate
    return Screen("pin", _("Staff PIN"), _("For the people who look after this screen"), _("Staff"))


def _overview_screen(kiosk: Kiosk, overview: Overview, state: PanelState) -> Screen:
    """The state of this kiosk, and what can be done about it."""
    _ = kiosk.translate
    rows = card(list(_facts(kiosk, overview)))
    ways = _ways_on(kiosk, overview, state)
    return Screen("reading", _("This kiosk"), section=_("Staff"), rows=(*ways, *rows))


def _ways_on(kiosk: Kiosk, overview: Overview, state: PanelState) -> Iterator[Row]:
    _ = kiosk.translate
    found = found_so_far(kiosk, state.search)
    yield Row("way", _("Content from a stick"), found, symbol="usb", target="candidates")
    if overview.previous:
        # i18n: {version} is content, such as “luxembourg 12”
        back = _("To {version}, which was shown before.").format(version=overview.previous.version)
        yield Row("way", _("Undo the last change"), back, symbol="change-back", target="undo")


def _facts(kiosk: Kiosk, overview: Overview) -> Iterator[Fact]:
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
