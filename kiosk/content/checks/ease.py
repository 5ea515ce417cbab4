"""How easy each language is to read, and what an easy version must be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.content.blocks import Bullets, Callout, Paragraph
from kiosk.content.checks.texts import running_texts, texts_of
from kiosk.content.problems import Problem, quoted
from kiosk.content.readability import (
    MEASURES,
    Ease,
    Measure,
    base_language,
    ease,
    sentences_of,
)
from kiosk.content.source.read import Article, Source
from kiosk.content.source.tree import Value

EASY_SENTENCE_WORDS = 15
# Young people and easy versions, then everybody else. Those of Flesch are README bands of
# textstat ("fairly easy", "standard"); those of LIX are ours.
FLESCH_LEAST = (70, 60)
LIX_MOST = (40, 50)
# A formula says little about less.
_LEAST_WORDS = 30


def check_ease(source: Source) -> Iterator[Problem]:
    """Pages and answers below the limit of their readers, and easy versions that are none.

    A bundle may be written in a language that no formula is named for: then nothing is measured.
    """
    for value in source.bundle.texts_at("source_language"):
        for article in source.articles:
            yield from _check_score(article, _running(article), value.text)
    yield from _check_easy_versions(source)


def check_ease_of_translation(source: Source, original: Source) -> Iterator[Problem]:
    """The same for what is translated of a source; what still reads as in the original is not."""
    for article, before in zip(source.articles, original.articles, strict=True):
        untranslated = frozenset(_running(before))
        texts = [text for text in _running(article) if text not in untranslated]
        yield from _check_score(article, texts, source.language)


def limit_of(measure: Measure, *, is_young: bool) -> int:
    """The least score of Flesch, the most of LIX, for young readers or for everybody else."""
    young, others = FLESCH_LEAST if measure.more_is_easier else LIX_MOST
    return young if is_young else others


def is_hard(measured: Ease, limit: int, measure: Measure) -> bool:
    """Whether a text is harder to read than its limit."""
    if measured.score is None or measured.words < _LEAST_WORDS:
        return False
    return measured.score < limit if measure.more_is_easier else measured.score > limit


def _running(article: Article) -> list[str]:
    return list(running_texts(each.block for each in article.blocks))


def _check_score(article: Article, texts: Sequence[str], language: str) -> Iterator[Problem]:
    measure = MEASURES.get(base_language(language))
    if measure is None:
        return
    measured = ease("\n".join(texts), language)
    limit = limit_of(measure, is_young=_is_young(article))
    if is_hard(measured, limit, measure):
        side = "least" if measure.more_is_easier else "most"
        sentence = (
            f"{quoted(article.id)} has a {measure.name} score of {measured.score:.1f}; "
            f"{limit} is the {side}. Write shorter sentences and shorter words."
        )
        yield Problem(article.front.file, article.blocks[0].line, "hard-to-read", sentence)


def _is_young(article: Article) -> bool:
    audiences = article.front.texts_at("audience")
    return bool(_easy_of(article)) or any(value.text == "young" for value in audiences)


def _easy_of(article: Article) -> list[Value]:
    return list(article.front.texts_at("easy_of"))


def _check_easy_versions(source: Source) -> Iterator[Problem]:
    pages: dict[str, Value] = {}
    easy = [(page, value) for page in source.pages.values() for value in _easy_of(page)]
    versions = {page.id for page, _ in easy}
    for page, value in easy:
        first = pages.setdefault(value.text, value)
        if first is not value:
            sentence = f"{quoted(value.text)} has an easy version already: {first.file}."
            yield value.problem("duplicate", sentence)
        if value.text in versions:
            yield value.problem("easy", f"{quoted(value.text)} is an easy version itself.")
        yield from _check_sentences(page)


def _check_sentences(page: Article) -> Iterator[Problem]:
    for placed in page.blocks:
        if not isinstance(placed.block, Paragraph | Callout | Bullets):
            continue
        sentences = [each for text in texts_of(placed.block) for each in sentences_of(text)]
        for sentence in sentences:
            if len(sentence.split()) > EASY_SENTENCE_WORDS:
                words = f"{quoted(sentence)} has more than {EASY_SENTENCE_WORDS} words."
                yield Problem(page.front.file, placed.line, "too-much-text", words)
