"""A kiosk page bears few words: how many may stand on it."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.content.model import Block, Bullets, Callout, Heading, Paragraph, Quotation
from kiosk.content.problems import Problem
from kiosk.content.source.inline import plain
from kiosk.content.source.read import Article, Source

PAGE_WORDS = 450
ANSWER_WORDS = 220
HEADING_CHARACTERS = 70


def check_amounts(source: Source) -> Iterator[Problem]:
    """Pages and answers with too many words, long headings, and second callouts."""
    for article in source.pages.values():
        yield from _check(article, "page", PAGE_WORDS)
    for article in source.questions.values():
        yield from _check(article, "answer", ANSWER_WORDS)


def _check(article: Article, what: str, most: int) -> Iterator[Problem]:
    file = article.front.file
    words = 0
    callouts = 0
    for placed in article.blocks:
        before = words
        words += sum(len(text.split()) for text in texts_of(placed.block))
        if before <= most < words:
            sentence = f"Here the {what} goes beyond {most} words. Shorten or divide it."
            yield Problem(file, placed.line, "too-much-text", sentence)
        callouts += isinstance(placed.block, Callout)
        if callouts > 1 and isinstance(placed.block, Callout):
            sentence = f"This is callout {callouts}; a {what} has one at most."
            yield Problem(file, placed.line, "callout", sentence)
        if isinstance(placed.block, Heading) and len(placed.block.text) > HEADING_CHARACTERS:
            sentence = f"The heading has {len(placed.block.text)} characters; 70 are the most."
            yield Problem(file, placed.line, "too-much-text", sentence)


def texts_of(block: Block) -> list[str]:
    """The texts a visitor reads in a block, each without its emphasis."""
    match block:
        case Paragraph(text=text) | Callout(text=text):
            return [plain(text)]
        case Bullets(items=items):
            return [plain(item) for item in items]
        case Quotation(text=text, source=source):
            return [plain(text), source]
        case Heading(text=heading):
            return [heading]
        case _:
            return [label] if (label := getattr(block, "label", "")) else []
