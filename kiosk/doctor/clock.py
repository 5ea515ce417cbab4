"""The time of day, by which hours are told as open now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from kiosk.content.compiled import checked
from kiosk.content.hours import zone_named
from kiosk.content.model import Content, ContentUnreadable
from kiosk.doctor.check import Check, ok, warning
from kiosk.visit.opening import tells_openings, trusted


def check_clock(folder: Path, now: datetime) -> Iterator[Check]:
    """Can `now`, by this machine's clock, be right, and is the content's time zone known here?"""
    try:
        compiled = checked(folder)
        content = compiled.content(compiled.index.source_language)
    except ContentUnreadable:
        return  # which another check says
    yield _check(content, now)


def _check(content: Content, now: datetime) -> Check:
    day = now.date().isoformat()
    if trusted(now, content) is None:
        finding = f"The clock says {day}, but the content knows of {content.time_floor}."
        return warning("clock", finding, "Set the clock; until then nobody is told what is open.")
    if tells_openings(content) and zone_named(content.time_zone) is None:
        finding = f"The time zone {content.time_zone} is not known here."
        return warning("clock", finding, "Install tzdata; until then nobody is told what is open.")
    return ok("clock", f"The clock says {day}, which can be right.")
