"""A bundle's file as it is read: first what says what is in it, then content, if that is right.

`read_container` looks at the first bytes (which format is this?), the end, the index and the
metadata, at each once and at none that is larger than the limits. It reads nothing of content,
and no content is ever given out but against the length and the hash that a publisher signed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO
from zlib import crc32

from kiosk.bundle import layout
from kiosk.bundle.file import BundleFile
from kiosk.bundle.layout import END_BYTES, Entry, File
from kiosk.bundle.limits import LIMITS, Limits
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
    WrongHash,
    WrongLength,
    shown,
)

if TYPE_CHECKING:
    from kiosk.bundle.trust import Mark

Sink = Callable[[bytes], object]

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


def root_name(version: int) -> str:
    """The entry that holds a version of the root metadata."""
    return f"metadata/{version}.root.json"


class Container:
    """What the file says is in it, and the way to its content.

    `chain`: the root metadata of versions 1, 2, …; `targets`: the targets metadata: all as they
    were read, and not verified. `lengths`: those of content's files in bytes, by path.
    """

    def __init__(
        self, file: BundleFile, metadata: Sequence[bytes], content: Mapping[str, Entry]
    ) -> None:
        *chain, targets = metadata
        self.chain = tuple(chain)
        self.targets = targets
        self.lengths = {path: entry.length for path, entry in content.items()}
        self._file = file
        self._content = content

    def copy(self, path: str, mark: Mark, sink: Sink) -> None:
        """Hand a file on to `sink`, piece by piece.

        Its length is compared before, its hash when all is handed on: if this raises, what
        `sink` has got must be thrown away. Raises WrongLength, WrongHash, NotAsPacked,
        Incomplete, Unreadable.
        """
        entry = self._content[path]
        check_length(path, entry.length, mark)
        before = self._file.read(entry.offset, entry.start - entry.offset)
        if before != layout.header(entry):
            raise _other_header(entry)
        hand_on(path, self._file.pieces(entry.start, entry.length), mark, sink)

    def read(self, path: str, mark: Mark, most: int) -> bytes:
        """A file of at most so many bytes. Raises TooLarge, and what `copy` raises."""
        if mark.length > most:
            raise TooLarge(f"{shown(path)} is larger than {most:,} bytes.")
        pieces: list[bytes] = []
        self.copy(path, mark, pieces.append)
        return b"".join(pieces)


def hand_on(path: str, pieces: Iterable[bytes], mark: Mark, sink: Sink) -> None:
    """Hand the bytes of a file on, and compare their hash at the end (TUF 5.7.2). Raises
    WrongHash."""
    digest = sha256()
    for piece in pieces:
        digest.update(piece)
        sink(piece)
    if digest.hexdigest() != mark.sha256:
        raise WrongHash(f"{shown(path)} is not the file that was signed.")


def check_length(path: str, length: int, mark: Mark) -> None:
    """Whether a file has the length that was signed (TUF 5.7.2). Raises WrongLength."""
    if length != mark.length:
        sentence = f"{shown(path)} has {length:,} bytes; the publisher signed {mark.length:,}."
        raise WrongLength(sentence)


def read_container(file: BinaryIO, limits: Limits = LIMITS) -> Container:
    """Read what says what is in the file, and its metadata.

    Raises NotABundle, NewerFormat, Incomplete, Unreadable, TooLarge, TooManyFiles, BadName,
    Duplicate, Compressed, Encrypted, NotAFile, NotAsPacked, ExtraFile, MissingFile.
    """
    bundle = BundleFile(file)
    _check_format(bundle)
    entries = _read_entries(bundle, limits)
    content = {
        entry.name.removeprefix(CONTENT): entry
        for entry in entries
        if entry.name.startswith(CONTENT)
    }
    metadata = entries[1 : len(entries) - len(content)]
    _check_places(entries, content)
    _check_limits(bundle.size, len(metadata), content.values(), limits)
    return Container(bundle, tuple(_read_metadata(bundle, metadata)), content)


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


def _read_entries(bundle: BundleFile, limits: Limits) -> tuple[Entry, ...]:
    most_entries = 2 + limits.roots + limits.files
    if bundle.size > limits.metadata + limits.total:
        raise TooLarge(f"The file has {bundle.size:,} bytes, which is more than is allowed.")
    if bundle.size < len(_HEAD) + END_BYTES:
        raise Incomplete("The file ends where a bundle has just begun.")
    data = bundle.read(bundle.size - END_BYTES, END_BYTES)
    end = count, length, offset = layout.read_end(data)
    if data != layout.end(*end) or offset + length + END_BYTES != bundle.size:
        raise Incomplete("The file begins as a bundle does, but does not end so.")
    if count > most_entries:
        raise TooManyFiles(f"The file counts {count:,} entries; {most_entries:,} are allowed.")
    if length > limits.metadata:
        raise TooLarge(f"The index of the file has {length:,} bytes.")
    entries = layout.read_index(bundle.read(offset, length), count)
    check_names(entry.name for entry in entries)
    if not entries or entries[-1].end != offset:
        raise NotAsPacked("The files do not fill the place before the index.")
    return entries


def _check_places(entries: Sequence[Entry], content: Mapping[str, Entry]) -> None:
    names = [entry.name for entry in entries]
    roots = sum(1 for name in names if _ROOT.fullmatch(name))
    chain = (root_name(version) for version in range(1, max(roots, 1) + 1))
    expected = [FORMAT_FILE, *chain, TARGETS, *(CONTENT + path for path in sorted(content))]
    if names != expected:
        raise _misplaced(names, expected)
    if entries[0] != _FIRST:
        raise _other_header(entries[0])


def _misplaced(names: Sequence[str], expected: Sequence[str]) -> BundleRefused:
    for name in sorted(set(expected).difference(names)):
        return MissingFile(f"There is no {shown(name)} in the bundle.")
    for name in sorted(set(names).difference(expected)):
        return ExtraFile(f"{shown(name)} has no place in a bundle.")
    return NotAsPacked("The files do not stand in the order of a bundle.")


def _check_limits(size: int, roots: int, content: Iterable[Entry], limits: Limits) -> None:
    lengths = [entry.length for entry in content]
    total = sum(lengths)
    if len(lengths) > limits.files:
        raise TooManyFiles(f"There are {len(lengths):,} files; {limits.files:,} are allowed.")
    if roots - 1 > limits.roots:
        raise TooManyFiles(f"There are {roots - 1:,} roots; {limits.roots:,} are allowed.")
    if total > limits.total:
        raise TooLarge(f"The content has {total:,} bytes; {limits.total:,} are allowed.")
    if size - total > limits.metadata:
        sentence = f"The metadata has {size - total:,} bytes; {limits.metadata:,} are allowed."
        raise TooLarge(sentence)


def _read_metadata(bundle: BundleFile, entries: Sequence[Entry]) -> Iterator[bytes]:
    """What the entries hold, which stand one behind the other."""
    start = entries[0].offset
    data = bundle.read(start, entries[-1].end - start)
    for entry in entries:
        if data[entry.offset - start : entry.start - start] != layout.header(entry):
            raise _other_header(entry)
        yield data[entry.start - start : entry.end - start]


def _other_header(entry: Entry) -> NotAsPacked:
    return NotAsPacked(f"{shown(entry.name)} has another header than the index says.")
