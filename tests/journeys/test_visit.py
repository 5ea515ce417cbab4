"""A visit, from the first touch to a screen that knows nothing of it."""

import pytest
import zxingcpp

from tests.journeys.program import settings_in


def test_three_touches_from_start_to_a_code(kiosk, tour):
    kiosk.touch("Touch the screen", then="start")
    kiosk.touch("Report something", then="report")
    kiosk.touch("Police form: grooming", then="channel-police-grooming")
    kiosk.touch("Show the code", then="code-police-grooming")
    (code,) = zxingcpp.read_barcodes(kiosk.screen.picture())
    (shown,) = tour.screens["code-police-grooming"]["codes"]
    assert code.text == shown["address"]
    assert code.text.startswith("https://")


def test_one_screen_is_never_taken_for_another(tour):
    seen = [tour.picture(screen).tobytes() for screen in tour.screens]
    assert len(set(seen)) == len(seen)


def test_no_code_is_read_where_there_is_none(kiosk):
    kiosk.touch("Touch the screen", then="start")
    assert zxingcpp.read_barcodes(kiosk.screen.picture()) == []


@pytest.mark.parametrize(
    "way",
    [
        [],
        [("In another country", "page-abroad")],
        [
            ("Questions", "questions"),
            ("Police form: grooming", "channel-questions-police-grooming"),
        ],
    ],
    ids=len,
)
def test_leave_brings_the_screen_before_the_visit_and_a_new_process(kiosk, way):
    first = kiosk.visitor()
    kiosk.touch("Touch the screen", then="start")
    for control, screen in way:
        kiosk.touch(control, then=screen)
    kiosk.touch("Leave now", then="attract")
    assert kiosk.visitor() != first
    assert kiosk.screen.windows() == [kiosk.screen.size]


def test_a_process_that_nobody_touched_is_not_replaced(kiosk):
    first = kiosk.visitor()
    kiosk.screen.type_key("Escape")
    kiosk.see("attract")
    assert kiosk.visitor() == first


def test_back_goes_one_screen_and_start_goes_home(kiosk):
    kiosk.touch("Touch the screen", then="start")
    kiosk.touch("Questions", then="questions")
    kiosk.touch("Police form: grooming", then="channel-questions-police-grooming")
    kiosk.touch("Back", then="questions")
    kiosk.touch("Start", then="start")


def test_keys_lead_the_same_way(kiosk):
    kiosk.screen.type_key("Return")
    kiosk.see("start")
    kiosk.touch("Learn", then="learn")
    kiosk.screen.type_key("Escape")
    kiosk.see("start")
    first = kiosk.visitor()
    kiosk.screen.type_key("F24")
    kiosk.see("attract")
    assert kiosk.visitor() != first


@pytest.mark.slow
def test_a_screen_that_nobody_touches_asks_and_then_ends_the_visit(kiosk):
    first = kiosk.visitor()
    kiosk.touch("Touch the screen", then="start")
    kiosk.see("idle", patience=200)
    kiosk.screen.tap(10, 10)
    kiosk.touch("Yes, carry on", then="start")
    assert kiosk.visitor() == first
    kiosk.see("idle", patience=200)
    kiosk.see("attract", patience=200)
    assert kiosk.visitor() != first


@pytest.mark.slow
def test_i_have_finished_ends_the_visit(start, tmp_path):
    # Nobody has the patience to see the question end the visit by itself.
    kiosk = start(*settings_in(tmp_path, "[idle]\nwarning_seconds = 300\n"))
    kiosk.see("attract")
    first = kiosk.visitor()
    kiosk.touch("Touch the screen", then="start")
    kiosk.see("idle", patience=200)
    kiosk.touch("I have finished", then="attract")
    assert kiosk.visitor() != first
