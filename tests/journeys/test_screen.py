"""The screen that journeys stand on, shown to see and to touch."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.screen import Screen
from tests.processes import wait_until

INSIDE, OUTSIDE = (150, 150), (50, 50)
GREEN, RED, BLUE, BLACK = (0, 255, 0), (255, 0, 0), (0, 0, 255), (0, 0, 0)


@pytest.fixture
def painted(screen: Screen):
    program = Path(__file__).with_name("painted_window.py")
    process = subprocess.Popen([sys.executable, str(program), screen.name])
    wait_until(lambda: screen.picture().getpixel(INSIDE) == GREEN)
    yield screen
    process.kill()
    process.wait()


def test_pixels_and_windows_are_seen(screen, painted):
    assert screen.picture().size == screen.size
    assert screen.picture().getpixel(OUTSIDE) == BLACK
    assert screen.windows() == [(200, 200)]
    assert not screen.is_bare()


def test_a_picture_that_outlives_its_window_is_seen(painted, monkeypatch):
    monkeypatch.setattr(painted, "windows", list)
    assert not painted.is_bare()


def test_a_tap_lands_where_it_is_aimed(painted):
    painted.tap(*OUTSIDE)
    assert painted.still_picture().getpixel(INSIDE) == GREEN
    painted.tap(*INSIDE)
    wait_until(lambda: painted.picture().getpixel(INSIDE) == RED)


def test_a_drag_is_released_at_its_end(painted):
    painted.drag(INSIDE, OUTSIDE)
    wait_until(lambda: painted.picture().getpixel(INSIDE) == RED)


def test_a_key_is_struck(painted):
    painted.type_key("Return")
    wait_until(lambda: painted.picture().getpixel(INSIDE) == BLUE)
