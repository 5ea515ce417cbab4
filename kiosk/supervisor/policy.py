"""Which process is on the screen, which is kept warm, and when: events in, commands out.

An event changes what is known; `settle` then commands whatever that calls for.
"""

from __future__ import annotations

from kiosk.supervisor.events import (
    Command,
    Dismiss,
    Event,
    Exited,
    Grown,
    Hung,
    Kill,
    Renewed,
    Said,
    Stopped,
)
from kiosk.supervisor.settle import settle
from kiosk.supervisor.state import EMERGENCY_PAUSE, PROBATION, REST, Ending, State, Step, pause


def begin(state: State) -> Step:
    """The first process."""
    return settle(state)


def apply(state: State, event: Event, now: float) -> Step:
    """What follows from an event. Total: words out of place and late news change nothing."""
    noted, commands = _note(_at(state, now), event, now)
    if noted.finished:
        return noted, commands
    settled, more = settle(noted)
    return settled, (*commands, *more)


def _at(state: State, now: float) -> State:
    """The state once the times that have come are behind it."""
    if state.proven_at is not None and now >= state.proven_at:
        state = state._replace(proven_at=None, failures=0)
    if state.start_at is not None and now >= state.start_at:
        state = state._replace(start_at=None)
    if state.emergency_at is not None and now >= state.emergency_at:
        state = state._replace(emergency_at=None)
    return state


def _note(state: State, event: Event, now: float) -> Step:
    match event:
        case Stopped():
            return _finish(state, "told")
        case Said(number, "shown") if number in state.living:
            return _on_screen(state, number, now)
        case Said(number, word) if number in state.living:
            return _said(state, number, word, now)
        case Exited(number) if number in state.living:
            return _lost(state, number, now), ()
        case Hung(number) if number in state.living:
            return _drop(state, number, now)
        case Grown(number) if number in state.living:
            return _grown(state, number)
        case Renewed():
            return _renewed(state)
        case _:
            return state, ()


def _said(state: State, number: int, word: str, now: float) -> Step:
    match word:
        case "closed" if state.closable:
            return _finish(state, "told")
        case "restart" | "stop" if state.has_panel and number == state.on_screen:
            return _finish(state, word)
        case "ready" if number == state.warm:
            return state._replace(is_ready=True), ()
        case "touched" if number == state.on_screen:
            return state._replace(is_touched=True, proven_at=None, failures=0), ()
        case "ended" if number == state.on_screen:
            return _ended(state)
        case "staff" if number == state.on_screen:
            return _asked(state)
        case "ended":
            return _drop(state, number, now)
        case _:
            return state, ()


def _on_screen(state: State, number: int, now: float) -> Step:
    if number == state.coming:
        return _shown(state, now)
    if number == state.staff:
        return _opened(state)
    if number == state.emergency and state.is_bare:
        return _vacated(state)._replace(stands_in=True), _kill(state.on_screen)
    return state, ()


def _shown(state: State, now: float) -> Step:
    shown = _relieved(_vacated(state))._replace(
        on_screen=state.coming,
        coming=0,
        proven_at=now + PROBATION,
        start_at=max(now + REST, state.start_at or 0.0),
    )
    return shown, (*_kill(state.on_screen), *_kill(state.emergency))


def _asked(state: State) -> Step:
    """The visit ends, and the staff panel is the next thing to be shown."""
    if state.is_over or state.is_asked or state.staff:
        return state, ()
    return state._replace(is_asked=True), (Dismiss(state.on_screen),)


def _opened(state: State) -> Step:
    """On the screen, the staff panel ends as a visit does that was touched; it is no failure."""
    opened = _relieved(_vacated(state))._replace(
        on_screen=state.staff, has_panel=True, staff=0, is_touched=True
    )
    return opened, (*_kill(state.on_screen), *_kill(state.emergency))


def _ended(state: State) -> Step:
    """It stays, covered, until the next is shown, unless that one needs the display before."""
    over = state._replace(is_over=True)
    return over, () if state.shares_display else (Kill(state.on_screen),)


def _drop(state: State, number: int, now: float) -> Step:
    """Kill a process that is of no use. Where it may own the display, its end is waited for."""
    after = _lost(state, number, now) if state.shares_display else state
    return after, (Kill(number),)


def _lost(state: State, number: int, now: float) -> State:
    if number == state.emergency:
        again_at = None if state.stands_in else now + EMERGENCY_PAUSE
        return _relieved(state)._replace(emergency_at=again_at)
    if number == state.staff:
        return state._replace(staff=0)
    if number == state.coming:
        return _failed(state._replace(coming=0), now)
    if number == state.warm:
        return _failed(state._replace(warm=0, is_ready=False), now)
    return _vacated(state) if state.proven_at is None else _failed(_vacated(state), now)


def _failed(state: State, now: float) -> State:
    failures = state.failures + 1
    seconds = pause(failures)
    return state._replace(failures=failures, start_at=now + seconds if seconds else None)


def _grown(state: State, number: int) -> Step:
    """Replace it as soon as nobody can notice; one that was touched goes with its visit."""
    if number == state.warm:
        return state._replace(warm=0, is_ready=False), (Kill(number),)
    is_unused = not (state.is_touched or state.is_over)
    can_follow = state.is_ready or not state.shares_display
    if number == state.on_screen and is_unused and can_follow:
        return _ended(state)
    return state, ()


def _renewed(state: State) -> Step:
    """The next visit is to have the new content; a visit that goes on keeps the old one."""
    renewed = state._replace(outdated=state.newest, warm=0, is_ready=False)
    return renewed, _kill(state.warm)


def _vacated(state: State) -> State:
    return state._replace(
        on_screen=0, has_panel=False, is_touched=False, is_over=False, proven_at=None
    )


def _relieved(state: State) -> State:
    return state._replace(emergency=0, stands_in=False, emergency_at=None)


def _finish(state: State, ending: Ending) -> Step:
    over = State(
        state.closable,
        state.shares_display,
        state.has_emergency,
        newest=state.newest,
        ending=ending,
    )
    return over, tuple(map(Kill, state.living))


def _kill(number: int) -> tuple[Command, ...]:
    return (Kill(number),) if number else ()
