"""Stands before every window event: notices touches, maps keys, keeps the rest out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from kiosk.display.visit_model import VisitModel
from kiosk.settings import Keys

_TOUCHES = {
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.KeyPress,
    QEvent.Type.Wheel,
}
_FORWARD = {Qt.Key.Key_Down, Qt.Key.Key_Right}
_BACKWARD = {Qt.Key.Key_Up, Qt.Key.Key_Left}
_ESCAPES = 3
_ESCAPES_WITHIN_S = 5.0


class InputGuard(QObject):
    """An event filter for the window. `clock` returns seconds and never goes back."""

    def __init__(
        self,
        visit: VisitModel,
        keys: Keys,
        clock: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._clock = clock
        self._escapes: list[float] = []
        self._leave = _key(keys.leave)
        self._confirm = _key(keys.confirm)
        self._back = _key(keys.back)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return True for what must not reach the window."""
        if event.type() in _TOUCHES:
            self._visit.notice_touch()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(watched, event)
        return False

    def _press(self, window: QObject, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            return True
        key = Qt.Key(event.key())
        if key == self._leave:
            self._visit.leave()
        elif key == self._back:
            self._escape()
        elif self._visit.asking and key == self._confirm:
            self._visit.carryOn()
        elif not self._visit.state.touched:
            self._visit.open("start")
        elif key in _FORWARD | _BACKWARD:
            self._move(window, forward=key in _FORWARD)
        elif key == self._confirm:
            self._send(window, Qt.Key.Key_Space)
        else:
            return key not in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space}
        return True

    def _escape(self) -> None:
        now = self._clock()
        self._escapes = [at for at in self._escapes if now - at <= _ESCAPES_WITHIN_S] + [now]
        if len(self._escapes) >= _ESCAPES:
            self._visit.leave()
        else:
            self._visit.back()

    def _move(self, window: QObject, *, forward: bool) -> None:
        self._send(window, Qt.Key.Key_Tab if forward else Qt.Key.Key_Backtab)

    def _send(self, window: QObject, key: Qt.Key) -> None:
        none = Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(window, QKeyEvent(kind, key, none))


def _key(name: str) -> Qt.Key:
    """Return the key with one of settings.KEY_NAMES."""
    return Qt.Key[f"Key_{name}"]
