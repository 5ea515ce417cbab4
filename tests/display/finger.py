"""What a person does to a screen: touch, drag, press keys, look for a control by its name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEventPoint, QInputDevice, QKeyEvent, QPointingDevice, QTouchEvent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.display.accessible import Node, read_tree
from kiosk.display.stage import Scene
from kiosk.display.tour import settled_frame

_DEVICE: list[QPointingDevice] = []


def _touch_screen() -> QPointingDevice:
    if not _DEVICE:
        _DEVICE.append(QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen))
    return _DEVICE[0]


def find(stage: Scene, name: str) -> Node:
    """Return the one control with this name."""
    found = [node for node in read_tree(stage.window) if node.pressable and node.name == name]
    assert len(found) == 1, [node.name for node in read_tree(stage.window)]
    return found[0]


def names(stage: Scene) -> list[str]:
    """List the names of all nodes."""
    return [node.name for node in read_tree(stage.window)]


def middle(stage: Scene, name: str) -> QPoint:
    """The middle of the control with this name; of one as wide as the screen a place where no
    other stands on it."""
    rect = find(stage, name).rect
    if rect.width() == stage.size.width:
        return QPoint(rect.center().x(), rect.top() + rect.height() // 4)
    return rect.center()


def flickable(stage: Scene) -> QQuickItem:
    """The one thing that can be dragged."""
    (found,) = _visible(stage.window.contentItem(), "QQuickFlickable")
    return found


def _visible(item: QQuickItem, kind: str) -> Iterator[QQuickItem]:
    if item.isVisible() and item.inherits(kind):
        yield item
    for child in item.childItems():
        yield from _visible(child, kind)


def touch(stage: Scene, *points: QPoint) -> None:
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


def tap(stage: Scene, name: str) -> None:
    """Touch the middle of the control with this name."""
    touch(stage, middle(stage, name))


def drag(stage: Scene, start: QPoint, end: QPoint) -> None:
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


def key(stage: Scene, code: Qt.Key) -> None:
    """Press and release a key."""
    QTest.keyClick(stage.window, code)
    settled_frame(stage)


class Hand:
    """Several fingers on the screen. Points are in pixels."""

    def __init__(self, stage: Scene) -> None:
        self._stage = stage
        self._down: dict[int, QPoint] = {}

    def does(
        self,
        press: Mapping[int, QPoint] | None = None,
        move: Mapping[int, QPoint] | None = None,
        release: Collection[int] = (),
    ) -> None:
        """Tell all that happens at one moment; the other fingers stay where they are."""
        told = QTest.touchEvent(self._stage.window, _touch_screen(), False)
        for finger, point in (press or {}).items():
            told.press(finger, point, self._stage.window)
        for finger, point in (move or {}).items():
            told.move(finger, point, self._stage.window)
        for finger in release:
            told.release(finger, self._down.pop(finger), self._stage.window)
        for finger in self._down.keys() - (move or {}).keys():
            told.stationary(finger)
        self._down |= {**(press or {}), **(move or {})}
        told.commit()
        settled_frame(self._stage)


class Touch(QTouchEvent):
    """One finger's event, as a touch screen tells it that loses some."""

    def __init__(self, kind: QEvent.Type) -> None:
        state = QEventPoint.State.Pressed
        point = QEventPoint(0, state, QPointF(540, 20), QPointF(540, 20))
        super().__init__(kind, _touch_screen(), Qt.KeyboardModifier.NoModifier, [point])

    def spontaneous(self) -> bool:
        return True


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
