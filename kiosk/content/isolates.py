"""Directional isolates (Unicode Standard Annex 9): text that keeps its own direction in a text of
another one."""

from __future__ import annotations

LEFT_TO_RIGHT = "\u2066"
RIGHT_TO_LEFT = "\u2067"
END = "\u2069"

MARKS = LEFT_TO_RIGHT + RIGHT_TO_LEFT + END

_NOTHING = dict.fromkeys(map(ord, MARKS))


def isolated(text: str, direction: str) -> str:
    """`text` in its own direction, "ltr" or "rtl"."""
    return f"{RIGHT_TO_LEFT if direction == 'rtl' else LEFT_TO_RIGHT}{text}{END}"


def is_isolated(text: str) -> bool:
    """Whether a text of compiled content begins with an isolate: it has no translation."""
    return text.startswith((LEFT_TO_RIGHT, RIGHT_TO_LEFT))


def without_isolates(text: str) -> str:
    """The same for a terminal, which shows them as characters of their own."""
    return text.translate(_NOTHING)
