"""Fingers: one at a time, whatever the others do."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtQuick import QQuickItem

from kiosk.display.accessible import read_tree
from kiosk.display.stage import Stage
from kiosk.display.tour import settled_frame
from kiosk.visit.state import START, Open, Place
from tests.display.conftest import Clock
from tests.display.finger import Hand, Touch, drag, flickable, middle

NONE = Qt.KeyboardModifier.NoModifier
LEFT, RIGHT, MIDDLE = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
)


def pressed(stage: Stage) -> list[str]:
    """The controls that are held down now."""
    return [
        node.name
        for node in read_tree(stage.window)
        if isinstance(item := node.interface.object(), QQuickItem) and item.property("down")
    ]


def test_of_two_touches_at_once_the_first_counts(started: Stage) -> None:
    hand = Hand(started)
    hand.does(press={0: middle(started, "Learn"), 1: middle(started, "Get help")})
    assert pressed(started) == ["Learn"]
    hand.does(release=[0, 1])
    assert started.visit.state.trail == (START, Place("learn"))


def test_without_the_guard_two_things_are_pressed(started: Stage) -> None:
    started.window.removeEventFilter(started.guard)
    hand = Hand(started)
    hand.does(press={0: middle(started, "Learn"), 1: middle(started, "Get help")})
    assert len(pressed(started)) == 2


def test_a_second_finger_is_nothing_until_the_first_is_lifted(started: Stage) -> None:
    help_, learn = middle(started, "Get help"), middle(started, "Learn")
    hand = Hand(started)
    hand.does(press={0: QPoint(540, 20)})
    hand.does(press={1: learn})
    hand.does(release=[1])
    assert started.visit.state.trail == (START,)
    hand.does(press={1: learn})
    hand.does(release=[0])
    hand.does(release=[1])
    assert started.visit.state.trail == (START,)
    hand.does(press={0: help_})
    assert pressed(started) == ["Get help"]
    hand.does(release=[0])
    assert started.visit.state.place == Place("help")


def test_a_finger_that_rests_does_not_stop_the_next_once_it_was_second(started: Stage) -> None:
    hand = Hand(started)
    hand.does(press={0: QPoint(540, 20)})
    hand.does(press={1: QPoint(20, 20)})
    hand.does(release=[0])
    hand.does(press={2: middle(started, "Learn")})
    hand.does(release=[2])
    assert started.visit.state.place == Place("learn")


SPOTS = st.sampled_from(["Get help", "Report something", "Learn", "Questions"])
HANDS = st.lists(st.tuples(st.integers(0, 2), SPOTS), max_size=14)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=HANDS)
def test_never_are_two_things_pressed(started: Stage, moves: list[tuple[int, str]]) -> None:
    hand, down = Hand(started), list[int]()
    for finger, spot in moves:
        if started.visit.state.trail != (START,):
            break
        if finger in down:
            hand.does(release=[finger])
            down.remove(finger)
        else:
            hand.does(press={finger: middle(started, spot)})
            down.append(finger)
        assert len(pressed(started)) <= 1
    assert len(started.visit.state.trail) <= 2
    if down:
        hand.does(release=down)
    assert pressed(started) == []
    started.visit.act(Open(START))
    settled_frame(started)


def test_a_second_finger_does_not_stop_a_drag(started: Stage) -> None:
    started.visit.act(Open(Place("numbers")))
    settled_frame(started)
    hand = Hand(started)
    hand.does(press={0: QPoint(540, 1200)})
    hand.does(press={1: middle(started, "Back")})
    for step in range(1, 21):
        hand.does(move={0: QPoint(540, 1200 - 40 * step)})
    assert flickable(started).property("contentY") > 0
    hand.does(release=[1])
    hand.does(release=[0])
    assert started.visit.state.place == Place("numbers")


def test_a_pinch_opens_and_scales_nothing(started: Stage) -> None:
    before = settled_frame(started)
    hand = Hand(started)
    hand.does(press={0: QPoint(440, 900), 1: QPoint(640, 900)})
    for step in range(1, 21):
        hand.does(move={0: QPoint(440 - 20 * step, 900), 1: QPoint(640 + 20 * step, 900)})
    hand.does(release=[0, 1])
    assert settled_frame(started) == before


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ((0, 900), (700, 900)),
        ((1079, 900), (300, 900)),
        ((540, 0), (540, 900)),
        ((540, 1919), (540, 900)),
    ],
)
def test_a_swipe_from_an_edge_brings_nothing(started: Stage, start, end) -> None:
    before = settled_frame(started)
    drag(started, QPoint(*start), QPoint(*end))
    assert settled_frame(started) == before
    assert not started.visit.state.ended


def test_leave_now_acts_when_the_finger_is_lifted(started: Stage) -> None:
    leave = middle(started, "Leave now")
    drag(started, leave, QPoint(leave.x(), 300))
    assert not started.visit.state.ended
    drag(started, QPoint(leave.x(), 300), leave)
    assert not started.visit.state.ended
    hand = Hand(started)
    hand.does(press={0: leave})
    assert not started.visit.state.ended
    hand.does(release=[0])
    assert started.visit.state.ended


def test_a_touch_whose_end_is_never_told_does_not_stop_the_next(started: Stage) -> None:
    begin, cancel = QEvent.Type.TouchBegin, QEvent.Type.TouchCancel
    told: list[QEvent.Type] = []

    class Window(QObject):
        def event(self, event: QEvent) -> bool:
            told.append(event.type())
            return True

    window = Window()
    for kind in (begin, begin, cancel, begin):
        assert started.guard.eventFilter(window, Touch(kind))
    assert told == [begin, begin, cancel, begin]


def test_a_finger_that_stays_does_not_keep_the_visit_open(started: Stage, clock: Clock) -> None:
    hand = Hand(started)
    hand.does(press={0: QPoint(540, 20)})
    for _ in range(60):
        clock.now += 1
        hand.does(move={0: QPoint(540 + clock.now % 2, 20)})
    started.visit.tick()
    assert started.visit.asking
