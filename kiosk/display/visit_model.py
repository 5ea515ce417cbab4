"""The visit as QML sees it: one object that holds what is on the screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.display.pictures import code_modules
from kiosk.display.records import RecordList
from kiosk.visit.idle import allowed_seconds, idle_time
from kiosk.visit.rows import Row
from kiosk.visit.screen import Code, Kiosk
from kiosk.visit.screens import build_screen, strip
from kiosk.visit.state import (
    Action,
    Ask,
    Back,
    CarryOn,
    Home,
    Leave,
    Open,
    VisitState,
    apply,
    parse_place,
)

QML_IMPORT_NAME = "Kiosk.Display"
QML_IMPORT_MAJOR_VERSION = 1

_TICK_MS = 250
_LONG_TITLE = 40
_NO_CODE = Code("", "", "", "", "")


@QmlElement
@QmlUncreatable("Made in Python")
class VisitModel(QObject):  # type: ignore[operator]  # its stub lacks __call__
    """Folds touches and time into the visit's state and shows the screen that follows.

    `clock` returns seconds and never goes back, `now` the time of day. `begun` is emitted once, at
    the first touch, and `left` once, when the visit has ended and the cover is about to be shown.
    """

    screenChanged = Signal()
    askingChanged = Signal()
    secondsLeftChanged = Signal()
    readyChanged = Signal()
    begun = Signal()
    left = Signal()
    frameClosed = Signal()

    def __init__(
        self,
        kiosk: Kiosk,
        clock: Callable[[], float],
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._kiosk = kiosk
        self._clock = clock
        self._now = now
        self._idle = kiosk.settings.idle
        self._state = VisitState()
        self._screen = build_screen(kiosk, self._state)
        self._doors = RecordList(Row, self)
        self._rows = RecordList(Row, self)
        self._entries = RecordList(Row, self)
        self._strip = RecordList(Row, self)
        self._strip.replace(strip(kiosk))
        self._touched_at = clock()
        self._seconds_left = self._idle.warning_seconds
        self._settled = True
        self._ready = False
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def state(self) -> VisitState:
        """The visit's state."""
        return self._state

    # --- what happens -------------------------------------------------------------------

    def act(self, action: Action) -> None:
        """Apply an action and show what follows from it."""
        before, self._state = self._state, apply(self._state, action, self._kiosk.content)
        if self._state == before:
            return
        if not isinstance(action, Ask):
            self._touched_at = self._clock()
        if self._state.trail != before.trail:
            self._show()
        if (self._state.asking, self._state.ended) != (before.asking, before.ended):
            self.askingChanged.emit()
        if self._state.touched and not before.touched:
            self.begun.emit()
        if self._state.ended:
            self._timer.stop()
            self.left.emit()
        elif self._state.touched and not self._timer.isActive():
            self._timer.start()

    def _show(self) -> None:
        self._kiosk = self._kiosk.arriving(self._now())
        self._screen = build_screen(self._kiosk, self._state)
        # A list keeps what it holds while its screen is not shown: clearing it would build
        # and drop delegates on the way out.
        if self._screen.kind == "start":
            self._doors.replace(self._screen.rows)
            self._entries.replace(self._screen.entries)
        elif self._screen.kind == "reading":
            self._rows.replace(self._screen.rows)
        self._settled = False
        self.screenChanged.emit()

    def _keep_time(self) -> None:
        """With every minute what the hours come to may change. What stands in order stays so."""
        kiosk = self._kiosk.at(self._now())
        if kiosk is self._kiosk or self._state.asking:
            return
        self._kiosk = kiosk
        screen = build_screen(kiosk, self._state)
        if screen.kind == "reading" and screen.rows != self._screen.rows:
            self._screen = screen
            self._rows.update(screen.rows)

    def settle(self) -> None:
        """A frame of the present screen was shown: touches count again."""
        self._settled = True
        if not self._ready:
            # Whoever waits for the first frame is told before the rest is loaded.
            QTimer.singleShot(0, self.make_ready)

    def make_ready(self) -> None:
        """Have everything loaded that lies behind the attract screen."""
        if not self._ready:
            self._ready = True
            self.readyChanged.emit()

    def notice_touch(self) -> None:
        """Somebody touched the screen or a key, wherever it was."""
        if not self._state.asking:
            self._touched_at = self._clock()

    @Slot()
    def tick(self) -> None:
        """Look at the clock."""
        allowed = allowed_seconds(self._screen.words, self._screen.code is not None, self._idle)
        now = idle_time(self._clock() - self._touched_at, allowed, self._idle)
        if now.phase == "over":
            self.act(Leave())
        elif now.phase == "asking" and not self._state.asking:
            self.act(Ask())
        if now.seconds_left != self._seconds_left:
            self._seconds_left = now.seconds_left
            self.secondsLeftChanged.emit()
        self._keep_time()

    @Slot(str)
    def open(self, target: str) -> None:
        """Go to the place a control names. While a screen changes, nothing is opened, so that
        two fingers do not open two things."""
        place = parse_place(target)
        if self._settled and place is not None:
            self.act(Open(place))

    @Slot()
    def back(self) -> None:
        """Return to the place before."""
        if self._settled:
            self.act(Back())

    @Slot()
    def home(self) -> None:
        """Return to the start screen."""
        if self._settled:
            self.act(Home())

    @Slot()
    def carryOn(self) -> None:
        """Answer the idle question with yes."""
        self.act(CarryOn())

    @Slot()
    def leave(self) -> None:
        """End the visit now."""
        self.act(Leave())

    @Property(bool, notify=readyChanged)
    def ready(self) -> bool:
        """Whether there is time to load the rest."""
        return self._ready

    @Slot()
    def closeFrame(self) -> None:
        """The frame of the window was closed."""
        self.frameClosed.emit()

    # --- what is shown ------------------------------------------------------------------

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

    @Property(str, notify=screenChanged)
    def action(self) -> str:
        """The label of the screen's main button, or nothing."""
        return self._screen.action

    @Property(str, notify=screenChanged)
    def actionTarget(self) -> str:
        """What the main button opens."""
        return self._screen.action_target

    @Property(bool, notify=screenChanged)
    def canGoBack(self) -> bool:
        """Whether there is a place before this one."""
        return len(self._state.trail) > 1

    @Property(bool, notify=askingChanged)
    def asking(self) -> bool:
        """Whether the idle question is shown."""
        return self._state.asking

    @Property(bool, notify=askingChanged)
    def covered(self) -> bool:
        """Whether the visit has ended and everything is covered."""
        return self._state.ended

    @Property(int, notify=secondsLeftChanged)
    def secondsLeft(self) -> int:
        """Seconds left to answer the idle question."""
        return self._seconds_left

    @Property(int, constant=True)
    def warningSeconds(self) -> int:
        """Seconds there are to answer the idle question."""
        return self._idle.warning_seconds

    # --- the code -----------------------------------------------------------------------

    @property
    def _code(self) -> Code:
        return self._screen.code or _NO_CODE

    @Property(str, notify=screenChanged)
    def codeUrl(self) -> str:
        """The address the code opens."""
        return self._code.url

    @Property(int, notify=screenChanged)
    def codeModules(self) -> int:
        """How many modules wide the code is, with its quiet zone."""
        return code_modules(self._code.url) if self._code.url else 1

    @Property(str, notify=screenChanged)
    def codeHost(self) -> str:
        """The host the code opens."""
        return self._code.host

    @Property(str, notify=screenChanged)
    def codeOpens(self) -> str:
        """What the code opens, in which language, and what to press there."""
        return self._code.opens

    @Property(str, notify=screenChanged)
    def callName(self) -> str:
        """Whom to call instead."""
        return self._code.alternative

    @Property(str, notify=screenChanged)
    def callNumber(self) -> str:
        """The number to call instead."""
        return self._code.number
