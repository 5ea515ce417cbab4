"""Which names the entries of a bundle may have.

A name is refused if it could mean something else, or something more, on any file system: it is
made of what is allowed, not searched for what is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from kiosk.bundle.refused import BadName, Duplicate, shown

MOST_BYTES = 180

# Neither the first character nor the last is a dot: no hidden files, no `..`, and none that
# Windows would shorten.
_PART = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9_-])?")
# Windows opens the device, whatever follows the first dot.
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)


def check_names(names: Iterable[str]) -> None:
    """Whether each of these may be a file's name, and they are distinct everywhere.

    Raises BadName, and Duplicate for two that differ in case alone, wholly or in a folder, or where
    one is the other's folder. Takes no more memory than the names do, however deep they are.
    """
    listed = list(names)
    for name in listed:
        check_name(name)
    listed.sort(key=_place)
    for one, other in pairwise(listed):
        _check_two(one, other)


def check_name(name: str) -> None:
    """Whether this may be a file's name. Raises BadName."""
    if len(name) > MOST_BYTES:
        raise BadName(f"The name {shown(name)} is longer than {MOST_BYTES} bytes.")
    parts = name.split("/")
    if not all(_PART.fullmatch(part) for part in parts):
        raise BadName(f"{shown(name)} is no name that a file of a bundle may have.")
    if any(part.partition(".")[0].lower() in _DEVICES for part in parts):
        raise BadName(f"{shown(name)} is the name of a device on some systems.")


def _place(name: str) -> str:
    """Puts what clashes side by side: whatever the case, a file comes right before all that would
    lie in it, and a folder's files come together (NUL sorts before what names are made of)."""
    return name.lower().replace("/", "\0")


def _check_two(one: str, other: str) -> None:
    if one.lower() == other.lower():
        raise Duplicate(f"{shown(other)} is there twice, or twice but for its case.")
    for part, same in zip(one.split("/"), other.split("/"), strict=False):
        if part.lower() != same.lower():
            return
        if part != same:
            break
    raise Duplicate(f"{shown(one)} and {shown(other)} cannot both be there on every system.")
