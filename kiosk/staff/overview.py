"""What the staff panel says of this kiosk: what the content, the settings and the clock tell."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime

from msgspec import Struct

from kiosk import __version__
from kiosk.content.greeting import Greeting
from kiosk.content.hours import zone_named
from kiosk.content.model import Content, Language
from kiosk.content.recheck import is_overdue
from kiosk.content.record import Origin
from kiosk.settings import Settings
from kiosk.staff.records import Clock, Lack, LanguageReview, Overview, Stored


def overview(
    content: Content,
    offered: Mapping[str, Greeting],
    settings: Settings,
    now: datetime,
    lacks: Collection[Lack] = (),
) -> Overview:
    """The state of a kiosk that shows `content` in the languages that are `offered`. `now` has its
    time zone; `lacks` is what the sandbox is without."""
    clock = clock_of(content, now)
    return Overview(
        content=f"{content.bundle} {content.version}",
        title=content.title,
        program=__version__,
        kiosk=settings.host.kiosk,
        languages=tuple(
            _review(language, offered) for language in content.languages if language.code in offered
        ),
        facts_due=facts_due(content, now.astimezone(UTC).date()),
        clock=clock,
        lacks=tuple(lacks),
    )


def with_stored(overview: Overview, stored: Stored) -> Overview:
    """The same once it is known what the store holds: what is active now may be newer than what
    the panel itself was started with."""
    return overview._replace(
        content=stored.slots[0].version or overview.content,
        slots=stored.slots,
        publisher=stored.publisher,
        storage=stored.storage,
    )


def facts_due(content: Content, today: date) -> int:
    """How many facts are to be looked at again. A clock that is behind counts as the newest day the
    content knows of."""
    floor = date.fromisoformat(content.time_floor) if content.time_floor else date.min
    day = max(today, floor)
    months = content.recheck_months
    return sum(is_overdue(origin.checked_on, months, day) for origin in _origins(content))


def clock_of(content: Content, now: datetime) -> Clock:
    """The time at the kiosk's place, and whether it can be right."""
    there = now.astimezone(zone_named(content.time_zone) or UTC)
    is_behind = now.astimezone(UTC).date().isoformat() < content.time_floor
    return Clock(f"{there:%Y-%m-%d %H:%M}", content.time_floor, is_behind)


def _review(language: Language, offered: Mapping[str, Greeting]) -> LanguageReview:
    name = offered[language.code].name
    by, on = language.reviewed_by, language.reviewed_on
    return LanguageReview(language.code, name, language.state, by, on)


def _origins(value: object) -> Iterator[Origin]:
    """Where everything comes from that is in a record, however deep."""
    match value:
        case Origin():
            yield value
        case Struct():
            for name in value.__struct_fields__:
                yield from _origins(getattr(value, name))
        case Mapping():
            for each in value.values():
                yield from _origins(each)
        case tuple():
            for each in value:
                yield from _origins(each)
