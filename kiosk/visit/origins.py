"""How sure we are of a fact, in words a visitor reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import reduce

from kiosk.content.model import Origin, Source

Translate = Callable[[str], str]


def origin_text(origin: Origin, locale: str, _: Translate) -> str:
    """Say where a single fact comes from: when it was checked, or who printed it when."""
    if origin.state == "confirmed":
        return _("Checked on {date}").format(date=_long_date(origin.checked_on, locale))
    return _("As printed by {source}").format(source=_source(origin.sources[0], _))


def first_source_text(origin: Origin, locale: str, _: Translate) -> str:
    """Say where the statements of a page come from, naming one source where there are more."""
    if origin.state == "confirmed" or len(origin.sources) == 1:
        return origin_text(origin, locale, _)
    source = _source(origin.sources[0], _)
    return _("As printed by {source}, and by others").format(source=source)


def sources_text(origin: Origin, locale: str, _: Translate) -> str:
    """Say where the statements of a page come from, naming every source."""
    if origin.state == "confirmed":
        return origin_text(origin, locale, _)
    # Each has commas of its own, so that CLDR's lists would not tell them apart.
    # i18n: between two sources of several, as between sentences that belong together.
    both = _("{source}; {next}")
    named = [_source(source, _) for source in origin.sources]
    listed = reduce(lambda before, one: both.format(source=before, next=one), named)
    return _("As printed by {source}").format(source=listed)


def _source(source: Source, _: Translate) -> str:
    year = source.date[:4]
    if source.undated:
        return _("{name}, undated, read in {year}").format(name=source.name, year=year)
    return _("{name}, {year}").format(name=source.name, year=year)


def _long_date(text: str, locale: str) -> str:
    # Babel takes some 30 ms to import; the first frame does not need it.
    from babel.dates import format_date

    return format_date(date.fromisoformat(text), "long", locale=locale)
