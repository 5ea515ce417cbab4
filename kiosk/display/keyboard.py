"""What each key does. A key that is not in the table does nothing."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from kiosk.settings import Keys

Deed = Literal["leave", "confirm", "back", "next", "previous"]

_EVERY_KEYBOARD: dict[Qt.Key, Deed] = {
    Qt.Key.Key_Down: "next",
    Qt.Key.Key_Right: "next",
    Qt.Key.Key_Tab: "next",
    Qt.Key.Key_Up: "previous",
    Qt.Key.Key_Left: "previous",
    Qt.Key.Key_Backtab: "previous",
    Qt.Key.Key_Return: "confirm",
    Qt.Key.Key_Enter: "confirm",
    Qt.Key.Key_Space: "confirm",
    Qt.Key.Key_Escape: "back",
}

# KEY_F13 to KEY_F24 of linux/input-event-codes.h, 8 higher as X11, Wayland and eglfs give them.
_SCAN_CODES = range(191, 203)

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier  # where the key is, not what is held with it


def key_table(keys: Keys) -> dict[int, Deed]:
    """What every keyboard's keys do, and those that the settings name, by Qt::Key."""
    named: dict[str, Deed] = {
        keys.leave: "leave",
        keys.confirm: "confirm",
        keys.back: "back",
        keys.next: "next",
        keys.previous: "previous",
    }
    own = {Qt.Key[f"Key_{name}"]: deed for name, deed in named.items() if name}
    return {key.value: deed for key, deed in (_EVERY_KEYBOARD | own).items()}


def struck_key(event: QKeyEvent) -> int | None:
    """The Qt::Key that was struck alone; None where another is held with it, but for Shift+Tab.

    F13 to F24 go by their place on the keyboard: common layouts give them other meanings, or
    none at all.
    """
    held = event.modifiers() & ~_KEYPAD
    if held == _SHIFT and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        return Qt.Key.Key_Backtab.value
    if held != _NONE:
        return None
    if event.nativeScanCode() in _SCAN_CODES:
        return Qt.Key.Key_F13.value + event.nativeScanCode() - _SCAN_CODES.start
    return event.key()
