"""What no text for visitors may hold, whether it stands in YAML or in Markdown."""

from __future__ import annotations

import re

from kiosk.content.problems import quoted
from kiosk.content.source.characters import refused_character

MOST_WORDS = 60
LONGEST_WORD = 60

_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_NO_HTML = "There is no HTML here"
_REFUSED: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("html", _NO_HTML, re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<!--|<[!?][a-zA-Z]")),
    ("html", _NO_HTML, re.compile(r"&(?:[a-zA-Z]{2,20}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")),
    (
        "web-address",
        "A web address belongs to a channel or a service, so that it has a source",
        re.compile(r"\b[a-zA-Z]{2,10}://\S{0,200}|\bwww\.\S{1,200}|\bmailto:\S{1,200}"),
    ),
    ("footnote", "There are no footnotes here", re.compile(r"\[\^[^\]\s]{0,40}\]")),
    (
        "markup",
        "This mark would be shown as it stands. Remove it, or complete it",
        re.compile(r"\*|__|~~|`|\]\(|!\[|\[!|^#{1,6}\s"),
    ),
)


def refused_text(text: str) -> tuple[str, str] | None:
    """The code and sentence for the first thing in `text` that no text may hold."""
    for code, sentence, pattern in _REFUSED:
        found = pattern.search(text)
        if found:
            return code, f"{quoted(found.group())}: {sentence}."
    return refused_character(text) or _too_long_word(text)


def too_many_words(text: str, room: float) -> tuple[str, str] | None:
    """The code and sentence for a text of too many words. `room`: how much longer it may be than
    in the source language."""
    words, most = len(text.split()), int(MOST_WORDS * room)
    if words > most:
        sentence = f"{quoted(text)} has {words} words; {most} are the most. Divide it."
        return "too-much-text", sentence
    return None


def one_line(text: str) -> str:
    """`text` on one line; its no-break spaces stay."""
    return _SPACES.sub(" ", text).strip(" ")


def _too_long_word(text: str) -> tuple[str, str] | None:
    long = next((word for word in text.split() if len(word) > LONGEST_WORD), None)
    if long:
        sentence = f"{quoted(long)} has {len(long)} characters; no line bears such a word."
        return "too-much-text", sentence
    return None
