"""The same journeys on every kind of display: from one process to the next, full screen."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import SIZE
from tests.journeys.displays import DISPLAYS
from tests.journeys.program import Program
from tests.journeys.screen import Screen
from tests.processes import children_of, is_alive, wait_until


@pytest.fixture(scope="module", params=DISPLAYS)
def server(request: pytest.FixtureRequest) -> Iterator[Screen]:
    """Each kind of display."""
    running = DISPLAYS[request.param](*SIZE)
    yield running
    running.close()


def test_from_visit_to_visit(kiosk: Program):
    gone = []
    for _ in range(3):
        wait_until(lambda: kiosk.screen.windows() == [SIZE])
        gone.append(kiosk.visitor())
        kiosk.touch("Touch the screen", then="start")
        kiosk.touch("Leave now", then="attract")
        wait_until(lambda: not any(map(is_alive, gone)))
    assert kiosk.visitor() not in gone
    assert len(set(gone)) == len(gone)
    assert kiosk.screen.windows() == [SIZE]
