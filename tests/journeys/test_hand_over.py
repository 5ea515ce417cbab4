"""From one process to the next: after a visit, a crash, a hang, and when nothing works."""

import os
import signal
from contextlib import suppress
from pathlib import Path

import pytest

from tests.journeys.program import Program
from tests.processes import children_of, is_alive, wait_until


def visit(kiosk: Program) -> int:
    """Begin a visit and leave at once. The process that is gone."""
    visitor = kiosk.visitor()
    kiosk.touch("Touch the screen", then="start")
    kiosk.touch("Leave now", then="attract")
    return visitor


def reserve(kiosk: Program) -> int:
    """The process that waits behind the one on the screen."""
    shown = kiosk.visitor()
    wait_until(lambda: len(children_of(kiosk.process.pid)) == 2)
    (warm,) = set(children_of(kiosk.process.pid)) - {shown}
    return warm


def test_the_one_in_reserve_takes_over_and_the_old_one_is_gone(kiosk):
    warm = reserve(kiosk)
    old = visit(kiosk)
    wait_until(lambda: not is_alive(old))
    assert kiosk.visitor() == warm
    assert kiosk.screen.windows() == [kiosk.screen.size]
    assert old not in children_of(kiosk.process.pid)


def test_one_in_reserve_shows_no_window(kiosk):
    reserve(kiosk)
    assert kiosk.screen.windows() == [kiosk.screen.size]


@pytest.mark.slow
def test_twenty_visits_in_a_row_each_have_a_process_of_their_own(kiosk):
    gone = [visit(kiosk) for _ in range(20)]
    assert len(set(gone)) == 20
    wait_until(lambda: not any(map(is_alive, gone)))
    reserve(kiosk)
    assert kiosk.screen.windows() == [kiosk.screen.size]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGSTOP])
def test_a_crash_or_a_hang_brings_a_new_screen(kiosk, number):
    warm = reserve(kiosk)
    first = kiosk.visitor()
    kiosk.touch("Touch the screen", then="start")
    os.kill(first, number)
    kiosk.see("attract")
    wait_until(lambda: not is_alive(first))
    assert kiosk.visitor() == warm
    kiosk.touch("Touch the screen", then="start")


def test_a_crash_in_reserve_is_not_seen(kiosk):
    warm = reserve(kiosk)
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


def test_repeated_failure_brings_the_numbers_and_then_the_kiosk_again(start):
    kiosk = start()
    assert len(fail_until_the_page_stands(kiosk)) >= 3
    kiosk.see("attract")
    assert kiosk.screen.windows() == [kiosk.screen.size]


@pytest.mark.parametrize(("number", "seconds"), [(signal.SIGKILL, 1.0), (signal.SIGSTOP, 5.0)])
def test_an_emergency_page_of_no_use_is_replaced_as_soon_as_any_other(start, number, seconds):
    kiosk = start()
    fail_until_the_page_stands(kiosk)
    page = kiosk.visitor()

    def another_page_stands() -> bool:
        fail(kiosk)
        owners = kiosk.screen.owners()
        return len(owners) == 1 and page not in owners and kiosk.shows("emergency")

    os.kill(page, number)
    wait_until(another_page_stands, patience=seconds)
