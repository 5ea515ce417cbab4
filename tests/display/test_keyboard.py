"""The table of keys, and time: double strikes, held keys, three strikes of Escape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from kiosk.display.guard import InputGuard
from kiosk.display.keyboard import key_table, struck_key
from kiosk.display.visit_model import VisitModel
from kiosk.settings import KEY_NAMES, Keys, Settings
from kiosk.visit.screen import Kiosk
from kiosk.visit.state import START, Open, Place
from tests.display.conftest import NOON, Clock
from tests.display.finger import Strike
from tests.stories import Story

pytestmark = pytest.mark.usefixtures("qapp")
NONE = Qt.KeyboardModifier.NoModifier


def test_every_name_of_the_settings_is_a_key() -> None:
    for name in KEY_NAMES:
        assert key_table(Keys("", "", "", name))[Qt.Key[f"Key_{name}"].value] == "next"


def test_what_the_settings_name_comes_before_what_a_keyboard_has() -> None:
    table = key_table(Keys(leave="Space", back="F13", next="F14", previous="F15"))
    assert table[Qt.Key.Key_Space.value] == "leave"
    assert table[Qt.Key.Key_F13.value] == table[Qt.Key.Key_Escape.value] == "back"
    assert table[Qt.Key.Key_F14.value] == table[Qt.Key.Key_Tab.value] == "next"
    assert table[Qt.Key.Key_F15.value] == table[Qt.Key.Key_Up.value] == "previous"
    assert Qt.Key.Key_F24.value not in table


@pytest.mark.parametrize("number", range(13, 25))
def test_a_function_key_goes_by_its_place(number: int) -> None:
    evdev = 183 + number - 13  # KEY_F13 is 183, KEY_F24 194
    for meaning in (Qt.Key.Key_unknown, Qt.Key.Key_Launch5, Qt.Key.Key_A):
        event = QKeyEvent(QEvent.Type.KeyPress, meaning, NONE, evdev + 8, 0, 0)
        assert struck_key(event) == Qt.Key[f"Key_F{number}"].value


def test_its_neighbours_go_by_their_meaning() -> None:
    for scan in (0, 36, 190, 203):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, NONE, scan, 0, 0)
        assert struck_key(event) == Qt.Key.Key_A.value


# --- time -------------------------------------------------------------------------------


class Window(QObject):
    """Keeps the keys that the guard hands on."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[int] = []

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self.pressed.append(event.key())
        return True


class Guarded:
    """A visit on a page, and the guard before it."""

    def __init__(self, keys: Keys) -> None:
        self.clock = Clock()
        self.visit = VisitModel(Kiosk(Story().content(), Settings(), str), self.clock, lambda: NOON)
        for place in (START, START, Place("help"), Place("numbers"), Place("page", "law")):
            self.visit.act(Open(place))
        self.window = Window()
        self._guard = InputGuard(self.visit, keys, self.clock)

    def strike(self, struck: Qt.Key | int, after: float = 1.0, *, repeats: bool = False) -> object:
        """What is there after the strike."""
        self.clock.now += after
        self.visit.settle()
        assert self._guard.eventFilter(self.window, Strike(struck, repeats=repeats))
        return self.visit.state, tuple(self.window.pressed)


KEYS = st.sampled_from(
    [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_A]
)
STRIKES = st.lists(st.tuples(KEYS, st.floats(0, 1), st.booleans()), max_size=30)


@given(STRIKES, st.integers(0, 2000))
def test_a_key_that_is_held_is_struck_once(
    strikes: list[tuple[Qt.Key, float, bool]], double_strike_ms: int
) -> None:
    keys = Keys(double_strike_ms=double_strike_ms)
    repeating, plain = Guarded(keys), Guarded(keys)
    for struck, after, repeats in strikes:
        before = repeating.visit.state, tuple(repeating.window.pressed)
        seen = repeating.strike(struck, after, repeats=repeats)
        if repeats:
            plain.clock.now += after
            assert seen == before
        else:
            assert seen == plain.strike(struck, after)


@given(STRIKES)
def test_a_held_escape_never_leaves(strikes: list[tuple[Qt.Key, float, bool]]) -> None:
    guarded = Guarded(Keys(double_strike_ms=0))
    for _, after, _ in strikes:
        guarded.strike(Qt.Key.Key_Escape, after, repeats=True)
    assert len(guarded.visit.state.trail) == 4
    assert not guarded.visit.state.ended


def test_a_held_key_does_not_keep_the_visit_open() -> None:
    guarded = Guarded(Keys())
    guarded.strike(Qt.Key.Key_Down)
    for _ in range(60):
        guarded.strike(Qt.Key.Key_Down, 1.0, repeats=True)
    guarded.visit.tick()
    assert guarded.visit.asking


@given(st.integers(1, 2000), st.floats(0, 3))
def test_a_double_strike_counts_once(double_strike_ms: int, gap: float) -> None:
    within = double_strike_ms / 1000
    guarded = Guarded(Keys(double_strike_ms=double_strike_ms))
    guarded.strike(Qt.Key.Key_Down)
    first = guarded.clock.now
    guarded.strike(Qt.Key.Key_Down, gap)
    is_double = guarded.clock.now - first < within
    assert len(guarded.window.pressed) == (1 if is_double else 2)


def test_another_key_is_no_double_strike() -> None:
    guarded = Guarded(Keys(double_strike_ms=500))
    for struck in (Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Down):
        guarded.strike(struck, 0.01)
    assert guarded.window.pressed == [Qt.Key.Key_Tab] * 3


@given(st.lists(st.floats(0, 4), min_size=1, max_size=12), st.integers(0, 2000))
def test_three_escapes_within_five_seconds_leave(gaps: list[float], double_strike_ms: int) -> None:
    guarded = Guarded(Keys(double_strike_ms=double_strike_ms))
    moments: list[float] = []
    for gap in gaps:
        guarded.strike(Qt.Key.Key_Escape, gap)
        moments.append(guarded.clock.now)
        often = len(moments) > 2 and moments[-1] - moments[-3] <= 5.0
        # From the attract screen, which Back reaches in the end, there is nothing to leave.
        assert guarded.visit.state.ended == often
        if often:
            return
        if not guarded.visit.state.touched:
            return


def test_one_escape_is_back() -> None:
    guarded = Guarded(Keys())
    guarded.strike(Qt.Key.Key_Escape)
    assert guarded.visit.state.place == Place("numbers")


@given(st.integers(0, 0x1FFFFFF))
def test_any_number_a_keyboard_may_send_is_a_key_or_nothing(number: int) -> None:
    guarded = Guarded(Keys())
    before = guarded.visit.state, ()
    after = guarded.strike(number)
    assert (after == before) == (number not in key_table(Keys()))
