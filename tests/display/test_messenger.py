"""The staff panel's end of the link to the process that does its errands."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.display.messenger import Messenger
from kiosk.staff.actions import Cancel, Found
from kiosk.staff.errands.link import errands_end
from kiosk.staff.screens import AtOverview
from tests.display.staff import DIGITS, AskingScene, Opening, enter, opening, record
from tests.processes import wait_until

__all__ = ["opening", "record"]  # fixtures


@pytest.fixture
def link() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


@pytest.fixture
def scene(opening: Opening) -> AskingScene:
    """The panel, after the PIN."""
    scene = opening()
    enter(scene, DIGITS)
    return scene


def events() -> bool:
    """Let what has happened be taken in."""
    QGuiApplication.processEvents()
    return True


def test_it_carries_both_ways(
    link: tuple[socket.socket, socket.socket], scene: AskingScene
) -> None:
    ours, theirs = link
    messenger = Messenger(ours)
    messenger.serve(scene.staff)
    messenger.ask(Cancel())
    assert errands_end(theirs).hear() == (Cancel(),)
    errands_end(theirs).say(Found((), is_looking=True))
    wait_until(lambda: events() and scene.staff.state.search == Found((), is_looking=True))
    assert scene.staff.state.screen == AtOverview()


@pytest.mark.parametrize("said", [b"", b"nonsense\n", b'{"type":"Leave"}\n'])
def test_whatever_is_wrong_closes_the_panel_and_is_said_once(
    link: tuple[socket.socket, socket.socket],
    scene: AskingScene,
    said: bytes,
    capfd: pytest.CaptureFixture[str],
) -> None:
    ours, theirs = link
    messenger = Messenger(ours)
    messenger.serve(scene.staff)
    theirs.sendall(said)
    theirs.close()
    wait_until(lambda: events() and scene.staff.covered)
    assert scene.staff.state.ended == "left"
    assert scene.staff.is_over
    messenger.ask(Cancel())
    assert capfd.readouterr().err.count("errands-lost: ") == 1
