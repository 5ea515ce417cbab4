"""What a YAML file says: texts, lists and mappings, each with the line it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kiosk.content.problems import Problem

# The keys and places in lists that lead to a value, from the top of its file.
Steps = tuple[str | int, ...]


@dataclass(frozen=True)
class Value:
    """A text and where it stands."""

    text: str
    file: str
    line: int
    steps: Steps = ()

    def problem(self, code: str, sentence: str) -> Problem:
        """A problem with this text."""
        return Problem(self.file, self.line, code, sentence)


@dataclass(frozen=True)
class YamlTree:
    """What a YAML file says; `data` is None where it could not be read.

    `lines` holds the line of every value, `key_lines` that of every key.
    """

    file: str
    data: object = None
    lines: Mapping[Steps, int] = field(default_factory=dict)
    key_lines: Mapping[Steps, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def line(self, steps: Steps) -> int:
        """The line of the value there, or of the nearest thing around it."""
        while steps and steps not in self.lines:
            steps = steps[:-1]
        return self.lines.get(steps, 1)

    def texts(self) -> Iterator[Value]:
        """Every text of the file."""
        yield from self._texts(self.data, ())

    def texts_at(self, *pattern: str | int) -> Iterator[Value]:
        """Every text at the steps of `pattern`, where "*" stands for any one step."""
        for steps, node in _fitting(self.data, pattern, ()):
            if isinstance(node, str):
                yield Value(node, self.file, self.line(steps), steps)

    def _texts(self, node: object, steps: Steps) -> Iterator[Value]:
        if isinstance(node, str):
            yield Value(node, self.file, self.line(steps), steps)
        for step, child in _children(node):
            yield from self._texts(child, (*steps, step))


def _children(node: object) -> Iterator[tuple[str | int, object]]:
    if isinstance(node, dict):
        yield from node.items()
    elif isinstance(node, list):
        yield from enumerate(node)


def _child(node: object, step: str | int) -> Iterator[tuple[str | int, object]]:
    if isinstance(node, dict) and step in node:
        yield step, node[step]
    if isinstance(node, list) and isinstance(step, int) and step < len(node):
        yield step, node[step]


def _fitting(node: object, pattern: Steps, steps: Steps) -> Iterator[tuple[Steps, object]]:
    if not pattern:
        yield steps, node
        return
    for step, child in _children(node) if pattern[0] == "*" else _child(node, pattern[0]):
        yield from _fitting(child, pattern[1:], (*steps, step))
