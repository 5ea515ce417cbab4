"""The staff panel: can it be opened, and by nobody else?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kiosk.doctor.check import Check, ok, problem, warning
from kiosk.staff.entry import pin_file
from kiosk.staff.pin import OWNER_ONLY, PinDamaged, read_record

_SECTION = "staff"


def check_pin(store: Path) -> Iterator[Check]:
    """Is a PIN set, can the kiosk read its record, and nobody else?"""
    file = pin_file(store)
    try:
        record = read_record(file)
    except PinDamaged as damaged:
        yield problem(_SECTION, str(damaged.args[0]), damaged.advice)
        return
    if record is None:
        finding = "No PIN is set; the staff panel cannot be opened."
        yield warning(_SECTION, finding, "Run, as the kiosk's user: kiosk pin set")
    elif file.stat().st_mode & 0o777 & ~OWNER_ONLY:
        yield warning(_SECTION, f"Others may use {file}.", f"Run: sudo chmod 600 {file}")
    else:
        yield ok(_SECTION, "A PIN is set, and only its owner can read its record.")
