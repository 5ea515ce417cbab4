"""One screen as QML sees it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.display.code_model import CodeModel
from kiosk.display.records import RecordList
from kiosk.visit.rows import Row
from kiosk.visit.screen import Screen

QML_IMPORT_NAME = "Kiosk.Display"
QML_IMPORT_MAJOR_VERSION = 1

_LONG_TITLE = 40


@QmlElement
@QmlUncreatable("Made in Python")
class ScreenModel(QObject):  # type: ignore[operator]  # its stub lacks __call__
    """Shows what a `Screen` holds, and the numbers that are on every screen."""

    screenChanged = Signal()

    def __init__(self, screen: Screen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screen = screen
        self._depth = 1
        self._doors = RecordList(Row, self)
        self._rows = RecordList(Row, self)
        self._entries = RecordList(Row, self)
        self._strip = RecordList(Row, self)
        self._calls = RecordList(Row, self)
        self._calls.replace(screen.rows)
        self._code = CodeModel(self)

    @property
    def shown(self) -> Screen:
        """What is on the screen, as a value."""
        return self._screen

    def _show_screen(self, screen: Screen, depth: int = 1) -> None:
        self._screen = screen
        self._depth = depth
        # A list keeps what it holds while its screen is not shown: clearing it would build
        # and drop delegates on the way out.
        if screen.kind == "attract":
            self._calls.update(screen.rows)
        elif screen.kind == "start":
            self._doors.replace(screen.rows)
            self._entries.replace(screen.entries)
        elif screen.kind == "reading":
            self._rows.replace(screen.rows)
        self._code.show(screen.code)
        self.screenChanged.emit()

    def _clear_lists(self) -> None:
        for shown in (self._doors, self._entries, self._rows):
            shown.replace(())

    def _go_on(self, screen: Screen) -> None:
        """Show what has changed on the same screen."""
        before, self._screen = self._screen, screen
        # Rows of another kind look otherwise: what stands there cannot become one.
        is_same = [row.kind for row in before.rows] == [row.kind for row in screen.rows]
        (self._rows.update if is_same else self._rows.replace)(screen.rows)
        if replace(before, rows=()) != replace(screen, rows=()):
            self.screenChanged.emit()

    def _show_strip(self, numbers: Sequence[Row]) -> None:
        self._strip.replace(numbers)

    @Property(str, notify=screenChanged)
    def kind(self) -> str:
        """Which screen: attract, start, reading or code."""
        return self._screen.kind

    @Property(str, notify=screenChanged)
    def title(self) -> str:
        """The screen's title."""
        return self._screen.title

    @Property(bool, notify=screenChanged)
    def titleIsLong(self) -> bool:
        """Whether the title needs smaller letters beside a column of rows."""
        return len(self._screen.title) > _LONG_TITLE

    @Property(str, notify=screenChanged)
    def lead(self) -> str:
        """The sentence under the title."""
        return self._screen.lead

    @Property(str, notify=screenChanged)
    def section(self) -> str:
        """The door the visitor came through."""
        return self._screen.section

    @Property(bool, notify=screenChanged)
    def contentNote(self) -> bool:
        """Whether the page speaks of abuse and says so first."""
        return self._screen.content_note

    @Property(RecordList, constant=True)
    def doors(self) -> RecordList:
        """The doors of the start screen."""
        return self._doors

    @Property(RecordList, constant=True)
    def rows(self) -> RecordList:
        """The rows of a reading screen."""
        return self._rows

    @Property(RecordList, constant=True)
    def entries(self) -> RecordList:
        """The smaller entries of the start screen."""
        return self._entries

    @Property(RecordList, constant=True)
    def strip(self) -> RecordList:
        """The numbers that are always on the screen."""
        return self._strip

    @Property(RecordList, constant=True)
    def calls(self) -> RecordList:
        """The calls of the attract screen in the languages that are not shown large."""
        return self._calls

    @Property(str, notify=screenChanged)
    def action(self) -> str:
        """The label of the screen's main button, or nothing."""
        return self._screen.action

    @Property(str, notify=screenChanged)
    def actionTarget(self) -> str:
        """What the main button opens."""
        return self._screen.action_target

    @Property(str, notify=screenChanged)
    def actionIcon(self) -> str:
        """The icon of the main button."""
        return self._screen.action_symbol

    @Property(int, notify=screenChanged)
    def depth(self) -> int:
        """How many places the way has that was taken here."""
        return self._depth

    @Property(bool, notify=screenChanged)
    def canGoBack(self) -> bool:
        """Whether there is a place before this one."""
        return self._depth > 1 and not self._screen.stays

    @Property(CodeModel, constant=True)
    def code(self) -> CodeModel:
        """The code on the screen."""
        return self._code
