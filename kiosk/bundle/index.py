"""What a bundle's file says is in it: first of which format it is, then its end, then its index.

All of it is compared with what a bundle may say, and with the limits, before anything else is
read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from zlib import crc32

from kiosk.bundle import layout
from kiosk.bundle.file import BundleFile
from kiosk.bundle.layout import END_BYTES, Entry, File
from kiosk.bundle.limits import ROOT_BYTES, Limits
from kiosk.bundle.names import check_names
from kiosk.bundle.refused import (
    BundleRefused,
    ExtraFile,
    Incomplete,
    MissingFile,
    NewerFormat,
    NotABundle,
    NotAsPacked,
    TooLarge,
    TooManyFiles,
    shown,
)

FORMAT = 1
FORMAT_FILE = "kbundle.json"
FORMAT_DATA = b'{"format":%d}' % FORMAT
TARGETS = "metadata/targets.json"
CONTENT = "content/"

_ROOT = re.compile(r"metadata/[1-9][0-9]{0,8}\.root\.json")
(_FIRST,) = layout.placed([File(FORMAT_FILE, len(FORMAT_DATA), crc32(FORMAT_DATA))])
_HEAD = layout.header(_FIRST) + FORMAT_DATA
# All formats to come begin like this, so that a program of today knows them for what they are.
_ANY_HEAD = re.compile(rb'PK\x03\x04.{26}kbundle\.json\{"format":([1-9][0-9]{0,8})[,}]', re.DOTALL)
_MOST_BYTES_OF_HEAD = 100


class Entries(NamedTuple):
    """What is in the file. `metadata`: the roots of versions 1, 2, …, then the targets; `content`:
    its files by path, in the order in which they stand."""

    metadata: tuple[Entry, ...]
    content: Mapping[str, Entry]


def root_name(version: int) -> str:
    """The entry that holds a version of the root metadata."""
    return f"metadata/{version}.root.json"


def read_entries(bundle: BundleFile, limits: Limits) -> Entries:
    """What is in the file.

    Raises NotABundle, NewerFormat, Incomplete, Unreadable, TooLarge, TooManyFiles, BadName,
    Duplicate, Compressed, Encrypted, NotAFile, NotAsPacked, ExtraFile, MissingFile.
    """
    _check_format(bundle)
    if bundle.size > limits.metadata + limits.total:
        raise TooLarge(f"The file has {bundle.size:,} bytes, which is more than is allowed.")
    entries = _read_index(bundle, limits)
    check_names(entry.name for entry in entries)
    content = {
        entry.name.removeprefix(CONTENT): entry
        for entry in entries
        if entry.name.startswith(CONTENT)
    }
    _check_places(entries, sorted(content))
    found = Entries(entries[1 : len(entries) - len(content)], content)
    _check_limits(found, bundle.size, limits)
    return found


def other_header(entry: Entry) -> NotAsPacked:
    """Why an entry is refused whose header is not what follows from the index."""
    return NotAsPacked(f"{shown(entry.name)} has another header than the index says.")


def _check_format(bundle: BundleFile) -> None:
    head = bundle.read(0, min(bundle.size, len(_HEAD)))
    if head == _HEAD:
        return
    if _HEAD.startswith(head):
        raise Incomplete("The file ends where a bundle has just begun.")
    found = _ANY_HEAD.match(bundle.read(0, min(bundle.size, _MOST_BYTES_OF_HEAD)))
    if found and int(found[1]) > FORMAT:
        sentence = f"The bundle is of format {int(found[1])}; this program knows {FORMAT}."
        raise NewerFormat(sentence)
    raise NotABundle("The file does not begin as a bundle does.")


def _read_index(bundle: BundleFile, limits: Limits) -> tuple[Entry, ...]:
    count, length, offset = _read_end(bundle)
    most = 2 + limits.roots + limits.files
    if count > most:
        raise TooManyFiles(f"The file counts {count:,} entries; {most:,} are allowed.")
    if length > limits.metadata:
        raise TooLarge(f"The index of the file has {length:,} bytes.")
    entries = layout.read_index(bundle.read(offset, length), count)
    if not entries or entries[-1].end != offset:
        raise NotAsPacked("The files do not fill the place before the index.")
    return entries


def _read_end(bundle: BundleFile) -> tuple[int, int, int]:
    """Number of entries, length and offset of the index."""
    if bundle.size < len(_HEAD) + END_BYTES:
        raise Incomplete("The file ends where a bundle has just begun.")
    data = bundle.read(bundle.size - END_BYTES, END_BYTES)
    end = count, length, offset = layout.read_end(data)
    if data != layout.end(*end) or offset + length + END_BYTES != bundle.size:
        raise Incomplete("The file begins as a bundle does, but does not end so.")
    return count, length, offset


def _check_places(entries: Sequence[Entry], content: Sequence[str]) -> None:
    names = [entry.name for entry in entries]
    roots = sum(1 for name in names if _ROOT.fullmatch(name))
    chain = (root_name(version) for version in range(1, max(roots, 1) + 1))
    expected = [FORMAT_FILE, *chain, TARGETS, *(CONTENT + path for path in content)]
    if names != expected:
        raise _misplaced(names, expected)
    if entries[0] != _FIRST:
        raise other_header(entries[0])


def _misplaced(names: Sequence[str], expected: Sequence[str]) -> BundleRefused:
    for name in sorted(set(expected).difference(names)):
        return MissingFile(f"There is no {shown(name)} in the bundle.")
    for name in sorted(set(names).difference(expected)):
        return ExtraFile(f"{shown(name)} has no place in a bundle.")
    return NotAsPacked("The files do not stand in the order of a bundle.")


def _check_limits(entries: Entries, size: int, limits: Limits) -> None:
    files, roots = len(entries.content), len(entries.metadata) - 1
    for number, most, what in ((files, limits.files, "files"), (roots, limits.roots, "roots")):
        if number > most:
            raise TooManyFiles(f"There are {number:,} {what}; {most:,} are allowed.")
    total = sum(entry.length for entry in entries.content.values())
    *chain, targets = entries.metadata
    for number, most, what in (
        (total, limits.total, "content"),
        (size - total, limits.metadata, "rest of the file"),
        (max(root.length for root in chain), ROOT_BYTES, "longest root file"),
        (targets.length, limits.targets, "list of files"),
    ):
        if number > most:
            raise TooLarge(f"The {what} has {number:,} bytes; {most:,} are allowed.")
