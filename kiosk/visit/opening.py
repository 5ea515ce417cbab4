"""Open now: what the hours of a service come to while a visitor looks at them.

Only hours that were confirmed, and not too long ago, come to anything. All others are words.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.content.isolates import isolated
from kiosk.content.model import Content, Service
from kiosk.content.recheck import is_overdue
from kiosk.visit.origins import Translate

if TYPE_CHECKING:
    from kiosk.content.hours import Opening

_NIGHT = timedelta(hours=12)
_WEEK = timedelta(days=6)


def trusted(now: datetime, content: Content) -> datetime | None:
    """`now` by the kiosk's clock; None where the clock is wrong for certain, being behind the
    newest day that the content knows of."""
    return now if now.astimezone(UTC).date().isoformat() >= content.time_floor else None


def tells_openings(content: Content) -> bool:
    """Whether any service has hours that could come to something."""
    return any(_is_confirmed(service) for service in content.services.values())


def opening_of(service: Service, content: Content, now: datetime | None) -> Opening | None:
    """What a service's hours come to, or None where nothing may or can be said of it: no trusted
    time, no confirmed hours, or hours that leave it open."""
    if now is None or not _is_confirmed(service):
        return None
    checked_on = service.facts.get("hours", service.origin).checked_on
    if is_overdue(checked_on, content.recheck_months, now.date()):
        return None
    # Loaded late: kiosk.content.hours says why.
    from kiosk.content.hours import opening

    return opening(service.hours, content.time_zone, content.country, now)


def closed_last(
    services: Iterable[Service], content: Content, now: datetime | None
) -> list[Service]:
    """The services in their order, but those that are closed for certain behind all others."""

    def is_closed(service: Service) -> bool:
        found = opening_of(service, content, now)
        return found is not None and not found.is_open

    return sorted(services, key=is_closed)


def opening_text(found: Opening, now: datetime, locale: str, _: Translate) -> str:
    """Say it: "Open until 22:00", "Opens Monday 09:00"."""
    if found.until is None:
        return _("Open 24 hours") if found.is_open else _("Closed")
    in_this_night = found.is_open and found.until - now <= _NIGHT
    day = "" if in_this_night else _day(found.until, now, locale)
    time = _time(found.until, locale)
    if found.is_open and day:
        # i18n: {day} is the name of a weekday, or a date like 7 Jan
        return _("Open until {day} {time}").format(day=day, time=time)
    if found.is_open:
        return _("Open until {time}").format(time=time)
    if day:
        # i18n: {day} is the name of a weekday, or a date like 7 Jan
        return _("Opens {day} {time}").format(day=day, time=time)
    return _("Opens at {time}").format(time=time)


def _is_confirmed(service: Service) -> bool:
    origin = service.facts.get("hours", service.origin)
    return bool(service.hours) and origin.state == "confirmed"


def _day(then: datetime, now: datetime, locale: str) -> str:
    """The day, where it is another than today: a weekday, or a date that is further away."""
    here = now.astimezone(then.tzinfo)
    if then.date() == here.date():
        return ""
    from babel.dates import format_date

    pattern = "EEEE" if then.date() - here.date() <= _WEEK else "d MMM"
    return format_date(then, pattern, locale=locale)


def _time(then: datetime, locale: str) -> str:
    """The time of 24 hours as the locale writes it, kept together in lines from right to left."""
    from babel.dates import format_skeleton

    return isolated(format_skeleton("Hm", then, locale=locale), "ltr")
