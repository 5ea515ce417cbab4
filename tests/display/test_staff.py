"""The staff panel on the screen: the pad for the PIN, the state of the kiosk, and the ways out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMetaMethod, Qt

from kiosk.display.accessible import read_tree
from kiosk.display.staff_process import StaffScene
from kiosk.display.tour import settled_frame, turn_page
from kiosk.staff.panel import LEAVES_AFTER_S
from kiosk.staff.records import Lack
from kiosk.staff.screens import AtOverview, PinPad
from tests.display.conftest import FORMATS, Clock
from tests.display.finger import find, key, names, tap
from tests.display.inspection import faults
from tests.display.staff import DIGITS, OTHER_DIGITS, Opening, enter, opening, record, type_in

__all__ = ["opening", "record"]  # fixtures


def test_the_pad_has_every_digit_once_and_says_how_many_were_typed(opening: Opening) -> None:
    scene = opening()
    for digit in "0123456789":
        assert find(scene, digit).enabled
    assert "Digits typed: 0" in names(scene)
    type_in(scene, "502")
    assert "Digits typed: 3" in names(scene)
    tap(scene, "Delete the last digit")
    assert "Digits typed: 2" in names(scene)


def test_a_pin_can_be_entered_once_it_is_long_enough(opening: Opening) -> None:
    scene = opening()
    assert not find(scene, "Delete the last digit").enabled
    type_in(scene, DIGITS[:5])
    assert not find(scene, "Open").enabled
    type_in(scene, DIGITS[5])
    assert find(scene, "Open").enabled
    assert find(scene, "Delete the last digit").enabled


def test_while_a_pin_is_tried_nothing_can_be_typed(opening: Opening) -> None:
    scene = opening()
    type_in(scene, DIGITS)
    tap(scene, "Open")
    assert "One moment …" in names(scene)
    assert not find(scene, "1").enabled
    assert find(scene, "Leave now").enabled


def test_the_right_pin_leads_to_the_state_of_the_kiosk(opening: Opening) -> None:
    scene = opening()
    enter(scene, DIGITS)
    assert scene.staff.state.screen == AtOverview()
    told = names(scene)
    for words in ("This kiosk", "Main hall", "Luxembourg · luxembourg 1"):
        assert words in told
    assert any(words.startswith("2026-11-23 13:00") for words in told)
    assert "Demonstration" not in told
    assert "Reviewed" not in told
    assert "Complete" in told


def test_what_the_sandbox_lacks_is_named(opening: Opening) -> None:
    scene = opening(lacks=(Lack("signals", "too old"), Lack("swap", "too low")))
    enter(scene, DIGITS)
    assert "This machine lacks: signals, swap. “kiosk doctor” says why." in names(scene)


def test_after_a_wrong_one_the_pad_is_empty_and_says_so(opening: Opening) -> None:
    scene = opening()
    enter(scene, OTHER_DIGITS)
    assert "This is not the PIN. Try again." in names(scene)
    assert scene.staff.count == 0
    enter(scene, DIGITS)
    assert scene.staff.state.screen == AtOverview()


def test_after_three_wrong_ones_the_pad_waits(opening: Opening, clock: Clock) -> None:
    scene = opening()
    for _ in range(3):
        enter(scene, OTHER_DIGITS)
    assert "Wrong too often. Wait: 5 s" in names(scene)
    assert not find(scene, "1").enabled
    clock.now += 4
    scene.staff.tick()
    assert "Wrong too often. Wait: 1 s" in names(scene)
    clock.now += 1
    scene.staff.tick()
    assert find(scene, "1").enabled
    # another panel goes on waiting
    enter(scene, OTHER_DIGITS)
    assert "Wrong too often. Wait: 10 s" in names(opening())


def test_no_property_and_no_signal_tells_the_digits(opening: Opening) -> None:
    scene = opening()
    type_in(scene, DIGITS)
    shape = scene.staff.metaObject()
    properties = [shape.property(place) for place in range(shape.propertyCount())]
    plain = [each for each in properties if not each.typeName().endswith("*")]
    told = [str(each.read(scene.staff)) for each in plain]
    assert "6" in told
    told += [f"{node.name} {node.description}" for node in read_tree(scene.window)]
    assert not any(DIGITS[:3] in value for value in told)
    methods = [shape.method(place) for place in range(shape.methodCount())]
    signals = [each for each in methods if each.methodType() == QMetaMethod.MethodType.Signal]
    assert {bytes(each.name().data()) for each in signals if each.parameterCount()} <= {
        b"destroyed",
        b"objectNameChanged",
    }
    assert DIGITS not in repr(scene.staff.state)


def test_keys_move_and_press_as_in_a_visit(opening: Opening) -> None:
    scene = opening()
    key(scene, Qt.Key.Key_Tab)
    key(scene, Qt.Key.Key_Tab)
    key(scene, Qt.Key.Key_Return)
    assert scene.staff.count == 1
    key(scene, Qt.Key.Key_5)
    assert scene.staff.count == 1


def test_leave_closes_it_wherever_it_is(opening: Opening) -> None:
    for is_open in (False, True):
        scene = opening()
        if is_open:
            enter(scene, DIGITS)
        tap(scene, "Leave now")
        assert scene.staff.state.ended == "left"
        assert scene.staff.covered


def test_it_closes_when_nobody_touches_it(opening: Opening, clock: Clock) -> None:
    scene = opening()
    clock.now += LEAVES_AFTER_S - 1
    tap(scene, "1")
    clock.now += LEAVES_AFTER_S - 1
    scene.staff.tick()
    assert not scene.staff.covered
    clock.now += 1
    scene.staff.tick()
    assert scene.staff.covered


def test_a_language_is_chosen_as_in_a_visit_and_the_place_stays(opening: Opening) -> None:
    scene = opening()
    type_in(scene, "502")
    assert not find(scene, "Back").enabled
    tap(scene, "Language: English")
    tap(scene, "Back")
    tap(scene, "Language: English")
    tap(scene, "Français")
    assert isinstance(scene.staff.state.screen, PinPad)
    assert scene.staff.count == 3
    assert scene.staff.tools.language == "Français"


def test_the_way_back_to_what_is_behind_the_pad_is_the_pin_alone(opening: Opening) -> None:
    scene = opening()
    for target in ("start", "help", "page:about", "languages", "candidates", "language:xx"):
        scene.staff.open(target)
        settled_frame(scene)
    scene.staff.home()
    scene.staff.back()
    assert isinstance(scene.staff.state.screen, PinPad)
    assert scene.staff.kind == "pin"


@pytest.mark.parametrize("size", ["portrait", "landscape"])
@pytest.mark.parametrize("language", ["en", "ar-XB"])
@pytest.mark.parametrize("is_large", [False, True], ids=["normal", "large-contrast"])
def test_nothing_is_wrong_with_its_screens(
    opening: Opening, size: str, language: str, is_large: bool
) -> None:
    scene = opening(FORMATS[size], language)
    if is_large:
        scene.staff.tools.switchTextSize()
        scene.staff.tools.switchContrast()
    found = _faults(scene)
    for digits in (OTHER_DIGITS, DIGITS):
        for digit in digits + "111111":
            scene.staff.press(int(digit))
        found += _faults(scene)
        for _ in range(6):
            scene.staff.erase()
        scene.staff.enter()
        scene.staff.tick()
        found += _faults(scene)
    while turn_page(scene):
        found += _faults(scene)
    assert scene.staff.state.screen == AtOverview()
    assert found == []


def _faults(scene: StaffScene) -> list[str]:
    settled_frame(scene)
    return faults(scene)
