"""The measurements, all taken from outside: by what is seen on the screen, and by the kernel."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass

from processes import is_gone, memory, processor_seconds, wait_until_quiet
from programs import ANYWHERE, FIRST_DOOR, Point, Program
from screen import NothingHappened, Screen

_SECONDS_TO_END = 10.0


@dataclass(frozen=True)
class Looks:
    """What a program shows first, and after the first touch, in the rows that are watched."""

    first: bytes
    second: bytes


@dataclass(frozen=True)
class Run:
    """Seconds from exec to the first frame, and from a touch to the page; PSS in bytes."""

    start: float
    touch: float
    memory: float  # not a number where this user may not look


@dataclass(frozen=True)
class HandOver:
    """Seconds from the touch of Leave to the cover, to the attract screen, and to the old
    process's end."""

    wipe: float
    frame: float
    gone: float


def look_at(program: Program, screen: Screen) -> Looks:
    """What the program shows, so that it can be recognised."""
    nothing = screen.rest()
    with program.running() as process:
        screen.wait_for_change(nothing)
        wait_until_quiet(process.pid)
        first = screen.rest()
        screen.tap(*ANYWHERE)
        screen.wait_for_change(first)
        return Looks(first, screen.rest())


def run(program: Program, looks: Looks, screen: Screen) -> Run:
    """Start a program, touch it, weigh it with all its children, and end it."""
    screen.rest()
    began = time.perf_counter()
    with program.running() as process:
        shown = screen.wait_for(looks.first)
        wait_until_quiet(process.pid)
        before = looks.first
        for point in program.way:
            screen.tap(*point)
            screen.wait_for_change(before)
            before = screen.rest()
        touched = screen.tap(*FIRST_DOOR)
        changed = screen.wait_for_change(before)
        screen.rest()
        return Run(shown - began, changed - touched, memory(process.pid))


def start(program: Program, looks: Looks, screen: Screen) -> float:
    """Seconds from exec to the first frame."""
    screen.rest()
    began = time.perf_counter()
    with program.running():
        return screen.wait_for(looks.first) - began


def restart(program: Program, looks: Looks, screen: Screen) -> float:
    """Seconds from a crash of a program that nobody supervises to its first frame, started anew."""
    with program.running() as process:
        screen.wait_for(looks.first)
        wait_until_quiet(process.pid)
        killed = time.perf_counter()
        process.kill()
        process.wait()
        with program.running():
            screen.wait_for_change(looks.first)
            return screen.wait_for(looks.first) - killed


def idle(program: Program, looks: Looks, screen: Screen, seconds: float) -> float:
    """The part of one core that it takes to show the first screen to nobody."""
    with program.running() as process:
        screen.wait_for(looks.first)
        wait_until_quiet(process.pid)
        before, began = processor_seconds(process.pid), time.perf_counter()
        time.sleep(seconds)
        used = processor_seconds(process.pid) - before
        return used / (time.perf_counter() - began)


def recovery(
    kiosk: Program, looks: Looks, screen: Screen, number: signal.Signals, times: int
) -> list[float]:
    """Seconds from a signal to the process on the screen, in a visit, to the attract screen."""
    found = []
    with kiosk.running() as process:
        screen.wait_for(looks.first)
        for _ in range(times):
            _begin_visit(process.pid, looks, screen)
            shown, began = screen.owner(), time.perf_counter()
            os.kill(shown, number)
            found.append(screen.wait_for(looks.first) - began)
    return found


def hand_overs(
    kiosk: Program, looks: Looks, screen: Screen, leave: Point, visits: int
) -> list[HandOver]:
    """As many visits, each begun by a touch and ended by Leave."""
    with kiosk.running() as process:
        screen.wait_for(looks.first)
        found = []
        for _ in range(visits):
            _begin_visit(process.pid, looks, screen)
            found.append(_hand_over(looks, screen, leave))
        return found


def _begin_visit(pid: int, looks: Looks, screen: Screen) -> None:
    wait_until_quiet(pid)  # then the next one is warm
    screen.tap(*ANYWHERE)
    screen.wait_for(looks.second)
    wait_until_quiet(pid)


def _hand_over(looks: Looks, screen: Screen, leave: Point) -> HandOver:
    old = screen.owner()
    left = screen.tap(*leave)
    wipe = frame = gone = 0.0
    while not (frame and gone):
        now = time.perf_counter() - left
        seen = screen.look()
        wipe = wipe or now * (seen != looks.second)
        frame = frame or now * (seen == looks.first)
        gone = gone or now * is_gone(old)
        if now > _SECONDS_TO_END:
            raise NothingHappened("The visit did not end.")
    return HandOver(wipe, frame, gone)
