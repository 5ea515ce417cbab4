"""What the staff panel is doing: a value that only `apply` changes.

Whoever drives the panel shows `state.screen`, does `state.errand` as long as it stands there (and
no other), says what came of it by an action, and ends the process when `state.ended` says how.
Times are seconds of a clock that never goes back.
"""

from __future__ import annotations

from typing import Final, Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from kiosk.staff.actions import (
    Action,
    AskEnd,
    AskInstall,
    AskUndo,
    Back,
    Cancel,
    Choose,
    Confirm,
    End,
    Enter,
    Erase,
    Finished,
    Found,
    FromFinger,
    Hit,
    Judged,
    Laid,
    Leave,
    Looked,
    Next,
    Open,
    Played,
    Press,
    RunTest,
    Stepped,
    Ticked,
)
from kiosk.staff.health import PICTURES, Fields, touched
from kiosk.staff.pin import LEAST_DIGITS, Pin
from kiosk.staff.records import Candidate, Overview, StepName
from kiosk.staff.screens import (
    AtCandidate,
    AtCandidates,
    AtFacts,
    AtHealth,
    AtOverview,
    AtResult,
    AtWaysOut,
    Confirming,
    Deed,
    Install,
    PinPad,
    Screen,
    UnderWay,
    Undo,
)

Ending = Literal["left", "restart", "stop"]

LEAVES_AFTER_S = 60.0

_OPENED: Final[dict[str, Screen]] = {
    "candidates": AtCandidates(),
    "health": AtHealth(),
    "facts": AtFacts(),
    "ways-out": AtWaysOut(),
}
_ORDER: tuple[StepName, ...] = get_args(StepName)


