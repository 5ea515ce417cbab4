"""Changing the texts of a checked source that stand in certain places, and no others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count
from typing import Any

import msgspec
from babel import Locale
from pydantic import BaseModel

from kiosk.content.blocks import (
    Block,
    Bullets,
    Callout,
    ChannelLink,
    DirectoryLink,
    Heading,
    Inline,
    PageLink,
    Paragraph,
    Picture,
    Quotation,
    Span,
)
from kiosk.content.isolates import isolated
from kiosk.content.languages import cldr_name
from kiosk.content.pseudo import pseudo
from kiosk.content.source.inline import merged, plain
from kiosk.content.source.read import Article, Source
from kiosk.content.source.records import Records
from kiosk.content.source.tree import Steps
from kiosk.content.translation.messages import Place
from kiosk.content.translation.parts import PARTS

Change = Callable[[Inline], Inline]


def mark_of(source_language: str, language: str) -> Change:
    """How a text that has no translation is shown: in the source's language and direction, set
    apart by an isolate, with the language's name after it in the visitor's language."""
    source = Locale.parse(cldr_name(source_language))
    name = Locale.parse(cldr_name(language)).languages.get(source.language, source_language)
    begin, end = isolated("\n", source.text_direction).split("\n")
    before, after = Span(begin), Span(f"{end} ({name})")
    return lambda text: tuple(merged((before, *text, after)))


def pseudo_of(language: str) -> Change:
    """How an invented language has a text."""
    return lambda text: tuple(Span(pseudo(span.text, language), span.strong) for span in text)


def changed(
    source: Source, records: Records, places: frozenset[Place], change: Change
) -> tuple[Source, Records]:
    """The source and its records with another text in each of the `places`."""
    changer = _Changer(places, change)
    parts: dict[str, Any] = {}
    for name in PARTS:
        found = getattr(records, name)
        parts[name] = changer.records(found, PARTS[name].file)
    pages = changer.articles(source.pages, PARTS["pages"].file)
    questions = changer.articles(source.questions, PARTS["questions"].file)
    return replace(source, pages=pages, questions=questions), replace(records, **parts)


class _Changer:
    """Walks through records and blocks and changes what is in the places."""

    def __init__(self, places: frozenset[Place], change: Change) -> None:
        self._places = places
        self._change = change

    def records(self, found: object, file: str) -> object:
        """One record, or the list or mapping of a kind."""
        if isinstance(found, Mapping):
            return {name: self._value(each, file.format(name), ()) for name, each in found.items()}
        return self._value(found, file, ())

    def articles(self, found: Mapping[str, Article], file: str) -> Mapping[str, Article]:
        return {name: self._article(each, file.format(name)) for name, each in found.items()}

    def _value(self, value: Any, file: str, steps: Steps) -> Any:
        if (file, steps) in self._places:
            return self._text(value)
        if isinstance(value, BaseModel):
            names = type(value).model_fields
            new = {name: self._value(getattr(value, name), file, (*steps, name)) for name in names}
            return value.model_copy(update=new)
        if isinstance(value, dict):
            return {key: self._value(each, file, (*steps, key)) for key, each in value.items()}
        if isinstance(value, list | tuple):
            new_items = (self._value(each, file, (*steps, n)) for n, each in enumerate(value))
            return type(value)(new_items)
        return value

    def _text(self, text: str | Inline) -> str | Inline:
        if isinstance(text, str):
            return plain(self._change((Span(text),)))
        return self._change(text)

    def _article(self, article: Article, file: str) -> Article:
        numbers = count()

        def text(words: Any) -> Any:
            # A button that shows the title of its page has no text of its own.
            is_there = words and (file, (next(numbers),)) in self._places
            return self._text(words) if is_there else words

        blocks = tuple(
            replace(placed, block=with_each_text(placed.block, text)) for placed in article.blocks
        )
        return replace(article, blocks=blocks)


def with_each_text(block: Block, change: Callable[[Any], Any]) -> Block:
    """The block with each of its texts changed, in the order in which they stand."""
    new = msgspec.structs.replace
    match block:
        case Bullets(items=items):
            return new(block, items=tuple(map(change, items)))
        case Quotation(text=text, source=source):
            return new(block, text=change(text), source=change(source))
        case Paragraph(text=text) | Callout(text=text) | Heading(text=text):
            return new(block, text=change(text))
        case PageLink(label=label) | ChannelLink(label=label) | DirectoryLink(label=label):
            return new(block, label=change(label))
        case Picture(alternative=alternative):
            return new(block, alternative=change(alternative))
        case _:
            return block
