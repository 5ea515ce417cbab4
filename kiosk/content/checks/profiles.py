"""What must hold inside a profile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from kiosk.content.problems import Problem, quoted
from kiosk.content.source.read import Source
from kiosk.content.source.tree import Steps, Value

_LISTS: tuple[Steps, ...] = (
    ("entries", "*"),
    ("help", "services", "*"),
    ("help", "pages", "*"),
    ("channels", "*"),
    ("learn", "*", "pages", "*"),
    ("doors", "*", "goes"),
)


def check_profiles(source: Source) -> Iterator[Problem]:
    """Lists that name the same thing twice."""
    for tree in source.profiles.values():
        for pattern in _LISTS:
            for _, values in groupby(tree.texts_at(*pattern), _list_of):
                yield from _twice(values)


def _list_of(value: Value) -> Steps:
    """The list a value belongs to: the steps to it without the place in the list."""
    places = (at for at, step in enumerate(value.steps) if isinstance(step, int))
    place = max(places, default=0)
    return value.steps[:place] + value.steps[place + 1 :]


def _twice(values: Iterable[Value]) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    for value in values:
        if value.text in lines:
            sentence = f"{quoted(value.text)} is already in this list, in line {lines[value.text]}."
            yield value.problem("duplicate", sentence)
        lines.setdefault(value.text, value.line)
