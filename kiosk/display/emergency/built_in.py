"""The page in its last form: no words, and digits drawn by code."""

from __future__ import annotations

from kiosk.display.emergency.digits import digits
from kiosk.display.emergency.doorways import Number
from kiosk.display.emergency.layout import compose
from kiosk.display.emergency.page import Page

# Known to every release; a test compares them with the default content.
NUMBERS = ("112", "113", "116 111")


def built_in_pages() -> tuple[Page, ...]:
    """The pages that need no file."""
    numbers = [Number(phone, ()) for phone in NUMBERS]
    return compose(numbers, "", lambda text, _bold: digits(text))
