"""The content as visitors get it: frozen records, one JSON file a language.

Everything here was checked when the content was compiled (docs/content-format.md), so a
reader of these records validates nothing but their shape. Withheld facts are not in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NewType

from msgspec import field

from kiosk.content.blocks import Block, ChannelId, Inline, PageId, ServiceId
from kiosk.content.countries import Directory
from kiosk.content.greeting import Greeting
from kiosk.content.guide import Guide
from kiosk.content.recheck import MONTHS
from kiosk.content.record import Origin, Record, Source, State
from kiosk.errors import KioskError
from kiosk.settings import ProfileName

# Whoever reads these records finds what they are made of here.
__all__ = ["Origin", "Record", "Source", "State"]

QuestionId = NewType("QuestionId", str)
SiteId = NewType("SiteId", str)
DoorTarget = Literal["help", "report", "learn"]


class ContentUnreadable(KioskError):
    """The compiled content cannot be read."""

    code = "content-unreadable"


# --- what there is to read --------------------------------------------------------------


class Page(Record, frozen=True):
    """An article. `content_note`: it speaks of abuse, and says so first.

    `easy` names its version in easy words; that one is `easy_of` this page, and was checked by
    the `readers` that are named, if any.
    """

    id: PageId
    title: str
    summary: str
    audience: Literal["everyone", "young", "adults", "professionals"]
    blocks: tuple[Block, ...]
    origin: Origin
    content_note: bool = False
    icon: str = ""
    easy: PageId | None = None
    easy_of: PageId | None = None
    readers: str = ""


class Question(Record, frozen=True):
    """A question and its answer."""

    id: QuestionId
    question: str
    blocks: tuple[Block, ...]
    origin: Origin


class Address(Record, frozen=True):
    """A web address a code opens.

    `language` is the BCP 47 code of the page it opens ("" where it is not known), `press` the
    label of what to press there ("" where nothing needs to be pressed).
    """

    url: str
    language: str = ""
    press: str = ""


class Channel(Record, frozen=True):
    """A place that takes reports.

    `opens` says what the code opens ("The form", "The official page that leads to the form").
    `addresses` holds the address for each visitor's language; "" is the one for all others.
    `anonymous` is None where it is not known.
    """

    id: ChannelId
    title: str
    summary: str
    opens: str
    receives: Inline
    name_asked: Inline
    need: Inline
    next: Inline
    change: Inline
    addresses: dict[str, Address]
    origin: Origin
    anonymous: bool | None = None
    police_contact: Inline = ()
    use_when: Inline = ()
    tracking: Inline = ()
    topic: PageId | None = None
    call_instead: ServiceId | None = None
    questions: tuple[QuestionId, ...] = ()
    icon: str = ""


class Service(Record, frozen=True):
    """A helpline or an office. Every optional field is absent where nothing may be said.

    `phone` is written as it is printed. `hours` is in OpenStreetMap's opening_hours syntax and
    `hours_text` says the same in words. `facts` holds the origin of single fields where it
    differs from the record's.
    """

    id: ServiceId
    name: str
    summary: str
    origin: Origin
    phone: str = ""
    hours: str = ""
    hours_text: str = ""
    languages: tuple[str, ...] = ()
    cost: str = ""
    anonymous: bool | None = None
    who_learns: str = ""
    place: str = ""
    address: str = ""
    reach_through: tuple[ServiceId, ...] = ()
    facts: dict[str, Origin] = field(default_factory=dict)


class Site(Record, frozen=True):
    """The people of the place where the kiosk stands whom a visitor can turn to."""

    id: SiteId
    name: str
    text: str


# --- how it is laid out -----------------------------------------------------------------


class EmergencyNumber(Record, frozen=True):
    """A number of the constant strip."""

    label: str
    phone: str


class Door(Record, frozen=True):
    """One of the three doors of the start screen; `short` serves small screens."""

    goes: DoorTarget
    title: str
    text: str
    short: str


class Group(Record, frozen=True):
    """Pages under a common heading."""

    title: str
    pages: tuple[PageId, ...]


class Profile(Record, frozen=True):
    """What a kind of place puts first.

    `entries` are the smaller entries of the start screen: "numbers", "questions", "countries" or
    "page:ID".
    """

    name: ProfileName
    title: str
    attract_call: str
    attract_line: str
    doors: tuple[Door, ...]
    entries: tuple[str, ...]
    help_services: tuple[ServiceId, ...]
    help_pages: tuple[PageId, ...]
    channels: tuple[ChannelId, ...]
    learn: tuple[Group, ...]


class Language(Record, frozen=True):
    """A language of the bundle and how far its texts were reviewed.

    `translated` counts the texts that have a translation, `fuzzy` and `missing` those that are
    shown in the source language, which has none of them itself.
    """

    code: str
    state: Literal["draft", "reviewed"]
    reviewed_by: str = ""
    reviewed_on: str = ""
    fuzzy: int = 0
    missing: int = 0
    translated: int = 0


class Content(Record, frozen=True):
    """All that one language shows.

    `locale` is CLDR's name for the language as it is written in the country. `time_floor`
    (YYYY-MM-DD) is the newest day the content knows of: a clock that shows an earlier one is
    wrong. What was confirmed holds for `recheck_months`.
    """

    bundle: str
    version: int
    title: str
    language: str
    source_language: str
    country: str
    time_zone: str
    languages: tuple[Language, ...]
    emergency: tuple[EmergencyNumber, ...]
    profiles: dict[ProfileName, Profile]
    pages: Mapping[PageId, Page]
    channels: dict[ChannelId, Channel]
    services: dict[ServiceId, Service]
    questions: Mapping[QuestionId, Question]
    sites: dict[SiteId, Site]
    guide: Guide | None = None
    directory: Directory | None = None
    time_floor: str = ""
    recheck_months: int = MONTHS
    locale: str = "en_001"


class FileMark(Record, frozen=True):
    """What a file of a compiled bundle must be: its length in bytes, its SHA-256 in hexadecimal."""

    length: int
    sha256: str


class BundleIndex(Record, frozen=True):
    """What a compiled bundle says of itself, in bundle.json. `greetings`: what there is to know
    of each language; `files`: all others, by name; `shape`: what content is made of
    for the program that wrote it."""

    id: str
    version: int
    title: str
    source_language: str
    languages: tuple[str, ...]
    greetings: dict[str, Greeting] = field(default_factory=dict)
    files: dict[str, FileMark] = field(default_factory=dict)
    shape: str = ""
