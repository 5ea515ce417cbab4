"""The real program as a service, with a service manager that listens."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.processes import children_of, is_alive, wait_until
from tests.service_manager import ServiceManager


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[ServiceManager]:
    listening = ServiceManager(tmp_path / "notify")
    yield listening
    listening.close()


def test_it_says_when_it_is_up_that_it_is_well_and_that_it_ends(start, manager):
    kiosk = start(NOTIFY_SOCKET=manager.address)
    manager.wait_to_hear("READY=1")
    assert kiosk.screen.windows() == [kiosk.screen.size]
    kiosk.see("attract")
    manager.wait_to_hear_anew("WATCHDOG=1")
    kiosk.process.send_signal(signal.SIGTERM)
    manager.wait_to_hear("STOPPING=1")
    assert kiosk.ends() == (0, "", "")


def test_killed_it_leaves_no_process_behind_and_says_nothing(start, manager):
    kiosk = start(NOTIFY_SOCKET=manager.address)
    manager.wait_to_hear("READY=1")
    wait_until(lambda: len(children_of(kiosk.process.pid)) == 2)
    visitors = children_of(kiosk.process.pid)
    kiosk.process.kill()
    wait_until(lambda: not any(map(is_alive, visitors)))
    assert not manager.has_heard("STOPPING=1")
