"""The words to avoid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kiosk.content.checks.texts import visible_texts
from kiosk.content.problems import Problem, quoted
from kiosk.content.source.read import Source

_WORD = re.compile(r"\w+")


def check_words(source: Source) -> Iterator[Problem]:
    """Texts of the source language that hold a word or phrase bundle.yaml says to avoid.

    Whole words in any case; what stands between the words of a phrase does not matter.
    """
    languages = [value.text for value in source.bundle.texts_at("source_language")]
    avoided = source.bundle.texts_at("avoid", languages[0], "*") if languages else ()
    phrases = {_words(value.text): value.text for value in avoided}
    phrases.pop((), None)
    lengths = sorted({len(phrase) for phrase in phrases}, reverse=True)[:20]
    for value in visible_texts(source):
        words = _words(value.text)
        for phrase in _phrases_in(words, phrases, lengths):
            sentence = f"{quoted(phrases[phrase])} is among the words to avoid."
            yield value.problem("word-to-avoid", f"{sentence} It stands in {quoted(value.text)}.")


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _phrases_in(
    words: Sequence[str], phrases: dict[tuple[str, ...], str], lengths: Sequence[int]
) -> Iterator[tuple[str, ...]]:
    for start in range(len(words)):
        for length in lengths:
            phrase = tuple(words[start : start + length])
            if phrase in phrases and len(phrase) == length:
                yield phrase
                break
