"""What the program prints tells nothing of a visit."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.journeys.program import KIOSK, Program, altered
from tests.journeys.rehearsal import Rehearsal
from tests.journeys.screen import Screen
from tests.journeys.wander import Wanderer


def wander(kiosk: Program, seed: int, steps: int) -> None:
    rehearsal = Rehearsal(kiosk.screen.size)
    wanderer = Wanderer(kiosk, rehearsal, seed)
    for _ in range(steps):
        wanderer.step()
    wanderer.leave()
    rehearsal.close()


def short_visit(kiosk: Program) -> None:
    wander(kiosk, seed=5, steps=3)


def long_visits(kiosk: Program) -> None:
    wander(kiosk, seed=6, steps=25)
    wander(kiosk, seed=7, steps=10)


def into(door: str) -> Callable[[Program], None]:
    """A visit that opens something and does not come back from it."""

    def open_it(kiosk: Program) -> None:
        kiosk.touch("Touch the screen", then="start")
        kiosk.touch(door, then="attract")

    return open_it


@pytest.fixture
def log(start, screen: Screen) -> Callable[..., str]:
    """What the program prints from its start to its end, without times and process numbers."""

    def log_of(visits: Callable[[Program], None], command: tuple[str, ...] = KIOSK) -> str:
        kiosk = start(command=command)
        kiosk.see("attract")
        visits(kiosk)
        kiosk.process.terminate()
        code, out, said = kiosk.ends()
        assert (code, out) == (0, "")
        return re.sub(r"\b\d+([:.]\d+)+\b|\b(process|pid) \d+", "", said)

    return log_of


def test_visits_of_different_ways_and_lengths_leave_the_same_log(log):
    assert log(short_visit) == log(long_visits) == ""


def test_a_log_of_what_was_opened_would_have_been_seen(log):
    assert log(short_visit, altered("talks")) != log(long_visits, altered("talks"))


def test_errors_tell_their_kind_and_their_place_in_the_program(log):
    said = log(into("Learn"), altered("trips"))
    assert said == log(into("Report something"), altered("trips"))
    assert re.fullmatch(
        r"kiosk: ValueError in kiosk/visit/screens\.py:\d+\. "
        r"This process ends; the next one takes its place\.\n",
        said,
    )
