"""Reading YAML as this format knows it: every value is the text that is written.

No tags, anchors, aliases, second documents or duplicate keys, and nothing nested deeply.
The tree is built from the parser's events, so nothing ever grows beyond the limits.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from kiosk.content.problems import Problem, quoted
from kiosk.content.source.characters import refused_character
from kiosk.content.source.tree import Steps, YamlTree

MOST_NODES = 10_000
MOST_DEEP = 8
MOST_PROBLEMS = 100
# libyaml where there is; reading is some ten times slower without.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str, file: str, first_line: int = 1, most_nodes: int = MOST_NODES) -> YamlTree:
    """Read one YAML document. `first_line` is the line of the file that `text` begins at."""
    builder = _Builder(file, first_line, most_nodes)
    try:
        _refuse_directives(text)
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except _Stop as stop:
        builder.stop(*stop.args)
    except yaml.YAMLError as error:
        line, sentence = _syntax(error)
        # The parser may find out behind the last line.
        builder.stop(min(line, text.rstrip("\n").count("\n")), "yaml-syntax", sentence)
    return YamlTree(file, builder.root, builder.lines, builder.key_lines, tuple(builder.problems))


class _Stop(Exception):
    """Reading cannot go on: line (from 0), code, sentence."""


def _refuse_directives(text: str) -> None:
    # The parser compares every %TAG line with all before it: a minute for a megabyte of them.
    for number, line in enumerate(text.split("\n")):
        if line.startswith("%"):
            raise _Stop(number, "yaml-directive", f"{quoted(line)}: a line may not begin with %.")


def _syntax(error: yaml.YAMLError) -> tuple[int, str]:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "it breaks off"
    advice = "Often a text with a colon or quotes in it needs quotes around it."
    return mark.line if mark else 0, f"This is not YAML: {reason}. {advice}"


@dataclass
class _Frame:
    """A list or mapping that is being filled. `again`: its present key was there before."""

    node: dict[str, object] | list[object]
    steps: Steps
    key: str | None = None
    again: bool = False


class _Builder:
    """Builds a tree from events."""

    def __init__(self, file: str, first_line: int, most_nodes: int) -> None:
        self.root: object = None
        self.lines: dict[Steps, int] = {}
        self.key_lines: dict[Steps, int] = {}
        self.problems: list[Problem] = []
        self._file = file
        self._first_line = first_line
        self._left = most_nodes
        self._frames: list[_Frame] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Go on with the next event; raises _Stop where that makes no sense."""
        mark = event.start_mark
        line = mark.line if mark else 0
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _Stop(line, "yaml-documents", "A second document begins here. Keep one.")
        elif isinstance(event, yaml.NodeEvent):
            self._take_node(event, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._frames.pop()

    def stop(self, line: int, code: str, sentence: str) -> None:
        """Give up: what was read so far is not kept."""
        self.problems.append(Problem(self._file, line + self._first_line, code, sentence))
        self.root = None

    def _problem(self, line: int, code: str, sentence: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(self._file, line + self._first_line, code, sentence))

    def _take_node(self, event: yaml.NodeEvent, line: int) -> None:
        self._left -= 1
        if self._left < 0:
            raise _Stop(line, "too-many-values", "There are too many values from here on.")
        self._refuse_extras(event, line)
        if isinstance(event, yaml.MappingStartEvent):
            self._open({}, line)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open([], line)
        else:
            self._place(getattr(event, "value", ""), line)

    def _refuse_extras(self, event: yaml.NodeEvent, line: int) -> None:
        name = quoted(event.anchor or "")
        if isinstance(event, yaml.AliasEvent):
            self._problem(line, "yaml-alias", f"{name}: write the value here once more.")
        elif event.anchor is not None:
            self._problem(line, "yaml-anchor", f"{name}: there are no anchors here. Remove it.")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._problem(line, "yaml-tag", f"{quoted(tag)}: there are no tags here. Remove it.")
        refused = refused_character(getattr(event, "value", ""))
        if refused:
            self._problem(line, *refused)

    def _open(self, node: dict[str, object] | list[object], line: int) -> None:
        if len(self._frames) == MOST_DEEP:
            raise _Stop(line, "too-deep", f"This nests more than {MOST_DEEP} deep.")
        steps = self._place(node, line)
        self._frames.append(_Frame(node, steps))

    def _place(self, node: object, line: int) -> Steps:
        """Put a node where it belongs; the steps to it."""
        frame = self._frames[-1] if self._frames else None
        steps: Steps = ()
        if frame is None:
            self.root = node
        elif isinstance(frame.node, list):
            steps = (*frame.steps, len(frame.node))
            frame.node.append(node)
        elif frame.key is None:
            return self._place_key(frame, node, line)
        else:
            # A value whose key was there before is not kept; its steps only must not clash.
            steps = (*frame.steps, frame.key, line) if frame.again else (*frame.steps, frame.key)
            frame.node.setdefault(frame.key, node)
            frame.key = None
        self.lines.setdefault(steps, line + self._first_line)
        return steps

    def _place_key(self, frame: _Frame, node: object, line: int) -> Steps:
        frame.key = node if isinstance(node, str) else ""
        steps = (*frame.steps, frame.key)
        frame.again = steps in self.key_lines
        if not isinstance(node, str):
            self._problem(line, "yaml-key", "A list or mapping stands where a key belongs.")
        elif frame.again:
            first = self.key_lines[steps]
            sentence = f"{quoted(node)} stands here again; it is already in line {first}."
            self._problem(line, "duplicate-key", sentence)
        self.key_lines.setdefault(steps, line + self._first_line)
        return steps
