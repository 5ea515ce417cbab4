"""Reading a folder that nobody has looked at yet: its files, as text and as pictures.

The folder may hold anything. Only regular files of the names a bundle has are opened, none
of them through a link, and none is read beyond its limit.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import Path

from kiosk.content.problems import Problem, did_you_mean, printable, quoted
from kiosk.content.source.characters import cleaned, problems_in

MOST_FILES = 1_000
MOST_FILE_BYTES = 1_000_000
MOST_BYTES = 32_000_000

# The files of a bundle's source, by folder.
LAYOUT: Mapping[str, tuple[str, ...]] = {
    "": ("bundle.yaml", "channels.yaml", "services.yaml"),
    "profiles": ("school.yaml", "airport.yaml", "agency.yaml"),
    "pages": ("*.md",),
    "faq": ("*.md",),
    "locales": ("*.po",),
    "media": ("*.svg", "*.png", "*.jpg"),
}
_REQUIRED = LAYOUT[""]
_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@dataclass(frozen=True)
class Folder:
    """What lies in a bundle's folder, by path inside it (`pages/about.md`).

    `names` holds every file that has its place, whether or not it could be read.
    """

    names: frozenset[str]
    texts: Mapping[str, str]
    pictures: Mapping[str, bytes]
    problems: tuple[Problem, ...]


class _Refused(Exception):
    """A file or folder that is not read: code and sentence."""


def read_folder(folder: Path) -> Folder:
    """Read every file of the bundle's source in `folder`. Never raises for what lies in it."""
    problems: list[Problem] = []
    names: set[str] = set()
    files: dict[str, bytes] = {}
    for name in _names(folder, problems):
        names.add(name)
        try:
            files[name] = _read(folder / name, MOST_BYTES - sum(map(len, files.values())))
        except _Refused as refused:
            problems.append(Problem(printable(name), 1, *refused.args))
    problems += _missing(names) if not problems or problems[0].code != "no-folder" else []
    pictures = {name: data for name, data in files.items() if name.startswith("media/")}
    texts = {
        name: text
        for name, data in files.items()
        if name not in pictures and (text := _text(name, data, problems)) is not None
    }
    return Folder(frozenset(names), texts, pictures, tuple(problems))


def _names(folder: Path, problems: list[Problem]) -> Iterator[str]:
    """The files that have their place in a bundle; everything else becomes a problem."""
    for inside, patterns in LAYOUT.items():
        try:
            entries = _entries(folder, inside)
        except _Refused as refused:
            problems.append(Problem(printable(inside) or ".", 1, *refused.args))
            if not inside:
                return
            continue
        for entry in entries:
            name = f"{inside}/{entry}" if inside else entry
            if any(fnmatchcase(entry, pattern) for pattern in patterns):
                yield name
            elif inside or entry not in LAYOUT:
                problems.append(_unexpected(name, patterns))


def _entries(folder: Path, inside: str) -> list[str]:
    path = folder / inside
    try:
        if inside and path.is_symlink():
            raise _Refused("link", f"{quoted(inside)} is a link. Put the folder itself here.")
        if inside and not path.exists():
            return []
        with os.scandir(path) as scanned:
            entries = [entry.name for entry in islice(scanned, MOST_FILES + 1)]
    except NotADirectoryError:
        raise _Refused(*_no_folder(inside or str(folder), "is not a folder")) from None
    except (OSError, ValueError) as error:
        reason = f"cannot be read ({getattr(error, 'strerror', None) or error})"
        raise _Refused(*_no_folder(inside or str(folder), reason)) from None
    if len(entries) > MOST_FILES:
        raise _Refused("too-many-files", f"More than {MOST_FILES} files lie here.")
    return sorted(entries)


def _no_folder(name: str, reason: str) -> tuple[str, str]:
    return "no-folder", f"{quoted(name)} {reason}. A bundle's source is a folder."


def _unexpected(name: str, patterns: tuple[str, ...]) -> Problem:
    expected = ", ".join(patterns)
    near = did_you_mean(name.rpartition("/")[2], (*patterns, *LAYOUT))
    sentence = f"{quoted(name)} has no place in a bundle; here lie {expected}.{near}"
    return Problem(printable(name), 1, "unexpected-file", sentence)


def _missing(names: set[str]) -> list[Problem]:
    problems = [
        Problem(name, 1, "missing-file", f"There is no {quoted(name)}. Every bundle has one.")
        for name in _REQUIRED
        if name not in names
    ]
    if not any(name.startswith("profiles/") for name in names):
        known = ", ".join(LAYOUT["profiles"])
        sentence = f"There is no profile. Write at least one of {known}."
        problems.append(Problem("profiles", 1, "missing-file", sentence))
    return problems


def _read(path: Path, room: int) -> bytes:
    """The bytes of one regular file; raises _Refused for anything else."""
    try:
        kind = path.lstat().st_mode
        if stat.S_ISLNK(kind):
            raise _Refused("link", "This is a link. Put the file itself here.")
        if not stat.S_ISREG(kind):
            what = "folder" if stat.S_ISDIR(kind) else "device or pipe"
            raise _Refused("not-a-file", f"This is a {what}, not a file.")
        with open(os.open(path, _OPEN), "rb") as file:
            data = file.read(MOST_FILE_BYTES + 1)
    except OSError as error:
        raise _Refused("unreadable", f"The file cannot be read ({error.strerror}).") from None
    if len(data) > MOST_FILE_BYTES:
        raise _Refused("too-large", "The file is larger than 1 MB. Split it or make it smaller.")
    if len(data) > room:
        raise _Refused("too-large", f"The files are larger than {MOST_BYTES:,} bytes together.")
    return data


def _text(name: str, data: bytes, problems: list[Problem]) -> str | None:
    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        wrong = f"Byte {data[error.start]:#04x} is not UTF-8. Save the file as UTF-8."
        problems.append(Problem(printable(name), line, "not-utf8", wrong))
        return None
    problems.extend(problems_in(text, printable(name)))
    return cleaned(text)
