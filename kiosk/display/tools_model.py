"""The tools of the dock as QML sees them: language, text size and contrast."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.visit.screen import Kiosk
from kiosk.visit.state import (
    LANGUAGES,
    Action,
    Back,
    ChooseTextSize,
    ChooseTheme,
    Open,
    VisitState,
)

QML_IMPORT_NAME = "Kiosk.Display"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Made in Python")
class ToolsModel(QObject):  # type: ignore[operator]  # its stub lacks __call__
    """How the visitor wants to read. `act` is told what a tool does."""

    changed = Signal()

    def __init__(self, act: Callable[[Action], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._state = VisitState()
        self._offered = 0
        self._name = ""
        self._right_to_left = False

    def show(self, kiosk: Kiosk, state: VisitState) -> None:
        """Show what was chosen."""
        greeting = kiosk.offered.get(kiosk.content.language)
        self._name = greeting.name if greeting else kiosk.content.language
        self._right_to_left = kiosk.right_to_left
        self._offered = len(kiosk.offered)
        self._state = state
        self.changed.emit()

    @Property(str, notify=changed)
    def language(self) -> str:
        """The present language's name in itself."""
        return self._name

    @Property(bool, notify=changed)
    def rightToLeft(self) -> bool:
        """Whether the present language is written from right to left."""
        return self._right_to_left

    @Property(bool, notify=changed)
    def severalLanguages(self) -> bool:
        """Whether there is another language to choose."""
        return self._offered > 1

    @Property(bool, notify=changed)
    def choosing(self) -> bool:
        """Whether the list of languages is shown."""
        return self._state.place == LANGUAGES

    @Property(bool, notify=changed)
    def large(self) -> bool:
        """Whether all text is large."""
        return self._state.text_size == "large"

    @Property(bool, notify=changed)
    def contrast(self) -> bool:
        """Whether the colours are those of high contrast."""
        return self._state.theme == "contrast"

    @Slot()
    def switchLanguages(self) -> None:
        """Show the list of languages, or return from it."""
        self._act(Back() if self.choosing else Open(LANGUAGES))

    @Slot()
    def switchTextSize(self) -> None:
        """Have large text, or normal text again."""
        self._act(ChooseTextSize("normal" if self.large else "large"))

    @Slot()
    def switchContrast(self) -> None:
        """Have the colours of high contrast, or the light ones again."""
        self._act(ChooseTheme("light" if self.contrast else "contrast"))
