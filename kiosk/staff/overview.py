"""What the staff panel says of this kiosk: what the content, the settings and the clock tell."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime, tzinfo
from operator import attrgetter

from msgspec import Struct

from kiosk import __version__
from kiosk.content.greeting import Greeting
from kiosk.content.hours import zone_named
from kiosk.content.model import Content, Language
from kiosk.content.recheck import is_overdue
from kiosk.content.record import Origin
from kiosk.settings import Settings
from kiosk.staff.last_start import LastStart
from kiosk.staff.records import Clock, DueFact, Lack, LanguageReview, Overview, Stored

# The fields that a record has its name in.
_NAMES = ("title", "question", "name")


def overview(
    content: Content,
    offered: Mapping[str, Greeting],
    settings: Settings,
    now: datetime,
    *,
    lacks: Collection[Lack] = (),
    last_start: LastStart | None = None,
) -> Overview:
    """The state of a kiosk that shows `content` in the languages that are `offered`. `now` has its
    time zone; `lacks` is what the sandbox is without, `last_start` what was noted of it."""
    clock = clock_of(content, now)
    return Overview(
        content=f"{content.bundle} {content.version}",
        title=content.title,
        program=__version__,
        kiosk=settings.host.kiosk,
        languages=tuple(
            _review(language, offered) for language in content.languages if language.code in offered
        ),
        due=facts_due(content, now.astimezone(UTC).date()),
        clock=clock,
        last_start=last_start and last_start._replace(at=last_start.at.astimezone(_zone(content))),
        lacks=tuple(lacks),
    )


def with_stored(overview: Overview, stored: Stored) -> Overview:
    """The same once it is known what the store holds: what is active now may be newer than what
    the panel itself was started with."""
    return overview._replace(
        content=(stored.slots[0].version if stored.slots else "") or overview.content,
        slots=stored.slots,
        publisher=stored.publisher,
        is_demonstration=stored.is_demonstration,
        storage=stored.storage,
        store_refusal=stored.refusal,
        clock=_with_floor(overview.clock, stored.created),
    )


def facts_due(content: Content, today: date) -> tuple[DueFact, ...]:
    """The facts to be looked at again, the longest unseen first. A clock that is behind counts as
    the newest day the content knows of."""
    floor = date.fromisoformat(content.time_floor) if content.time_floor else date.min
    day = max(today, floor)
    months = content.recheck_months
    found = [fact for fact in _facts(content, "", "") if is_overdue(fact.checked_on, months, day)]
    return tuple(sorted(found, key=attrgetter("checked_on", "place", "field")))


def clock_of(content: Content, now: datetime) -> Clock:
    """The time at the kiosk's place, and whether it can be right."""
    there = now.astimezone(_zone(content))
    is_behind = now.astimezone(UTC).date().isoformat() < content.time_floor
    return Clock(f"{there:%Y-%m-%d %H:%M}", content.time_floor, is_behind)


def _with_floor(clock: Clock, day: str) -> Clock:
    """The clock where this day is known to be over, too."""
    return Clock(clock.now, max(clock.floor, day), clock.is_behind or clock.now[: len(day)] < day)


def _review(language: Language, offered: Mapping[str, Greeting]) -> LanguageReview:
    name = offered[language.code].name
    by, on = language.reviewed_by, language.reviewed_on
    return LanguageReview(language.code, name, language.state, by, on, _share(language))


def _share(language: Language) -> int:
    """What share of its texts is translated, in percent, rounded down."""
    total = language.translated + language.fuzzy + language.missing
    return 100 * language.translated // total if total else 100


def _zone(content: Content) -> tzinfo:
    return zone_named(content.time_zone) or UTC


def _facts(value: object, place: str, field: str) -> Iterator[DueFact]:
    """Everything in a record that comes from somewhere, however deep. `place` is what people call
    what it stands in, `field` what it tells of that."""
    match value:
        case Origin():
            names = tuple(source.name for source in value.sources)
            yield DueFact(place, field, value.checked_on, names)
        case Struct():
            here = _named(value) or place
            for name in value.__struct_fields__:
                yield from _facts(getattr(value, name), here, "")
        case Mapping():
            for name, each in value.items():
                yield from _facts(each, place, str(name))
        case tuple():
            for each in value:
                yield from _facts(each, place, "")


def _named(record: Struct) -> str:
    """What people call a record, if it is something that facts are told of."""
    return next((getattr(record, name) for name in _NAMES if hasattr(record, name)), "")
