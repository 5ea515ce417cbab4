"""A TOML file written by hand: its values, and the line each of them stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kiosk.files import read_bounded

MOST_BYTES = 16 * 1024
MOST_LINES = 500

Key = tuple[str, ...]


class NotToml(Exception):
    """A file that cannot be read as TOML: where, a stable code, and a sentence why."""

    def __init__(self, line: int, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.line = line
        self.code = code
        self.sentence = sentence


class Document(NamedTuple):
    """What a TOML file says. `text` is kept so that a wrong value can be named by its line."""

    values: dict[str, Any]
    text: str

    def lines(self) -> dict[Key, int]:
        """The line each key stands on, from 1: of keys, tables and the keys of those tables.

        `tomllib` tells no lines, so the text is taken apart again: a statement ends where what
        was read since the last one is TOML by itself, below the header of its table.
        """
        found: dict[Key, int] = {}
        for line, values in _statements(self.text):
            for key in _keys(values):
                found.setdefault(key, line)
        return found


def _statements(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    import tomllib

    header = statement = ""
    start = 1
    for number, line in enumerate(text.split("\n"), 1):
        is_header = not statement and line.lstrip().startswith("[")
        statement += line + "\n"
        try:
            values = tomllib.loads(statement if is_header else header + statement)
        except ValueError:
            continue  # the value goes on in the next line
        yield start, values
        header = statement if is_header else header
        statement, start = "", number + 1


def _keys(values: dict[str, Any]) -> Iterator[Key]:
    for name, value in values.items():
        yield (name,)
        if isinstance(value, dict):
            yield from ((name, inner) for inner in value)


def read_toml(path: Path) -> Document:
    """Read a TOML file of at most 16 KiB and 500 lines. Raises NotToml with the reason."""
    import tomllib  # only where there is a file to read

    text = _decode(_read(path))
    if text.count("\n") > MOST_LINES:
        raise NotToml(MOST_LINES + 1, "too-long", f"It has more than {MOST_LINES} lines.")
    try:
        return Document(tomllib.loads(text), text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax(str(error), text) from error
    except RecursionError as error:
        raise NotToml(1, "syntax", "Its values are nested too deep.") from error
    except ValueError as error:  # a number of thousands of digits
        raise NotToml(1, "syntax", "It holds a number that is too long.") from error


def _read(path: Path) -> bytes:
    try:
        data = read_bounded(path, MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or error
        raise NotToml(1, "unreadable", f"It cannot be read ({reason}).") from error
    if len(data) > MOST_BYTES:
        raise NotToml(1, "too-long", f"It is larger than {MOST_BYTES // 1024} KiB.")
    return data


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise NotToml(line, "not-utf-8", "It is not UTF-8 text.") from error


def _syntax(message: str, text: str) -> NotToml:
    reason, _, place = message.partition(" (at ")
    at = re.match(r"line (\d+), column (\d+)", place)
    line = int(at[1]) if at else text.rstrip("\n").count("\n") + 1
    column = f" (column {at[2]})" if at else ""
    return NotToml(line, "syntax", f"This is not TOML{column}: {reason}.")
