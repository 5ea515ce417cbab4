"""What was tried of the files in the drop folder: how often, and whether that is settled.

It outlasts a restart, in a small file in the store. A file is known by inode, size and time, so
that one with another name is not another, and one that has changed is.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from kiosk.bundle.candidates import MOST, Listed
from kiosk.files import read_bounded, replace_file

_MODE = 0o600
_MOST_BYTES = 1 << 16


class Tried(Struct, frozen=True):
    """A file, as `Listed` has it. `is_settled`: it was installed, or refused for what it is."""

    inode: int
    size: int
    changed_ns: int
    times: Annotated[int, Meta(ge=0, lt=1 << 31)] = 0
    is_settled: bool = False


class Tries(Struct, frozen=True):
    """The files that were tried."""

    files: Annotated[tuple[Tried, ...], Meta(max_length=MOST)] = ()

    def of(self, file: Listed) -> Tried:
        """What is known of a file."""
        new = Tried(file.inode, file.size, file.changed_ns)
        return next((tried for tried in self.files if _is_same(tried, new)), new)

    def begun(self, file: Listed) -> Tries:
        """Once a try begins. It counts from then on: whatever ends it, the next one waits."""
        tried = self.of(file)
        return self._with(msgspec.structs.replace(tried, times=tried.times + 1))

    def settled(self, file: Listed) -> Tries:
        """Once the file need not be tried again."""
        return self._with(msgspec.structs.replace(self.of(file), is_settled=True))

    def among(self, listing: Iterable[Listed]) -> Tries:
        """Only what is known of these files."""
        known = dict.fromkeys(map(self.of, listing))
        return Tries(tuple(tried for tried in known if tried.times))

    def _with(self, changed: Tried) -> Tries:
        others = (tried for tried in self.files if not _is_same(tried, changed))
        return Tries((changed, *others)[:MOST])


def tries_file(store: Path) -> Path:
    """Where it is kept."""
    return store / "tried.json"


def read_tries(file: Path) -> Tries:
    """What was tried before; nothing, where the file is not there or damaged. Raises nothing."""
    try:
        return msgspec.json.decode(read_bounded(file, _MOST_BYTES), type=Tries)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Tries()


def write_tries(file: Path, tries: Tries) -> None:
    """Keep it. Raises OSError."""
    replace_file(file, msgspec.json.encode(tries), _MODE)


def _is_same(one: Tried, other: Tried) -> bool:
    return (one.inode, one.size, one.changed_ns) == (other.inode, other.size, other.changed_ns)
