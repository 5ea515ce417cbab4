"""Nothing that reaches the program by keys, mouse or pointer leads anywhere it should not."""

from itertools import product

import pytest
from Xlib import X
from Xlib.display import Display

from tests.journeys.program import settings_in
from tests.journeys.screen import FAR_KEYS
from tests.processes import wait_until

# What visitors may strike; all others are struck below.
ALLOWED = {"Up", "Down", "Left", "Right", "Tab", "Return", "KP_Enter", "space", "Escape", "F24"}
ALLOWED_ON_KEYPAD = {79, 80, 81, 83, 84, 85, 87, 88, 89, 90, 91, 104}
HELD = [(), ("Control_L",), ("Alt_L",), ("Super_L",), ("Control_L", "Alt_L"), ("Shift_L",)]
MIDDLE, RIGHT, WHEEL = 2, 3, (4, 5, 6, 7)


@pytest.fixture
def learning(kiosk):
    """The kiosk, showing a list."""
    kiosk.touch("Touch the screen", then="start")
    kiosk.touch("Learn", then="learn")
    return kiosk


def test_every_key_of_the_keyboard(learning):
    """Struck alone and with others held, on X's own layout; Escape then shows that it listens."""
    first, screen = learning.visitor(), learning.screen
    allowed = {screen.code(name) for name in ALLOWED} | ALLOWED_ON_KEYPAD
    for code, held in product(range(8, 256), HELD):
        may = code in allowed and (held == () or (held == ("Shift_L",) and _is_tab(screen, code)))
        if not may:
            screen.strike(code, tuple(map(screen.code, held)))
    screen.type_key("Escape")
    learning.see("start")
    assert learning.visitor() == first
    assert screen.offers() == []


def _is_tab(screen, code):
    return code in (screen.code("Tab"), *ALLOWED_ON_KEYPAD)


def test_leaves_key_is_known_by_its_place(learning):
    first = learning.visitor()
    learning.screen.strike(FAR_KEYS["F24"])
    learning.see("attract")
    assert learning.visitor() != first


def test_another_far_key_is_leaves_key_where_settings_say_so(start, tmp_path):
    kiosk = start(*settings_in(tmp_path, '[keys]\nleave = "F13"\n'))
    kiosk.see("attract")
    first = kiosk.visitor()
    kiosk.touch("Touch the screen", then="start")
    kiosk.screen.type_key("F24")
    kiosk.touch("Learn", then="learn")
    kiosk.screen.type_key("F13")
    kiosk.see("attract")
    assert kiosk.visitor() != first


def test_three_escapes_leave(learning):
    first = learning.visitor()
    for _ in range(3):
        learning.screen.type_key("Escape")
    learning.see("attract")
    wait_until(lambda: learning.visitor() != first)


def test_a_held_escape_goes_back_once(learning):
    first = learning.visitor()
    with learning.screen.held_key("Escape", repeats=6):
        learning.see("start")
    learning.touch("Learn", then="learn")
    assert learning.visitor() == first


def test_other_buttons_wheel_and_pasting(learning, tour):
    first, screen = learning.visitor(), learning.screen
    controls = [control["name"] for control in tour.screens["learn"]["controls"]]
    for control, button in product(controls, (MIDDLE, RIGHT, *WHEEL)):
        screen.move(*tour.middle("learn", control))
        screen.click(button)
        screen.click(button)
    screen.move(*tour.middle("learn", "Leave now"))
    screen.drag(tour.middle("learn", "Leave now"), (100, 300))
    screen.type_key("Escape")
    learning.see("start")
    assert learning.visitor() == first
    assert screen.offers() == []


def test_what_is_offered_would_be_seen(screen):
    client = Display(screen.name)
    window = client.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
    window.set_selection_owner(client.intern_atom("CLIPBOARD"), X.CurrentTime)
    client.sync()
    assert screen.offers() == ["CLIPBOARD"]
    client.close()
    wait_until(lambda: screen.offers() == [])


def test_no_pointer_is_seen_on_a_full_screen(kiosk):
    def hidden() -> bool:
        return not kiosk.screen.shows_pointer()

    wait_until(hidden)
    kiosk.touch("Touch the screen", then="start")
    wait_until(hidden)
    kiosk.touch("Leave now", then="attract")
    kiosk.visitor()
    kiosk.screen.move(101, 101)
    wait_until(hidden)


def test_a_pointer_would_be_seen(screen, start):
    assert screen.shows_pointer()
    kiosk = start("--window", "540x960")
    kiosk.see("attract")
    kiosk.touch("Touch the screen", then="start")
    assert kiosk.screen.shows_pointer()
