"""What a reading screen shows, row by row, as flat values for the screen's delegates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal, assert_never

from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.blocks import (
    Block,
    Bullets,
    Callout,
    ChannelLink,
    Contact,
    DirectoryLink,
    Heading,
    Inline,
    PageLink,
    Paragraph,
    Picture,
    Quotation,
)
from kiosk.content.languages import language_names
from kiosk.content.model import Channel, Content, Origin, Page, Service
from kiosk.visit.opening import opening_of, opening_text
from kiosk.visit.origins import Translate, origin_text

RowKind = Literal[
    "heading",
    "subheading",
    "paragraph",
    "item",
    "callout",
    "safety",
    "quotation",
    "picture",
    "answer",
    "steps",
    "way",
    "choice",
    "service",
    "opening",
    "detail",
    "fact",
    "card",
    "caption",
    "language",
    "call",
    "door",
    "entry",
    "number",
]


class Row(Struct, frozen=True):
    """One row. `rich` is `body` with <b> for strong words and everything else escaped.

    `target` names the place a touch opens; `first` and `last` tell where a card of several
    rows begins and ends.
    """

    kind: RowKind
    title: str = ""
    body: str = ""
    rich: str = ""
    symbol: str = ""
    number: str = ""
    target: str = ""
    caption: str = ""
    first: bool = True
    last: bool = True


def plain(text: Inline) -> str:
    """Return running text without its marks."""
    return "".join(span.text for span in text)


def rich(text: Inline) -> str:
    """Return running text as Qt's StyledText, with nothing of the content taken as markup."""
    from html import escape  # brings all names of HTML's characters, not needed at the start

    return "".join(
        f"<b>{escape(span.text)}</b>" if span.strong else escape(span.text) for span in text
    )


def text_row(kind: RowKind, text: Inline, **more: str) -> Row:
    """Return a row of running text."""
    return Row(kind, body=plain(text), rich=rich(text), **more)  # type: ignore[arg-type]


def page_answer(page: Page, label: str = "") -> Row:
    """Return the button that opens a page."""
    icon = page.icon or "info"
    return Row("answer", label or page.title, page.summary, symbol=icon, target=f"page:{page.id}")


def channel_answer(channel: Channel, label: str = "") -> Row:
    """Return the button that opens a channel."""
    title = label or channel.title
    icon = channel.icon or "report"
    return Row("answer", title, channel.summary, symbol=icon, target=f"channel:{channel.id}")


def directory_answer(content: Content, label: str = "") -> Row:
    """Return the button that opens the directory of countries."""
    directory = content.directory
    assert directory is not None, "compiled content names nothing that is not there"
    title = label or directory.title
    return Row("answer", title, directory.summary, symbol="other-country", target="countries")


def block_rows(
    blocks: tuple[Block, ...], content: Content, _: Translate, now: datetime | None = None
) -> Iterator[Row]:
    """Turn the blocks of a text into rows."""
    for block in blocks:
        match block:
            case Heading(level=level, text=text):
                yield Row("heading" if level == 2 else "subheading", text)  # noqa: PLR2004 (the levels of docs/content-format.md)
            case Paragraph(text=words):
                yield text_row("paragraph", words)
            case Bullets():
                yield from _items(block)
            case Callout(text=words):
                yield text_row("callout", words, symbol="info")
            case Quotation(text=words, source=source):
                yield text_row("quotation", words, caption=source)
            case Picture(file=file, alternative=alternative):
                yield Row("picture", body=alternative, symbol=file)
            case Contact(service=service):
                yield from service_rows(content.services[service], content, _, now)
            case ChannelLink(channel=channel, label=label):
                yield channel_answer(content.channels[channel], label)
            case PageLink(page=page, label=label):
                yield page_answer(content.pages[page], label)
            case DirectoryLink(label=label):
                yield directory_answer(content, label)
            case _:
                assert_never(block)


