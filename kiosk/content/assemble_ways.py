"""The guide and the directory of countries, as visitors of one language get them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import get_args

from kiosk.content import countries, guide
from kiosk.content.collation import country_names, ranges
from kiosk.content.record import Origin
from kiosk.content.source import schema, wayfinding

_ORDER = get_args(countries.ContactKind)


def assembled_guide(source: wayfinding.Guide) -> guide.Guide:
    """The guide, from records without problems."""
    questions = [
        guide.GuideQuestion(
            guide.GuideId(each.id),
            each.question,
            each.what_to_do,
            tuple(guide.Answer(a.answer, a.leads, a.examples, a.icon) for a in each.answers),
        )
        for each in source.questions
    ]
    outcomes = [
        guide.Outcome(guide.OutcomeId(each.id), each.title, each.summary, _ways(each.ways))
        for each in source.outcomes
    ]
    return guide.Guide({each.id: each for each in questions}, {each.id: each for each in outcomes})


def assembled_directory(
    source: wayfinding.Countries, locale: str, origin: Callable[[schema.Origin], Origin]
) -> countries.Directory:
    """The directory as a locale names countries, without what is withheld."""
    known = {each.country: each for each in source.countries}
    names = country_names(known, locale)
    found = [
        countries.Country(countries.CountryCode(code), name, _contacts(known[code], origin))
        for code, name in names.items()
    ]
    return countries.Directory(
        title=source.title,
        summary=source.summary,
        danger=source.danger,
        hotlines=source.hotlines,
        ways_title=source.fallback.title,
        ways=_ways(source.fallback.ways),
        countries={each.code: each for each in found},
        ranges=_ranges(found),
    )


def _ways(ways: Iterable[wayfinding.Way]) -> tuple[guide.Way, ...]:
    return tuple(guide.Way(each.to, each.why) for each in ways)


def _ranges(found: list[countries.Country]) -> tuple[countries.CountryRange, ...]:
    codes = iter([each.code for each in found])
    return tuple(
        countries.CountryRange(label, tuple(islice(codes, size)))
        for label, size in ranges([each.name for each in found])
    )


def _contacts(
    country: wayfinding.CountryRecord, origin: Callable[[schema.Origin], Origin]
) -> tuple[countries.CountryContact, ...]:
    """What may be shown, numbers for danger first."""
    shown = [each for each in country.contacts if each.state != "withheld"]
    return tuple(
        countries.CountryContact(each.kind, origin(each), each.name, each.phone, each.address)
        for each in sorted(shown, key=lambda contact: _ORDER.index(contact.kind))
    )
