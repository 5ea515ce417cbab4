"""Texts as the invented languages have them: layouts that hold these hold every real one."""

from __future__ import annotations

import re

from kiosk.content.languages import ACCENTED, MIRRORED

_LONGER = 0.4
_PLAIN = "ACDEGHIJKLNORSTUWYZacdeghijklnorstuwyz"
_ACCENTS = "ÁÇĎÉĜĤÎĴĶĹŇÓŔŠŤÚŴÝŽáçďéĝĥîĵķĺňóŕšťúŵýž"
_TO_ACCENTS = str.maketrans(_PLAIN, _ACCENTS)
_FILLING = "one two three four five six seven eight nine ten " * 40
# Placeholders, marks of Markdown, hosts and numbers stay as they are.
_KEPT = re.compile(
    r"(\{[^{}]*\}|%L?(?:[1-9]|n)|\*\*|[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,})+|\d(?:[\d .,:/–-]*\d)?)"
)
_WORD = re.compile(r"\S+")


def pseudo(text: str, language: str) -> str:
    """A text of the source as one of the invented languages has it.

    Placeholders, numbers, hosts and bold marks stay. As Android's pseudolocales have it
    (https://developer.android.com/guide/topics/resources/pseudolocales).
    """
    change = _accented if language == ACCENTED else _mirrored
    pieces = _KEPT.split(text)
    pieces[::2] = map(change, pieces[::2])
    new = "".join(pieces)
    if language == MIRRORED or not text.strip():
        return new
    return f"{new} {_accented(_FILLING[: max(2, int(len(text) * _LONGER)) - 1]).strip()}"


def _accented(text: str) -> str:
    return text.translate(_TO_ACCENTS)


def _mirrored(text: str) -> str:
    """Each word overridden to run from right to left, between marks of that direction."""
    return _WORD.sub(lambda word: f"\u200f\u202e{word.group()}\u202c\u200f", text)
