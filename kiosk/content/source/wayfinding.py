"""What guide.yaml and countries.yaml hold (docs/content-format.md), key by key."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kiosk.content.source.schema import Fact, Record
from kiosk.content.source.standards import Country, ForeignPhone, WebAddress
from kiosk.content.source.values import (
    Flag,
    Icon,
    Id,
    Leads,
    Line,
    Name,
    Note,
    Summary,
    Text,
    Title,
    To,
)


class Way(Record):
    """Somewhere to turn to, and why."""

    to: To
    why: Summary


# --- guide.yaml -------------------------------------------------------------------------


class Answer(Record):
    """An answer, and what it leads to."""

    answer: Title
    examples: Line = ""
    icon: Icon = ""
    leads: Leads


class GuideQuestion(Record):
    """A question of the guide."""

    id: Id
    question: Title
    what_to_do: Summary
    answers: Annotated[list[Answer], Field(min_length=2, max_length=8)]


class Outcome(Record):
    """What a person can do, in order."""

    id: Id
    title: Title
    summary: Summary
    danger: Flag = False
    ways: Annotated[list[Way], Field(min_length=1)]


class Guide(Record):
    """guide.yaml"""

    questions: Annotated[list[GuideQuestion], Field(min_length=1)]
    outcomes: Annotated[list[Outcome], Field(min_length=1)]


# --- countries.yaml ---------------------------------------------------------------------


class CountryContact(Fact):
    """A number to call or an address to open in a country."""

    kind: Literal["emergency", "police", "child-helpline", "hotline", "form"]
    name: Name = ""
    phone: ForeignPhone = ""
    address: WebAddress = ""


class CountryRecord(Record):
    """A country and what is known of it."""

    country: Country
    contacts: list[CountryContact]
    note: Note = ""


class Fallback(Record):
    """Where to turn to in every country."""

    title: Title
    ways: Annotated[list[Way], Field(min_length=1)]


class Countries(Record):
    """countries.yaml"""

    title: Title
    summary: Summary
    danger: Text
    hotlines: Text
    fallback: Fallback
    countries: Annotated[list[CountryRecord], Field(min_length=1)]
