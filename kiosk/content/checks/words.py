"""The words to avoid."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from kiosk.content.checks.texts import visible_texts
from kiosk.content.problems import Problem, quoted
from kiosk.content.source.read import Source
from kiosk.content.source.tree import YamlTree
from kiosk.content.source.values import MOST_PHRASE_WORDS

_WORD = re.compile(r"\w+")


@dataclass
class _Phrases:
    """Phrases as a tree: `then` leads from a word to what may follow it.

    `phrase` is set where one ends.
    """

    then: dict[str, _Phrases] = field(default_factory=dict)
    phrase: str = ""


def check_words(source: Source) -> Iterator[Problem]:
    """Texts of the source language that hold a word or phrase bundle.yaml says to avoid.

    Whole words in any case; what stands between the words of a phrase does not matter.
    """
    for language in source.bundle.texts_at("source_language"):
        refused = words_to_avoid(source.bundle, language.text)
        for value in visible_texts(source):
            for code, sentence in refused(value.text):
                yield value.problem(code, sentence)


def words_to_avoid(bundle: YamlTree, language: str) -> Callable[[str], Iterator[tuple[str, str]]]:
    """A function that finds what bundle.yaml says to avoid in texts of a language: code and
    sentence."""
    phrases = _Phrases()
    for value in bundle.texts_at("avoid", language, "*"):
        _add(phrases, value.text)

    def refused(text: str) -> Iterator[tuple[str, str]]:
        for phrase in _found(_words(text), phrases):
            sentence = f"{quoted(phrase)} is among the words to avoid. It stands in {quoted(text)}."
            yield "word-to-avoid", sentence

    return refused


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _add(phrases: _Phrases, phrase: str) -> None:
    for word in _words(phrase)[:MOST_PHRASE_WORDS]:
        phrases = phrases.then.setdefault(word, _Phrases())
    phrases.phrase = phrase


def _found(words: Sequence[str], phrases: _Phrases) -> Iterator[str]:
    """The phrases that stand in `words`, as often as they do."""
    for start in range(len(words)):
        node = phrases
        for word in words[start : start + MOST_PHRASE_WORDS]:
            if word not in node.then:
                break
            node = node.then[word]
            if node.phrase:
                yield node.phrase
