"""Numbers, times and addresses on pages that are written from right to left.

Unicode orders a run of digits and spaces by what surrounds it: within Arabic words 1234 5678
would be read as 5678 1234. What must be read from left to right is therefore isolated
(U+2066 … U+2069, Unicode Standard Annex 9), and what begins with a foreign name still begins
at the right.
"""

from __future__ import annotations

import re
from unicodedata import bidirectional

from msgspec.structs import replace

from kiosk.content.isolates import isolated
from kiosk.visit.rows import Row
from kiosk.visit.screen import Screen

RIGHT_TO_LEFT_MARK = "\u200f"

# In escaped text, what is markup and no text; then what is isolated: addresses, and numbers with
# whatever separates their groups.
_RUNS = re.compile(
    r"(?P<markup></?b>|&#?\w+;)"
    r"|(?:https?://)?(?:[A-Za-z0-9-]+[.@])+[A-Za-z]{2,}(?:/[^\s<>&]*)?"
    r"|\.[a-z]+\b"
    r"|[+(]?[0-9](?:[0-9]|[ .:/()\u00a0\u202f–-]+(?=[0-9]))*"
)


def directed(text: str) -> str:
    """Return a text of a page from right to left with what is to be read the other way isolated.
    A text without a letter from right to left stays as it is."""
    first = next((mark for mark in map(bidirectional, text) if mark in ("L", "R", "AL")), "")
    if not any(bidirectional(letter) in ("R", "AL") for letter in text):
        return text
    isolated = _RUNS.sub(_isolated, text)
    return RIGHT_TO_LEFT_MARK + isolated if first == "L" else isolated


def _isolated(run: re.Match[str]) -> str:
    return run[0] if run["markup"] else isolated(run[0], "ltr")


def directed_screen(screen: Screen) -> Screen:
    """A screen with all of its texts directed; numbers that stand alone are none."""
    code = screen.code and replace(screen.code, opens=directed(screen.code.opens))
    return replace(
        screen,
        title=directed(screen.title),
        lead=directed(screen.lead),
        section=directed(screen.section),
        rows=tuple(map(_directed_row, screen.rows)),
        entries=tuple(map(_directed_row, screen.entries)),
        code=code,
    )


def _directed_row(row: Row) -> Row:
    return replace(
        row,
        title=directed(row.title),
        body=directed(row.body),
        rich=directed(row.rich),
        caption=directed(row.caption),
    )
