"""Mice and what they carry: the left button is a finger, nothing else gets in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QInputEvent,
)
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.display.stage import Stage
from kiosk.display.tour import settled_frame
from kiosk.visit.state import START, Open, Place
from tests.display.conftest import Clock
from tests.display.finger import flickable, middle

NONE = Qt.KeyboardModifier.NoModifier
LEFT, RIGHT, MIDDLE = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
)


class Seen(QObject):
    """What the guard lets in."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.events: list[QEvent.Type] = []
        stage.window.installEventFilter(self)
        # The filter that was installed last is asked first.
        stage.window.removeEventFilter(stage.guard)
        stage.window.installEventFilter(stage.guard)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if isinstance(event, QInputEvent | QDropEvent):
            self.events.append(event.type())
        return False


@pytest.mark.parametrize("button", [RIGHT, MIDDLE, Qt.MouseButton.BackButton])
def test_other_buttons_do_nothing(started: Stage, button: Qt.MouseButton) -> None:
    before, at = settled_frame(started), middle(started, "Learn")
    seen = Seen(started)
    for click in (QTest.mouseClick, QTest.mouseDClick):
        click(started.window, button, NONE, at)
    QTest.mousePress(started.window, button, NONE, at)
    QTest.mouseMove(started.window, QPoint(540, 300))
    QTest.mouseRelease(started.window, button, NONE, QPoint(540, 300))
    assert set(seen.events) <= {QEvent.Type.MouseMove}
    assert started.visit.state.trail == (START,)
    assert settled_frame(started) == before


def test_what_the_left_button_does_is_let_in(started: Stage) -> None:
    seen = Seen(started)
    QTest.mouseClick(started.window, LEFT, NONE, QPoint(540, 20))
    assert {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease} <= set(seen.events)


def test_the_left_button_works_while_another_is_held(started: Stage) -> None:
    QTest.mousePress(started.window, RIGHT, NONE, QPoint(540, 20))
    QTest.mouseClick(started.window, LEFT, NONE, middle(started, "Learn"))
    settled_frame(started)
    assert started.visit.state.place == Place("learn")


def turn_wheel(stage: Stage) -> None:
    QTest.wheelEvent(stage.window, QPointF(540, 900), QPoint(0, -480))
    settled_frame(stage)


def test_a_wheel_does_nothing(started: Stage, qtbot: QtBot) -> None:
    started.visit.act(Open(Place("numbers")))
    settled_frame(started)
    list_, seen = flickable(started), Seen(started)
    turn_wheel(started)
    assert seen.events == []
    started.window.removeEventFilter(started.guard)
    turn_wheel(started)
    assert seen.events == [QEvent.Type.Wheel]
    qtbot.waitUntil(lambda: list_.property("contentY") > 0)


class Dragged(QDragEnterEvent):
    """Something that is dragged in from outside."""

    def __init__(self, data: QMimeData) -> None:
        copy = Qt.DropAction.CopyAction
        super().__init__(QPoint(540, 900), copy, data, LEFT, NONE)

    def spontaneous(self) -> bool:
        return True


def test_nothing_can_be_dropped(started: Stage) -> None:
    seen, data = Seen(started), QMimeData()
    data.setText("anything")
    event = Dragged(data)
    QGuiApplication.sendEvent(started.window, event)
    assert not event.isAccepted()
    assert seen.events == []


def test_what_is_kept_out_does_not_keep_the_visit_open(started: Stage, clock: Clock) -> None:
    clock.now += 60
    QTest.wheelEvent(started.window, QPointF(540, 900), QPoint(0, -480))
    QTest.mouseClick(started.window, RIGHT, NONE, QPoint(540, 20))
    started.visit.tick()
    assert started.visit.asking


# --- what the screens are made of -------------------------------------------------------

LEAKS = (
    *("TextInput", "TextEdit", "TextField", "TextArea", "selectByMouse", "Drag.", "DropArea"),
    *("PinchHandler", "PinchArea", "MultiPointTouchArea", "Shortcut", "Drawer", "Menu", "Popup"),
    *("openUrlExternally", "linkActivated", "Qt.quit"),
)


def leaks(folder: Path) -> list[str]:
    """What could be typed into, selected, dragged, pinched or opened, in QML files."""
    return [
        f"{file.name}: {leak}"
        for file in folder.rglob("*.qml")
        for leak in LEAKS
        if leak in file.read_text("utf-8")
    ]


def test_there_is_nothing_to_select_to_type_into_or_to_drag() -> None:
    assert leaks(paths.resources() / "qml") == []


def test_something_to_select_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "New.qml").write_text("TextEdit { selectByMouse: true }")
    assert leaks(tmp_path) == ["New.qml: TextEdit", "New.qml: selectByMouse"]
