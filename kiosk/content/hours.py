"""Opening hours, written as OpenStreetMap's `opening_hours` has them."""

from __future__ import annotations

import opening_hours

_LONGEST = 200


def is_valid_hours(hours: str) -> bool:
    """Whether `hours` can be understood (https://wiki.openstreetmap.org/wiki/Key:opening_hours)."""
    return len(hours) <= _LONGEST and "\n" not in hours and bool(opening_hours.validate(hours))
