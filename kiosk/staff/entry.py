"""Whether the staff panel can be opened, for those who may not read the record of the PIN."""

from __future__ import annotations

from pathlib import Path

from kiosk.settings import Settings


def pin_file(store: Path) -> Path:
    """Where the record of the PIN lies."""
    return store / "pin.json"


def admits_staff(settings: Settings) -> bool:
    """Whether there is a gesture, and something that may be the record of a PIN."""
    try:
        return settings.staff.gesture != "" and pin_file(settings.store).exists()
    except OSError:
        return False
