"""Which names the entries of a bundle may have.

A name is refused if it could mean something else, or something more, on any file system: it is
made of what is allowed, not searched for what is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

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

    Raises BadName, and Duplicate for two that differ in case alone, or where one is the other's
    folder.
    """
    files: set[str] = set()
    folders: dict[str, str] = {}
    for name in names:
        check_name(name)
        if name.lower() in files:
            raise Duplicate(f"{shown(name)} is there twice, or twice but for its case.")
        files.add(name.lower())
        for folder in _folders(name):
            if folders.setdefault(folder.lower(), folder) != folder:
                raise Duplicate(f"The folder of {shown(name)} is there in another case too.")
    both = files.intersection(folders)
    if both:
        raise Duplicate(f"{shown(min(both))} is both a file and a folder.")


def check_name(name: str) -> None:
    """Whether this may be a file's name. Raises BadName."""
    if len(name) > MOST_BYTES:
        raise BadName(f"The name {shown(name)} is longer than {MOST_BYTES} bytes.")
    parts = name.split("/")
    if not all(_PART.fullmatch(part) for part in parts):
        raise BadName(f"{shown(name)} is no name that a file of a bundle may have.")
    if any(part.partition(".")[0].lower() in _DEVICES for part in parts):
        raise BadName(f"{shown(name)} is the name of a device on some systems.")


def _folders(name: str) -> list[str]:
    parts = name.split("/")
    return ["/".join(parts[:depth]) for depth in range(1, len(parts))]
