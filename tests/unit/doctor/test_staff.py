"""Can the staff panel be opened, and by nobody else?"""

import pytest

from kiosk.doctor.check import State
from kiosk.doctor.staff import check_pin
from kiosk.staff.entry import pin_file
from kiosk.staff.pin import SALT_BYTES, Pin, pin_record, write_record


@pytest.fixture(scope="module")
def record():
    return pin_record(Pin("493817"), bytes(SALT_BYTES))


@pytest.mark.parametrize(
    ("mode", "state"),
    [
        (0o600, State.OK),
        (0o400, State.OK),
        (0o640, State.WARNING),
        (0o604, State.WARNING),
        (0o602, State.WARNING),
    ],
)
def test_only_its_owner_may_read_the_record(tmp_path, record, mode, state):
    write_record(pin_file(tmp_path), record)
    pin_file(tmp_path).chmod(mode)
    (check,) = check_pin(tmp_path)
    assert (check.section, check.state) == ("staff", state)
    assert bool(check.advice) == (state is State.WARNING)


@pytest.mark.parametrize("store", ["", "nowhere"])
def test_without_a_pin_the_panel_stays_closed(tmp_path, store):
    (check,) = check_pin(tmp_path / store)
    assert (check.state, check.finding) == (
        State.WARNING,
        "No PIN is set; the staff panel cannot be opened.",
    )
    assert "kiosk pin set" in check.advice


def test_a_damaged_record(tmp_path):
    pin_file(tmp_path).write_text("{}")
    (check,) = check_pin(tmp_path)
    assert check.state is State.PROBLEM
    assert "kiosk pin set" in check.advice
