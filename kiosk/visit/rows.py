"""What a reading screen shows, row by row, as flat values for the screen's delegates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from typing import Literal, assert_never

from kiosk.content.model import (
    Block,
    Bullets,
    Callout,
    Channel,
    ChannelLink,
    Contact,
    Content,
    Heading,
    Inline,
    Origin,
    Page,
    PageLink,
    Paragraph,
    Picture,
    Quotation,
    Service,
)
from kiosk.visit.origins import Translate, language_names, origin_text

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
    "service",
    "fact",
    "card",
    "caption",
    "door",
    "entry",
    "number",
]


@dataclass(frozen=True, slots=True)
class Chip:
    """A short property with its icon."""

    symbol: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
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
    chips: tuple[Chip, ...] = ()
    details: str = ""
    caption: str = ""
    first: bool = True
    last: bool = True


def plain(text: Inline) -> str:
    """Return running text without its marks."""
    return "".join(span.text for span in text)


def rich(text: Inline) -> str:
    """Return running text as Qt's StyledText, with nothing of the content taken as markup."""
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


def block_rows(blocks: tuple[Block, ...], content: Content, _: Translate) -> Iterator[Row]:
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
                yield service_row(content.services[service], content, _)
            case ChannelLink(channel=channel, label=label):
                yield channel_answer(content.channels[channel], label)
            case PageLink(page=page, label=label):
                yield page_answer(content.pages[page], label)
            case _:
                assert_never(block)


def _items(block: Bullets) -> Iterator[Row]:
    for number, item in enumerate(block.items, start=1):
        mark = str(number) if block.ordered else ""
        yield text_row("item", item, number=mark, symbol="" if block.ordered else "yes")


def service_row(service: Service, content: Content, _: Translate) -> Row:
    """Return a service's card; what is not known is not shown.

    A field of its own origin carries its caveat on its own line.
    """
    language = content.language
    origins = [service.facts.get("phone", service.origin)] if service.phone else [service.origin]
    lines = [service.place, service.who_learns]
    if service.hours_text:
        lines.insert(0, _with_origin(service.hours_text, service.facts.get("hours"), language, _))
    if service.languages:
        lines.append(language_names(service.languages, language))
    if service.address:
        lines.append(service.address.removeprefix("https://").rstrip("/"))
    for other in service.reach_through:
        lines.append(_call(content.services[other]))
    return Row(
        "service",
        title=service.name,
        body=service.summary,
        number=service.phone,
        chips=tuple(_chips(service, _)),
        details="\n".join(line for line in lines if line),
        caption=origin_text(origins[0], language, _),
    )


def _call(service: Service) -> str:
    return f"{service.name}: {service.phone}" if service.phone else service.name


def _with_origin(text: str, origin: Origin | None, language: str, _: Translate) -> str:
    return f"{text} ({origin_text(origin, language, _)})" if origin else text


def _chips(service: Service, _: Translate) -> Iterator[Chip]:
    if service.anonymous is not None:
        yield Chip("yes", _("Anonymous")) if service.anonymous else Chip("name-asked", _("Not anonymous"))
    if service.cost:
        yield Chip("call-price", service.cost)


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
    last = len(rows) - 1
    return tuple(replace(row, first=i == 0, last=i == last) for i, row in enumerate(rows))


def word_count(rows: tuple[Row, ...]) -> int:
    """Count the words a visitor has to read, for the idle time."""
    return sum(len(f"{row.title} {row.body} {row.details}".split()) for row in rows)
