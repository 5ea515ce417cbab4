"""Real touches: one finger opens one thing, and more of them no more."""

from collections.abc import Iterator

import pytest

from tests.journeys.conftest import SIZE
from tests.journeys.program import Program
from tests.journeys.touch_screen import TouchScreen


@pytest.fixture(scope="module")
def server() -> Iterator[TouchScreen]:
    """A screen for fingers."""
    running = TouchScreen(*SIZE)
    yield running
    running.close()


@pytest.fixture
def started(kiosk: Program) -> Program:
    """A visit that has just begun."""
    kiosk.touch("Touch the screen", then="start")
    return kiosk


def test_one_finger_goes_all_the_way(started):
    started.touch("Report something", then="report")
    started.touch("Police form: grooming", then="channel-police-grooming")
    started.touch("Show the code", then="code-police-grooming")
    started.touch("Leave now", then="attract")


@pytest.mark.parametrize(("first", "second"), [("Learn", "Report something"), ("Learn", "Learn")])
def test_two_fingers_open_what_the_first_touched_and_nothing_else(started, tour, first, second):
    started.screen.tap_together(*(tour.middle("start", name) for name in (first, second)))
    started.see("learn")
    started.touch("Back", then="start")


@pytest.mark.parametrize("lifted", [0, 1])
def test_it_opens_nothing_while_another_finger_is_down(started, tour, lifted):
    places = [tour.middle("start", name) for name in ("Learn", "Report something")]
    fingers = [started.screen.put_down(*place) for place in places]
    started.screen.lift(fingers[lifted], *places[lifted])
    opened = ("learn", "start")[lifted]
    started.see(opened)
    started.screen.lift(fingers[1 - lifted], *places[1 - lifted])
    started.see("learn")
    started.touch("Back", then="start")


def test_two_touches_one_after_the_other_are_two(started):
    started.touch("Learn", then="learn")
    started.touch("Start", then="start")


def test_two_fingers_that_part_change_nothing(started):
    width, height = started.screen.size
    middle = (width / 2, height / 2)
    ways = [(middle, (width / 4, height / 4)), (middle, (width * 3 / 4, height * 3 / 4))]
    started.screen.drag_together(*ways)
    started.see("start")
    started.touch("Learn", then="learn")


def test_a_finger_that_slides_away_opens_nothing(started, tour):
    x, y = tour.middle("start", "Learn")
    started.screen.drag((x, y), (x, 5.0))
    started.see("start")
    started.touch("Learn", then="learn")
