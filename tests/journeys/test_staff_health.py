"""Staff test the screen and touch in the real program."""

from __future__ import annotations

import pytest

from kiosk.staff.health import PICTURES
from tests.journeys.conftest import SIZE
from tests.journeys.test_staff import (
    DIGITS,
    enter,
    options,
    rehearsed,
    see,
    see_overview,
    set_pin,
    touch_corners,
    type_in,
)

__all__ = ["options", "rehearsed"]  # fixtures


@pytest.mark.slow
def test_staff_look_at_every_colour_and_wipe_over_fields(start, options, rehearsed, tmp_path):
    set_pin(tmp_path)
    kiosk = start("--settings", str(tmp_path / "settings.toml"), **options)
    kiosk.see("attract")
    touch_corners(kiosk)
    see(kiosk, rehearsed)
    type_in(kiosk, rehearsed, DIGITS)
    enter(kiosk, rehearsed)
    see_overview(kiosk, rehearsed)
    for name in ("Tests", "Test the screen"):
        kiosk.screen.tap(*rehearsed.middle(name))
        rehearsed.press(name)
        see(kiosk, rehearsed)
    width, height = SIZE
    for number in range(1, len(PICTURES) + 1):
        kiosk.screen.tap(width // 2, height // 3)
        rehearsed.press(f"Picture {number} of {len(PICTURES)}. Touch to go on.")
        see(kiosk, rehearsed)
    kiosk.screen.tap(*rehearsed.middle("Test touch"))
    rehearsed.press("Test touch")
    see(kiosk, rehearsed)
    for x in (5, width // 2, width - 5):
        kiosk.screen.tap(x, 5)
        rehearsed.hit(x, 5)
    kiosk.screen.tap(*rehearsed.middle("Back"))
    rehearsed.press("Back")
    see(kiosk, rehearsed)
    assert any("Without an answer" in name for name in rehearsed.names())
    assert not any("A1," in name for name in rehearsed.names())
