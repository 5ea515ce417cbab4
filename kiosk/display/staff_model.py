"""The staff panel as QML sees it: how many digits were typed, and not which."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.display.health_model import HealthModel
from kiosk.display.panel import Panel
from kiosk.display.screen_window import WindowModel
from kiosk.display.staff_errands import Asked
from kiosk.display.staff_screens import depth_of, pin_screen, staff_action, staff_screen
from kiosk.staff import actions, panel
from kiosk.staff.attempts import WrongTries
from kiosk.staff.errands.link import Holds, Look, Report, Request
from kiosk.staff.overview import with_stored
from kiosk.staff.pin import LEAST_DIGITS, Pin, PinRecord
from kiosk.staff.records import Overview, Stored
from kiosk.staff.screens import AtOverview, PinPad
from kiosk.staff.screens import Screen as Place
from kiosk.supervisor.link import Word
from kiosk.visit.languages import languages_screen
from kiosk.visit.screen import Kiosk, Screen
from kiosk.visit.screens import strip
from kiosk.visit.state import (
    LANGUAGES,
    START,
    Action,
    Back,
    ChooseLanguage,
    VisitState,
    apply,
    parse_action,
)

QML_IMPORT_NAME = "Kiosk.Display"
QML_IMPORT_MAJOR_VERSION = 1

_TICK_MS = 250
# How long the end of a deed is waited for, once somebody has left.
_PATIENCE_S = 10.0


class Knows(NamedTuple):
    """What the panel knows: by what the PIN is known again, how often it was wrong, and, once
    somebody may `look`, the state of this kiosk. `ask` is for errands."""

    record: PinRecord
    tries: WrongTries
    look: Callable[[], Overview]
    ask: Callable[[Request], object]


@QmlElement
@QmlUncreatable("Made in Python")
class StaffModel(WindowModel):  # type: ignore[operator]  # its stub lacks __call__
    """Folds touches and time into the panel's state, and does what that calls for.

    How staff want to read is kept as it is of a visitor, in a visit that knows two places: the
    panel, and the list of languages. `clock` returns seconds and never goes back, `speak` the same
    kiosk in another of the languages offered.
    """

    padChanged = Signal()

    def __init__(
        self,
        kiosk: Kiosk,
        knows: Knows,
        clock: Callable[[], float],
        speak: Callable[[str], Kiosk],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(pin_screen(kiosk), parent)
        self._kiosk = kiosk
        self._knows = knows
        self._clock = clock
        self._speak = speak
        self._reading = VisitState((START,))
        self._panel = panel.opened(clock(), knows.tries.seconds_left())
        self._health = HealthModel(self.act, Panel.size, self)
        self._stored: Stored | None = None
        self._asked = Asked(knows.ask)
        self._ended_at = 0.0
        self._seconds = self.waitSeconds
        self._show_strip(strip(kiosk))
        self._tools.show(kiosk, self._reading)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    @property
    def state(self) -> panel.PanelState:
        """The panel's state."""
        return self._panel

    # --- what happens -------------------------------------------------------------------

    def act(self, action: actions.Action) -> None:
        """Apply an action, and all that follows from it."""
        self.put(panel.apply(self._panel, action, self._clock()))

    def put(self, state: panel.PanelState) -> None:
        """Show what follows from the panel's state, and have done what it calls for."""
        before, self._panel = self._panel, state
        if self._panel.screen == AtOverview() and self._panel.overview is None:
            self._look()
            self._ask_to_look()
        self._asked.follow(self._panel.errand)
        if self._panel.screen != before.screen:
            self._health.show(self._panel.screen)
            self.padChanged.emit()
        if self._panel.ended and not before.ended:
            self._ended_at = self._clock()
            self._timer.stop()
            self._cover(asking=False, covered=True)
        elif _is_elsewhere(self._panel.screen, before.screen):
            self._show()
        elif self._panel != before:
            self._go_on_here()

    def take(self, report: Report) -> None:
        """What came of an errand, or is there now."""
        self._asked.hear(report)
        if isinstance(report, Holds):
            self._stored = report.stored
            self._look()
        else:
            self.act(report)

    def lose_errands(self) -> None:
        """Nobody does errands any more: without that the panel is of no use."""
        self._asked.lose()
        self.act(actions.Leave())

    def _look(self) -> None:
        """Look at the state of this kiosk, once somebody may."""
        if isinstance(self._panel.screen, PinPad):
            return
        overview = self._knows.look()
        found = with_stored(overview, self._stored) if self._stored else overview
        self.act(actions.Looked(found))

    def _ask_to_look(self) -> None:
        self._knows.ask(Look(self._kiosk.content.language))

    @Slot()
    def tick(self) -> None:
        """Look at the clock, and do what is to be done: a frame that says so was shown before."""
        match self._panel.errand:
            case Pin() as pin:
                is_right = self._knows.tries.admits(pin, self._knows.record)
                self.act(actions.Judged(is_right, self._knows.tries.seconds_left()))
        self.act(actions.Ticked())
        if self._seconds != self.waitSeconds:
            self._seconds = self.waitSeconds
            self.padChanged.emit()

    def _choose(self, action: Action) -> None:
        """Change how staff read."""
        if not self._settled or self._panel.ended:
            return
        before, self._reading = self._reading, apply(self._reading, action, self._kiosk.content)
        has_new_words = self._reading.language != before.language
        if has_new_words:
            self._clear_lists()
            self._kiosk = self._speak(self._reading.language)
            self._show_strip(strip(self._kiosk))
            if not isinstance(self._panel.screen, PinPad):
                self._ask_to_look()
        self._tools.show(self._kiosk, self._reading)
        if has_new_words or self._reading.trail != before.trail:
            self._show()

    def _show(self) -> None:
        self._settled = False
        depth = depth_of(self._panel.screen) + len(self._reading.trail) - 1
        self._show_screen(self._built(), depth)

    def _go_on_here(self) -> None:
        """News for a screen that stands."""
        screen = self._built()
        if screen.kind == "reading" and screen != self.shown:
            self._go_on(screen)

    def _built(self) -> Screen:
        if self._reading.place == LANGUAGES:
            return languages_screen(self._kiosk, self._kiosk.translate("Staff"))
        return staff_screen(self._kiosk, self._panel)

    # --- what controls do ---------------------------------------------------------------

    def notice_touch(self) -> None:
        """Somebody touched the screen or a key, wherever it was."""
        self.act(actions.Touched())

    @Slot(str)
    def open(self, target: str) -> None:
        """Do what a control names: change the language, or what its screen offers."""
        chosen = parse_action(target)
        if isinstance(chosen, ChooseLanguage) and chosen.language in self._kiosk.offered:
            self._choose(chosen)
        elif self._settled and self._reading.place != LANGUAGES:
            action = staff_action(target)
            if action:
                self.act(action)

    @Slot()
    def back(self) -> None:
        """Return to the screen before, or from the list of languages."""
        if self._reading.place == LANGUAGES:
            self._choose(Back())
        elif self._settled:
            self.act(actions.Back())

    @Slot()
    def home(self) -> None:
        """Return to the state of the kiosk, or from the list of languages."""
        if self._reading.place == LANGUAGES or not self._settled:
            self._choose(Back())
            return
        while self._panel.screen != panel.apply(self._panel, actions.Back(), 0).screen:
            self.act(actions.Back())

    @Slot()
    def leave(self) -> None:
        """Close the panel now."""
        self.act(actions.Leave())

    @Slot(int)
    def press(self, digit: int) -> None:
        """Type a digit of the PIN."""
        self.act(actions.Press(str(digit)))

    @Slot()
    def erase(self) -> None:
        """Take the last digit back."""
        self.act(actions.Erase())

    @Slot()
    def enter(self) -> None:
        """The PIN is complete."""
        self.act(actions.Enter())

    # --- what is shown ------------------------------------------------------------------

    @Property(HealthModel, constant=True)
    def health(self) -> HealthModel:
        """The test that has the whole screen."""
        return self._health

    @property
    def farewell(self) -> Word:
        """The last word to the supervisor: how the kiosk is to end, or that the panel has ended."""
        how = self._panel.ended
        return "ended" if how is None or how == "left" else how

    @property
    def is_over(self) -> bool:
        """Whether it was left. What was under way ends first, and leaves its receipt."""
        has_waited = self._clock() >= self._ended_at + _PATIENCE_S
        return self._covered and (self._asked.deed is None or has_waited)

    @property
    def _pad(self) -> PinPad:
        return self._panel.screen if isinstance(self._panel.screen, PinPad) else PinPad()

    @Property(int, notify=padChanged)
    def count(self) -> int:
        """How many digits were typed."""
        return len(self._pad.pin)

    @Property(bool, notify=padChanged)
    def complete(self) -> bool:
        """Whether that may be a PIN."""
        return len(self._pad.pin) >= LEAST_DIGITS and not self._pad.is_judged

    @Property(bool, notify=padChanged)
    def judged(self) -> bool:
        """Whether the PIN is being tried."""
        return self._pad.is_judged

    @Property(bool, notify=padChanged)
    def wrong(self) -> bool:
        """Whether the last one was not the PIN."""
        return self._pad.was_wrong

    @Property(int, notify=padChanged)
    def waitSeconds(self) -> int:
        """Seconds until the next try."""
        return math.ceil(max(0.0, self._pad.opens_at - self._clock()))


def _is_elsewhere(place: Place, before: Place) -> bool:
    """Whether it is another screen, and not the same one with news on it."""
    return type(place) is not type(before) or depth_of(place) != depth_of(before)
