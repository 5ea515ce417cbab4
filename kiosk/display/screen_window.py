"""What a window asks of whatever it shows: a screen, and the controls that every screen has.

In a file that comes before those of its kinds: deploy/check_qml.py reads them in that order.
"""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.display.screen_model import ScreenModel
from kiosk.display.tools_model import ToolsModel
from kiosk.supervisor.link import Word
from kiosk.visit.screen import Screen
from kiosk.visit.state import Action

QML_IMPORT_NAME = "Kiosk.Display"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Made in Python")
class WindowModel(ScreenModel):  # type: ignore[operator]  # its stub lacks __call__
    """A screen with its controls, which do nothing here.

    `begun` is emitted once, at the first touch of a visit, `staffAsked` when somebody asks for the
    staff panel, `frameClosed` when the window was closed by its frame.
    """

    askingChanged = Signal()
    readyChanged = Signal()
    begun = Signal()
    staffAsked = Signal()
    frameClosed = Signal()

    def __init__(self, screen: Screen, parent: QObject | None = None) -> None:
        super().__init__(screen, parent)
        self._tools = ToolsModel(self._choose, self)
        self._settled = True
        self._ready = False
        self._asking = False
        self._covered = False

    @property
    def waits(self) -> bool:
        """Whether nobody has touched it yet."""
        return False

    @property
    def is_over(self) -> bool:
        """Whether it has ended, and this process with it as soon as its cover was shown."""
        return self._covered

    @property
    def farewell(self) -> Word:
        """The last word to the supervisor."""
        return "ended"

    def begin(self) -> None:
        """The first key that is struck."""

    def notice_touch(self) -> None:
        """Somebody touched the screen or a key, wherever it was."""

    def settle(self) -> None:
        """A frame of the present screen was shown: touches count again."""
        self._settled = True

    def make_ready(self) -> None:
        """Have everything loaded that lies behind the first screen."""
        if not self._ready:
            self._ready = True
            self.readyChanged.emit()

    def _cover(self, *, asking: bool, covered: bool) -> None:
        """Show the idle question, the cover, or neither."""
        if (self._asking, self._covered) != (asking, covered):
            self._asking, self._covered = asking, covered
            self.askingChanged.emit()

    def _choose(self, action: Action) -> None:
        """A tool was used."""

    # --- what controls do ---------------------------------------------------------------

    @Slot(str)
    def open(self, target: str) -> None:
        """Do what a control names."""

    @Slot()
    def back(self) -> None:
        """Return to the place before."""

    @Slot()
    def home(self) -> None:
        """Return to the first place."""

    @Slot()
    def carryOn(self) -> None:
        """Answer the idle question with yes."""

    @Slot()
    def leave(self) -> None:
        """End it now."""

    @Slot()
    def closeFrame(self) -> None:
        """The frame of the window was closed."""
        self.frameClosed.emit()

    # --- what is shown ------------------------------------------------------------------

    @Property(bool, notify=readyChanged)
    def ready(self) -> bool:
        """Whether there is time to load the rest."""
        return self._ready

    @Property(ToolsModel, constant=True)
    def tools(self) -> ToolsModel:
        """Language, text size and contrast."""
        return self._tools

    @Property(bool, notify=askingChanged)
    def asking(self) -> bool:
        """Whether the idle question is shown."""
        return self._asking

    @Property(bool, notify=askingChanged)
    def covered(self) -> bool:
        """Whether it has ended and everything is covered."""
        return self._covered
