"""What the service manager is told, and when."""

import os
import signal
import socket

import pytest

from kiosk.supervisor.heartbeat import MILESTONE
from kiosk.supervisor.service import LONGEST_WAY, Service
from kiosk.supervisor.state import PAUSES, REPEATED
from tests.processes import descriptors_of, state_of, wait_until
from tests.service_manager import ServiceManager
from tests.unit.supervisor.stand_ins import Kiosk


@pytest.fixture(params=["path", "abstract name"])
def manager(request, tmp_path):
    is_path = request.param == "path"
    listening = ServiceManager(tmp_path / "notify" if is_path else f"@kiosk-test-{os.getpid()}")
    yield listening
    listening.close()


def heard(manager: ServiceManager) -> list[str]:
    manager.has_heard("")
    return manager.heard


def test_it_is_ready_once_something_right_is_on_the_screen(manager):
    service = Service(manager.address)
    service.see(is_right=False)
    assert heard(manager) == []
    for is_right in (True, False, True):
        service.see(is_right=is_right)
    assert heard(manager) == ["READY=1"]


def test_it_beats_while_all_is_well(manager):
    service = Service(manager.address)
    service.see(is_right=True)
    for _ in range(3):
        service.beat(is_right=True)
    service.end()
    assert heard(manager) == ["READY=1", *["WATCHDOG=1"] * 3, "STOPPING=1"]


def test_it_beats_while_something_right_may_come_and_then_no_more(manager):
    service = Service(manager.address)
    beats = []
    for _ in range(LONGEST_WAY + 5):
        service.beat(is_right=False)
        beats += heard(manager)
        manager.heard.clear()
    assert beats == ["WATCHDOG=1"] * (LONGEST_WAY - 1)
    service.beat(is_right=True)
    assert heard(manager) == ["READY=1", "WATCHDOG=1"]


def test_there_is_time_for_a_repeated_failure_and_the_emergency_page():
    assert REPEATED * (MILESTONE + 1) + sum(PAUSES[:REPEATED]) + MILESTONE + 1 < LONGEST_WAY


def test_without_a_service_manager_nothing_is_said(monkeypatch):
    monkeypatch.setattr(socket, "socket", None)
    service = Service("")
    service.beat(is_right=True)
    service.end()


@pytest.mark.parametrize("address", ["/nowhere/notify", "@nobody-is-there", "vsock:2:1", "x" * 200])
def test_one_that_is_not_there_is_no_obstacle(address):
    before = descriptors_of(os.getpid())
    service = Service(address)
    service.beat(is_right=True)
    service.end()
    assert descriptors_of(os.getpid()) == before


def test_one_that_does_not_listen_is_not_waited_for_and_told_later(manager):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as babbler:
        babbler.setblocking(False)
        with pytest.raises(BlockingIOError):
            while True:
                babbler.sendto(b"X", manager.address.replace("@", "\0", 1))
        service = Service(manager.address)
        service.see(is_right=True)
        assert "READY=1" not in heard(manager)
    service.beat(is_right=True)
    assert heard(manager)[-2:] == ["READY=1", "WATCHDOG=1"]


# --- the supervisor -------------------------------------------------------------------------


@pytest.fixture
def service(kiosk, tmp_path):
    """Hears what a running supervisor says."""
    listening = ServiceManager(tmp_path / "notify")
    kiosk.start(emergency=True, options={"notify_socket": listening.address})
    yield listening
    listening.close()


def test_from_the_first_frame_to_the_end(kiosk, service):
    visitor = kiosk.next_visitor()
    service.wait_to_hear("WATCHDOG=1")
    assert not service.has_heard("READY=1")
    visitor.say("shown")
    service.wait_to_hear("READY=1")
    service.wait_to_hear_anew("WATCHDOG=1")
    os.kill(kiosk.pid, signal.SIGTERM)
    service.wait_to_hear("STOPPING=1")
    assert kiosk.ends() == (0, "")


def test_the_emergency_page_counts_too(kiosk, service):
    for _ in range(REPEATED):
        kiosk.next_visitor().do("exit 1")
    page = kiosk.next_visitor()
    assert not service.has_heard("READY=1")
    page.say("shown")
    service.wait_to_hear("READY=1")


@pytest.fixture
def other(tmp_path):
    """Another kiosk, and what its service manager hears: a clock for this one."""
    (tmp_path / "other").mkdir()
    running, listening = Kiosk(tmp_path / "other"), ServiceManager(tmp_path / "other" / "notify")
    running.start(options={"notify_socket": listening.address})
    yield listening
    running.close()
    listening.close()


def test_a_supervisor_that_stands_still_beats_no_more(kiosk, service, other):
    kiosk.next_visitor().say("shown")
    service.wait_to_hear("WATCHDOG=1")
    os.kill(kiosk.pid, signal.SIGSTOP)
    wait_until(lambda: state_of(kiosk.pid) == "T")
    heard(service).clear()
    for _ in range(3):
        other.wait_to_hear_anew("WATCHDOG=1")
    assert heard(service) == []
    os.kill(kiosk.pid, signal.SIGCONT)
    service.wait_to_hear("WATCHDOG=1")
