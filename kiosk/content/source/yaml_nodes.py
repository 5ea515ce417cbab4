"""YAML as this format knows it: texts, lists and mappings, each with its line.

No tags, anchors, aliases, second documents or duplicate keys, and nothing nested deeply.
The tree is built from the parser's events, so nothing ever grows beyond the limits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from kiosk.content.problems import Problem, quoted
from kiosk.content.source.characters import refused_character

MOST_NODES = 10_000
MOST_DEEP = 8
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Value:
    """A text somewhere in a YAML file."""

    text: str
    file: str
    line: int
    path: Path

    def problem(self, code: str, sentence: str) -> Problem:
        """A problem with this value."""
        return Problem(self.file, self.line, code, sentence)


@dataclass(frozen=True)
class YamlTree:
    """What a YAML file says; `data` is None where it could not be read.

    `lines` holds the line of every value, `key_lines` that of every key, by path.
    """

    file: str
    data: object
    lines: Mapping[Path, int] = field(default_factory=dict)
    key_lines: Mapping[Path, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def line(self, path: Path) -> int:
        """The line of the value at `path`, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def values(self, *pattern: str | int) -> Iterator[Value]:
        """Every text under a path that fits `pattern`, where "*" is any key or item."""
        for path, node in _fitting(self.data, pattern, ()):
            yield from self._texts(node, path)

    def texts_at(self, *pattern: str | int) -> Iterator[Value]:
        """Every text whose path is exactly of `pattern`, where "*" is any key or item."""
        for path, node in _fitting(self.data, pattern, ()):
            if isinstance(node, str):
                yield Value(node, self.file, self.line(path), path)

    def _texts(self, node: object, path: Path) -> Iterator[Value]:
        if isinstance(node, str):
            yield Value(node, self.file, self.line(path), path)
        for key, child in _children(node):
            yield from self._texts(child, (*path, key))


def _children(node: object) -> Iterator[tuple[str | int, object]]:
    if isinstance(node, dict):
        yield from node.items()
    elif isinstance(node, list):
        yield from enumerate(node)


def _fitting(node: object, pattern: Path, path: Path) -> Iterator[tuple[Path, object]]:
    if not pattern:
        yield path, node
        return
    for key, child in _children(node):
        if pattern[0] in ("*", key):
            yield from _fitting(child, pattern[1:], (*path, key))


def read_yaml(text: str, file: str, first_line: int = 1, most_nodes: int = MOST_NODES) -> YamlTree:
    """Read one YAML document. `first_line` is the line of the file that `text` begins at."""
    builder = _Builder(file, first_line, most_nodes)
    try:
        _refuse_directives(text)
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except _Stop as stop:
        builder.stop(stop)
    except yaml.YAMLError as error:
        builder.stop(_syntax(error))
    return YamlTree(file, builder.root, builder.lines, builder.key_lines, tuple(builder.problems))


class _Stop(Exception):
    """Reading cannot go on: line (from 0), code, sentence."""


def _refuse_directives(text: str) -> None:
    # The parser compares every %TAG line with all before it: a minute for a megabyte of them.
    for number, line in enumerate(text.split("\n")):
        if line.startswith("%"):
            raise _Stop(number, "yaml-directive", f"{quoted(line)}: a line may not begin with %.")


def _syntax(error: yaml.YAMLError) -> _Stop:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "it breaks off"
    advice = "Often a text with a colon or quotes in it needs quotes around it."
    return _Stop(mark.line if mark else 0, "yaml-syntax", f"This is not YAML: {reason}. {advice}")


@dataclass
class _Frame:
    """A list or mapping that is being filled."""

    node: dict[str, object] | list[object]
    path: Path
    key: str | None = None
    again: bool = False


class _Builder:
    def __init__(self, file: str, first_line: int, most_nodes: int) -> None:
        self.root: object = None
        self.lines: dict[Path, int] = {}
        self.key_lines: dict[Path, int] = {}
        self.problems: list[Problem] = []
        self._file = file
        self._first_line = first_line
        self._left = most_nodes
        self._frames: list[_Frame] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _Stop(line, "yaml-documents", "A second document begins here. Keep one.")
        elif isinstance(event, yaml.NodeEvent):
            self._take_node(event, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._frames.pop()

    def stop(self, stop: _Stop) -> None:
        line, code, sentence = stop.args
        self._problem(line, code, sentence)
        self.root = None

    def _problem(self, line: int, code: str, sentence: str) -> None:
        self.problems.append(Problem(self._file, line + self._first_line, code, sentence))

    def _take_node(self, event: yaml.NodeEvent, line: int) -> None:
        self._left -= 1
        if self._left < 0:
            raise _Stop(line, "too-many-values", "The file holds too many values. Split it.")
        self._refuse_extras(event, line)
        if isinstance(event, yaml.MappingStartEvent):
            self._open({}, line)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open([], line)
        else:
            self._place(getattr(event, "value", ""), line)

    def _refuse_extras(self, event: yaml.NodeEvent, line: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._problem(line, "yaml-alias", f"*{event.anchor}: write the value out instead.")
        elif event.anchor is not None:
            self._problem(line, "yaml-anchor", f"&{event.anchor}: there are no anchors here.")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._problem(line, "yaml-tag", f"{quoted(tag)}: there are no tags here. Remove it.")
        refused = refused_character(getattr(event, "value", ""))
        if refused:
            self._problem(line, *refused)

    def _open(self, node: dict[str, object] | list[object], line: int) -> None:
        if len(self._frames) == MOST_DEEP:
            raise _Stop(line, "too-deep", f"This nests more than {MOST_DEEP} deep.")
        path = self._place(node, line)
        self._frames.append(_Frame(node, path))

    def _place(self, node: object, line: int) -> Path:
        """Put a node where it belongs; its path."""
        if not self._frames:
            self.root = node
            self.lines[()] = line + self._first_line
            return ()
        frame = self._frames[-1]
        if isinstance(frame.node, list):
            path: Path = (*frame.path, len(frame.node))
            frame.node.append(node)
        elif frame.key is None:
            return self._place_key(frame, node, line)
        else:
            path = (*frame.path, frame.key, line) if frame.again else (*frame.path, frame.key)
            frame.node.setdefault(frame.key, node)
            frame.key = None
        self.lines.setdefault(path, line + self._first_line)
        return path

    def _place_key(self, frame: _Frame, node: object, line: int) -> Path:
        frame.key = node if isinstance(node, str) else ""
        path = (*frame.path, frame.key)
        frame.again = path in self.key_lines
        if not isinstance(node, str):
            self._problem(line, "yaml-key", "A list or mapping stands where a key belongs.")
        elif frame.again:
            first = self.key_lines[path]
            sentence = f"{quoted(node)} stands here again; it is already in line {first}."
            self._problem(line, "duplicate-key", sentence)
        self.key_lines.setdefault(path, line + self._first_line)
        return path
