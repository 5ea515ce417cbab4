"""Records whose values people write in a TOML file, and the rules for those values.

A record is a NamedTuple in which every field has a default and, as `Annotated[type, rule]`, a
rule, or is a record itself. What is wrong in a file is named with its line, and its default
takes its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_type_hints

from kiosk.toml.document import Document, Key, NotToml, read_toml

R = TypeVar("R")

_LONGEST_QUOTE = 60


class Problem(NamedTuple):
    """A wrong value in a file: where it stands, a stable code, and a sentence."""

    file: Path
    line: int
    code: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code}: {self.sentence}"


class Rule(NamedTuple):
    """What a value must be: in words, by type, by value. `make` turns it into the field's type."""

    expects: str
    types: tuple[type, ...]
    accepts: Callable[[Any], bool]
    make: Callable[[Any], Any] = lambda value: value
    choices: tuple[str, ...] = ()


def whole(least: int, most: int) -> Rule:
    """A whole number from `least` to `most`."""
    expects = f"a whole number from {least} to {most}"
    return Rule(expects, (int,), lambda value: least <= value <= most)


def number(least: float, most: float) -> Rule:
    """A number from `least` to `most`."""
    expects = f"a number from {least:g} to {most:g}"
    return Rule(expects, (int, float), lambda value: least <= value <= most, float)


def line_of_text(most: int) -> Rule:
    """One line of at most `most` characters."""
    expects = f"one line of at most {most} characters"
    return Rule(expects, (str,), lambda text: len(text) <= most and text.isprintable())


def choice(choices: tuple[str, ...], expects: str = "") -> Rule:
    """One of a few words; `expects` says which, where the list is long."""
    expects = expects or f"one of {', '.join(choices)}"
    return Rule(expects, (str,), choices.__contains__, choices=choices)


def flag() -> Rule:
    """true or false."""
    return Rule("true or false", (bool,), (True, False).__contains__)


def read_record(kind: type[R], path: Path) -> tuple[R, tuple[Problem, ...]]:
    """Read `path` into a record: defaults for what is wrong in it, and all problems by line."""
    try:
        document = read_toml(path)
    except NotToml as wrong:
        return kind(), (Problem(path, wrong.line, wrong.code, wrong.sentence),)
    filling = _Filling(kind, document)
    record: R = filling.fill(kind, document.values, ())
    problems = (Problem(path, *wrong) for wrong in sorted(filling.problems))
    return record, tuple(problems)


class _Filling:
    """One file being turned into one record."""

    def __init__(self, kind: type, document: Document) -> None:
        self._document = document
        self._lines: dict[Key, int] = {}
        self._names = dict(_names(kind, ()))
        self.problems: list[tuple[int, str, str]] = []

    def fill(self, kind: type, values: dict[str, Any], table: Key) -> Any:
        """A record of `kind` with those of `values` that are right."""
        defaults = _defaults(kind)
        hints = get_type_hints(kind, include_extras=True)
        right = {}
        for name, value in values.items():
            if name not in defaults:
                self._unknown((*table, name), defaults)
                continue
            if _is_record(defaults[name]):
                right[name] = self._table((*table, name), value, defaults[name])
                continue
            (rule,) = hints[name].__metadata__
            if self._is_right((*table, name), value, rule):
                right[name] = rule.make(value)
        return self._settle(kind(**right), table)

    def _table(self, key: Key, value: Any, default: Any) -> Any:
        if isinstance(value, dict):
            return self.fill(type(default), value, key)
        self._report(key, "wrong-type", f"{_dotted(key)} must be a table, [{_dotted(key)}].")
        return default

    def _is_right(self, key: Key, value: Any, rule: Rule) -> bool:
        # By exact type: `true` is an int to Python, and not to whoever wrote it.
        right_type = type(value) in rule.types
        if right_type and rule.accepts(value):
            return True
        hint = _did_you_mean(value, {word: word for word in rule.choices})
        sentence = f"{_dotted(key)} must be {rule.expects}, not {_quoted(value)}.{hint}"
        self._report(key, "wrong-value" if right_type else "wrong-type", sentence)
        return False

    def _unknown(self, key: Key, known: Iterable[str]) -> None:
        hint = _did_you_mean(key[-1], self._names | {name: name for name in known})
        self._report(key, "unknown-key", f"There is no key {_quoted(_dotted(key))}.{hint}")

    def _settle(self, record: Any, table: Key) -> Any:
        """Take back the values that are right alone and wrong together (`record.clashes()`)."""
        clashes: dict[str, str]
        while clashes := getattr(record, "clashes", dict)():
            for name, sentence in clashes.items():
                self._report((*table, name), "clash", sentence)
            defaults = _defaults(type(record))
            record = record._replace(**{name: defaults[name] for name in clashes})
        return record

    def _report(self, key: Key, code: str, sentence: str) -> None:
        self._lines = self._lines or self._document.lines()
        self.problems.append((self._lines.get(key, 1), code, sentence))


def _names(kind: type, table: Key) -> Iterator[tuple[str, str]]:
    """Every key of a record by its last part, with its dotted name."""
    for name, default in _defaults(kind).items():
        yield name, _dotted((*table, name))
        if _is_record(default):
            yield from _names(type(default), (*table, name))


def _defaults(kind: type) -> dict[str, Any]:
    defaults: dict[str, Any] = kind._field_defaults  # type: ignore[attr-defined]
    return defaults


def _is_record(default: Any) -> bool:
    return hasattr(default, "_field_defaults")


def _dotted(key: Key) -> str:
    return ".".join(key)


def _quoted(value: Any) -> str:
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"  # of any depth
    written = str(value).lower() if isinstance(value, bool) else str(value)
    cut = written if len(written) <= _LONGEST_QUOTE else written[:_LONGEST_QUOTE] + "…"
    return "“" + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in cut) + "”"


def _did_you_mean(word: Any, words: dict[str, str]) -> str:
    """A hint at the one of `words` that is like `word`; its value is how it is shown."""
    if not isinstance(word, str):
        return ""
    from difflib import get_close_matches  # only where something is wrong: it is slow to load

    lower = {known.lower(): shown for known, shown in words.items()}
    near = get_close_matches(word[:_LONGEST_QUOTE].strip().lower(), lower, 1)
    return f" Did you mean “{lower[near[0]]}”?" if near else ""
