"""Whom to turn to in other countries."""

from __future__ import annotations

from typing import Literal, NewType

from kiosk.content.guide import Way
from kiosk.content.record import Origin, Record

CountryCode = NewType("CountryCode", str)
ContactKind = Literal["emergency", "police", "child-helpline", "hotline", "form"]


class CountryContact(Record, frozen=True):
    """A number to call or an address to open in a country. What has an address has a `name`."""

    kind: ContactKind
    origin: Origin
    name: str = ""
    phone: str = ""
    address: str = ""


class Country(Record, frozen=True):
    """A country by its ISO 3166 code, its `name` in the content's language."""

    code: CountryCode
    name: str
    contacts: tuple[CountryContact, ...]


class CountryRange(Record, frozen=True):
    """Countries that follow each other; `label` tells from where to where, like A–C."""

    label: str
    countries: tuple[CountryCode, ...]


class Directory(Record, frozen=True):
    """All countries. `danger` heads every country, `hotlines` says what hotlines are not, and
    `ways` (under `ways_title`) lead on wherever nothing more is known."""

    title: str
    summary: str
    danger: str
    hotlines: str
    ways_title: str
    ways: tuple[Way, ...]
    countries: dict[CountryCode, Country]
    ranges: tuple[CountryRange, ...]

    def contact(self, identifier: str) -> CountryContact | None:
        """The contact that has a code, by CODE-N: the Nth contact of a country, from 1."""
        code, _, place = identifier.partition("-")
        country = self.countries.get(CountryCode(code))
        found = [
            each
            for number, each in enumerate(country.contacts if country else (), start=1)
            if str(number) == place and each.address
        ]
        return found[0] if found else None
