"""Receipts to test with."""

from __future__ import annotations

from typing import Any

from kiosk.staff.receipts import Finding, Health, Receipt, Version
from kiosk.staff.records import Refusal

OLD = Version("luxembourg", 11, "2026-10-01")
NEW = Version("luxembourg", 12, "2026-11-01")
ILL = Health(14, 2, 1, (Finding("fonts", "Noto Sans is missing.", "Install the fonts."),))
REFUSAL = Refusal("older-content", "The bundle is older than what is here.", "Carry a newer one.")


def receipt(**changes: Any) -> Receipt:
    """A bundle was installed from a stick, and all is well, but for the `changes`."""
    values: dict[str, Any] = {
        "kiosk": "Lycée Example, main hall",
        "time": "2026-11-22T04:10:05Z",
        "tried": "install",
        "way": "stick",
        "result": "installed",
        "program": "0.1.0",
        "file": "luxembourg-12.kbundle",
        "before": OLD,
        "after": NEW,
        "health": Health(17, 0, 0),
        "time_floor": "2026-11-21",
    }
    return Receipt(**(values | changes))


def refused(**changes: Any) -> Receipt:
    """The same bundle was refused."""
    return receipt(**({"result": "refused", "reason": REFUSAL, "after": OLD} | changes))
