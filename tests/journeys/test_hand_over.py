"""From one process to the next: after a visit, a crash, a hang, and when nothing works.

On every kind of display. On X11 the windows are those of the X server, with a window manager their
frames; under Wayland they are what the processes have asked their compositor for.
"""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.journeys.conftest import SIZE
from tests.journeys.displays import DISPLAYS
from tests.journeys.program import Program
from tests.journeys.screen import Screen
from tests.processes import children_of, is_alive, wait_until

EVERYWHERE = pytest.mark.parametrize("server", DISPLAYS, indirect=True)
SLOW_ELSEWHERE = pytest.mark.parametrize(
    "server",
    [pytest.param(name, marks=pytest.mark.slow if name != "x11" else ()) for name in DISPLAYS],
    indirect=True,
)
X11 = pytest.mark.parametrize("server", ["x11"], indirect=True)
WAYLAND = pytest.mark.parametrize("server", ["cage", "weston"], indirect=True)


@pytest.fixture(scope="module")
def server(request: pytest.FixtureRequest) -> Iterator[Screen]:
    """One kind of display."""
    running = DISPLAYS[request.param](*SIZE)
    yield running
    running.close()


def rest(kiosk: Program) -> None:
    """Wait until one window alone is to be seen, as large as the screen."""
    wait_until(lambda: kiosk.screen.windows() == [kiosk.screen.size])


def visit(kiosk: Program) -> int:
    """Begin a visit and leave at once. The process that is gone."""
    visitor = kiosk.visitor()
    kiosk.touch("Touch the screen", then="start")
    kiosk.touch("Leave now", then="attract")
    return visitor


@EVERYWHERE
def test_the_one_in_reserve_takes_over_and_the_old_one_is_gone(kiosk):
    warm = kiosk.reserve()
    old = visit(kiosk)
    wait_until(lambda: not is_alive(old))
    assert kiosk.visitor() == warm
    rest(kiosk)
    assert old not in children_of(kiosk.process.pid)


@EVERYWHERE
def test_one_in_reserve_shows_no_window(kiosk):
    kiosk.reserve()
    assert kiosk.screen.windows() == [kiosk.screen.size]


@EVERYWHERE
def test_a_second_window_would_have_been_seen(kiosk, start):
    start("--window", "200x300")
    wait_until(lambda: len(kiosk.screen.windows()) == 2)


@EVERYWHERE
def test_the_new_window_has_the_keys(kiosk):
    visit(kiosk)
    kiosk.screen.type_key("Return")
    kiosk.see("start")
    kiosk.screen.type_key("F24")
    kiosk.see("attract")


@WAYLAND
def test_a_still_screen_goes_on_being_drawn(kiosk, server):
    kiosk.reserve()
    drawn = server.frames()
    wait_until(lambda: server.frames() >= drawn + 3)
    kiosk.touch("Touch the screen", then="start")


@EVERYWHERE
def test_nothing_is_left_on_the_screen_without_the_supervisor(kiosk):
    kiosk.process.kill()
    wait_until(kiosk.screen.is_bare)


@pytest.mark.slow
@EVERYWHERE
def test_twenty_visits_in_a_row_each_have_a_process_of_their_own(kiosk):
    gone = [visit(kiosk) for _ in range(20)]
    assert len(set(gone)) == 20
    wait_until(lambda: not any(map(is_alive, gone)))
    kiosk.reserve()
    rest(kiosk)


@EVERYWHERE
def test_a_crash_brings_a_new_screen(kiosk):
    end_in_the_middle(kiosk, signal.SIGKILL)


@SLOW_ELSEWHERE
@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGSTOP])
def test_so_does_another_crash_and_a_hang(kiosk, number):
    end_in_the_middle(kiosk, number)


def end_in_the_middle(kiosk: Program, number: signal.Signals) -> None:
    """Send a signal to the process that is visited, and see the next one."""
    warm = kiosk.reserve()
    first = kiosk.visitor()
    kiosk.touch("Touch the screen", then="start")
    os.kill(first, number)
    kiosk.see("attract")
    wait_until(lambda: not is_alive(first))
    assert kiosk.visitor() == warm
    kiosk.reserve()
    kiosk.touch("Touch the screen", then="start")


@SLOW_ELSEWHERE
def test_a_crash_in_reserve_is_not_seen(kiosk):
    warm = kiosk.reserve()
    kiosk.touch("Touch the screen", then="start")
    os.kill(warm, signal.SIGKILL)
    wait_until(lambda: not is_alive(warm))
    kiosk.touch("Learn", then="learn")
    kiosk.touch("Leave now", then="attract")


def has_loaded_qt(pid: int) -> bool:
    with suppress(OSError):
        return "libQt6Quick" in Path(f"/proc/{pid}/maps").read_text()
    return False


def fail(kiosk: Program) -> set[int]:
    """Kill every visitor process that has begun to show something."""
    killed = set()
    for pid in filter(has_loaded_qt, children_of(kiosk.process.pid)):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
            killed.add(pid)
    return killed


def fail_until_the_page_stands(kiosk: Program) -> set[int]:
    """The processes that were killed until then."""
    killed: set[int] = set()

    def page_stands() -> bool:
        if kiosk.shows("emergency"):
            return True
        killed.update(fail(kiosk))
        return False

    wait_until(page_stands)
    return killed


@SLOW_ELSEWHERE
def test_repeated_failure_brings_the_numbers_and_then_the_kiosk_again(start):
    kiosk = start()
    assert len(fail_until_the_page_stands(kiosk)) >= 3
    kiosk.see("attract")
    rest(kiosk)


@X11
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP])
def test_an_emergency_page_of_no_use_is_replaced(start, number):
    kiosk = start()
    fail_until_the_page_stands(kiosk)
    page = kiosk.visitor()

    def another_page_stands() -> bool:
        fail(kiosk)
        owners = kiosk.screen.owners()
        return len(owners) == 1 and page not in owners and kiosk.shows("emergency")

    os.kill(page, number)
    wait_until(another_page_stands)
