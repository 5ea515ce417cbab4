"""A process with a companion, which is in its group and ends with it."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Iterator

import pytest

from kiosk.supervisor.process import VisitorProcess, start_companion
from tests.processes import descriptors_of, is_alive, wait_until


def stand_by(link: socket.socket) -> int:
    link.sendall(f"{os.getpid()}\n".encode())
    signal.pause()
    return 0


def lead(link: socket.socket) -> int:
    companion = start_companion(stand_by)
    link.sendall(companion.recv(100))
    signal.pause()
    return 0


@pytest.fixture
def process() -> Iterator[VisitorProcess]:
    running = VisitorProcess(lead)
    yield running
    running.link.close()


def companion_of(process: VisitorProcess) -> int:
    """Its number, which it says itself."""
    words: list[str] = []
    wait_until(lambda: words.extend(process.words()) or words)
    return int(words[0])


def test_it_is_in_the_group_and_holds_nothing_but_its_link(process: VisitorProcess) -> None:
    pid = companion_of(process)
    assert os.getpgid(pid) == process.pid
    assert descriptors_of(pid) == 4  # its standard streams, and the link
    process.kill()
    process.reap()


def test_whoever_kills_one_kills_both(process: VisitorProcess) -> None:
    pid = companion_of(process)
    process.kill()
    wait_until(lambda: not is_alive(pid))
    assert process.reap() == -signal.SIGKILL


def test_one_that_dies_leaves_nobody_behind(process: VisitorProcess) -> None:
    pid = companion_of(process)
    os.kill(process.pid, signal.SIGTERM)
    wait_until(lambda: not is_alive(process.pid))
    assert is_alive(pid)
    assert process.reap() == -signal.SIGTERM
    wait_until(lambda: not is_alive(pid))
