"""The glossary of a bundle: terms that stand for the same thing in every text of a language."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kiosk.content.problems import Problem, quoted
from kiosk.content.source.folder import GLOSSARY
from kiosk.content.source.texts import one_line

MOST_TERMS = 40
_COLUMNS = ["term", "language", "words", "forms", "source"]
_FIRST_LINE = f"The first line is {','.join(_COLUMNS)}"
_NO_BREAK = "\u00a0\u202f"


@dataclass(frozen=True)
class Term:
    """A term in one language. `forms` are the stems by which it is known in a text."""

    term: str
    language: str
    words: str
    forms: tuple[str, ...]
    source: str
    line: int

    def is_in(self, text: str) -> bool:
        """Whether a translation uses the term: languages join words, so anywhere in a word."""
        return any(form in _plain(text) for form in self.forms)

    def begins_a_word_in(self, text: str) -> bool:
        """Whether a text of the source uses the term."""
        plain = _plain(text)
        return any(re.search(rf"(?<!\w){re.escape(form)}", plain) for form in self.forms)


@dataclass(frozen=True)
class Glossary:
    """What the glossary says, as far as it could be read, and what is wrong with it."""

    terms: tuple[Term, ...] = ()
    problems: tuple[Problem, ...] = ()

    def differing(self, source_language: str, language: str) -> Differing:
        """What compares texts and translations by it."""
        pairs = {(each.term, each.language): each for each in self.terms}
        found = (
            (term, pairs.get((term.term, language)))
            for term in self.terms
            if term.language == source_language
        )
        return Differing([(term, other) for term, other in found if other])


class Differing:
    """Finds the terms that a text has and its translation has not."""

    def __init__(self, pairs: Sequence[tuple[Term, Term]]) -> None:
        self._pairs = pairs

    def __call__(self, text: str, translation: str) -> Iterator[tuple[str, str]]:
        """Code and sentence for each."""
        for term, other in self._pairs:
            if term.begins_a_word_in(text) and not other.is_in(translation):
                sentence = f"{quoted(translation)} has no form of {quoted(other.words)}, which"
                yield "term-differs", f"{sentence} stands for {quoted(term.words)} in {GLOSSARY}."


def read_glossary(text: str | None, languages: Iterable[str]) -> Glossary:
    """Read glossary.csv of a bundle in `languages`; None: it has no glossary.

    It may prepare other languages too.
    """
    if text is None:
        return Glossary()
    terms: list[Term] = []
    problems: list[Problem] = []
    for found in _rows(text):
        if isinstance(found, Term):
            terms.append(found)
        else:
            problems.append(found)
    if not problems:
        problems += _gaps(terms, tuple(languages))
    return Glossary(tuple(terms), tuple(problems))


def _rows(text: str) -> Iterator[Term | Problem]:
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    line = 1
    if not text.strip():
        yield _problem(1, _FIRST_LINE)
    try:
        for row in reader:
            yield from _row(row, line)
            line = reader.line_num + 1
    except csv.Error as error:
        yield _problem(line, f"This is not CSV: {error}.")


def _row(row: Sequence[str], line: int) -> Iterator[Term | Problem]:
    cells = [one_line(cell) for cell in row]
    if line == 1 and cells != _COLUMNS:
        yield _problem(line, _FIRST_LINE)
    elif line > 1 and len(cells) != len(_COLUMNS):
        yield _problem(line, f"A line has {len(_COLUMNS)} fields; this one has {len(cells)}.")
    elif line > 1 and not all((*cells[:3], cells[4])):
        yield _problem(line, "Only “forms” may be empty. Without a source write “ours”.")
    elif line > 1:
        term, language, words, forms, source = cells
        known = tuple(filter(None, (_plain(form) for form in (forms or words).split("|"))))
        yield Term(term, language, words, known, source, line)


def _gaps(terms: Sequence[Term], languages: Sequence[str]) -> Iterator[Problem]:
    """Terms that lack a language or have it twice, and too many of them."""
    by_term: dict[str, dict[str, Term]] = {}
    for each in terms:
        others = by_term.setdefault(each.term, {})
        if each.language in others:
            where = f"it is already in line {others[each.language].line}"
            yield _problem(each.line, f"{quoted(each.term)} in {each.language}: {where}.")
        others.setdefault(each.language, each)
    for number, (term, rows) in enumerate(by_term.items(), start=1):
        line = next(iter(rows.values())).line
        if number == MOST_TERMS + 1:
            yield _problem(line, f"This is term number {number}; {MOST_TERMS} are the most.")
        for language in languages:
            if language not in rows:
                yield _problem(line, f"{quoted(term)} has no line for {language}.")


def _problem(line: int, sentence: str) -> Problem:
    return Problem(GLOSSARY, line, "glossary", sentence)


def _plain(text: str) -> str:
    spaces: Mapping[int, str] = {ord(each): " " for each in _NO_BREAK}
    return one_line(text.translate(spaces)).replace("**", "").casefold()
