"""Whether the staff panel can be opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.settings import Settings, Staff
from kiosk.staff.entry import admits_staff, pin_file


@pytest.mark.parametrize(("gesture", "is_open"), [("corners", True), ("", False)])
def test_it_takes_a_gesture_and_a_record(tmp_path: Path, gesture: str, is_open: bool) -> None:
    settings = Settings(staff=Staff(gesture=gesture), store=tmp_path)
    assert not admits_staff(settings)
    pin_file(tmp_path).touch()
    assert admits_staff(settings) == is_open


def test_what_cannot_be_looked_at_opens_nothing(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    assert not admits_staff(Settings(store=file))
    assert not admits_staff(Settings(store=Path("/" + 300 * "x")))
