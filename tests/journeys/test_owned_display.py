"""Where one process owns the display none waits behind it: it ends, the next one starts and shows.

So it is on a panel without a display server (eglfs, linuxfb), which needs hardware; Qt's VNC server
is owned in the same way.
"""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import SIZE
from tests.journeys.program import Program, Tour
from tests.journeys.vnc import Vnc
from tests.processes import children_of, is_alive, wait_until


@pytest.fixture
def owned(tour: Tour, tmp_path: Path) -> Iterator[Program]:
    """The kiosk on a display that one process owns, waiting for somebody."""
    program = Program(Vnc(*SIZE), tour, tmp_path)
    program.see("attract")
    yield program
    program.close()


def only_one(kiosk: Program) -> int:
    """The one process that there is."""
    (visitor,) = children_of(kiosk.process.pid)
    return visitor


def test_a_visit_ends_before_the_next_process_starts(owned):
    first = only_one(owned)
    owned.touch("Touch the screen", then="start")
    assert only_one(owned) == first
    owned.touch("Leave now", then="attract")
    wait_until(lambda: not is_alive(first))
    assert only_one(owned) != first
    owned.touch("Touch the screen", then="start")


def test_a_crash_brings_a_new_screen(owned):
    first = only_one(owned)
    owned.touch("Touch the screen", then="start")
    os.kill(first, signal.SIGKILL)
    owned.see("attract")
    assert only_one(owned) != first