def _items(block: Bullets) -> Iterator[Row]:
    for number, item in enumerate(block.items, start=1):
        mark = str(number) if block.ordered else ""
        yield text_row("item", item, number=mark, symbol="" if block.ordered else "yes")


def service_rows(
    service: Service, content: Content, _: Translate, now: datetime | None = None
) -> tuple[Row, ...]:
    """Return a service's card; what is not known is not shown.

    A field of its own origin says so on its own line. `now` is the time, where it can be trusted.
    """
    head = Row("service", service.name, service.summary, number=service.phone)
    opening = _opening(service, content, now, _)
    return joined((head, *opening, *_details(service, content, _)))


def _opening(
    service: Service, content: Content, now: datetime | None, _: Translate
) -> Iterator[Row]:
    found = opening_of(service, content, now)
    if found and now:
        text = opening_text(found, now, content.locale, _)
        yield Row("opening", text, symbol="yes" if found.is_open else "opens-later")


def _details(service: Service, content: Content, _: Translate) -> Iterator[Row]:
    locale = content.locale
    if service.hours_text:
        yield Row("detail", body=_hours(service, locale, _), symbol="opens-later")
    if service.anonymous is not None:
        word = _("Anonymous") if service.anonymous else _("Not anonymous")
        yield Row("detail", body=word, symbol="yes" if service.anonymous else "name-asked")
    if service.cost:
        yield Row("detail", body=service.cost, symbol="call-price")
    if service.who_learns:
        yield Row("detail", body=service.who_learns, symbol="who")
    if service.languages:
        names = language_names(service.languages, locale)
        yield Row("detail", body=names, symbol="language")
    if service.place:
        yield Row("detail", body=service.place, symbol="other-country")
    if service.address:
        shown = service.address.removeprefix("https://").rstrip("/")
        yield Row("detail", body=shown, symbol="online-contact")
    for other in service.reach_through:
        yield Row("detail", body=_call(content.services[other]), symbol="numbers")
    yield Row("detail", body=origin_text(_card_origin(service), locale, _), symbol="info")


def _card_origin(service: Service) -> Origin:
    """The origin that stands at the end of a card: the number's, where there is one."""
    return service.facts.get("phone", service.origin) if service.phone else service.origin


def _hours(service: Service, locale: str, _: Translate) -> str:
    """The hours in words, and where they come from, where that does not stand below anyway."""
    origin = origin_text(service.facts.get("hours", service.origin), locale, _)
    stands_below = origin == origin_text(_card_origin(service), locale, _)
    return service.hours_text if stands_below else f"{service.hours_text}. {origin}"


def _call(service: Service) -> str:
    return f"{service.name}: {service.phone}" if service.phone else service.name


def joined(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Make one card of several rows."""
    last = len(rows) - 1
    return tuple(replace(row, first=i == 0, last=i == last) for i, row in enumerate(rows))


def fact_rows(channel: Channel, _: Translate) -> tuple[Row, ...]:
    """Return a channel's facts: the same questions in the same order for every channel."""
    facts = (
        ("questions", _("When is this the right place?"), channel.use_when),
        ("who", _("Who receives it?"), channel.receives),
        ("name-asked", _("Do I have to say who I am?"), channel.name_asked),
        ("needed", _("What do I need?"), channel.need),
        ("next-step", _("What happens next?"), channel.next),
        ("numbers", _("May the police get in touch with me?"), channel.police_contact),
        ("change-back", _("Can I change it later?"), channel.change),
        ("opens-later", _("Can I follow what becomes of it?"), channel.tracking),
    )
    rows = [text_row("fact", text, title=title, symbol=icon) for icon, title, text in facts if text]
    return joined(rows)


def word_count(rows: tuple[Row, ...]) -> int:
    """Count the words a visitor has to read, for the idle time."""
    return sum(len(f"{row.title} {row.body}".split()) for row in rows)
