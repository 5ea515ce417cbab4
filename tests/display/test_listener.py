"""What a visitor process tells the supervisor."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.content.model import Content
from kiosk.display.listener import Listener
from kiosk.supervisor.link import Link
from tests.display.conftest import Staging


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    supervisor, visitor = socket.socketpair()
    supervisor.setblocking(False)
    with supervisor, visitor:
        yield supervisor, visitor


def heard(supervisor: socket.socket) -> list[str]:
    try:
        return supervisor.recv(4096).decode("ascii").split()
    except BlockingIOError:
        return []


def test_what_is_not_drawn_says_that_its_visit_is_over_when_it_is_asked(
    staging: Staging,
    content: Content,
    ends: tuple[socket.socket, socket.socket],
    qtbot: QtBot,
) -> None:
    stage = staging(content)
    supervisor, visitor = ends
    listener = Listener(Link(visitor), stage, lambda: None)
    stage.visit.open("start")
    stage.window.hide()
    qtbot.waitUntil(lambda: not stage.window.isExposed())
    stage.visit.leave()
    assert heard(supervisor) == ["touched"]
    for said in (["ended", "alive"], ["alive"]):
        supervisor.send(b"alive?\n")
        listener.hear()
        assert heard(supervisor) == said


def test_what_is_drawn_shows_its_cover_before_it_says_so(
    staging: Staging,
    content: Content,
    ends: tuple[socket.socket, socket.socket],
    qtbot: QtBot,
) -> None:
    stage = staging(content)
    supervisor, visitor = ends
    listener = Listener(Link(visitor), stage, lambda: None)
    stage.visit.open("start")
    stage.visit.leave()
    assert heard(supervisor) == ["touched"]
    supervisor.send(b"alive?\n")
    listener.hear()
    assert heard(supervisor) == []
    with qtbot.waitSignal(stage.window.frameSwapped):
        stage.window.update()
    assert heard(supervisor) == ["shown", "ended", "alive"]
