"""When the idle question comes and when a visit ends (WCAG 2.2.1)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.settings import Idle
from kiosk.visit.idle import IdleTime, allowed_seconds, idle_time

IDLE = Idle(least_seconds=60, warning_seconds=30, code_seconds=120, words_per_minute=100)


@pytest.mark.parametrize(
    ("words", "shows_code", "seconds"),
    [(0, False, 60), (99, False, 60), (200, False, 120), (0, True, 120), (300, True, 180)],
)
def test_the_time_follows_the_length_of_the_page(
    words: int, shows_code: bool, seconds: float
) -> None:
    assert allowed_seconds(words, shows_code, IDLE) == seconds


@pytest.mark.parametrize(
    ("untouched", "expected"),
    [
        (0, IdleTime("quiet", 30)),
        (59.9, IdleTime("quiet", 30)),
        (60, IdleTime("asking", 30)),
        (60.1, IdleTime("asking", 30)),
        (61.5, IdleTime("asking", 29)),
        (89.9, IdleTime("asking", 1)),
        (90, IdleTime("over", 0)),
        (1e9, IdleTime("over", 0)),
    ],
)
def test_the_phases(untouched: float, expected: IdleTime) -> None:
    assert idle_time(untouched, 60, IDLE) == expected


@given(st.floats(0, 1e6), st.floats(60, 1e4), st.integers(20, 300))
def test_the_question_always_stands_as_long_as_it_says(
    untouched: float, allowed: float, warning: int
) -> None:
    now = idle_time(untouched, allowed, Idle(warning_seconds=warning))
    assert 0 <= now.seconds_left <= warning
    assert (now.phase == "quiet") == (untouched < allowed)
    if now.phase == "asking":
        assert now.seconds_left >= 1
        assert untouched < allowed + warning
