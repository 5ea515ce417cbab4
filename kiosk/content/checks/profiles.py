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
            for _, values in groupby(tree.texts_at(*pattern), lambda value: value.steps[:-1]):
                yield from _twice(values)


def _twice(values: Iterable[Value]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for value in values:
        if value.text in seen:
            sentence = f"{quoted(value.text)} is already in this list, in line {seen[value.text]}."
            yield value.problem("duplicate", sentence)
        seen.setdefault(value.text, value.line)
