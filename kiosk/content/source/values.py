"""The kinds of values a record may hold: each says what is wrong with a text in words.

They need to know what the bundle allows, so they are validated with `Rules` as context.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any

import phonenumbers
from babel.core import Locale, get_global
from pydantic import AfterValidator, BeforeValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from kiosk.content.hours import is_valid_hours
from kiosk.content.model import Inline
from kiosk.content.problems import did_you_mean, quoted
from kiosk.content.source.addresses import refused_address, refused_host, refused_source_address
from kiosk.content.source.inline import read_inline
from kiosk.content.source.texts import refused_text

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_MONTH = re.compile(r"\d{4}-\d{2}\Z")
_YEAR = re.compile(r"\d{4}\Z")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?\Z")
_PHONE = re.compile(r"\+?[0-9][0-9 ()/.-]{1,30}\Z")
_LONGEST_ID = 60
_LONGEST_NOTE = 2_000


@dataclass(frozen=True)
class Rules:
    """What the values of this bundle are held against. `hosts` is None where it is not known."""

    today: date
    country: str = ""
    hosts: tuple[str, ...] | None = None
    queries: frozenset[str] = frozenset()
    icons: frozenset[str] = field(default_factory=frozenset)


def wrong(code: str, sentence: str) -> PydanticCustomError:
    """The error that `problems_of` turns into a problem with this code and sentence."""
    return PydanticCustomError("problem", "{sentence}", {"code": code, "sentence": sentence})


def _rules(info: ValidationInfo) -> Rules:
    assert isinstance(info.context, Rules)
    return info.context


def _refuse(refused: tuple[str, str] | None) -> None:
    if refused:
        raise wrong(*refused)


def _filled(text: str) -> str:
    if not text.strip():
        raise wrong("empty", "Nothing stands here. Write it, or leave the key out.")
    return text


def _plain(text: str) -> str:
    _refuse(refused_text(text))
    return text


def _inline(text: object) -> Inline:
    if not isinstance(text, str):
        raise wrong("wrong-type", "A text belongs here, not a list or a mapping.")
    spans, flaws = read_inline(_filled(text).strip())
    if flaws:
        raise wrong(flaws[0].code, flaws[0].sentence)
    return spans


def _at_most(most: int) -> AfterValidator:
    def check(text: str) -> str:
        if len(text) > most:
            sentence = f"{quoted(text)} has {len(text)} characters; {most} are the most."
            raise wrong("too-much-text", sentence)
        return text

    return AfterValidator(check)


def _id(text: str) -> str:
    if not _ID.match(text) or len(text) > _LONGEST_ID:
        sentence = f"{quoted(text)} is no id. Ids are lower-case words joined by hyphens."
        raise wrong("id", sentence)
    return text


def _number(text: object) -> int:
    if not isinstance(text, str) or not re.match(r"[1-9][0-9]{0,5}\Z", text):
        shown = quoted(text) if isinstance(text, str) else "This"
        raise wrong("not-a-number", f"{shown} is not a whole number from 1.")
    return int(text)


def _yes_no(yes: str, no: str) -> BeforeValidator:
    def check(text: object) -> bool:
        if text not in (yes, no):
            shown = quoted(text) if isinstance(text, str) else "This"
            raise wrong("unknown-value", f"{shown} is neither “{yes}” nor “{no}”.")
        return text == yes

    return BeforeValidator(check)


def _day(text: str, info: ValidationInfo) -> str:
    if not _DAY.match(text):
        raise wrong("date", f"{quoted(text)} is not a day. Write YYYY-MM-DD.")
    _refuse_date(text, text, info)
    return text


def _date(text: str, info: ValidationInfo) -> str:
    if _YEAR.match(text):
        _refuse_date(f"{text}-01-01", text, info)
    elif _MONTH.match(text):
        _refuse_date(f"{text}-01", text, info)
    elif _DAY.match(text):
        _refuse_date(text, text, info)
    else:
        raise wrong("date", f"{quoted(text)} is no date. Write YYYY, YYYY-MM or YYYY-MM-DD.")
    return text


def _refuse_date(first_day: str, text: str, info: ValidationInfo) -> None:
    try:
        day = date.fromisoformat(first_day)
    except ValueError:
        raise wrong("date", f"{quoted(text)} does not exist in the calendar.") from None
    if day > _rules(info).today:
        raise wrong("date", f"{quoted(text)} lies in the future.")


def _phone(text: str, info: ValidationInfo) -> str:
    country = _rules(info).country
    if not _PHONE.match(text):
        raise wrong("phone", f"{quoted(text)} is not a phone number.")
    if country and not _is_phone(text, country):
        raise wrong("phone", f"{quoted(text)} is not a phone number that exists in {country}.")
    return text


def _is_phone(text: str, country: str) -> bool:
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number) or phonenumbers.is_valid_short_number_for_region(
        number, country
    )


def _hours(text: str) -> str:
    if not is_valid_hours(text):
        sentence = (
            f"{quoted(text)} are no opening hours. Write them like Mo-Fr 09:00-17:00; Sa off."
        )
        raise wrong("hours", sentence)
    return text


def _language(text: str) -> str:
    names = Locale("en").languages
    if not _LANGUAGE.match(text) or text.split("-")[0] not in names:
        raise wrong("language", f"{quoted(text)} is no code of a language, like en, lb or pt-BR.")
    return text


def _country(text: str) -> str:
    if text not in phonenumbers.SUPPORTED_REGIONS:
        near = did_you_mean(text.upper(), phonenumbers.SUPPORTED_REGIONS) if text.islower() else ""
        raise wrong("country", f"{quoted(text)} is no code of a country, like LU.{near}")
    return text


def _time_zone(text: str) -> str:
    known = get_global("zone_territories")
    if text not in known:
        sentence = f"{quoted(text)} is no time zone, like Europe/Luxembourg."
        raise wrong("time-zone", sentence + did_you_mean(text, known))
    return text


def _icon(text: str, info: ValidationInfo) -> str:
    known = _rules(info).icons
    if text not in known:
        raise wrong("icon", f"There is no icon {quoted(text)}.{did_you_mean(text, known)}")
    return text


def _address(text: str, info: ValidationInfo) -> str:
    rules = _rules(info)
    _refuse(refused_address(text, rules.hosts, rules.queries))
    return text


def _source_address(text: str) -> str:
    _refuse(refused_source_address(text))
    return text


def _host(text: str) -> str:
    _refuse(refused_host(text))
    return text


def _query(text: str) -> str:
    _refuse(refused_address(text, None, frozenset((text,))))
    return text


def _entry(text: str) -> str:
    if text not in ("numbers", "questions") and not text.startswith("page:"):
        near = did_you_mean(text, ("numbers", "questions"))
        sentence = f"{quoted(text)} is no entry. Write numbers, questions or page:ID.{near}"
        raise wrong("unknown-value", sentence)
    return text


Filled = Annotated[str, AfterValidator(_filled)]
Text = Annotated[Filled, AfterValidator(_plain)]
Title = Annotated[Text, _at_most(70)]
Summary = Annotated[Text, _at_most(180)]
DoorText = Annotated[Text, _at_most(90)]
DoorShort = Annotated[Text, _at_most(45)]
Note = Annotated[str, _at_most(_LONGEST_NOTE)]
Phrase = Annotated[Filled, _at_most(100)]
InlineText = Annotated[Any, BeforeValidator(_inline)]
Id = Annotated[Filled, AfterValidator(_id)]
Number = Annotated[int, BeforeValidator(_number)]
YesNo = Annotated[bool, _yes_no("yes", "no")]
Flag = Annotated[bool, _yes_no("true", "false")]
Day = Annotated[Filled, AfterValidator(_day)]
Date = Annotated[Filled, AfterValidator(_date)]
Phone = Annotated[Filled, AfterValidator(_phone)]
Hours = Annotated[Filled, AfterValidator(_hours)]
LanguageCode = Annotated[Filled, AfterValidator(_language)]
Country = Annotated[Filled, AfterValidator(_country)]
TimeZone = Annotated[Filled, AfterValidator(_time_zone)]
Icon = Annotated[Filled, AfterValidator(_icon)]
WebAddress = Annotated[Filled, AfterValidator(_address)]
SourceAddress = Annotated[Filled, AfterValidator(_source_address)]
Host = Annotated[Filled, AfterValidator(_host)]
Query = Annotated[Filled, AfterValidator(_query)]
Entry = Annotated[Filled, AfterValidator(_entry)]
