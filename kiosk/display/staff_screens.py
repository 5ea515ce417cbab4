"""The screens of the staff panel, as rows, and what their controls do."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.display.staff_overview import facts_screen, overview_rows
from kiosk.display.staff_service_screens import health_screen, ways_out_screen
from kiosk.staff import actions
from kiosk.staff.panel import PanelState
from kiosk.staff.records import Overview
from kiosk.staff.screens import AtFacts, AtHealth, AtOverview, AtWaysOut, PinPad
from kiosk.staff.screens import Screen as Place
from kiosk.visit.direction import directed_screen
from kiosk.visit.rows import Row
from kiosk.visit.screen import Kiosk, Screen

# What a control names, and what it does.
_ACTIONS: dict[str, actions.FromFinger] = {
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
    return _ACTIONS.get(target)


def depth_of(place: Place) -> int:
    """How many screens lie between a screen and where staff came in, with both."""
    match place:
        case PinPad() | AtOverview():
            return 1
        case AtWaysOut(asks=how) if how:
            return 3
    return 2


def staff_screen(kiosk: Kiosk, state: PanelState) -> Screen:
    """What the panel shows now."""
    screen = _undirected(kiosk, state)
    return directed_screen(screen) if kiosk.right_to_left else screen


def _undirected(kiosk: Kiosk, state: PanelState) -> Screen:
    match state.screen:
        case AtHealth() as health:
            return health_screen(kiosk, health)
        case AtFacts() if state.overview is not None:
            return facts_screen(kiosk, state.overview)
        case AtWaysOut() as place:
            return ways_out_screen(kiosk, place)
        case _ if state.overview is not None:
            return _overview_screen(kiosk, state.overview)
    return pin_screen(kiosk)


def pin_screen(kiosk: Kiosk) -> Screen:
    """The pad; what is typed on it is no part of a screen."""
    _ = kiosk.translate
    return Screen("pin", _("Staff PIN"), _("For the people who look after this screen"), _("Staff"))


def _overview_screen(kiosk: Kiosk, overview: Overview) -> Screen:
    """The state of this kiosk, and what can be done about it."""
    _ = kiosk.translate
    rows = (*_ways_on(kiosk, overview), *overview_rows(kiosk, overview))
    return Screen("reading", _("This kiosk"), section=_("Staff"), rows=rows)


def _ways_on(kiosk: Kiosk, overview: Overview) -> Iterator[Row]:
    _ = kiosk.translate
    tests = _("Screen, sound and touch")
    yield Row("way", _("Tests"), tests, symbol="yes", target="health")
    # i18n: {count} is how many facts somebody has to look at again
    due = _("To check again: {count}").format(count=len(overview.due))
    yield Row("way", _("Facts to check again"), due, symbol="questions", target="facts")
    out = _("All screens end. The content stays.")
    yield Row("way", _("Restart or end the kiosk"), out, symbol="staff-leave", target="ways-out")
