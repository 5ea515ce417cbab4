"""How easy every page is to read, in every language of a bundle, as a table for its editors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiosk.content.checks.ease import is_hard, limit_of
from kiosk.content.checks.texts import running_text
from kiosk.content.model import Content, Page
from kiosk.content.readability import MEASURES, base_language, ease, measure_of

_ROW = "{:32} {:8} {:>6} {:>9} {:>7} {:>6}  {}"


def ease_report(contents: Iterable[Content]) -> Iterator[str]:
    """The lines of the table: a page, a language, its words and sentences, and its score with the
    formula's name; "hard" where it is beyond the limit of its readers."""
    yield _ROW.format("page", "language", "words", "sentences", "formula", "score", "").rstrip()
    pages = [(page, content.language) for content in contents for page in content.pages.values()]
    for page, language in sorted(pages, key=lambda each: (each[0].id, each[1])):
        yield _row(page, language).rstrip()


def _row(page: Page, language: str) -> str:
    if base_language(language) not in MEASURES:
        return _ROW.format(page.id, language, "–", "–", "none", "–", "")
    measure = measure_of(language)
    measured = ease(running_text(page.blocks), language)
    counts = (page.id, language, measured.words, measured.sentences)
    if measure is None or measured.score is None:
        return _ROW.format(*counts, "none", "–", "")
    limit = limit_of(measure, is_young=page.audience == "young" or page.easy_of is not None)
    hard = "hard" if is_hard(measured, limit, measure) else ""
    return _ROW.format(*counts, measure.name, f"{measured.score:.0f}", hard)
