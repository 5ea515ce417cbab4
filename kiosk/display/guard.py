"""Stands before the window: one finger, the keys of the table, and nothing else gets in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import (
    QDropEvent,
    QEnterEvent,
    QEventPoint,
    QInputEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QTouchEvent,
)

from kiosk.display.keyboard import Deed, key_table, struck_key
from kiosk.display.screen_window import WindowModel
from kiosk.settings import Keys
from kiosk.visit.strikes import DoubleStrikes, Insistence

_GUARDED = (QInputEvent, QInputMethodEvent, QDropEvent)
_TOUCH_TYPES = {
    QEventPoint.State.Pressed: QEvent.Type.TouchBegin,
    QEventPoint.State.Released: QEvent.Type.TouchEnd,
}
Watch = Callable[[QPointF, int], object]

_TO_LEAVE = (3, 5.0)  # strikes of Back, within seconds


class InputGuard(QObject):
    """An event filter for the window. `clock` returns seconds and never goes back. `watch` is told
    where a finger comes down, and how many are down; that changes nothing else."""

    def __init__(
        self,
        visit: WindowModel,
        keys: Keys,
        clock: Callable[[], float],
        parent: QObject | None = None,
        watch: Watch | None = None,
    ) -> None:
        super().__init__(parent)
        self._watch = watch
        self._visit = visit
        self._clock = clock
        self._table = key_table(keys)
        self._doubles = DoubleStrikes(keys.double_strike_ms / 1000)
        self._insistence = Insistence(*_TO_LEAVE)
        self._finger: int | None = None
        self._chose = False
        visit.askingChanged.connect(self._forget_choice)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return True for what must not reach the window."""
        # What does not come from outside was sent by the guard itself.
        if not isinstance(event, _GUARDED) or not event.spontaneous():
            return False
        if isinstance(event, QMouseEvent | QEnterEvent):
            return self._keeps_out_mouse(event)
        # A touch is taken, or Qt would send it again as a mouse; so a pen becomes one.
        event.setAccepted(isinstance(event, QTouchEvent))
        if isinstance(event, QTouchEvent):
            self._touch(watched, event)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._press(watched, event)
        return True

    # --- touches ------------------------------------------------------------------------

    def _keeps_out_mouse(self, event: QMouseEvent | QEnterEvent) -> bool:
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == left:
            self._visit.notice_touch()
            self._tell(event.position(), 1)
        return event.button() not in (left, none)

    def _touch(self, window: QObject, event: QTouchEvent) -> None:
        """Hand on the finger that came first, as if it were the only one."""
        if event.type() in (QEvent.Type.TouchBegin, QEvent.Type.TouchCancel):
            self._finger = None  # also where its end was never told, as when a cable is pulled
        if event.type() == QEvent.Type.TouchCancel:
            self._hand_on(window, event, QEvent.Type.TouchCancel, event.points())
            return
        for point in event.points():
            if point.state() == QEventPoint.State.Pressed:
                self._tell(point.position(), _down(event))
        if self._finger is None:
            self._finger = _first_pressed(event)
        for point in event.points():
            if point.id() == self._finger:
                kind = _TOUCH_TYPES.get(point.state(), QEvent.Type.TouchUpdate)
                self._follow(kind)
                self._hand_on(window, event, kind, [point])

    def _tell(self, place: QPointF, fingers: int) -> None:
        if self._watch:
            self._watch(place, fingers)

    def _follow(self, kind: QEvent.Type) -> None:
        if kind == QEvent.Type.TouchBegin:
            self._visit.notice_touch()
        elif kind == QEvent.Type.TouchEnd:
            self._finger = None

    def _hand_on(
        self, window: QObject, event: QTouchEvent, kind: QEvent.Type, points: list[QEventPoint]
    ) -> None:
        device = event.pointingDevice()
        single = QTouchEvent(kind, device, Qt.KeyboardModifier.NoModifier, points)
        single.setTimestamp(event.timestamp())
        QCoreApplication.sendEvent(window, single)

    # --- keys ---------------------------------------------------------------------------

    def _press(self, window: QObject, event: QKeyEvent) -> None:
        key = struck_key(event)
        deed = None if key is None else self._table.get(key)
        if key is None or deed is None or event.isAutoRepeat():
            return
        now = self._clock()
        if deed == "back" and self._insistence.strike(now):
            deed = "leave"  # three strikes are three, however quick
        elif self._doubles.is_double(key, now):
            return
        self._visit.notice_touch()
        self._do(window, deed)

    def _do(self, window: QObject, deed: Deed) -> None:
        if deed == "leave":
            self._visit.leave()
        elif deed == "back":
            self._visit.back()
        elif self._visit.waits:
            self._visit.begin()
        elif deed == "confirm":
            self._confirm(window)
        else:
            self._chose = True
            self._send(window, Qt.Key.Key_Tab if deed == "next" else Qt.Key.Key_Backtab)

    def _confirm(self, window: QObject) -> None:
        """Press what has the focus. The idle question is answered with yes, unless another
        answer was chosen since it came."""
        if self._visit.asking and not self._chose:
            self._visit.carryOn()
        else:
            self._send(window, Qt.Key.Key_Space)

    def _forget_choice(self) -> None:
        self._chose = False

    def _send(self, window: QObject, key: Qt.Key) -> None:
        none = Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(window, QKeyEvent(kind, key, none))


def _down(event: QTouchEvent) -> int:
    """How many fingers are on the screen."""
    released = QEventPoint.State.Released
    return sum(point.state() != released for point in event.points())


def _first_pressed(event: QTouchEvent) -> int | None:
    pressed = QEventPoint.State.Pressed
    return next((point.id() for point in event.points() if point.state() == pressed), None)
