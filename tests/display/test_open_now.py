"""What a screen says of open now stays right while it stands, and nothing else moves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QAbstractItemModel

from kiosk.content.model import Content
from kiosk.display import reserve
from kiosk.display.stage import Stage
from kiosk.display.tour import settled_frame, turn_page
from kiosk.visit.state import START, Ask, Open, Place
from tests.display.conftest import Clock, Staging
from tests.display.finger import names
from tests.stories import CHECKED, Story, service

# A Monday, four minutes before closing time.
BEFORE = datetime(2026, 3, 2, 15, 56, 30, tzinfo=UTC)


class Day:
    """A time of day that moves when a test moves it."""

    def __init__(self) -> None:
        self.now = BEFORE

    def __call__(self) -> datetime:
        return self.now


class Signals:
    """Counts what a list tells of itself."""

    def __init__(self, rows: QAbstractItemModel) -> None:
        self.resets = 0
        self.changed: list[int] = []
        rows.modelReset.connect(self._reset)
        rows.dataChanged.connect(lambda first, last: self._change(first.row(), last.row()))

    def _reset(self) -> None:
        self.resets += 1

    def _change(self, first: int, last: int) -> None:
        self.changed.extend(range(first, last + 1))


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def shown() -> Content:
    """Many services, the last of which closes at 17:00."""
    told = {"hours": "Mo-Fr 09:00-17:00; PH off", "hours_text": "Weekdays", "origin": CHECKED}
    services = [service(f"line-{number}") for number in range(9)]
    made = Story(services=[*services, service("office", **told)]).content()
    return replace(made, time_floor="2026-03-01")


@pytest.fixture
def standing(staging: Staging, shown: Content, day: Day) -> Stage:
    """The list of all numbers, on its last page."""
    stage = staging(shown, day=day)
    stage.visit.act(Open(START))
    stage.visit.act(Open(Place("numbers")))
    settled_frame(stage)
    while turn_page(stage):
        settled_frame(stage)
    return stage


def chip(stage: Stage) -> str:
    (found,) = [name for name in names(stage) if name.startswith("Open")]
    return found.replace("\u2066", "").replace("\u2069", "")


def page_number(stage: Stage) -> str:
    (found,) = [name for name in names(stage) if name.startswith("Page ") and " of " in name]
    return found


def test_it_changes_with_the_minute_and_nothing_else_does(standing: Stage, day: Day) -> None:
    signals, page = Signals(standing.visit.rows), page_number(standing)
    before = settled_frame(standing)
    for minutes, told in ((1, "Open until 17:00"), (3, "Open until 17:00"), (4, "Opens Tuesday")):
        day.now = BEFORE + timedelta(minutes=minutes)
        standing.visit.tick()
        settled_frame(standing)
        assert chip(standing).startswith(told)
    assert (signals.resets, len(signals.changed)) == (0, 1)
    assert page_number(standing) == page != "Page 1 of 1"
    assert settled_frame(standing) != before


def test_while_nothing_changes_no_frame_is_another(standing: Stage, day: Day) -> None:
    signals, before = Signals(standing.visit.rows), settled_frame(standing)
    day.now = BEFORE + timedelta(minutes=3)
    standing.visit.tick()
    assert settled_frame(standing) == before
    assert (signals.resets, signals.changed) == (0, [])


def test_time_that_passes_is_no_touch(standing: Stage, day: Day, clock: Clock) -> None:
    clock.now += 600
    day.now += timedelta(seconds=600)
    standing.visit.tick()
    assert standing.visit.covered


def test_behind_the_idle_question_nothing_changes(standing: Stage, day: Day) -> None:
    signals = Signals(standing.visit.rows)
    standing.visit.act(Ask())
    day.now += timedelta(minutes=4)
    standing.visit.tick()
    assert (standing.visit.asking, signals.changed) == (True, [])
    standing.visit.carryOn()
    standing.visit.tick()
    settled_frame(standing)
    assert chip(standing).startswith("Opens Tuesday")


def test_a_clock_that_is_put_right_is_believed(staging: Staging, shown: Content, day: Day) -> None:
    day.now = datetime(1970, 1, 1, tzinfo=UTC)
    stage = staging(shown, day=day)
    stage.visit.act(Open(START))
    stage.visit.act(Open(Place("numbers")))
    settled_frame(stage)
    assert not [name for name in names(stage) if name.startswith("Open")]
    day.now = BEFORE
    stage.visit.tick()
    settled_frame(stage)
    assert chip(stage) == "Open until 17:00"


@pytest.mark.parametrize("state", ["confirmed", "published"])
def test_what_tells_hours_is_loaded_only_where_there_are_any(
    monkeypatch: pytest.MonkeyPatch, shown: Content, state: str
) -> None:
    origin = replace(CHECKED, state=state)
    services = {name: replace(each, origin=origin) for name, each in shown.services.items()}
    loaded: list[str] = []
    monkeypatch.setattr(reserve, "import_module", loaded.append)
    reserve.import_late(replace(shown, services=services))
    assert ("kiosk.content.hours" in loaded) == (state == "confirmed")
