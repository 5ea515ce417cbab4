"""Keys: what is in the table does its thing, everything else does nothing at all."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk.content.model import Content
from kiosk.display.stage import Stage
from kiosk.display.tour import settled_frame
from kiosk.visit.state import START, Ask, Open, Place
from tests.display.conftest import Clock, Staging
from tests.display.finger import Strike, find, key, tap

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
META = Qt.KeyboardModifier.MetaModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
HELD = [NONE, SHIFT, CONTROL, ALT, META, CONTROL | ALT, Qt.KeyboardModifier.GroupSwitchModifier]

# By hand, not from the program: what visitors may strike.
ALLOWED = {
    (key, NONE)
    for key in (
        *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Tab),
        *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Escape),
        *(Qt.Key.Key_F24, Qt.Key.Key_Backtab),
    )
} | {(Qt.Key.Key_Tab, SHIFT), (Qt.Key.Key_Backtab, SHIFT)}


def standing(stage: Stage) -> tuple[object, ...]:
    """All that a key could change."""
    focus = stage.window.activeFocusItem()
    return stage.visit.state, focus, focus and focus.property("down"), stage.window.visibility()


@pytest.fixture
def listed(staging: Staging, content: Content, clock: Clock) -> Stage:
    """A stage on a list, with the focus on a control."""
    stage = staging(content)
    for place in (START, START, Place("learn")):
        stage.visit.act(Open(place))
    settled_frame(stage)
    key(stage, Qt.Key.Key_Down)
    assert stage.window.activeFocusItem() is not None
    clock.now += 10
    return stage


def test_every_other_key_with_anything_held_changes_nothing(listed: Stage) -> None:
    before, frame = standing(listed), settled_frame(listed)
    for struck, held in product(Qt.Key, HELD):
        if (struck, held) not in ALLOWED:
            QGuiApplication.sendEvent(listed.window, Strike(struck, held))
            assert standing(listed) == before, (struck, held)
    assert settled_frame(listed) == frame
    assert QGuiApplication.clipboard().text() == ""


def test_without_the_guard_other_keys_would_do_something(listed: Stage) -> None:
    before = standing(listed)
    listed.window.removeEventFilter(listed.guard)
    QGuiApplication.sendEvent(listed.window, Strike(Qt.Key.Key_Space, META))
    assert standing(listed) != before


@pytest.mark.parametrize(
    ("struck", "held", "lands"),
    [
        (Qt.Key.Key_Down, NONE, 1),
        (Qt.Key.Key_Right, NONE, 1),
        (Qt.Key.Key_Tab, NONE, 1),
        (Qt.Key.Key_Down, KEYPAD, 1),
        (Qt.Key.Key_Up, NONE, -1),
        (Qt.Key.Key_Left, NONE, -1),
        (Qt.Key.Key_Tab, SHIFT, -1),
        (Qt.Key.Key_Backtab, SHIFT, -1),
    ],
)
def test_arrows_and_tab_move_the_focus(listed, clock, struck, held, lands):
    names = [_focus(listed)]
    for _ in range(2):
        key(listed, Qt.Key.Key_Down)
        clock.now += 1
        names.append(_focus(listed))
    assert len(set(names)) == 3
    key(listed, Qt.Key.Key_Up)
    clock.now += 1
    QTest.keyClick(listed.window, struck, held)
    assert _focus(listed) == names[1 + lands]


def _focus(stage: Stage) -> object:
    return stage.window.activeFocusItem().property("text")


def test_tab_leads_round_and_never_out_of_the_window(listed: Stage, clock: Clock) -> None:
    seen: list[object] = []
    while (focus := listed.window.activeFocusItem()) not in seen:
        assert focus is not None
        seen.append(focus)
        clock.now += 1
        QTest.keyClick(listed.window, Qt.Key.Key_Tab)
    assert focus == seen[0]


@pytest.mark.parametrize("struck", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_each_key_that_confirms_wakes_and_presses(
    staging: Staging, content: Content, clock: Clock, struck: Qt.Key
) -> None:
    stage = staging(content)
    key(stage, struck)
    assert stage.visit.state.trail == (START,)
    clock.now += 1
    find(stage, "Learn").interface.object().forceActiveFocus()
    key(stage, struck)
    assert stage.visit.state.place == Place("learn")


def test_only_keys_of_the_table_wake(staging: Staging, content: Content) -> None:
    stage = staging(content)
    for struck in (Qt.Key.Key_A, Qt.Key.Key_F4, Qt.Key.Key_Escape, Qt.Key.Key_F24):
        key(stage, struck)
        assert not stage.visit.state.touched
    QTest.keyClick(stage.window, Qt.Key.Key_Return, ALT)
    assert not stage.visit.state.touched
    key(stage, Qt.Key.Key_Right)
    assert stage.visit.state.trail == (START,)


def test_the_question_is_answered_as_the_focus_was_moved(listed: Stage, clock: Clock) -> None:
    for _ in range(2):
        listed.visit.act(Ask())
        settled_frame(listed)
        clock.now += 1
        key(listed, Qt.Key.Key_Return)
        assert not listed.visit.asking
        assert not listed.visit.state.ended
    listed.visit.act(Ask())
    settled_frame(listed)
    while _focus(listed) != "I have finished":
        clock.now += 1
        key(listed, Qt.Key.Key_Down)
    key(listed, Qt.Key.Key_Return)
    assert listed.visit.state.ended


def test_three_escapes_leave_above_the_question(listed: Stage) -> None:
    listed.visit.act(Ask())
    settled_frame(listed)
    for _ in range(3):
        assert not listed.visit.state.ended
        key(listed, Qt.Key.Key_Escape)
    assert listed.visit.state.ended


def test_another_key_does_not_keep_the_visit_open(
    staging: Staging, content: Content, clock: Clock
) -> None:
    stage = staging(content)
    tap(stage, "Touch the screen")
    clock.now += 59
    key(stage, Qt.Key.Key_A)
    clock.now += 1
    stage.visit.tick()
    assert stage.visit.asking
