"""The four corners: what asks for the staff panel, and that nothing else does."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.staff.gesture import CORNER_MM, WITHIN_S, Screen, Touch, corner_at, follow, is_done

# The default panel, 299 × 532 mm, whose lower edge hangs at 780 mm: 92 mm are above 1220.
SCREEN = Screen(1080, 1920, 1080 / 299, reach_top=92 * 1080 / 299)
LOW = Screen(1080, 1920, 1080 / 299)
CORNERS = ((5, 5), (1075, 5), (1075, 1915), (5, 1915))
MIDDLE = (540, 960)


def touches(*places, pause=1.0, fingers=1):
    return [Touch(x, y, number * pause, fingers) for number, (x, y) in enumerate(places)]


def around(first, count=4):
    """Corners, clockwise from one of them."""
    return [CORNERS[(first + step) % 4] for step in range(count)]


def done_at(events, screen=SCREEN):
    """After which touch the gesture is done, if at all."""
    trail = ()
    for number, touch in enumerate(events, 1):
        trail = follow(trail, touch, screen)
        if is_done(trail):
            return number
    return None


@pytest.mark.parametrize("first", range(4))
def test_clockwise_from_any_corner(first):
    assert done_at(touches(*around(first))) == 4


@pytest.mark.parametrize("first", range(4))
def test_not_the_other_way_round(first):
    assert done_at(touches(*reversed(around(first)))) is None


@pytest.mark.parametrize(
    ("places", "done"),
    [
        (around(0, 3), None),
        ((*around(0, 3), MIDDLE, CORNERS[3]), None),
        ((*around(0, 3), MIDDLE, *around(3)), 8),
        ((CORNERS[0], *around(0)), 5),
        ((CORNERS[0], CORNERS[2], *around(3)), 5),
        ((*around(0, 2), *around(1)), 6),
        ((CORNERS[0], CORNERS[2], CORNERS[1], CORNERS[3]), None),
        ((MIDDLE, *around(2)), 5),
        ((*around(0, 3), CORNERS[2], CORNERS[3]), None),
    ],
)
def test_something_else_begins_anew(places, done):
    assert done_at(touches(*places, pause=0.1)) == done


@pytest.mark.parametrize(("pause", "done"), [(0.0, 4), (2.0, 4), (2.01, None), (60.0, None)])
def test_all_within_six_seconds(pause, done):
    assert done_at(touches(*around(0), pause=pause)) == done


def test_who_was_slow_at_first_need_not_begin_anew():
    times = (0.0, 5.0, 6.5, 8.0, 9.5)
    assert done_at([Touch(*c, at) for c, at in zip(around(0, 5), times, strict=True)]) == 5


def test_a_clock_that_goes_back_begins_anew():
    assert done_at([Touch(*c, -at) for at, c in enumerate(around(0))]) is None


@pytest.mark.parametrize("place", range(4))
def test_a_second_finger_begins_anew(place):
    events = touches(*around(0))
    events[place] = events[place]._replace(fingers=2)
    assert done_at(events) is None


# --- where corners are ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mm", "corner"),
    [
        ((0, 0), 0),
        ((24.9, 116.9), 0),
        ((25.1, 100), None),
        ((10, 117.1), None),
        ((298.9, 0), 1),
        ((274.1, 116.9), 1),
        ((273.9, 50), None),
        ((298.9, 531.9), 2),
        ((274.1, 507.1), 2),
        ((280, 506.4), None),
        ((0, 531.9), 3),
        ((24.9, 507.1), 3),
        ((-1, 0), 0),
        ((299.1, 532.1), 2),
        ((150, 0), None),
        ((0, 300), None),
    ],
)
def test_upper_corners_reach_down_to_where_everybody_reaches(mm, corner):
    assert corner_at(mm[0] * SCREEN.px_per_mm, mm[1] * SCREEN.px_per_mm, SCREEN) == corner


def test_where_all_can_be_reached_they_are_square():
    side = CORNER_MM * LOW.px_per_mm
    for y, corner in ((side - 1, 0), (side + 1, None)):
        assert corner_at(1, y, LOW) == corner


@given(st.floats(1, 5000), st.floats(1, 5000), st.floats(0.1, 50), st.floats(0, 5000), st.data())
def test_in_any_window_the_corners_stay_apart_and_can_be_touched(width, height, px, top, data):
    screen = Screen(width, height, px, top)
    last = (width, height)
    assert [corner_at(x, y, screen) for x, y in ((0, 0), (last[0], 0), last, (0, last[1]))] == [
        *range(4)
    ]
    assert corner_at(width / 2, data.draw(st.floats(0, height)), screen) is None
    assert corner_at(data.draw(st.floats(0, width)), height / 2, screen) is None


# --- by chance --------------------------------------------------------------------------

PLACES = st.one_of(st.sampled_from(CORNERS), st.tuples(st.floats(-9, 1100), st.floats(-9, 1999)))
EVENTS = st.lists(st.tuples(PLACES, st.floats(0, 3), st.sampled_from([1, 1, 1, 2])), max_size=40)


@given(EVENTS, st.integers(0, 40), st.integers(0, 3))
def test_done_exactly_when_the_last_four_touches_were_the_corners(events, where, first):
    """Held against the sentence that says it; a right sequence is put in somewhere."""
    events[where:where] = [(corner, 0.5, 1) for corner in around(first)]
    now, trail, before = 0.0, (), []
    for (x, y), pause, fingers in events:
        now += pause
        touch = Touch(x, y, now, fingers)
        before.append(touch)
        trail = follow(trail, touch, SCREEN)
        assert is_done(trail) == is_the_gesture(before[-4:])


def is_the_gesture(last):
    places = [corner_at(touch.x, touch.y, SCREEN) for touch in last]
    return (
        len(last) == 4
        and all(touch.fingers == 1 for touch in last)
        and last[-1].at - last[0].at <= WITHIN_S
        and places in [[(first + step) % 4 for step in range(4)] for first in range(4)]
    )


def chance(screen, count):
    """How likely `count` quick touches anywhere are to hold the gesture (an upper bound: as if
    every four touches were by themselves)."""
    area = screen.width * screen.height
    side = CORNER_MM * screen.px_per_mm
    upper, lower = side * (screen.reach_top + side) / area, side * side / area
    return (count - 3) * 4 * upper**2 * lower**2


def test_twenty_thousand_touches_anywhere_hardly_ever_open_it():
    """What docs/staff-guide.md says: 1 in 2,400; 1 in 52,000 where the screen hangs lower."""
    assert 1 / chance(SCREEN, 20_000) == pytest.approx(2_400, rel=0.02)
    assert 1 / chance(LOW, 20_000) == pytest.approx(52_000, rel=0.02)


def test_the_monkey():
    rng = random.Random(4)
    anywhere = [
        Touch(rng.uniform(0, 1080), rng.uniform(0, 1920), number / 10) for number in range(20_000)
    ]
    assert done_at(anywhere) is None
    at_corners = [touch._replace(x=x, y=y) for touch in anywhere for x, y in [rng.choice(CORNERS)]]
    assert done_at(at_corners) is not None
