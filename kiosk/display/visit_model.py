"""The visit as QML sees it: one object that holds what is on the screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.display.screen_window import WindowModel
from kiosk.visit.idle import allowed_seconds, idle_time
from kiosk.visit.languages import attract_screen
from kiosk.visit.screen import Kiosk
from kiosk.visit.screens import build_screen, strip
from kiosk.visit.state import (
    Action,
    Ask,
    Back,
    CarryOn,
    ChooseLanguage,
    Home,
    Leave,
    VisitState,
    apply,
    parse_action,
)

QML_IMPORT_NAME = "Kiosk.Display"
QML_IMPORT_MAJOR_VERSION = 1

_TICK_MS = 250
_CALL_MS = 8000


@QmlElement
@QmlUncreatable("Made in Python")
class VisitModel(WindowModel):  # type: ignore[operator]  # its stub lacks __call__
    """Folds touches and time into the visit's state and shows the screen that follows.

    `clock` returns seconds and never goes back, `now` the time of day; `speak` returns the same
    kiosk in another of the languages offered. `left` is emitted once, when the visit has ended and
    the cover is about to be shown.
    """

    secondsLeftChanged = Signal()
    left = Signal()

    def __init__(
        self,
        kiosk: Kiosk,
        clock: Callable[[], float],
        now: Callable[[], datetime],
        speak: Callable[[str], Kiosk] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(build_screen(kiosk, VisitState()), parent)
        self._kiosk = kiosk
        self._speak = speak
        self._clock = clock
        self._now = now
        self._idle = kiosk.settings.idle
        self._state = VisitState()
        self._show_strip(strip(kiosk))
        self._tools.show(kiosk, self._state)
        self._touched_at = clock()
        self._seconds_left = self._idle.warning_seconds
        self._turn = 0
        self._calling = QTimer(self, interval=_CALL_MS)
        self._calling.timeout.connect(self.call_next)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def state(self) -> VisitState:
        """The visit's state."""
        return self._state

    @property
    def waits(self) -> bool:
        """Whether nobody has touched it yet."""
        return not self._state.touched

    # --- what happens -------------------------------------------------------------------

    def act(self, action: Action) -> None:
        """Apply an action and show what follows from it."""
        before, self._state = self._state, apply(self._state, action, self._kiosk.content)
        if self._state == before:
            return
        if not isinstance(action, Ask):
            self._touched_at = self._clock()
        has_new_words = self._state.language != before.language and self._change_language()
        self._tools.show(self._kiosk, self._state)
        if has_new_words or self._state.trail != before.trail:
            self._show()
        self._cover(asking=self._state.asking, covered=self._state.ended)
        if self._state.touched and not before.touched:
            self._calling.stop()
            self.begun.emit()
        if self._state.ended:
            self._timer.stop()
            self.left.emit()
        elif self._state.touched and not self._timer.isActive():
            self._timer.start()

    def _choose(self, action: Action) -> None:
        if self._settled:
            self.act(action)

    def _change_language(self) -> bool:
        language = self._state.language
        if self._speak is None or language == self._kiosk.content.language:
            return False
        # What is about to go is not laid out once more for the new direction.
        self._clear_lists()
        self._kiosk = self._speak(language)
        self._show_strip(strip(self._kiosk))
        return True

    def _show(self) -> None:
        self._kiosk = self._kiosk.arriving(self._now())
        self._settled = False
        self._show_screen(build_screen(self._kiosk, self._state), len(self._state.trail))

    def _keep_time(self) -> None:
        """With every minute what the hours come to may change. What stands in order stays so."""
        kiosk = self._kiosk.at(self._now())
        if kiosk is self._kiosk or self._state.asking:
            return
        self._kiosk = kiosk
        screen = build_screen(kiosk, self._state)
        if screen.kind == "reading" and screen.rows != self._screen.rows:
            self._go_on(screen)

    def settle(self) -> None:
        """A frame of the present screen was shown: touches count again."""
        super().settle()
        if not self._state.touched and not self._calling.isActive():
            self._calling.start()
        if not self._ready:
            # Whoever waits for the first frame is told before the rest is loaded.
            QTimer.singleShot(0, self.make_ready)

    @Slot()
    def call_next(self) -> None:
        """Call to touch in the next language, while nobody does."""
        if not self._state.touched and len(self._kiosk.offered) > 1:
            self._turn = (self._turn + 1) % len(self._kiosk.offered)
            self._show_screen(attract_screen(self._kiosk, self._turn))

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
        """Do what a control names: open a place, or go on in a language. While a screen changes,
        nothing is opened, so that two fingers do not open two things."""
        action = parse_action(target)
        if isinstance(action, ChooseLanguage) and action.language not in self._kiosk.offered:
            return
        if self._settled and action is not None:
            self.act(action)

    @Slot()
    def begin(self) -> None:
        """Begin a visit, in the language that called."""
        self.open(self._screen.action_target)

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

    # --- what is shown ------------------------------------------------------------------

    @Property(int, notify=secondsLeftChanged)
    def secondsLeft(self) -> int:
        """Seconds left to answer the idle question."""
        return self._seconds_left

    @Property(int, constant=True)
    def warningSeconds(self) -> int:
        """Seconds there are to answer the idle question."""
        return self._idle.warning_seconds
