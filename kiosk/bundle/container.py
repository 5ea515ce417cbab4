"""A bundle's file as it is read: first what says what is in it, then content, if that is right.

`read_container` reads index and metadata, each byte once and none beyond the limits, and nothing of
content. Content is never given out but against the length and the hash that a publisher signed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO

from kiosk.bundle import layout
from kiosk.bundle.file import BundleFile
from kiosk.bundle.index import other_header, read_entries
from kiosk.bundle.layout import Entry
from kiosk.bundle.limits import LIMITS, Limits
from kiosk.bundle.refused import TooLarge, WrongHash, WrongLength, shown

if TYPE_CHECKING:
    from kiosk.bundle.trust import Mark

Sink = Callable[[bytes], object]


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
            raise other_header(entry)
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

    Raises what `read_entries` raises.
    """
    bundle = BundleFile(file)
    entries = read_entries(bundle, limits)
    return Container(bundle, tuple(_read_metadata(bundle, entries.metadata)), entries.content)


def _read_metadata(bundle: BundleFile, entries: Sequence[Entry]) -> Iterator[bytes]:
    """What the entries hold, which stand one behind the other."""
    start = entries[0].offset
    data = bundle.read(start, entries[-1].end - start)
    for entry in entries:
        if data[entry.offset - start : entry.start - start] != layout.header(entry):
            raise other_header(entry)
        yield data[entry.start - start : entry.end - start]
