"""Running text: the pieces that pages and answers are made of, and what they can lead to."""

from __future__ import annotations

from typing import NewType

from kiosk.content.record import Record

PageId = NewType("PageId", str)
ChannelId = NewType("ChannelId", str)
ServiceId = NewType("ServiceId", str)


class Span(Record, frozen=True):
    """A piece of running text."""

    text: str
    strong: bool = False


Inline = tuple[Span, ...]


class Heading(Record, frozen=True, tag="heading"):
    """A section title inside a page; `level` is 2 or 3."""

    level: int
    text: str


class Paragraph(Record, frozen=True, tag="paragraph"):
    """A paragraph of running text."""

    text: Inline


class Bullets(Record, frozen=True, tag="bullets"):
    """A list; `ordered` lists are numbered from 1."""

    items: tuple[Inline, ...]
    ordered: bool = False


class Callout(Record, frozen=True, tag="callout"):
    """The one thing of a page that must not be missed."""

    text: Inline


class Quotation(Record, frozen=True, tag="quotation"):
    """Somebody's words, with the name of who said them and where."""

    text: Inline
    source: str


class Picture(Record, frozen=True, tag="picture"):
    """A picture in media/, by file name, with its text alternative."""

    file: str
    alternative: str


class Contact(Record, frozen=True, tag="contact"):
    """A service, shown as a card."""

    service: ServiceId


class ChannelLink(Record, frozen=True, tag="channel"):
    """A way to a reporting channel; `label` is empty where the channel's title serves."""

    channel: ChannelId
    label: str = ""


class PageLink(Record, frozen=True, tag="page"):
    """A way to another page; `label` is empty where the page's title serves."""

    page: PageId
    label: str = ""


class DirectoryLink(Record, frozen=True, tag="countries"):
    """A way to the other countries; `label` is empty where the directory's title serves."""

    label: str = ""


Block = (
    Heading
    | Paragraph
    | Bullets
    | Callout
    | Quotation
    | Picture
    | Contact
    | ChannelLink
    | PageLink
    | DirectoryLink
)
