"""The screens of the staff panel, as rows."""

from __future__ import annotations

from kiosk.display.staff_overview import overview_rows
from kiosk.staff.records import Overview
from kiosk.visit.direction import directed_screen
from kiosk.visit.screen import Kiosk, Screen


def pin_screen(kiosk: Kiosk) -> Screen:
    """The pad; what is typed on it is no part of a screen."""
    _ = kiosk.translate
    return Screen("pin", _("Staff PIN"), _("For the people who look after this screen"), _("Staff"))


def overview_screen(kiosk: Kiosk, overview: Overview) -> Screen:
    """The state of this kiosk."""
    _ = kiosk.translate
    rows = overview_rows(kiosk, overview)
    screen = Screen("reading", _("This kiosk"), section=_("Staff"), rows=rows)
    return directed_screen(screen) if kiosk.right_to_left else screen
