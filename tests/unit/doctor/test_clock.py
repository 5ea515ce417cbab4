"""Can the clock be right, and is the time zone known?"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.content.compile import compile_folder
from kiosk.doctor.check import State
from kiosk.doctor.clock import check_clock
from tests.makers import EXAMPLE, TODAY, ContentMaker


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The invented country's bundle, which knows of the second of November 2026."""
    assert compile_folder(EXAMPLE, tmp_path / "content", TODAY) == ()
    return tmp_path / "content"


def test_a_clock_that_can_be_right(content: Path) -> None:
    (check,) = check_clock(content, datetime(2026, 11, 2, tzinfo=UTC))
    assert (check.state, check.section) == (State.OK, "clock")


@pytest.mark.parametrize(
    "now", [datetime(2026, 11, 1, 23, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC)]
)
def test_a_clock_that_is_wrong_for_certain(content: Path, now: datetime) -> None:
    (check,) = check_clock(content, now)
    assert check.state == State.WARNING
    assert "2026-11-02" in check.finding
    assert check.advice.startswith("Set the clock")


def test_a_time_zone_that_this_machine_lacks(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.doctor.clock.zone_named", lambda _: None)
    (check,) = check_clock(content, datetime(2026, 11, 2, tzinfo=UTC))
    assert (check.state, check.advice.startswith("Install tzdata")) == (State.WARNING, True)


def test_content_that_tells_no_hours_needs_no_time_zone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.doctor.clock.zone_named", lambda _: None)
    maker = ContentMaker(tmp_path / "source")
    assert compile_folder(maker.folder, tmp_path / "out", maker.today) == ()
    (check,) = check_clock(tmp_path / "out", datetime(2026, 11, 2, tzinfo=UTC))
    assert check.state == State.OK


def test_of_content_that_is_not_there_nothing_is_said(tmp_path: Path) -> None:
    assert list(check_clock(tmp_path, datetime(2026, 11, 2, tzinfo=UTC))) == []
