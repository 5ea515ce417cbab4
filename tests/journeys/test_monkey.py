"""Random touches of one and two fingers, drags and keys, visit after visit: nothing breaks,
sticks or grows."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import NamedTuple

import pytest

from tests.journeys.conftest import SIZE
from tests.journeys.program import Program
from tests.journeys.rehearsal import Rehearsal
from tests.journeys.touch_screen import TouchScreen
from tests.processes import wait_until

SEED = 300
LEAVE = "F24"
KEYS = (
    *("Return", "Escape", "Tab", "Up", "Down", "Left", "Right", "space", LEAVE),
    *("F4", "F11", "Menu", "Print", "Delete", "a", "Super_L", "Alt_L", "Control_L"),
)
# What comes how often: most people touch.
DEEDS = {"touch": 12, "touch with two": 2, "drag": 2, "drag with two": 1, "strike": 3}
# How much more the last third of the visits may take than the first: memory, and time.
GROWTH = {"visitor": 1.1, "supervisor": 1.2, "hand_over": 1.5}


@pytest.fixture(scope="module")
def server() -> Iterator[TouchScreen]:
    """A screen for fingers."""
    running = TouchScreen(*SIZE)
    yield running
    running.close()


class Monkey:
    """Does what nobody would, in an order that a seed decides."""

    def __init__(self, screen: TouchScreen, random: Random) -> None:
        self._screen = screen
        self._random = random

    def act(self) -> None:
        """One touch, drag or key."""
        (deed,) = self._random.choices([*DEEDS], [*DEEDS.values()])
        match deed:
            case "touch":
                self._screen.tap(*self._point())
            case "touch with two":
                self._screen.tap_together(self._point(), self._point())
            case "drag":
                self._screen.drag(self._point(), self._point())
            case "drag with two":
                self._screen.drag_together(*[(self._point(), self._point()) for _ in range(2)])
            case "strike":
                self._screen.type_key(self._random.choice(KEYS))

    def _point(self) -> tuple[int, int]:
        width, height = self._screen.size
        return self._random.randrange(width), self._random.randrange(height)


class Visit(NamedTuple):
    """What was seen of a visit at its end: its process, memory in bytes, and the seconds to the
    next attract screen."""

    process: int
    visitor: int
    supervisor: int
    hand_over: float


def resident(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096


def stirrings(pid: int) -> list[str]:
    """What each thread of a process does, and how often it has begun to wait or had to."""
    told = ("State:", "voluntary_ctxt", "nonvoluntary_ctxt")
    found = []
    for status in sorted(Path(f"/proc/{pid}/task").glob("*/status")):
        found += [line for line in status.read_text().splitlines() if line.startswith(told)]
    return found


def wait_for_rest(kiosk: Program) -> None:
    """Wait until everything is done that was asked for: all sleeps, and nothing has stirred
    between two looks."""

    def rests() -> bool:
        with suppress(OSError):  # it has gone meanwhile
            before = stirrings(visitor := kiosk.visitor())
            time.sleep(0.02)
            sleeps = all("S (" in line for line in before if line.startswith("State:"))
            return sleeps and visitor == kiosk.visitor() and stirrings(visitor) == before
        return False

    wait_until(rests)


def visit(kiosk: Program, monkey: Monkey, deeds: int) -> Visit:
    """Let the monkey do so many things and leave; then begin a short visit, and leave that."""
    for _ in range(deeds):
        monkey.act()
    wait_for_rest(kiosk)
    kiosk.screen.type_key(LEAVE)
    kiosk.see("attract")
    kiosk.touch("Touch the screen", then="start")
    visitor = kiosk.visitor()
    memory = resident(visitor), resident(kiosk.process.pid)
    began = time.monotonic()
    kiosk.touch("Leave now", then="attract")
    return Visit(visitor, *memory, time.monotonic() - began)


def go_on(kiosk: Program, visits: int, deeds: int) -> list[Visit]:
    """The visits of a monkey, of so many deeds each; the program has nothing to say of them."""
    monkey = Monkey(kiosk.screen, Random(SEED))
    seen = [visit(kiosk, monkey, deeds) for _ in range(visits)]
    kiosk.process.terminate()
    assert kiosk.ends() == (0, "", "")
    assert len({one.process for one in seen}) == visits
    return seen


def thirds(values: list[float]) -> tuple[float, float]:
    """The lowest tenth of the first third and of the last: what else the machine is doing makes
    a hand-over slower, and never faster."""
    third = len(values) // 3
    first, *_ = quantiles(values[:third], n=10)
    last, *_ = quantiles(values[-third:], n=10)
    return first, last


def test_a_monkey_breaks_nothing(kiosk):
    go_on(kiosk, visits=5, deeds=60)


@pytest.mark.soak
def test_twenty_thousand_deeds_in_three_hundred_visits_break_nothing_and_nothing_grows(kiosk):
    began = time.monotonic()
    seen = go_on(kiosk, visits=300, deeds=67)
    print(f"\n300 visits of 67 deeds took {time.monotonic() - began:.0f} s; first and last third:")
    for what, unit in (("visitor", 1 << 20), ("supervisor", 1 << 20), ("hand_over", 0.001)):
        first, last = thirds([getattr(one, what) / unit for one in seen])
        print(f"{what}: {first:.1f}, {last:.1f} {'ms' if what == 'hand_over' else 'MB'}")
        assert last <= GROWTH[what] * first


@pytest.mark.parametrize("touches", [50, pytest.param(2000, marks=pytest.mark.soak)])
def test_two_fingers_never_open_two_things(rehearsal: Rehearsal, screen, touches):
    random = Random(SEED)
    width, height = screen.size
    for _ in range(touches):
        before = rehearsal.depth
        rehearsal.touch(*[(random.randrange(width), random.randrange(height)) for _ in range(2)])
        assert rehearsal.depth <= before + 1
        if rehearsal.is_over:
            rehearsal.begin_anew()


def test_growth_would_have_been_seen():
    first, last = thirds([100.0 + 2 * number for number in range(90)])
    assert last > max(GROWTH.values()) * first
