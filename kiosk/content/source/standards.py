"""Values that a standard defines: dates, numbers, hours, languages, countries, addresses."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

import phonenumbers
from babel.core import Locale, get_global
from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from kiosk.content.hours import is_valid_hours
from kiosk.content.problems import did_you_mean, quoted
from kiosk.content.source.addresses import refused_address, refused_host, refused_source_address
from kiosk.content.source.values import Filled, refuse, rules_of, wrong

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}\Z", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?\Z")
# Codes that ISO 3166 leaves to whoever needs one: no country has them, so nothing is known of it.
_INVENTED = re.compile(r"(AA|Q[M-Z]|X[A-Z]|ZZ)\Z")
_PHONE = re.compile(r"(?=.{2,30}\Z)\+?[0-9(][0-9 ()/.-]*\Z")


def _day(text: str, info: ValidationInfo) -> str:
    if not _DAY.match(text):
        raise wrong("date", f"{quoted(text)} is not a day. Write YYYY-MM-DD.")
    return _date(text, info)


def _date(text: str, info: ValidationInfo) -> str:
    if not _DATE.match(text):
        raise wrong("date", f"{quoted(text)} is no date. Write YYYY, YYYY-MM or YYYY-MM-DD.")
    try:
        first_day = date.fromisoformat(f"{text}-01-01"[: len("YYYY-MM-DD")])
    except ValueError:
        raise wrong("date", f"{quoted(text)} does not exist in the calendar.") from None
    if first_day > rules_of(info).today:
        raise wrong("date", f"{quoted(text)} lies in the future.")
    return text


def _phone(text: str, info: ValidationInfo) -> str:
    _foreign_phone(text)
    country = rules_of(info).country
    if country and not exists_in(text, country):
        raise wrong("phone", f"{quoted(text)} is not a phone number that exists in {country}.")
    return text


def _foreign_phone(text: str) -> str:
    if not is_phone(text):
        raise wrong("phone", f"{quoted(text)} is not a phone number.")
    return text


def is_phone(text: str) -> bool:
    """Whether a text is written like a phone number."""
    return bool(_PHONE.match(text))


def exists_in(phone: str, country: str) -> bool:
    """Whether a country's numbering plan has the number."""
    try:
        number = phonenumbers.parse(phone, country)
    except phonenumbers.NumberParseException:
        return False
    is_short = phonenumbers.is_valid_short_number_for_region(number, country)
    return is_short or phonenumbers.is_valid_number(number)


def _hours(text: str) -> str:
    if not is_valid_hours(text):
        sentence = f"{quoted(text)} are no opening hours, like Mo-Fr 09:00-17:00; Sa off."
        raise wrong("hours", sentence)
    return text


def _language(text: str) -> str:
    known = Locale("en").languages
    if not _LANGUAGE.match(text) or text.partition("-")[0] not in known:
        raise wrong("language", f"{quoted(text)} is no code of a language, like en, lb or pt-BR.")
    return text


def _country(text: str) -> str:
    if text not in phonenumbers.SUPPORTED_REGIONS and not _INVENTED.match(text):
        raise wrong("country", f"{quoted(text)} is no code of a country, like FR.")
    return text


def _time_zone(text: str) -> str:
    known = get_global("zone_territories")
    if text not in known:
        near = did_you_mean(text, known)
        raise wrong("time-zone", f"{quoted(text)} is no time zone, like Europe/Paris.{near}")
    return text


def _address(text: str, info: ValidationInfo) -> str:
    rules = rules_of(info)
    refuse(refused_address(text, rules.hosts, rules.queries))
    return text


def _source_address(text: str) -> str:
    refuse(refused_source_address(text))
    return text


def _host(text: str) -> str:
    refuse(refused_host(text))
    return text


def _query(text: str, info: ValidationInfo) -> str:
    refuse(refused_address(text, rules_of(info).hosts, frozenset((text,))))
    return text


def _by_language(address: object) -> object:
    """A single address serves every language."""
    if isinstance(address, dict) and "" in address:
        raise wrong("language", "An address stands here without its language. Name it, like fr.")
    return {"": address} if isinstance(address, str) else address


def _any_language(code: str) -> str:
    return _language(code) if code else ""


Day = Annotated[Filled, AfterValidator(_day)]
Date = Annotated[Filled, AfterValidator(_date)]
Phone = Annotated[Filled, AfterValidator(_phone)]
ForeignPhone = Annotated[Filled, AfterValidator(_foreign_phone)]
Hours = Annotated[Filled, AfterValidator(_hours)]
LanguageCode = Annotated[Filled, AfterValidator(_language)]
Country = Annotated[Filled, AfterValidator(_country)]
TimeZone = Annotated[Filled, AfterValidator(_time_zone)]
WebAddress = Annotated[Filled, AfterValidator(_address)]
Addresses = Annotated[
    dict[Annotated[str, AfterValidator(_any_language)], WebAddress],
    Field(min_length=1),
    BeforeValidator(_by_language),
]
SourceAddress = Annotated[Filled, AfterValidator(_source_address)]
Host = Annotated[Filled, AfterValidator(_host)]
Query = Annotated[Filled, AfterValidator(_query)]
