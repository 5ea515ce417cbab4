"""The emergency page on a real screen, under a supervisor that this test plays."""

import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from kiosk import paths
from kiosk.supervisor.environment import visitor_environment
from tests.journeys.program import Tour
from tests.journeys.screen import Screen
from tests.processes import PATIENCE, state_of, wait_until

# What the supervisor's child does, in a process of its own: its link, and its window or nothing.
SHOW = """
import os, socket, sys
from kiosk.processes import Showing, show_emergency_page
link, *window = map(int, sys.argv[2:])
showing = Showing(dict(os.environ), window=window if sys.argv[1] else None)
sys.exit(show_emergency_page(showing, socket.socket(fileno=link)))
"""


class Emergency:
    """The emergency page with its link."""

    def __init__(self, screen: Screen, *window: int, framed: bool = False) -> None:
        self._link, theirs = socket.socketpair()
        self._link.settimeout(PATIENCE)
        with theirs:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-B", "-I", "-c", SHOW, "framed" if framed else ""),
                    *map(str, (theirs.fileno(), *window)),
                ],
                cwd="/",
                env=visitor_environment({"DISPLAY": screen.name}, "xcb"),
                pass_fds=[theirs.fileno()],
                stderr=subprocess.PIPE,
                text=True,
            )

    def next_word(self) -> str:
        """The next line on the link."""
        with self._link.makefile("r") as lines:
            return lines.readline().rstrip("\n")

    def ask(self) -> None:
        """Ask whether it lives."""
        self._link.sendall(b"alive?\n")

    def has_answered(self) -> bool:
        """Whether there is a word that was not read yet."""
        readable, _, _ = select.select([self._link], [], [], 0)
        return bool(readable)

    def close(self) -> str:
        """Kill it. What it has printed."""
        self.process.kill()
        _, printed = self.process.communicate(timeout=PATIENCE)
        self._link.close()
        return printed


@pytest.fixture
def show(screen: Screen) -> Iterator[Callable[..., Emergency]]:
    """Shows the emergency page."""
    shown = []

    def show_with(*window: int, framed: bool = False) -> Emergency:
        shown.append(Emergency(screen, *window, framed=framed))
        return shown[-1]

    yield show_with
    for emergency in shown:
        emergency.close()


@pytest.fixture(autouse=True)
def page():
    assert paths.emergency_page().is_file(), "run `make setup` first"


def test_full_screen_it_says_when_it_is_seen_and_stays(show, screen: Screen, tour: Tour):
    emergency = show()
    assert emergency.next_word() == "shown"
    wait_until(lambda: tour.shows("emergency", screen.picture()))
    assert screen.windows() == [screen.size]
    screen.close_window()
    screen.tap(270, 480)
    for key in ("Escape", "Return", "Tab", "F24"):
        screen.type_key(key)
    assert tour.shows("emergency", screen.still_picture())
    assert emergency.process.poll() is None
    assert emergency.close() == ""


def test_it_answers_again_and_again_and_looks_the_same(show, screen: Screen, tour: Tour):
    emergency = show()
    assert emergency.next_word() == "shown"
    for _ in range(3):
        emergency.ask()
        assert emergency.next_word() == "alive"
    assert tour.shows("emergency", screen.still_picture())


def test_one_that_stands_still_does_not_answer(show):
    emergency = show()
    assert emergency.next_word() == "shown"
    os.kill(emergency.process.pid, signal.SIGSTOP)
    wait_until(lambda: state_of(emergency.process.pid) == "T")
    emergency.ask()
    assert not emergency.has_answered()
    os.kill(emergency.process.pid, signal.SIGCONT)
    assert emergency.next_word() == "alive"


def test_a_window_says_when_somebody_closes_it(show, screen: Screen):
    emergency = show(300, 500, framed=True)
    assert emergency.next_word() == "shown"
    wait_until(lambda: screen.windows() == [(300, 500)])
    screen.close_window()
    assert emergency.next_word() == "closed"
    assert emergency.process.poll() is None


def test_a_window_without_a_size_fits_the_screen(show, screen: Screen):
    emergency = show(framed=True)
    assert emergency.next_word() == "shown"
    ((width, height),) = screen.windows()
    assert width < screen.size[0]
    assert height < screen.size[1]
    assert width / height == pytest.approx(299 / 532, abs=0.01)


def test_a_signal_ends_it_without_a_word(show, screen: Screen):
    emergency = show()
    assert emergency.next_word() == "shown"
    wait_until(screen.windows)
    emergency.process.terminate()
    assert emergency.process.wait(PATIENCE) == -15
    assert emergency.close() == ""
    wait_until(lambda: screen.windows() == [])
