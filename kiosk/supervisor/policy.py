"""Which visitor process runs, which ends, and when: events in, commands out, nothing else.

Processes are known by their number, counted from 1. At most one is `on_screen` and one is
`coming`; every other one has been told to die. Time is in seconds of a clock that never
goes back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

PAUSES = (0.0, 0.5, 1.0, 2.0, 5.0, 10.0)


def pause(failures: int) -> float:
    """Seconds to wait after so many processes in a row that died before their first frame."""
    return PAUSES[min(max(failures, 1), len(PAUSES)) - 1]


class Said(NamedTuple):
    """Event: a visitor process said a word on its link."""

    number: int
    word: str


class Exited(NamedTuple):
    """Event: a visitor process is gone, or could not be started."""

    number: int


class Woke(NamedTuple):
    """Event: the time in `State.start_at` may have come."""


class Stopped(NamedTuple):
    """Event: the kiosk shall end."""


class Start(NamedTuple):
    """Command: start a visitor process and call it by this number."""

    number: int


class Kill(NamedTuple):
    """Command: end a visitor process at once."""

    number: int


Event = Said | Exited | Woke | Stopped
Command = Start | Kill
Step = tuple["State", tuple[Command, ...]]


class State(NamedTuple):
    """What the supervisor knows.

    `closable`: a visitor's window has a frame, and closing it ends the kiosk. `failures` counts
    the processes in a row that died before their first frame; `start_at` is when to try again.
    """

    closable: bool = False
    on_screen: int = 0
    coming: int = 0
    newest: int = 0
    failures: int = 0
    start_at: float | None = None
    finished: bool = False


def begin(closable: bool) -> Step:
    """The first process."""
    return _start(State(closable=closable))


def apply(state: State, event: Event, now: float) -> Step:
    """What follows from an event. Total: words out of place and late news change nothing."""
    match event:
        case Stopped():
            return _finish(state)
        case Woke() if state.start_at is not None and now >= state.start_at:
            return _start(state)
        case Exited(number):
            return _exited(state, number, now)
        case Said(number, word) if number in _living(state):
            return _said(state, number, word)
        case _:
            return state, ()


def _said(state: State, number: int, word: str) -> Step:
    is_coming = number == state.coming
    match word:
        case "shown" if is_coming:
            old = _kill(state.on_screen)
            return state._replace(on_screen=number, coming=0, failures=0), old
        case "ended" if not is_coming:
            # It has covered itself and stays until the next one is on the screen.
            return (state, ()) if _is_next_due(state) else _start(state)
        case "closed" if state.closable:
            return _finish(state)
        case "ended":
            return state, _kill(number)
        case _:
            return state, ()


def _exited(state: State, number: int, now: float) -> Step:
    if number == state.coming:
        failures = state.failures + 1
        start_at = now + pause(failures)
        later = state._replace(coming=0, failures=failures, start_at=start_at)
        return apply(later, Woke(), now)
    if number == state.on_screen:
        bare = state._replace(on_screen=0)
        return (bare, ()) if _is_next_due(state) else _start(bare)
    return state, ()


def _start(state: State) -> Step:
    number = state.newest + 1
    return state._replace(newest=number, coming=number, start_at=None), (Start(number),)


def _finish(state: State) -> Step:
    over = state._replace(on_screen=0, coming=0, start_at=None, finished=True)
    return over, (*_kill(state.on_screen), *_kill(state.coming))


def _is_next_due(state: State) -> bool:
    return state.coming != 0 or state.start_at is not None


def _living(state: State) -> Sequence[int]:
    return [number for number in (state.on_screen, state.coming) if number]


def _kill(number: int) -> tuple[Command, ...]:
    return (Kill(number),) if number else ()
