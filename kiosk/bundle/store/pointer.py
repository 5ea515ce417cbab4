"""Which slot is active: one small file, exchanged as a whole. Loads nothing that checks signatures,
so that whoever shows content can read it too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from kiosk.files import read_bounded

SLOTS = "slots"
CONTENT = "content"

_FILE = "pointer.json"
_MOST_BYTES = 4096
_NAME = re.compile(r"[1-9][0-9]{0,8}-[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_NAME = 100


class Pointer(NamedTuple):
    """The names of two slots. None is the content of the release: `active` where no bundle is
    active, `previous` where there was none before."""

    active: str | None = None
    previous: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The slots that are needed."""
        return tuple(name for name in self if name is not None)


def pointer_file(store: Path) -> Path:
    """The file that says which slot is active. Where there is none, nothing was ever installed."""
    return store / _FILE


def active_content(store: Path) -> Path | None:
    """The folder of the active compiled content; None is the content of the release. Looks at
    nothing but the pointer: whether the content holds, `kiosk store recover` says. Raises
    nothing."""
    try:
        pointer = read_pointer(store)
    except OSError:
        return None
    if pointer is None or pointer.active is None:
        return None
    content = store / SLOTS / pointer.active / CONTENT
    return content if content.is_dir() else None


def read_pointer(store: Path) -> Pointer | None:
    """What the pointer says; None if it is damaged. Raises OSError."""
    try:
        data = read_bounded(pointer_file(store), _MOST_BYTES + 1)
    except FileNotFoundError:
        return Pointer()
    try:
        said = msgspec.json.decode(data, type=dict[str, str | None])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    pointer = Pointer(said.get("active"), said.get("previous"))
    is_whole = (
        said == pointer._asdict()
        and len(data) <= _MOST_BYTES
        and all(map(is_slot_name, pointer.names))
    )
    return pointer if is_whole else None


def pointer_files(store: Path, pointer: Pointer) -> Mapping[str, bytes]:
    """The file, unless it says this already, and what is to be in it. Raises OSError."""
    if read_pointer(store) == pointer:
        return {}
    return {_FILE: msgspec.json.encode(pointer._asdict())}


def slot_name(number: int, bundle: str, version: int) -> str:
    """The name of a slot: a number that no other has, and what people look for."""
    return f"{number}-{bundle}-{version}"


def is_slot_name(name: str) -> bool:
    """Whether a slot can have this name: one folder, in its place."""
    return len(name) <= _LONGEST_NAME and _NAME.fullmatch(name) is not None
