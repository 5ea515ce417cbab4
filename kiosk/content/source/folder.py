"""Reading a folder that nobody has looked at yet: its texts and its pictures.

The folder may hold anything. Only regular files of the names a bundle has are opened, none
of them through a link, and none is read beyond its limit.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from kiosk.content.problems import Problem, did_you_mean, printable, quoted
from kiosk.content.source.characters import cleaned, problems_in
from kiosk.settings import PROFILES

MOST_FILES = 1_000
MOST_FILE_BYTES = 1_000_000
MOST_TEXT_BYTES = 12_000_000
MOST_PICTURE_BYTES = 24_000_000


@dataclass(frozen=True)
class Place:
    """What may lie in one folder of a bundle: the files' names, and how to say so."""

    names: re.Pattern[str]
    words: str


_FILES = ("bundle.yaml", "channels.yaml", "services.yaml")
GUIDE = "guide.yaml"
COUNTRIES = "countries.yaml"
_WORD = r"[a-z0-9]+(-[a-z0-9]+)*"
GLOSSARY = "glossary.csv"
LAYOUT: Mapping[str, Place] = {
    "": Place(
        re.compile(r"(bundle|channels|services|guide|countries)\.yaml|glossary\.csv"),
        ", ".join((*_FILES, GUIDE, COUNTRIES, GLOSSARY)),
    ),
    "profiles": Place(
        re.compile(rf"({'|'.join(PROFILES)})\.yaml"),
        ", ".join(f"{name}.yaml" for name in PROFILES),
    ),
    "pages": Place(re.compile(rf"{_WORD}\.md"), "pages whose name is their id, like my-page.md"),
    "faq": Place(re.compile(rf"{_WORD}\.md"), "questions whose name is their id, like my-faq.md"),
    "locales": Place(re.compile(r"[A-Za-z-]{2,20}\.po|bundle\.pot"), "catalogues named like fr.po"),
    "media": Place(re.compile(rf"{_WORD}\.(svg|png|jpg)"), "pictures named like my-picture.svg"),
}
_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@dataclass(frozen=True)
class Folder:
    """What lies in a bundle's folder, by path inside it (`pages/about.md`).

    `names` holds every file that has its place, whether or not it could be read, `unread` the
    folders that could not be looked into.
    """

    names: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset(LAYOUT)
    texts: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


class _Refused(Exception):
    """A file or folder that is not read: code and sentence."""


def read_folder(folder: Path) -> Folder:
    """Read every file of the bundle's source in `folder`. Never raises for what lies in it."""
    reader = _Reader(folder)
    try:
        reader.read()
    except _Refused as refused:
        return Folder(problems=(Problem(".", 1, *refused.args),))
    names, unread = frozenset(reader.names), frozenset(reader.unread)
    problems = (*reader.problems, *_missing(names, unread))
    return Folder(names, unread, reader.texts, reader.pictures, problems)


def _missing(names: frozenset[str], unread: frozenset[str]) -> Iterator[Problem]:
    for name in _FILES:
        if name not in names:
            yield Problem(name, 1, "missing-file", f"There is no {name}. Every bundle has one.")
    if "profiles" not in unread and not any(name.startswith("profiles/") for name in names):
        sentence = f"There is no profile. Write at least one of {LAYOUT['profiles'].words}."
        yield Problem("profiles", 1, "missing-file", sentence)


class _Reader:
    """Collects what lies in a folder, and what may not lie there."""

    def __init__(self, folder: Path) -> None:
        self.names: list[str] = []
        self.unread: list[str] = []
        self.texts: dict[str, str] = {}
        self.pictures: dict[str, bytes] = {}
        self.problems: list[Problem] = []
        self._folder = folder
        self._text_room = MOST_TEXT_BYTES
        self._picture_room = MOST_PICTURE_BYTES

    def read(self) -> None:
        """Read all; raises _Refused where the folder itself cannot be read."""
        self._read_files("", _entries(self._folder))
        for inside in LAYOUT:
            path = self._folder / inside
            if inside and os.path.lexists(path):
                try:
                    self._read_files(f"{inside}/", _entries(path, follow=False))
                except _Refused as refused:
                    self.unread.append(inside)
                    self.problems.append(Problem(inside, 1, *refused.args))

    def _read_files(self, inside: str, entries: list[str]) -> None:
        place = LAYOUT[inside.rstrip("/")]
        for entry in entries:
            name = inside + entry
            if place.names.fullmatch(entry):
                self.names.append(name)
                self._read_file(name)
            elif inside or entry not in LAYOUT:
                near = did_you_mean(entry, (*_FILES, GLOSSARY, *LAYOUT) if not inside else ())
                sentence = f"{quoted(entry)} has no place here; here lie {place.words}.{near}"
                self.problems.append(Problem(printable(name), 1, "unexpected-file", sentence))

    def _read_file(self, name: str) -> None:
        try:
            data = _bytes(self._folder / name)
            if name.startswith("media/"):
                self._picture_room -= _fitting(data, self._picture_room)
                self.pictures[name] = data
            else:
                self._text_room -= _fitting(data, self._text_room)
                self.texts[name] = self._text(name, data)
        except _Refused as refused:
            self.problems.append(Problem(name, 1, *refused.args))

    def _text(self, name: str, data: bytes) -> str:
        try:
            text = data.decode("utf-8").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            sentence = f"Byte {data[error.start]:#04x} is not UTF-8. Save the file as UTF-8."
            self.problems.append(Problem(name, line, "not-utf8", sentence))
            text = data.decode("utf-8", "replace")
        self.problems.extend(problems_in(text, name))
        return cleaned(text)


def _entries(folder: Path, *, follow: bool = True) -> list[str]:
    """The names in a folder; raises _Refused where it is none, or holds too many."""
    try:
        kind = (folder.stat() if follow else folder.lstat()).st_mode
        if stat.S_ISLNK(kind):
            raise _Refused("link", "This is a link. Put the folder itself here.")
        if not stat.S_ISDIR(kind):
            raise _Refused("not-a-folder", "This is not a folder.")
        with os.scandir(folder) as scanned:
            entries = [entry.name for entry in islice(scanned, MOST_FILES + 1)]
    except FileNotFoundError:
        raise _Refused("no-folder", "There is no such folder.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise _Refused("unreadable", f"The folder cannot be read ({reason}).") from None
    if len(entries) > MOST_FILES:
        sentence = f"More than {MOST_FILES:,} files lie here; none of them was read."
        raise _Refused("too-many-files", sentence)
    return sorted(entries)


def _bytes(path: Path) -> bytes:
    """The bytes of one regular file; raises _Refused for anything else."""
    try:
        kind = path.lstat().st_mode
        if stat.S_ISLNK(kind):
            raise _Refused("link", "This is a link. Put the file itself here.")
        if not stat.S_ISREG(kind):
            what = "folder" if stat.S_ISDIR(kind) else "device, pipe or socket"
            raise _Refused("not-a-file", f"This is a {what}, not a file.")
        with os.fdopen(os.open(path, _OPEN), "rb") as file:
            data = file.read(MOST_FILE_BYTES + 1)
    except OSError as error:
        raise _Refused("unreadable", f"The file cannot be read ({error.strerror}).") from None
    if len(data) > MOST_FILE_BYTES:
        raise _Refused("too-large", "The file is larger than 1 MB. Divide it or make it smaller.")
    return data


def _fitting(data: bytes, room: int) -> int:
    if len(data) > room:
        raise _Refused("too-large", "With this file the folder is too large as a whole.")
    return len(data)
