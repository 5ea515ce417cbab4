"""The kinds of values a record may hold; each says in words what is wrong with a text.

What is wrong depends on the bundle, so records are validated with `Rules` as their context.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from kiosk.content.blocks import Inline
from kiosk.content.problems import did_you_mean, quoted
from kiosk.content.source.inline import plain, read_inline
from kiosk.content.source.texts import one_line, refused_text, too_many_words

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_NUMBER = re.compile(r"[1-9][0-9]{0,5}\Z")
MOST_PHRASE_WORDS = 8
_LONGEST_ID = 60
_LONGEST_NOTE = 2_000
_ENTRIES = ("numbers", "questions", "countries")


@dataclass(frozen=True)
class Rules:
    """What the values of a bundle are held against.

    Where bundle.yaml does not say, `country` is empty and the others are None. `room` is how much
    longer than in the source language a text may be.
    """

    today: date
    icons: frozenset[str]
    country: str
    hosts: tuple[str, ...] | None
    queries: frozenset[str] | None
    room: float = 1.0


@dataclass(frozen=True)
class Translated:
    """Marks the kinds of texts that visitors read: each language has its own."""


def wrong(code: str, sentence: str) -> PydanticCustomError:
    """The error that becomes a problem with this code and sentence."""
    return PydanticCustomError("problem", "{sentence}", {"code": code, "sentence": sentence})


def refuse(refused: tuple[str, str] | None) -> None:
    """Raise what a `refused_…` function found."""
    if refused:
        raise wrong(*refused)


def rules_of(info: ValidationInfo) -> Rules:
    """The rules a record is validated with."""
    assert isinstance(info.context, Rules)
    return info.context


def at_most(most: int) -> AfterValidator:
    """Texts of at most so many characters."""

    def check(text: str, info: ValidationInfo) -> str:
        room = int(most * rules_of(info).room)
        if len(text) > room:
            sentence = f"{quoted(text)} has {len(text)} characters; {room} are the most."
            raise wrong("too-much-text", sentence)
        return text

    return AfterValidator(check)


def _filled(text: str) -> str:
    line = one_line(text)
    if not line:
        raise wrong("empty", "Nothing stands here. Write it, or leave the key out.")
    return line


def _plain(text: str, info: ValidationInfo) -> str:
    refuse(refused_text(text) or too_many_words(text, rules_of(info).room))
    return text


def _inline(text: object, info: ValidationInfo) -> Inline:
    if not isinstance(text, str):
        raise wrong("wrong-type", "A text belongs here, not a list or a mapping.")
    spans, flaws = read_inline(_filled(text))
    refuse((flaws[0].code, flaws[0].sentence) if flaws else None)
    refuse(too_many_words(plain(spans), rules_of(info).room))
    return spans


def _phrase(text: str) -> str:
    if len(text.split()) > MOST_PHRASE_WORDS:
        sentence = f"{quoted(text)} has more than {MOST_PHRASE_WORDS} words. Shorten it."
        raise wrong("too-much-text", sentence)
    return text


def _id(text: str) -> str:
    if not _ID.match(text) or len(text) > _LONGEST_ID:
        sentence = f"{quoted(text)} is no id. Ids are lower-case words joined by hyphens."
        raise wrong("id", sentence)
    return text


def _number(text: object) -> int:
    if not isinstance(text, str) or not _NUMBER.match(text):
        raise wrong("number", f"{_shown(text)} is not a whole number from 1.")
    return int(text)


def _either(yes: str, no: str) -> BeforeValidator:
    def check(text: object) -> bool:
        if text not in (yes, no):
            raise wrong("unknown-value", f"{_shown(text)} is neither “{yes}” nor “{no}”.")
        return text == yes

    return BeforeValidator(check)


def _shown(value: object) -> str:
    return quoted(value) if isinstance(value, str) else "What stands here"


def _icon(text: str, info: ValidationInfo) -> str:
    known = rules_of(info).icons
    if text not in known:
        raise wrong("icon", f"There is no icon {quoted(text)}.{did_you_mean(text, known)}")
    return text


def _entry(text: str) -> str:
    if text not in _ENTRIES and not text.startswith("page:"):
        near = did_you_mean(text, _ENTRIES)
        known = ", ".join(_ENTRIES)
        sentence = f"{quoted(text)} is no entry. Write {known} or page:ID.{near}"
        raise wrong("unknown-value", sentence)
    return text


def _target(*kinds: str, alone: tuple[str, ...] = ()) -> AfterValidator:
    """Names of things: `kind:ID`, or one of `alone`."""
    known = (*alone, *(f"{kind}:ID" for kind in kinds))

    def check(text: str) -> str:
        if text not in alone and not text.startswith(tuple(f"{kind}:" for kind in kinds)):
            sentence = f"{quoted(text)} leads nowhere. Write {' or '.join(known)}."
            raise wrong("unknown-value", f"{sentence}{did_you_mean(text, alone)}")
        return text

    return AfterValidator(check)


Filled = Annotated[str, AfterValidator(_filled)]
Text = Annotated[Filled, AfterValidator(_plain), Translated()]
Label = Annotated[Text, at_most(30)]
Short = Annotated[Text, at_most(45)]
Title = Annotated[Text, at_most(70)]
# As long as a title, and the same in every language.
Name = Annotated[Filled, AfterValidator(_plain), at_most(70)]
Line = Annotated[Text, at_most(90)]
Summary = Annotated[Text, at_most(180)]
InlineText = Annotated[Any, BeforeValidator(_inline), Translated()]
Note = Annotated[str, at_most(_LONGEST_NOTE)]
Phrase = Annotated[Filled, AfterValidator(_phrase)]
Id = Annotated[Filled, AfterValidator(_id)]
Number = Annotated[int, BeforeValidator(_number)]
YesNo = Annotated[bool, _either("yes", "no")]
Flag = Annotated[bool, _either("true", "false")]
Icon = Annotated[Filled, AfterValidator(_icon)]
Entry = Annotated[Filled, AfterValidator(_entry)]
Leads = Annotated[Filled, _target("guide", "outcome")]
To = Annotated[Filled, _target("channel", "service", "page", alone=("countries",))]
