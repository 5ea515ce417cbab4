"""What the doctor found, for people and for machines."""

import json

import pytest

from kiosk.doctor.check import State, as_json, as_table, ok, problem, warning, worst

FINE = ok("fonts", "Noto Sans is there.")
DOUBT = warning("swap", "Memory may be swapped.", "Switch it off.")
WRONG = problem("display", "There is no screen.", "Start one.")


@pytest.mark.parametrize(
    ("checks", "state"),
    [
        ([], State.OK),
        ([FINE, FINE], State.OK),
        ([FINE, DOUBT], State.WARNING),
        ([DOUBT, WRONG, FINE], State.PROBLEM),
    ],
)
def test_the_worst_is_the_state_and_the_exit_code(checks, state):
    assert worst(checks) == state
    assert json.loads(as_json(checks))["state"] == state.name.lower()


def test_the_exit_codes_are_stable():
    assert [int(state) for state in State] == [0, 1, 2]


def test_people_read_what_was_found_and_below_it_what_to_do():
    assert as_table([FINE, WRONG]).splitlines() == [
        "ok       fonts       Noto Sans is there.",
        "problem  display     There is no screen.",
        "                     → Start one.",
    ]


def test_machines_read_the_same():
    assert json.loads(as_json([DOUBT]))["checks"] == [
        {
            "section": "swap",
            "state": "warning",
            "finding": "Memory may be swapped.",
            "advice": "Switch it off.",
        }
    ]
