"""What a person does to a screen: touch, drag, press keys, look for a control by its name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputDevice, QKeyEvent, QPointingDevice
from PySide6.QtTest import QTest

from kiosk.display.accessible import Node, read_tree
from kiosk.display.stage import Stage
from kiosk.display.tour import settled_frame

_DEVICE: list[QPointingDevice] = []


def _touch_screen() -> QPointingDevice:
    if not _DEVICE:
        _DEVICE.append(QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen))
    return _DEVICE[0]


def find(stage: Stage, name: str) -> Node:
    """Return the one control with this name."""
    found = [node for node in read_tree(stage.window) if node.pressable and node.name == name]
    assert len(found) == 1, [node.name for node in read_tree(stage.window)]
    return found[0]


def names(stage: Stage) -> list[str]:
    """List the names of all nodes."""
    return [node.name for node in read_tree(stage.window)]


def touch(stage: Stage, *points: QPoint) -> None:
    """Put a finger down at each point at once and lift them."""
    down = QTest.touchEvent(stage.window, _touch_screen(), False)
    for finger, point in enumerate(points):
        down.press(finger, point, stage.window)
    down.commit()
    up = QTest.touchEvent(stage.window, _touch_screen(), False)
    for finger, point in enumerate(points):
        up.release(finger, point, stage.window)
    up.commit()
    settled_frame(stage)


def tap(stage: Stage, name: str) -> None:
    """Touch the middle of the control with this name."""
    touch(stage, find(stage, name).rect.center())


def drag(stage: Stage, start: QPoint, end: QPoint) -> None:
    """Move one finger from `start` to `end` in small steps."""
    device = _touch_screen()
    QTest.touchEvent(stage.window, device).press(0, start, stage.window).commit()
    steps = 20
    for step in range(1, steps + 1):
        point = start + (end - start) * (step / steps)
        QTest.touchEvent(stage.window, device).move(0, point, stage.window).commit()
        settled_frame(stage)
    QTest.touchEvent(stage.window, device).release(0, end, stage.window).commit()
    settled_frame(stage)


def key(stage: Stage, code: Qt.Key) -> None:
    """Press and release a key."""
    QTest.keyClick(stage.window, code)
    settled_frame(stage)


class Strike(QKeyEvent):
    """A key struck by somebody outside; QTest cannot strike all, nor hold one."""

    def __init__(
        self,
        struck: int,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        *,
        repeats: bool = False,
    ) -> None:
        super().__init__(QEvent.Type.KeyPress, struck, held, "", repeats)

    def spontaneous(self) -> bool:
        return True