class PanelState(Struct, frozen=True):
    """The panel. `overview` is None until somebody has looked; `touched_at` is the last touch, or
    the end of the last errand. `search` is what was found on sticks and in the drop folder, None
    until somebody has begun to look."""

    screen: Screen = PinPad()
    overview: Overview | None = None
    search: Found | None = None
    touched_at: float = 0.0
    ended: Ending | None = None

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The bundles that were found, newest first."""
        return self.search.candidates if self.search else ()

    @property
    def errand(self) -> Pin | Deed | Literal["sound"] | None:
        """What is to be done now: the PIN to be tried, a deed to be done, a sound to be played.

        One that is no longer here is cancelled where it still can be; activation is never
        stopped.
        """
        if self.ended:
            return None
        match self.screen:
            case PinPad(pin=pin, is_judged=True):
                return pin
            case UnderWay(deed=deed, is_cancelled=False):
                return deed
            case AtHealth(runs="sound"):
                return "sound"
        return None

    @property
    def is_busy(self) -> bool:
        """Whether something runs, even if it is to stop."""
        match self.screen:
            case PinPad(is_judged=True) | UnderWay():
                return True
        return False

    @property
    def leaves_at(self) -> float | None:
        """When the panel closes by itself; never while something runs."""
        return None if self.is_busy else self.touched_at + LEAVES_AFTER_S


def opened(now: float, wait_s: float) -> PanelState:
    """The panel after the gesture; nobody may type a PIN for `wait_s` seconds."""
    return PanelState(PinPad(opens_at=now + wait_s), touched_at=now)


def apply(state: PanelState, action: Action, now: float) -> PanelState:
    """Return the state after `action`; what cannot be done changes nothing.

    Total and pure. Nothing but a right PIN leads past the pad, nothing but `Confirm` to a deed,
    and `Leave` ends whatever is shown.
    """
    if state.ended:
        return state
    if isinstance(action, FromFinger):
        state = replace(state, touched_at=now)
    match action:
        case Leave():
            return replace(state, ended="left")
        case Ticked():
            due = state.leaves_at is not None and now >= state.leaves_at
            return replace(state, ended="left") if due else state
        case Looked(overview=overview):
            return _still_offered(replace(state, overview=overview))
        case Found():
            return _still_offered(replace(state, search=action))
        case End(how=how):
            return replace(state, ended=how) if state.screen == AtWaysOut(asks=how) else state
    after = replace(state, screen=_next(state, action, now))
    return replace(after, touched_at=now) if state.is_busy and not after.is_busy else after


def _next(state: PanelState, action: Action, now: float) -> Screen:
    match state.screen:
        case PinPad() as pad:
            return _at_pad(pad, action, now)
        case UnderWay() as under_way:
            return _under_way(under_way, action)
        case Confirming(deed=deed) if isinstance(action, Confirm):
            return UnderWay(deed)
    return _elsewhere(state, action)


def _at_pad(pad: PinPad, action: Action, now: float) -> Screen:
    match action:
        case Judged(is_right=True) if pad.is_judged:
            return AtOverview()
        case Judged(wait_s=wait_s) if pad.is_judged:
            return PinPad(was_wrong=True, opens_at=now + wait_s)
        case _ if pad.is_judged or now < pad.opens_at:
            return pad
        case Press(digit=digit):
            return replace(pad, pin=pad.pin.typed(digit), was_wrong=False)
        case Erase():
            return replace(pad, pin=pad.pin.erased())
        case Enter() if len(pad.pin) >= LEAST_DIGITS:
            return replace(pad, is_judged=True)
    return pad


def _under_way(screen: UnderWay, action: Action) -> Screen:
    match action:
        case Cancel() if screen.can_cancel:
            return replace(screen, is_cancelled=True)
        case Stepped(step=step) if screen.step is None or _follows(step.name, screen.step.name):
            return replace(screen, step=step)
        case Finished(outcome=outcome):
            return AtResult(screen.deed, outcome)
    return screen


def _follows(name: StepName, before: StepName) -> bool:
    return _ORDER.index(name) >= _ORDER.index(before)


def _elsewhere(state: PanelState, action: Action) -> Screen:
    """From one screen to another, where nothing is changed yet."""
    match state.screen, action:
        case AtOverview(), Open(screen=name):
            return _OPENED[name]
        case AtOverview(), AskUndo() if state.overview and state.overview.previous:
            return Confirming(Undo(state.overview.previous))
        case AtCandidates(), Choose(id=identifier):
            chosen = _candidate(state, identifier)
            return AtCandidate(chosen) if chosen else state.screen
        case AtCandidate(candidate=candidate), AskInstall() if candidate.can_be_installed:
            return Confirming(Install(candidate))
        case AtHealth() as health, _ if not isinstance(action, Back):
            return _at_health(health, action)
        case AtWaysOut(), AskEnd(how=how):
            return AtWaysOut(asks=how)
        case screen, Back():
            return _before(screen)
    return state.screen


def _before(screen: Screen) -> Screen:
    match screen:
        case AtCandidate():
            return AtCandidates()
        case Confirming(deed=Install(candidate=candidate)):
            return AtCandidate(candidate)
        case AtHealth(runs=test) if test:
            return replace(screen, runs=None, picture=0)
        case AtWaysOut(asks=how) if how:
            return AtWaysOut()
    return AtOverview()


def _at_health(health: AtHealth, action: Action) -> AtHealth:
    match health.runs, action:
        case None, RunTest(test=test):
            return AtHealth(test)
        case "screen", Next():
            following = health.picture + 1
            return AtHealth("screen", following) if following < len(PICTURES) else AtHealth()
        case "touch", Laid(fields=fields):
            return replace(health, fields=fields)
        case "touch", Hit(field=field) if health.fields:
            return _touched(touched(health.fields, field))
        case "sound", Played(sounded=sounded):
            return AtHealth(sounded=sounded)
    return health


def _touched(fields: Fields) -> AtHealth:
    return AtHealth("touch" if fields.missing else None, fields=fields)


def _still_offered(state: PanelState) -> PanelState:
    """Ask for nothing that is no longer there: a stick was pulled, a file became another one."""
    match state.screen:
        case AtCandidate(candidate=shown) | Confirming(deed=Install(candidate=shown)):
            found = _candidate(state, shown.id)
            screen: Screen = AtCandidate(found) if found else AtCandidates()
            is_same = found == shown
        case Confirming(deed=Undo(slot=slot)):
            screen = AtOverview()
            is_same = state.overview is not None and state.overview.previous == slot
        case _:
            return state
    return state if is_same else replace(state, screen=screen)


def _candidate(state: PanelState, identifier: str) -> Candidate | None:
    return next((each for each in state.candidates if each.id == identifier), None)
