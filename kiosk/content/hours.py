"""Opening hours, written as OpenStreetMap's `opening_hours` has them.

The library behind it takes some 70 ms to load and 7 MB: a visitor process imports this module only
after the first frame, and only for content that has hours to tell.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import opening_hours
from opening_hours import OpeningHours, State

_LONGEST = 200
# Without an end, looking for a change that never comes takes two seconds. Leap days can be eight
# years apart.
_FARTHEST_DAYS = 8 * 366
# The sun's hours need a place, school holidays a calendar; comments and fallbacks leave it open.
_UNTOLD = re.compile(r'\b(sunrise|sunset|dawn|dusk|SH)\b|"|\|\|', re.IGNORECASE)
_HOLIDAYS = re.compile(r"\bPH\b")


class Opening(NamedTuple):
    """What hours come to at one moment. `until` is when that changes, in the place's own time;
    None: never."""

    is_open: bool
    until: datetime | None


def is_valid_hours(hours: str) -> bool:
    """Whether `hours` can be understood (https://wiki.openstreetmap.org/wiki/Key:opening_hours)."""
    return len(hours) <= _LONGEST and "\n" not in hours and bool(opening_hours.validate(hours))


def can_be_told(hours: str) -> bool:
    """Whether a kiosk can tell what `hours` come to: they follow neither the sun nor the schools,
    and nothing in them is left to a comment or a fallback."""
    return is_valid_hours(hours) and not _UNTOLD.search(hours)


def names_holidays(hours: str) -> bool:
    """Whether `hours` say what holds on public holidays (PH)."""
    return bool(_HOLIDAYS.search(hours))


def always_the_same(hours: str) -> bool:
    """Whether `hours` come to the same at every moment, like 24/7."""
    forever = OpeningHours(hours, max_interval_days=_FARTHEST_DAYS)
    return forever.next_change(datetime(2000, 1, 1)) is None


def knows_holidays(country: str) -> bool:
    """Whether the public holidays of a country (ISO 3166) are known."""
    try:
        OpeningHours("24/7", country=country)
    except opening_hours.UnknownCountryError:  # type: ignore[attr-defined]  # its stub lacks it
        return False
    return True


def zone_named(time_zone: str) -> ZoneInfo | None:
    """A time zone (IANA), or None where this machine does not know it."""
    try:
        return ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def opening(hours: str, time_zone: str, country: str, now: datetime) -> Opening | None:
    """What `hours` come to at `now` in a time zone (IANA), with the public holidays of a country
    (ISO 3166) as far as they are known; None where they leave it open, or the zone is unknown."""
    zone, utc = zone_named(time_zone), zone_named("UTC")
    if not (zone and utc and can_be_told(hours)):
        return None
    calendar = country if knows_holidays(country) else None
    told = OpeningHours(hours, zone, calendar, max_interval_days=_FARTHEST_DAYS)
    intervals = told.intervals(now.astimezone(utc))
    _, until, state, _ = next(intervals)
    _, _, then, _ = next(intervals) if until else (None, None, State.OPEN, "")
    if state == State.UNKNOWN or (state == State.CLOSED and then == State.UNKNOWN):
        return None
    return Opening(state == State.OPEN, until)
