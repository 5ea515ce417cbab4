"""A kiosk page bears few words: how many may stand on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiosk.content.blocks import (
    Block,
    Callout,
    ChannelLink,
    DirectoryLink,
    Heading,
    PageLink,
    Picture,
)
from kiosk.content.checks.texts import placed_texts, texts_of
from kiosk.content.problems import Problem, quoted
from kiosk.content.source.blocks import Placed
from kiosk.content.source.read import Article, Source
from kiosk.content.source.texts import too_many_words

PAGE_WORDS = 450
ANSWER_WORDS = 220
LAYER_WORDS = 60
TITLE_CHARACTERS = 70
ALTERNATIVE_CHARACTERS = 180


def check_amounts(source: Source) -> Iterator[Problem]:
    """Pages and answers with too many words, long titles, second callouts, no first layer."""
    for page in source.pages.values():
        yield from _check_words(page, page.blocks, "page", int(PAGE_WORDS * source.room))
        yield from _check_layer(page, source.room)
    for question in source.questions.values():
        words = int(ANSWER_WORDS * source.room)
        yield from _check_words(question, question.blocks, "answer", words)
    for article in source.articles:
        yield from _check_texts(article, source.room)
        yield from _check_titles(article, source.room)
        yield from _check_callouts(article)


def _check_layer(page: Article, room: float) -> Iterator[Problem]:
    """What a visitor reads before choosing More; title, summary and cards are not counted."""
    headings = (at for at, each in enumerate(page.blocks) if isinstance(each.block, Heading))
    layer = page.blocks[: next(headings, None)]
    most = int(LAYER_WORDS * room)
    yield from _check_words(page, layer, "part before the first heading", most)
    if page.blocks and not layer:
        sentence = "The page begins with a heading. Write before it what everyone should read."
        yield Problem(page.front.file, page.blocks[0].line, "first-layer", sentence)


def _check_words(
    article: Article, blocks: Iterable[Placed], what: str, most: int
) -> Iterator[Problem]:
    words = 0
    for placed in blocks:
        words += sum(len(text.split()) for text in texts_of(placed.block))
        if words > most:
            sentence = f"Here the {what} goes beyond {most} words. Shorten or divide it."
            yield Problem(article.front.file, placed.line, "too-much-text", sentence)
            return


def _check_texts(article: Article, room: float) -> Iterator[Problem]:
    for placed in article.blocks:
        for line, text in placed_texts(placed):
            refused = too_many_words(text, room)
            if refused:
                yield Problem(article.front.file, line, *refused)


def _check_titles(article: Article, room: float) -> Iterator[Problem]:
    for placed in article.blocks:
        text, source_most = _title(placed.block)
        most = int(source_most * room)
        if len(text) > most:
            sentence = f"{quoted(text)} has {len(text)} characters; {most} are the most."
            yield Problem(article.front.file, placed.line, "too-much-text", sentence)


def _title(block: Block) -> tuple[str, int]:
    """The text of a block that must be short, and how many characters it may have."""
    match block:
        case Heading(text=text):
            return text, TITLE_CHARACTERS
        case PageLink(label=label) | ChannelLink(label=label) | DirectoryLink(label=label):
            return label, TITLE_CHARACTERS
        case Picture(alternative=alternative):
            return alternative, ALTERNATIVE_CHARACTERS
        case _:
            return "", 0


def _check_callouts(article: Article) -> Iterator[Problem]:
    callouts = [placed for placed in article.blocks if isinstance(placed.block, Callout)]
    for number, placed in enumerate(callouts[1:], start=2):
        sentence = f"This is callout number {number}; one is the most."
        yield Problem(article.front.file, placed.line, "callout", sentence)
