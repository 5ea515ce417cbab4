"""What the doctor says of the sandbox."""

from typing import get_args

import pytest

from kiosk.doctor.check import State
from kiosk.doctor.confinement import check_sandbox
from kiosk.doctor.trial import Trial
from kiosk.supervisor.sandbox.enter import Name


@pytest.mark.parametrize("name", get_args(Name))
@pytest.mark.parametrize(
    ("lacking", "held", "state"),
    [
        ("", True, State.OK),
        ("", False, State.PROBLEM),
        ("the kernel is too old", False, State.WARNING),
        ("the kernel is too old", True, State.WARNING),
    ],
)
def test_each_protection_in_each_state(name, lacking, held, state):
    (check,) = check_sandbox(lambda: (Trial(name, lacking, held),))
    assert (check.section, check.state) == ("sandbox", state)
    assert lacking in check.finding
    assert bool(check.advice) == (state is not State.OK)


def test_what_cannot_be_tried_is_a_problem():
    def fail():
        raise OSError(28, "No space left on device")

    (check,) = check_sandbox(fail)
    assert check.state is State.PROBLEM
    assert "No space left on device" in check.finding
