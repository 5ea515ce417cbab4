"""The gesture that asks for the staff panel, on a visitor's screen: it watches, and no more."""

from __future__ import annotations

import socket

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk import paths
from kiosk.content.model import Content
from kiosk.display.listener import Listener
from kiosk.display.stage import Shown, Stage
from kiosk.settings import Settings, Staff
from kiosk.supervisor.link import Link
from kiosk.visit.state import START, Open, Place
from tests.display.conftest import FORMATS, Clock, Staging
from tests.display.finger import Hand, touch
from tests.display.looks import NOON

LEFT, RIGHT, BOTTOM = 10, 1070, 1910


def corners(stage: Stage) -> list[QPoint]:
    """The four, clockwise; the upper ones where everybody reaches them."""
    top = stage.size.reach_top + 10
    return [QPoint(*at) for at in ((LEFT, top), (RIGHT, top), (RIGHT, BOTTOM), (LEFT, BOTTOM))]


@pytest.fixture
def asked(started: Stage) -> list[str]:
    """Grows when somebody asks for the staff panel."""
    heard: list[str] = []
    started.visit.staffAsked.connect(lambda: heard.append("staff"))
    return heard


def test_four_corners_ask_once_and_change_nothing(started: Stage, asked: list[str]) -> None:
    started.visit.act(Open(Place("learn")))
    for point in corners(started):
        touch(started, point)
    assert asked == ["staff"]
    assert started.visit.state.trail == (START, Place("learn"))
    assert not started.visit.state.ended
    touch(started, corners(started)[0])
    assert asked == ["staff"]


def test_a_mouse_asks_too(started: Stage, asked: list[str]) -> None:
    for point in corners(started):
        QTest.mouseClick(started.window, Qt.MouseButton.LeftButton, pos=point)
    assert asked == ["staff"]


def test_touches_keep_their_effect(staging: Staging, content: Content) -> None:
    stage = staging(content)
    heard: list[str] = []
    stage.visit.staffAsked.connect(lambda: heard.append("staff"))
    for point in corners(stage):
        touch(stage, point)
    assert heard == ["staff"]
    assert stage.visit.state.trail == (START,)


@pytest.mark.parametrize("order", [(0, 3, 2, 1), (0, 1, 2), (0, 1, 1, 2, 3), (0, 2, 1, 3)])
def test_another_order_asks_for_nothing(
    started: Stage, asked: list[str], order: tuple[int, ...]
) -> None:
    for place in order:
        touch(started, corners(started)[place])
    assert asked == []


def test_a_second_finger_asks_for_nothing(started: Stage, asked: list[str]) -> None:
    places = corners(started)
    for point in places[:3]:
        touch(started, point)
    hand = Hand(started)
    hand.does(press={0: QPoint(540, 700)})
    hand.does(press={1: places[3]})
    hand.does(release=[0, 1])
    assert asked == []


def test_too_slow_asks_for_nothing(started: Stage, asked: list[str], clock: Clock) -> None:
    for point in corners(started):
        touch(started, point)
        clock.now += 2.5
    assert asked == []


def test_without_the_gesture_in_settings_nothing_is_watched(
    content: Content, clock: Clock, qapp: object
) -> None:
    shown = Shown(content, Settings(staff=Staff(gesture="")), FORMATS["portrait"])
    files = (paths.resources(), paths.translations())
    stage = Stage(shown, *files, clock, now=lambda: NOON)
    stage.window.show()
    stage.visit.settle()
    stage.visit.make_ready()
    heard: list[str] = []
    stage.visit.staffAsked.connect(lambda: heard.append("staff"))
    for point in corners(stage):
        touch(stage, point)
    assert heard == []
    stage.close()


def test_the_supervisor_is_told_and_ends_the_visit(staging: Staging, content: Content) -> None:
    stage = staging(content)
    supervisor, visitor = socket.socketpair()
    with supervisor, visitor:
        listener = Listener(Link(visitor), stage, lambda: None)
        stage.visit.open("start")
        stage.visit.staffAsked.emit()
        assert supervisor.recv(4096).split() == [b"touched", b"staff"]
        assert not stage.visit.state.ended
        supervisor.send(b"leave\n")
        listener.hear()
        assert stage.visit.state.ended
