"""A visit by touch, by keys and through the accessible tree."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.content.model import Content
from kiosk.display.tour import settled_frame
from kiosk.visit.state import START, Ask, Open, Place
from tests.display.conftest import Clock, Staging
from tests.display.finger import drag, find, key, names, tap, touch


def test_a_code_is_three_touches_from_the_start_screen(staging: Staging, content: Content) -> None:
    stage = staging(content)
    tap(stage, "Touch the screen")
    for name in ("Report something", content.channels["stopline"].title, "Show the code"):
        tap(stage, name)
    assert stage.visit.state.place == Place("code", "stopline")
    assert "stopline.bee-secure.lu" in names(stage)


def test_help_for_a_young_person_is_one_touch(staging: Staging, content: Content) -> None:
    stage = staging(content)
    tap(stage, "Touch the screen")
    tap(stage, "Get help")
    assert content.services["kjt"].name in names(stage)
    assert names(stage).count("116 111") == 2  # in its card and on the strip


def test_the_first_touch_wakes_and_opens_nothing(staging: Staging, content: Content) -> None:
    stage = staging(content)
    where_leave_now_will_be = QPoint(540, 1820)
    touch(stage, where_leave_now_will_be)
    assert stage.visit.state.trail == (START,)


def test_a_press_through_the_accessible_tree_is_a_touch(staging: Staging, content: Content) -> None:
    stage = staging(content)
    for name in ("Touch the screen", "Learn", "Grooming"):
        find(stage, name).press()
        settled_frame(stage)
    assert stage.visit.state.place == Place("page", "grooming")


def test_sliding_off_a_control_cancels(staging: Staging, content: Content) -> None:
    stage = staging(content)
    tap(stage, "Touch the screen")
    rect = find(stage, "Get help").rect
    drag(stage, rect.center(), QPoint(rect.center().x(), rect.bottom() + 200))
    assert stage.visit.state.trail == (START,)


def test_two_fingers_do_not_open_two_things(staging: Staging, content: Content) -> None:
    stage = staging(content)
    tap(stage, "Touch the screen")
    touch(stage, find(stage, "Get help").rect.center(), find(stage, "Learn").rect.center())
    assert len(stage.visit.state.trail) == 2


def test_dragging_scrolls_and_the_pager_follows(
    staging: Staging, content: Content, qtbot: QtBot
) -> None:
    stage = staging(content)
    stage.visit.act(Open(START))
    stage.visit.act(Open(Place("numbers")))
    settled_frame(stage)
    assert not find(stage, "Up").enabled
    drag(stage, QPoint(540, 1200), QPoint(540, 300))

    def scrolled() -> bool:
        settled_frame(stage)
        return find(stage, "Up").enabled

    qtbot.waitUntil(scrolled)
    assert stage.visit.state.place == Place("numbers")


def test_page_buttons_reach_the_end_and_return(staging: Staging, content: Content) -> None:
    stage = staging(content)
    stage.visit.act(Open(START))
    stage.visit.act(Open(Place("numbers")))
    first = settled_frame(stage)
    pages = 1
    while find(stage, "Down").enabled:
        tap(stage, "Down")
        pages += 1
    assert f"Page {pages} of {pages}" in names(stage)
    while find(stage, "Up").enabled:
        tap(stage, "Up")
    assert settled_frame(stage) == first


def test_a_visit_with_nothing_but_keys(staging: Staging, content: Content, clock: Clock) -> None:
    stage = staging(content)
    key(stage, Qt.Key.Key_Down)
    assert stage.visit.state.trail == (START,)
    clock.now += 1
    key(stage, Qt.Key.Key_Down)
    key(stage, Qt.Key.Key_Return)
    assert stage.visit.state.place == Place("help")
    key(stage, Qt.Key.Key_Escape)
    assert stage.visit.state.place == START


def test_the_key_of_the_keypad_leaves(staging: Staging, content: Content) -> None:
    stage = staging(content)
    tap(stage, "Touch the screen")
    key(stage, Qt.Key.Key_F24)
    assert stage.visit.state.ended


def test_three_escapes_leave_and_two_do_not(
    staging: Staging, content: Content, clock: Clock
) -> None:
    stage = staging(content)
    tap(stage, "Touch the screen")
    for _ in range(2):
        key(stage, Qt.Key.Key_Escape)
    clock.now += 6
    key(stage, Qt.Key.Key_Escape)
    assert not stage.visit.state.ended
    for _ in range(2):
        key(stage, Qt.Key.Key_Escape)
    assert stage.visit.state.ended


def test_leave_now_covers_everything_in_the_next_frame(staging: Staging, content: Content) -> None:
    stage = staging(content)
    tap(stage, "Touch the screen")
    tap(stage, "Learn")
    left: list[bool] = []
    stage.visit.left.connect(lambda: left.append(True))
    find(stage, "Leave now").press()
    frame = stage.window.grabWindow()
    colours = {
        frame.pixelColor(x, y).name() for x in range(0, 1080, 30) for y in range(0, 1920, 30)
    }
    assert len(colours) == 1
    assert left == [True]


# --- nobody there -----------------------------------------------------------------------


def test_the_question_comes_counts_down_and_ends_the_visit(
    staging: Staging, content: Content, clock: Clock
) -> None:
    stage = staging(content)
    tap(stage, "Touch the screen")
    clock.now += 59
    stage.visit.tick()
    assert not stage.visit.asking
    clock.now += 1
    stage.visit.tick()
    settled_frame(stage)
    assert "Are you still there?" in names(stage)
    assert "Seconds left: 30" in names(stage)
    clock.now += 12
    stage.visit.tick()
    settled_frame(stage)
    assert "Seconds left: 18" in names(stage)
    clock.now += 18
    stage.visit.tick()
    assert stage.visit.state.ended


def test_only_yes_carries_on_and_the_page_is_exactly_as_it_was(
    staging: Staging, content: Content, clock: Clock
) -> None:
    stage = staging(content)
    tap(stage, "Touch the screen")
    tap(stage, "Numbers and addresses")
    tap(stage, "Down")
    before = settled_frame(stage)
    for _ in range(10):
        while not stage.visit.asking:
            clock.now += 5
            stage.visit.tick()
        settled_frame(stage)
        touch(stage, QPoint(540, 200))
        tap(stage, "Back")
        assert stage.visit.asking
        tap(stage, "Yes, carry on")
        assert settled_frame(stage) == before


def test_the_confirm_key_carries_on(staging: Staging, content: Content) -> None:
    stage = staging(content)
    tap(stage, "Touch the screen")
    stage.visit.act(Ask())
    key(stage, Qt.Key.Key_Right)
    assert stage.visit.asking
    key(stage, Qt.Key.Key_Return)
    assert not stage.visit.asking


def test_i_have_finished_and_leave_now_end(staging: Staging, content: Content) -> None:
    for name in ("I have finished", "Leave now"):
        stage = staging(content)
        tap(stage, "Touch the screen")
        stage.visit.act(Ask())
        settled_frame(stage)
        tap(stage, name)
        assert stage.visit.state.ended


def test_a_touch_anywhere_starts_the_time_anew(
    staging: Staging, content: Content, clock: Clock
) -> None:
    stage = staging(content)
    tap(stage, "Touch the screen")
    clock.now += 59
    touch(stage, QPoint(540, 20))
    clock.now += 59
    stage.visit.tick()
    assert not stage.visit.asking


def test_the_question_names_no_topic(staging: Staging, content: Content) -> None:
    stage = staging(content)
    tap(stage, "Touch the screen")
    stage.visit.act(Open(Place("page", "grooming")))
    stage.visit.act(Ask())
    settled_frame(stage)
    shown = " ".join(names(stage)).lower()
    assert "still there" in shown
    assert not any(word in shown for word in ("grooming", "abuse", "sexual", "child"))


def test_a_mouse_is_a_finger(staging: Staging, content: Content) -> None:
    stage = staging(content)
    for name in ("Touch the screen", "Get help"):
        QTest.mouseClick(
            stage.window,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            find(stage, name).rect.center(),
        )
        settled_frame(stage)
    assert stage.visit.state.place == Place("help")


def test_a_preview_says_so_on_every_screen(staging: Staging, content: Content) -> None:
    mark = "Preview, not for visitors"
    real, preview = staging(content), staging(content, preview=True)
    for place in (None, START, Place("numbers"), Place("code", "stopline")):
        if place is not None:
            for stage in (real, preview):
                stage.visit.act(Open(place))
                settled_frame(stage)
        assert mark in names(preview)
        assert mark not in names(real)
