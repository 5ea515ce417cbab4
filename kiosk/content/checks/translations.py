"""What must be the same in a text and its translation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from kiosk.content.checks.words import words_to_avoid
from kiosk.content.problems import Problem, quoted
from kiosk.content.source.tree import YamlTree
from kiosk.content.translation.catalogue import Catalogue
from kiosk.content.translation.messages import Message

# Code, what it is called, and how it is found.
_SAME: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("placeholder-differs", "the placeholder", re.compile(r"\{[^{}]*\}|%L?(?:[1-9]|n)")),
    ("address-differs", "the address", re.compile(r"[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,})+", re.ASCII)),
    ("number-differs", "the number", re.compile(r"(?<!%)(?<!%L)\d+")),
    ("markup-differs", "the mark", re.compile(r"\*\*")),
)


def check_translations(
    messages: Iterable[Message],
    catalogue: Catalogue,
    bundle: YamlTree,
    differing_terms: Callable[[str, str], Iterator[tuple[str, str]]],
) -> Iterator[Problem]:
    """Translations that lack or add a placeholder, number, address or bold text, hold a word to
    avoid or lack a term of the glossary. What is fuzzy is not shown, and not looked at."""
    avoided = words_to_avoid(bundle, catalogue.language)
    for text in dict.fromkeys(message.text for message in messages):
        translation = catalogue.translation(text)
        if translation is not None:
            found = (
                *differences(text, translation),
                *avoided(translation),
                *differing_terms(text, translation),
            )
            for code, sentence in found:
                yield Problem(catalogue.file, catalogue.line(text), code, sentence)


def differences(text: str, translation: str) -> Iterator[tuple[str, str]]:
    """Code and sentence for everything that must be in both and is not.

    Digits are compared as they are written: a translation has the same numbers in 0 to 9.
    """
    for code, name, pattern in _SAME:
        here, there = Counter(pattern.findall(text)), Counter(pattern.findall(translation))
        for found in here - there:
            yield code, f"{quoted(translation)} lacks {name} {quoted(found)}."
        for found in there - here:
            yield code, f"{quoted(translation)} has {name} {quoted(found)} too many."
