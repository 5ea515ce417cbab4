"""Characters that may not stand in any text: control, bidi and invisible ones, and not NFC."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kiosk.content.problems import Problem, quoted

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\uffff"
    "\ue000-\uf8ff\U000e0000-\U000effff\U000f0000-\U0010ffff"
)
_CONTROL = "\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029"
_REFUSED = re.compile(f"[{_CONTROL}{_BIDI}{_INVISIBLE}]")
_IS_BIDI = re.compile(f"[{_BIDI}]")


def refused_character(text: str) -> tuple[str, str] | None:
    """The code and sentence for the first character of `text` that may not stand in it."""
    found = _REFUSED.search(text)
    if found is None:
        return None if unicodedata.is_normalized("NFC", text) else _not_nfc(text)
    character = found.group()
    name = unicodedata.name(character, "a control character")
    shown = f"U+{ord(character):04X} ({name.lower()}) in {quoted(text[:60])}"
    if _IS_BIDI.match(character):
        return "bidi-character", f"{shown} changes the direction of the text. Remove it."
    if character == "\t":
        return "control-character", f"A tab in {quoted(text[:60])}. Use spaces."
    return "control-character", f"{shown} cannot be seen. Remove it."


def _not_nfc(text: str) -> tuple[str, str]:
    word = next(each for each in text.split() if not unicodedata.is_normalized("NFC", each))
    return (
        "not-nfc",
        f"{quoted(word)} is written with separate accents. Save the text in the form NFC.",
    )


def problems_in(text: str, file: str) -> Iterator[Problem]:
    """Each line of `text` that holds a character it may not hold."""
    if unicodedata.is_normalized("NFC", text) and not _REFUSED.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        refused = refused_character(line)
        if refused:
            yield Problem(file, number, *refused)


def cleaned(text: str) -> str:
    """`text` without the refused characters, so that reading can go on and find the rest."""
    return _REFUSED.sub(lambda found: " " if found.group() == "\t" else "", text)
