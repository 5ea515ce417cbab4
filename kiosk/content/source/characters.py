"""Characters that may not stand in any text: control, bidi and invisible ones, and not NFC."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from kiosk.content.problems import Problem, quoted

MOST_PROBLEMS = 50
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\uffff"
    "\ue000-\uf8ff\U000e0000-\U000effff\U000f0000-\U0010ffff"
)
_CONTROL = "\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029"
_REFUSED = re.compile(f"[{_CONTROL}{_BIDI}{_INVISIBLE}]")
_IS_BIDI = re.compile(f"[{_BIDI}]")
# Bringing accents into order takes time by the square of their number: longer words are cut.
_LONGEST_WORD = 100


def refused_character(text: str) -> tuple[str, str] | None:
    """The code and sentence for the first character of `text` that may not stand in it."""
    found = _REFUSED.search(text)
    if found is None:
        return _refused_accents(text)
    character = found.group()
    around = quoted(text[max(0, found.start() - 30) : found.end() + 30])
    name = unicodedata.name(character, "a character without a name").lower()
    shown = f"U+{ord(character):04X} ({name}) in {around}"
    if _IS_BIDI.match(character):
        return "bidi-character", f"{shown} changes the direction of the text. Remove it."
    if character == "\t":
        return "control-character", f"A tab in {around}. Use spaces."
    return "control-character", f"{shown} cannot be seen. Remove it."


def _refused_accents(text: str) -> tuple[str, str] | None:
    if text.isascii():
        return None
    for word in text.split():
        if not unicodedata.is_normalized("NFC", word[:_LONGEST_WORD]):
            sentence = f"{quoted(word)} holds letters and accents apart from each other."
            return "not-nfc", f"{sentence} Save the text in the form NFC."
    return None


def problems_in(text: str, file: str) -> tuple[Problem, ...]:
    """The lines of `text` that hold a character they may not hold; of very many, the first."""
    if refused_character(text) is None:
        return ()
    return tuple(islice(_problems_in(text, file), MOST_PROBLEMS))


def _problems_in(text: str, file: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), start=1):
        refused = refused_character(line)
        if refused:
            yield Problem(file, number, *refused)


def cleaned(text: str) -> str:
    """`text` without the refused characters, so that reading can go on and find the rest."""
    return _REFUSED.sub(lambda found: " " if found.group() == "\t" else "", text)
