"""All that visitors read, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, repeat

from kiosk.content.blocks import (
    Block,
    Bullets,
    Callout,
    ChannelLink,
    DirectoryLink,
    Heading,
    PageLink,
    Paragraph,
    Picture,
    Quotation,
)
from kiosk.content.source.blocks import Placed
from kiosk.content.source.inline import plain
from kiosk.content.source.read import Source
from kiosk.content.source.tree import Value

# Values of these keys are no texts for visitors.
_NO_TEXTS = frozenset(
    [
        "address",
        "avoid",
        "checked_by",
        "checked_on",
        "date",
        "easy_of",
        "hosts",
        "id",
        "note",
        "queries",
    ]
)

_SENTENCE_ENDS = (".", "!", "?", "”", "»")


def visible_texts(source: Source) -> Iterator[Value]:
    """Every text of the source's language, with its place."""
    for tree in source.trees:
        yield from (text for text in tree.texts() if _NO_TEXTS.isdisjoint(text.steps))
    for article in source.articles:
        for placed in article.blocks:
            for line, text in placed_texts(placed):
                yield Value(text, article.front.file, line)


def placed_texts(placed: Placed) -> Iterator[tuple[int, str]]:
    """The texts of a block, each with the line it begins in."""
    lines = chain(placed.lines, repeat(placed.line))
    # The lines never end.
    return zip(lines, texts_of(placed.block), strict=False)


def running_texts(blocks: Iterable[Block]) -> Iterator[str]:
    """What a formula of reading ease may measure: sentences, and no titles, labels or keywords."""
    for block in blocks:
        if isinstance(block, Paragraph | Callout | Bullets):
            yield from (text for text in texts_of(block) if text.endswith(_SENTENCE_ENDS))


def texts_of(block: Block) -> list[str]:
    """The texts of a block, each without its emphasis."""
    texts: list[str] = []
    match block:
        case Paragraph(text=text) | Callout(text=text):
            texts = [plain(text)]
        case Bullets(items=items):
            texts = [plain(item) for item in items]
        case Quotation(text=text, source=source):
            texts = [plain(text), source]
        case Heading(text=title):
            texts = [title]
        case PageLink(label=label) | ChannelLink(label=label) | DirectoryLink(label=label):
            texts = [label]
        case Picture(alternative=alternative):
            texts = [alternative]
    return texts
