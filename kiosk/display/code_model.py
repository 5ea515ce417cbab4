"""The code on the screen as QML sees it."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.display.pictures import code_modules
from kiosk.visit.screen import Code

QML_IMPORT_NAME = "Kiosk.Display"
QML_IMPORT_MAJOR_VERSION = 1

_NO_CODE = Code("", "", "", "", "")


@QmlElement
@QmlUncreatable("Made in Python")
class CodeModel(QObject):  # type: ignore[operator]  # its stub lacks __call__
    """A code, what it opens, and whom to call instead."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._code = _NO_CODE

    def show(self, code: Code | None) -> None:
        """Show this code; None is a screen without one."""
        if (code or _NO_CODE) != self._code:
            self._code = code or _NO_CODE
            self.changed.emit()

    @Property(str, notify=changed)
    def url(self) -> str:
        """The address the code opens."""
        return self._code.url

    @Property(int, notify=changed)
    def modules(self) -> int:
        """How many modules wide the code is, with its quiet zone."""
        return code_modules(self._code.url) if self._code.url else 1

    @Property(str, notify=changed)
    def host(self) -> str:
        """The host the code opens."""
        return self._code.host

    @Property(str, notify=changed)
    def opens(self) -> str:
        """What the code opens, in which language, and what to press there."""
        return self._code.opens

    @Property(str, notify=changed)
    def callName(self) -> str:
        """Whom to call instead."""
        return self._code.alternative

    @Property(str, notify=changed)
    def callNumber(self) -> str:
        """The number to call instead."""
        return self._code.number
