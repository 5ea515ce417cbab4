"""How easy every page and answer is to read, in every language, as a table for editors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiosk.content.checks.ease import is_hard, limit_of
from kiosk.content.checks.texts import running_texts
from kiosk.content.model import Content, Page, Question
from kiosk.content.readability import MEASURES, base_language, ease, measure_of

_ROW = "{:32} {:8} {:>6} {:>9} {:>7} {:>6}  {}"


def ease_report(contents: Iterable[Content]) -> Iterator[str]:
    """The lines of the table: a page or question, a language, its words and sentences, and its
    score with the formula's name; "hard" where it is beyond the limit of its readers."""
    yield _ROW.format("text", "language", "words", "sentences", "formula", "score", "").rstrip()
    rows = [(each, content.language) for content in contents for each in _articles(content)]
    for article, language in sorted(rows, key=_place):
        yield _row(article, language).rstrip()


def _articles(content: Content) -> Iterator[Page | Question]:
    yield from content.pages.values()
    yield from content.questions.values()


def _place(row: tuple[Page | Question, str]) -> tuple[bool, str, str]:
    article, language = row
    return isinstance(article, Question), article.id, language


def _row(article: Page | Question, language: str) -> str:
    if base_language(language) not in MEASURES:
        return _ROW.format(article.id, language, "–", "–", "none", "–", "")
    measure = measure_of(language)
    measured = ease("\n".join(running_texts(article.blocks)), language)
    counts = (article.id, language, measured.words, measured.sentences)
    if measure is None or measured.score is None:
        return _ROW.format(*counts, "none", "–", "")
    hard = is_hard(measured, limit_of(measure, is_young=_is_young(article)), measure)
    return _ROW.format(*counts, measure.name, f"{measured.score:.1f}", "hard" if hard else "")


def _is_young(article: Page | Question) -> bool:
    if isinstance(article, Question):
        return False
    return article.audience == "young" or article.easy_of is not None
