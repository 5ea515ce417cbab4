"""The screens of the staff panel, as rows, and what their controls do."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.display.staff_overview import facts_screen, overview_rows
from kiosk.display.staff_service_screens import health_screen, ways_out_screen
from kiosk.display.staff_update_screens import (
    candidate_screen,
    candidates_screen,
    confirming_screen,
    found_so_far,
    result_screen,
    under_way_screen,
)
from kiosk.staff import actions
from kiosk.staff.panel import PanelState
from kiosk.staff.records import Overview
from kiosk.staff.screens import (
    AtCandidate,
    AtCandidates,
    AtFacts,
    AtHealth,
    AtOverview,
    AtResult,
    AtWaysOut,
    Confirming,
    Install,
    PinPad,
    UnderWay,
)
from kiosk.staff.screens import Screen as Place
from kiosk.visit.direction import directed_screen
from kiosk.visit.rows import Row
from kiosk.visit.screen import Kiosk, Screen

# What a control names, and what it does.
_ACTIONS: dict[str, actions.FromFinger] = {
    "candidates": actions.Open("candidates"),
    "undo": actions.AskUndo(),
    "install": actions.AskInstall(),
    "confirm": actions.Confirm(),
    "cancel": actions.Cancel(),
    "facts": actions.Open("facts"),
    "health": actions.Open("health"),
    "test:screen": actions.RunTest("screen"),
    "test:sound": actions.RunTest("sound"),
    "test:touch": actions.RunTest("touch"),
    "ways-out": actions.Open("ways-out"),
    "ask-end:restart": actions.AskEnd("restart"),
    "ask-end:stop": actions.AskEnd("stop"),
    "end:restart": actions.End("restart"),
    "end:stop": actions.End("stop"),
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
        case AtWaysOut(asks=how) if how:
            return 3
        case AtHealth(runs=test) if test:
            return 3
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
    return _of_the_kiosk(kiosk, state)


def _of_the_kiosk(kiosk: Kiosk, state: PanelState) -> Screen:
    match state.screen:
        case AtHealth() as health:
            return health_screen(kiosk, health)
        case AtWaysOut() as place:
            return ways_out_screen(kiosk, place)
        case AtFacts() if state.overview is not None:
            return facts_screen(kiosk, state.overview)
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
    rows = (*_ways_on(kiosk, overview, state), *overview_rows(kiosk, overview))
    return Screen("reading", _("This kiosk"), section=_("Staff"), rows=rows)


def _ways_on(kiosk: Kiosk, overview: Overview, state: PanelState) -> Iterator[Row]:
    _ = kiosk.translate
    found = found_so_far(kiosk, state.search)
    yield Row("way", _("Content from a stick"), found, symbol="usb", target="candidates")
    if overview.previous:
        # i18n: {version} is content, such as “luxembourg 12”
        back = _("To {version}, which was shown before.").format(version=overview.previous.version)
        yield Row("way", _("Undo the last change"), back, symbol="change-back", target="undo")
    # i18n: {count} is how many facts somebody has to look at again
    due = _("To check again: {count}").format(count=len(overview.due))
    yield Row("way", _("Facts to check again"), due, symbol="questions", target="facts")
    tests = _("Screen, sound and touch")
    yield Row("way", _("Tests"), tests, symbol="yes", target="health")
    out = _("All screens end. The content stays.")
    yield Row("way", _("Restart or end the kiosk"), out, symbol="staff-leave", target="ways-out")
