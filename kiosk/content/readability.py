"""How easy a running text is to read, by formulas that need no data: a hint, never a proof.

Flesch's reading ease (about 0 to 100, more is easier) with the constants that its language was
fitted with, and LIX (about 20 to 60, less is easier) for other alphabetic languages. Arabic has
none here: its formula, OSMAN, counts vowels that running text does not write.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from kiosk.errors import KioskError

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
# Each run of stops is looked at once, however long it is.
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’»)]*+(?=\s|$)")
_LONG = 6


class UnknownLanguage(KioskError):
    """No formula is named for a language; that of another one would tell nothing."""

    code = "unknown-language"


@dataclass(frozen=True)
class Flesch:
    """constant - per_sentence × words a sentence - per_word × syllables a word. `vowels` and
    `silent` (endings that are written and not spoken) are those of the language."""

    constant: float
    per_sentence: float
    per_word: float
    vowels: str
    silent: str

    name: ClassVar[str] = "Flesch"
    more_is_easier: ClassVar[bool] = True

    def score(self, words: list[str], sentences: int) -> float:
        """The reading ease of a text."""
        syllables = sum(self.syllables(word) for word in words)
        return (
            self.constant
            - self.per_sentence * len(words) / sentences
            - self.per_word * syllables / len(words)
        )

    def syllables(self, word: str) -> int:
        """Groups of vowels, without a silent ending. Of two vowels that are spoken apart (“idea”)
        one is missed: over a text, some syllables in a hundred."""
        spoken = re.sub(self.silent, "", word.lower())
        return max(1, len(re.findall(f"[{self.vowels}]+", spoken)))


@dataclass(frozen=True)
class Lix:
    """Words a sentence, and how many words in a hundred have more than six letters."""

    name: ClassVar[str] = "LIX"
    more_is_easier: ClassVar[bool] = False

    def score(self, words: list[str], sentences: int) -> float:
        """The LIX of a text."""
        long = sum(len(word) > _LONG for word in words)
        return len(words) / sentences + 100 * long / len(words)


Measure = Flesch | Lix
# Constants: Flesch 1948; Amstad 1978; Kandel and Moles 1958, as textstat has them.
_NO_SILENT = r"(?!)"
MEASURES: dict[str, Measure | None] = {
    "en": Flesch(206.835, 1.015, 84.6, "aeiouy", r"(?<!l)e$|(?<![tdl])ed$"),
    "de": Flesch(180, 1, 58.5, "aeiouyäöü", _NO_SILENT),
    "fr": Flesch(207, 1.015, 73.6, "aeiouyàâäéèêëîïôöùûüœ", r"e(?:s|nt)?$"),
    "lb": Lix(),
    "pt": Lix(),
    "uk": Lix(),
    "ar": None,
}


class Ease(NamedTuple):
    """How many words and sentences a text has, and its score, None where there is no formula."""

    words: int
    sentences: int
    score: float | None


def measure_of(language: str) -> Measure | None:
    """The formula of a language by its BCP 47 code. Raises UnknownLanguage."""
    try:
        return MEASURES[base_language(language)]
    except KeyError:
        reason = f"There is no formula of reading ease for the language “{language}”."
        advice = "Name one in kiosk/content/readability.py, or None."
        raise UnknownLanguage(reason, advice) from None


def base_language(code: str) -> str:
    """The language of a BCP 47 code without its country or script."""
    return code.split("-", maxsplit=1)[0]


def ease(text: str, language: str) -> Ease:
    """Measure a running text. Numbers are no words. Raises UnknownLanguage."""
    measure = measure_of(language)
    words = _WORD.findall(text)
    sentences = len(sentences_of(text))
    score = measure.score(words, sentences) if measure and words else None
    return Ease(len(words), sentences, score)


def sentences_of(text: str) -> list[str]:
    """The sentences of a running text that hold a word; what follows the last stop is one."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    starts = [0, *ends]
    parts = (text[start:end] for start, end in zip(starts, [*ends, len(text)], strict=True))
    return [part.strip() for part in parts if _WORD.search(part)]
