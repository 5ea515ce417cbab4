"""What each file of a bundle's source holds (docs/content-format.md), key by key."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from kiosk.content.recheck import MONTHS
from kiosk.content.source.standards import (
    Addresses,
    Country,
    Date,
    Day,
    Host,
    Hours,
    LanguageCode,
    Phone,
    Query,
    SourceAddress,
    TimeZone,
    WebAddress,
)
from kiosk.content.source.values import (
    Entry,
    Flag,
    Icon,
    Id,
    InlineText,
    Label,
    Line,
    Name,
    Note,
    Number,
    Phrase,
    Short,
    Summary,
    Text,
    Title,
    YesNo,
)


class Record(BaseModel):
    """A mapping with known keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Record):
    """Who printed a fact, where, and when."""

    name: Title
    address: SourceAddress
    date: Date
    undated: Flag = False


class Origin(Record):
    """How sure we are of a fact."""

    state: Literal["confirmed", "published", "withheld"]
    checked_on: Day
    checked_by: Name = ""
    sources: Annotated[list[Source], Field(min_length=1)]


class Fact(Origin):
    """What every record that states a fact carries."""

    note: Note = ""


# --- bundle.yaml ------------------------------------------------------------------------


class Language(Record):
    """How far the texts of a language were reviewed."""

    state: Literal["draft", "reviewed"]
    reviewed_by: Name | None = None
    reviewed_on: Day | None = None


class EmergencyNumber(Fact):
    """A number of the constant strip."""

    label: Label
    phone: Phone


class Site(Record):
    """The local people a visitor may turn to."""

    name: Title
    text: Text


class Bundle(Record):
    """bundle.yaml"""

    id: Id
    version: Number
    title: Name
    source_language: LanguageCode
    languages: Annotated[dict[LanguageCode, Language], Field(max_length=40)]
    country: Country
    time_zone: TimeZone
    recheck_months: Number = MONTHS
    hosts: list[Host]
    queries: list[Query] = []
    avoid: dict[LanguageCode, list[Phrase]] = {}
    emergency: Annotated[list[EmergencyNumber], Field(min_length=2, max_length=4)]
    sites: dict[Id, Site] = {}


# --- profiles/*.yaml --------------------------------------------------------------------


class Attract(Record):
    """What the attract screen says."""

    call: Short
    line: Summary


class Door(Record):
    """A door of the start screen."""

    goes: Literal["help", "report", "learn"]
    title: Title
    text: Line
    short: Short


class Help(Record):
    """What Get help lists."""

    services: list[Id]
    pages: list[Id]


class Group(Record):
    """Pages under a common heading."""

    title: Title
    pages: Annotated[list[Id], Field(min_length=1)]


class Profile(Record):
    """profiles/NAME.yaml"""

    title: Name
    attract: Attract
    doors: Annotated[list[Door], Field(min_length=1, max_length=3)]
    entries: Annotated[list[Entry], Field(min_length=2, max_length=3)]
    help: Help
    channels: Annotated[list[Id], Field(min_length=1)]
    learn: Annotated[list[Group], Field(min_length=1)]


# --- pages, questions, channels, services -----------------------------------------------


class Page(Fact):
    """The front matter of pages/ID.md"""

    id: Id
    title: Title
    summary: Summary
    audience: Literal["everyone", "young", "adults", "professionals"]
    content_note: Flag = False
    icon: Icon = ""
    easy_of: Id | None = None
    readers: Title = ""


class Question(Fact):
    """The front matter of faq/ID.md"""

    id: Id
    question: Summary


class Channel(Fact):
    """An item of channels.yaml"""

    id: Id
    title: Title
    summary: Summary
    icon: Icon = ""
    opens: Title
    address: Addresses
    press: dict[LanguageCode, Name] = {}
    receives: InlineText
    anonymous: YesNo | None = None
    name_asked: InlineText
    need: InlineText
    next: InlineText
    change: InlineText
    police_contact: InlineText = ()
    tracking: InlineText = ()
    use_when: InlineText
    topic: Id | None = None
    call_instead: Id | None = None
    questions: list[Id] = []


FactName = Literal[
    "phone", "hours", "cost", "anonymous", "who_learns", "languages", "address", "place"
]


class Service(Fact):
    """An item of services.yaml"""

    id: Id
    name: Title
    summary: Summary
    phone: Phone = ""
    hours: Hours = ""
    hours_text: Summary = ""
    languages: list[LanguageCode] = []
    cost: Title = ""
    anonymous: YesNo | None = None
    who_learns: Summary = ""
    place: Title = ""
    address: WebAddress = ""
    reach_through: list[Id] = []
    facts: dict[FactName, Origin] = {}
