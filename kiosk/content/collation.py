"""The order in which a language lists names, and where a long list is divided.

The Unicode Collation Algorithm by pyuca, with the default table: what a language orders in a way
of its own is not covered (docs/dependencies.md). Used when content is compiled, only.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from babel import Locale
from pyuca import Collator

# As many as stand on one page of an upright panel.
MOST_IN_RANGE = 10


def country_names(codes: Iterable[str], locale: str) -> dict[str, str]:
    """The countries' names as CLDR has them, in order. `locale`: a name that CLDR has."""
    known = Locale.parse(locale).territories
    names = {code: known.get(code, code) for code in codes}
    return dict(sorted(names.items(), key=lambda item: _collator().sort_key(item[1])))


def ranges(names: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Divide ordered names into ranges: the label of each, like A–C, and how many it holds.

    How many ranges there are depends on nothing but how many names there are. They end where a
    letter does, where one does nearby. A label tells a range from its neighbours, by more letters
    than one where the letter goes on.
    """
    starts = _starts(names)
    firsts, lasts = [names[0][:1]], []
    for start in starts[1:]:
        last, first = _apart(names[start - 1], names[start])
        lasts.append(last)
        firsts.append(first)
    ends = [*starts[1:], len(names)]
    lasts.append(names[-1][:1])
    return tuple(
        (_label(first, last, names[end - 1]), end - start)
        for first, last, start, end in zip(firsts, lasts, starts, ends, strict=True)
    )


@cache
def _collator() -> Collator:
    return Collator()


def _starts(names: Sequence[str]) -> list[int]:
    """Where each range begins: near even places, and if it can be where a letter does."""
    count = -(-len(names) // MOST_IN_RANGE)
    even = len(names) / count
    letters = [i for i, (one, other) in enumerate(pairwise(names), 1) if _differ(one, other, 1)]
    starts = [0]
    for number in range(1, count):
        wanted = round(number * even)
        near = [i for i in letters if abs(i - wanted) <= even / 3]
        starts.append(min(near, key=lambda i: abs(i - wanted), default=wanted))
    return starts


def _apart(before: str, after: str) -> tuple[str, str]:
    """As many letters of two names as tell them apart."""
    lengths = range(1, max(len(before), len(after)) + 1)
    length = next((each for each in lengths if _differ(before, after, each)), lengths[-1])
    return before[:length].strip(), after[:length].strip()


def _label(first: str, last: str, last_name: str) -> str:
    if _letters(first) == _letters(last):
        return _plain(first)
    if _letters(first)[: len(last)] == _letters(last):
        last = last_name[: len(first)].strip()
    return f"{_plain(first)}–{_plain(last)}"


def _differ(one: str, other: str, length: int) -> bool:
    return _letters(one[:length]) != _letters(other[:length])


def _letters(text: str) -> tuple[int, ...]:
    """The letters as they are ordered, whatever their case and marks."""
    key: tuple[int, ...] = _collator().sort_key(text)
    return key[: key.index(0)]


def _plain(text: str) -> str:
    """Without marks, where the marks make no other letter."""
    parts = unicodedata.normalize("NFD", text)
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return plain if _letters(plain) == _letters(text) else text
