"""A PIN and its record, made once: that takes part of a second."""

import pytest

from kiosk.staff.pin import SALT_BYTES, Pin, PinRecord, pin_record

DIGITS = "493817"


@pytest.fixture(scope="session")
def pin() -> Pin:
    return Pin(DIGITS)


@pytest.fixture(scope="session")
def record(pin) -> PinRecord:
    return pin_record(pin, bytes(SALT_BYTES))
