"""What stands where in a bundle's file.

A bundle is a ZIP archive (APPNOTE 6.3) in which every byte that is not a file's own follows from
the names, lengths and checksums of the files. Packing writes those bytes; reading computes them
again and refuses an archive that has any other. So there is no room for comments, extra fields,
ZIP64, gaps, overlaps, dates, flags or rights, and none of it has to be understood.
"""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator, Sequence
from struct import Struct
from typing import NamedTuple

from kiosk.bundle.refused import (
    BadName,
    BundleRefused,
    Compressed,
    Encrypted,
    NotAFile,
    NotAsPacked,
    TooLarge,
    TooManyFiles,
    shown,
)

_LOCAL = Struct("<4s5H3L2H")
_CENTRAL = Struct("<4s6H3L5H2L")
_END = Struct("<4s4H2LH")
_CENTRAL_SIGNATURE = b"PK\1\2"
END_BYTES = _END.size

_VERSION = 20  # of the ZIP specification
_UNIX = 3 << 8
_DATE = 1 << 5 | 1  # 1 January 1980, the first day that there is
_RIGHTS = stat.S_IFREG | 0o644
MOST_OFFSET = (1 << 32) - 2  # the last one without ZIP64
MOST_ENTRIES = (1 << 16) - 2


class Entry(NamedTuple):
    """A file in the archive. `crc`: its CRC-32, for other programs; `offset`: where its header
    begins, in bytes."""

    name: str
    length: int
    crc: int
    offset: int

    @property
    def start(self) -> int:
        """Where the file's own bytes begin."""
        return self.offset + _LOCAL.size + len(self.name)

    @property
    def end(self) -> int:
        """Where the next entry begins."""
        return self.start + self.length


class File(NamedTuple):
    """What the place of an entry follows from."""

    name: str
    length: int
    crc: int


class _Record(NamedTuple):
    """One record of the index, as the archive has it (APPNOTE 4.3.12)."""

    signature: bytes
    made_by: int
    needs: int
    flags: int
    method: int
    time: int
    date: int
    crc: int
    stored_length: int
    length: int
    name_length: int
    extra_length: int
    comment_length: int
    disk: int
    internal: int
    external: int
    offset: int


def placed(files: Iterable[File]) -> Iterator[Entry]:
    """Each file where it stands in the archive, one right behind the other."""
    offset = 0
    for file in files:
        entry = Entry(*file, offset)
        yield entry
        offset = entry.end


def header(entry: Entry) -> bytes:
    """What stands before a file."""
    name = entry.name.encode("ascii")
    sizes = (entry.crc, entry.length, entry.length, len(name), 0)
    return _LOCAL.pack(b"PK\3\4", _VERSION, 0, 0, 0, _DATE, *sizes) + name


def tail(entries: Sequence[Entry]) -> bytes:
    """What stands behind the last file: the index, which names all of them, and where that is.
    Raises TooLarge, TooManyFiles."""
    offset = entries[-1].end
    if offset > MOST_OFFSET:
        raise TooLarge("The bundle would be larger than 4 GiB.")
    if len(entries) > MOST_ENTRIES:
        raise TooManyFiles(f"The bundle would hold {len(entries):,} files.")
    index = b"".join(map(_record, entries))
    return index + end(len(entries), len(index), offset)


def end(count: int, index_length: int, index_offset: int) -> bytes:
    """What stands at the very end and says where the index is."""
    return _END.pack(b"PK\5\6", 0, 0, count, count, index_length, index_offset, 0)


def read_end(data: bytes) -> tuple[int, int, int]:
    """Number of entries, length and offset of the index, as the last END_BYTES say; whether the
    rest of these bytes is right is for `end` to tell."""
    _, _, _, _, count, index_length, index_offset, _ = _END.unpack(data)
    return count, index_length, index_offset


def read_index(data: bytes, count: int) -> tuple[Entry, ...]:
    """The entries that the archive's index names. Their names may still be anything in ASCII.

    Raises BadName, Compressed, Encrypted, NotAFile, NotAsPacked, TooLarge.
    """
    entries = []
    at = offset = 0
    for _ in range(count):
        record, name = _read_record(data, at)
        entry = Entry(name, record.length, record.crc, offset)
        if entry.end > MOST_OFFSET:
            raise TooLarge(f"With {shown(name)} the file would be larger than 4 GiB.")
        written = _record(entry)
        if data[at : at + len(written)] != written:
            raise _difference(record, entry)
        at += len(written)
        offset = entry.end
        entries.append(entry)
    if at != len(data):
        raise NotAsPacked("The index of the file holds more than the entries that it counts.")
    return tuple(entries)


def _record(entry: Entry) -> bytes:
    name = entry.name.encode("ascii")
    versions = (_UNIX | _VERSION, _VERSION)
    sizes = (entry.crc, entry.length, entry.length, len(name), 0, 0)
    return (
        _CENTRAL.pack(
            _CENTRAL_SIGNATURE, *versions, 0, 0, 0, _DATE, *sizes, 0, 0, _RIGHTS << 16, entry.offset
        )
        + name
    )


def _read_record(data: bytes, at: int) -> tuple[_Record, str]:
    if len(data) - at < _CENTRAL.size:
        raise NotAsPacked("The index of the file holds less than the entries that it counts.")
    record = _Record._make(_CENTRAL.unpack_from(data, at))
    if record.signature != _CENTRAL_SIGNATURE:
        raise NotAsPacked("The index of the file holds something else than entries.")
    start = at + _CENTRAL.size
    name = data[start : start + record.name_length]
    if not name.isascii():
        raise BadName(f"{shown(name)} is no name that a file of a bundle may have.")
    return record, name.decode("ascii")


def _difference(record: _Record, entry: Entry) -> BundleRefused:
    """The most telling thing that is wrong with a record that is not as it is written."""
    name = shown(entry.name)
    kind = stat.S_IFMT(record.external >> 16)
    if record.flags & 1:
        return Encrypted(f"{name} is encrypted.")
    if record.method or record.stored_length != record.length:
        return Compressed(f"{name} is compressed.")
    if kind not in (0, stat.S_IFREG):
        return NotAFile(f"{name} is a link, a folder or a device.")
    if record.offset != entry.offset:
        return NotAsPacked(f"{name} does not begin where the file before it ends.")
    return NotAsPacked(f"The index says more or other things of {name} than a bundle's may.")
