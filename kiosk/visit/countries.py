"""The screens of the other countries: ranges of them, one of them, and a code."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from kiosk.content.blocks import Span
from kiosk.content.countries import ContactKind, Country, CountryCode, CountryContact, Directory
from kiosk.visit.guide import way_rows
from kiosk.visit.origins import Translate, origin_text
from kiosk.visit.rows import Row, joined, text_row
from kiosk.visit.screen import Code, Kiosk, Screen
from kiosk.visit.ways import ANY_OTHER


def countries_screen(kiosk: Kiosk, place: str, section: str) -> Screen:
    """The ranges of countries, or one of them. Where there is only one, its countries."""
    directory = _directory(kiosk)
    title, lead = directory.title, directory.summary
    if place or len(directory.ranges) == 1:
        countries = directory.ranges[int(place or 1) - 1]
        title = countries.label if place else title
        rows = [_choice(directory.countries[code].name, code) for code in countries.countries]
    else:
        rows = [
            Row("choice", each.label, target=f"countries:{number}")
            for number, each in enumerate(directory.ranges, start=1)
        ]
    rows.append(_choice(kiosk.translate("Another country"), ANY_OTHER))
    return Screen("reading", title, lead, section, rows=tuple(rows))


def country_screen(kiosk: Kiosk, code: str, section: str) -> Screen:
    """What is known of a country, then what holds in every country."""
    directory = _directory(kiosk)
    country = directory.countries.get(CountryCode(code))
    rows: list[Row] = []
    if country:
        rows.extend(_contact_rows(kiosk, country))
    rows.append(Row("heading", directory.ways_title))
    rows.extend(way_rows(kiosk, directory.ways))
    title = country.name if country else kiosk.translate("Another country")
    return Screen("reading", title, directory.danger, section, rows=tuple(rows))


def contact_code_screen(kiosk: Kiosk, identifier: str, section: str) -> Screen:
    """The code of a contact, and the first number of its country to call instead."""
    _ = kiosk.translate
    directory = _directory(kiosk)
    contact = directory.contact(identifier)
    assert contact is not None, "only contacts that are there have a place"
    country = directory.countries[CountryCode(identifier.partition("-")[0])]
    to_call = next((each for each in country.contacts if each.phone), None)
    code = Code(
        url=contact.address,
        host=urlsplit(contact.address).hostname or "",
        opens=f"{country.name}: {contact.name}",
        alternative=f"{country.name}: {_name(to_call, _)}" if to_call else "",
        number=to_call.phone if to_call else "",
    )
    return Screen("code", _("Point your phone’s camera here"), section=section, code=code)


def _directory(kiosk: Kiosk) -> Directory:
    assert kiosk.content.directory is not None, "its places exist only where it does"
    return kiosk.content.directory


def _choice(name: str, code: str) -> Row:
    return Row("choice", name, target=f"country:{code}")


def _contact_rows(kiosk: Kiosk, country: Country) -> Iterator[Row]:
    _ = kiosk.translate
    first_hotline = next((each for each in country.contacts if each.kind == "hotline"), None)
    for number, contact in enumerate(country.contacts, start=1):
        if contact is first_hotline:
            yield text_row("callout", (Span(_directory(kiosk).hotlines),), symbol="info")
        yield from joined(tuple(_card(contact, kiosk.content.locale, _)))
        if contact.address:
            target = f"contact-code:{country.code}-{number}"
            title = _("Show the code: {name}").format(name=contact.name)
            yield Row("choice", title, symbol="code", target=target)


def _card(contact: CountryContact, locale: str, _: Translate) -> Iterator[Row]:
    kind = _kind(contact.kind, _) if contact.name else ""
    yield Row("service", _name(contact, _), kind, number=contact.phone)
    if contact.address:
        shown = contact.address.removeprefix("https://").rstrip("/")
        yield Row("detail", body=shown, symbol="online-contact")
    yield Row("detail", body=origin_text(contact.origin, locale, _), symbol="info")


def _name(contact: CountryContact, _: Translate) -> str:
    return contact.name or _kind(contact.kind, _)


def _kind(kind: ContactKind, _: Translate) -> str:
    kinds: dict[ContactKind, str] = {
        "emergency": _("Emergency number"),
        "police": _("Police"),
        "child-helpline": _("Helpline for children"),
        "hotline": _("Hotline for pictures and contact online"),
        "form": _("National form"),
    }
    return kinds[kind]
