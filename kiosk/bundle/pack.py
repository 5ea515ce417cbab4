"""Compiled content, packed and signed: one file, the same bytes for the same input."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Annotated, BinaryIO, NamedTuple
from zlib import crc32

import msgspec
from securesystemslib.signer import Signer

from kiosk.bundle import layout
from kiosk.bundle.container import Sink, hand_on, read_container
from kiosk.bundle.file import BundleFile, opened
from kiosk.bundle.index import CONTENT, FORMAT_DATA, FORMAT_FILE, TARGETS, root_name
from kiosk.bundle.layout import File
from kiosk.bundle.limits import LIMITS, Limits
from kiosk.bundle.names import check_names
from kiosk.bundle.progress import Counter, Report, say_nothing
from kiosk.bundle.targets_making import Described, signed_targets
from kiosk.bundle.trust import Mark
from kiosk.bundle.verify import Summary, what_it_says
from kiosk.errors import KioskError
from kiosk.files import sync_folder

_INDEX = "bundle.json"


class NotPacked(KioskError):
    """A folder cannot be packed, or the bundle not written."""

    code = "not-packed"


class _Index(msgspec.Struct):
    """What a bundle must know of compiled content."""

    id: str
    version: Annotated[int, msgspec.Meta(ge=1, le=2**63 - 1)]


class _Packed(NamedTuple):
    """A file of the content: what is signed of it, and its CRC-32."""

    mark: Mark
    crc: int


def pack(
    content: Path,
    chain: Sequence[bytes],
    signer: Signer,
    out: Path,
    created: date,
    *,
    limits: Limits = LIMITS,
    report: Report = say_nothing,
) -> Summary:
    """Write the compiled content of a folder into `out`, which is replaced as a whole. Returns what
    the bundle says of itself.

    `chain`: the root metadata of versions 1, 2, …, the last of which names `signer` as a publisher;
    `created`: the day that the bundle says it was made on. What would not verify is not written.
    Raises NotPacked, Untrusted, BundleRefused.
    """
    index = _read_index(content)
    files = _read_files(content, report)
    marks = {path: each.mark for path, each in files.items()}
    targets = signed_targets(signer, Described(index.id, index.version, created), marks)
    metadata = {FORMAT_FILE: FORMAT_DATA}
    metadata |= {root_name(version): data for version, data in enumerate(chain, start=1)}
    metadata[TARGETS] = targets
    with _replacing(out) as file:
        _write(file, metadata, files, content, report)
        return what_it_says(read_container(file, limits))


def _read_index(content: Path) -> _Index:
    try:
        return msgspec.json.decode((content / _INDEX).read_bytes(), type=_Index)
    except (OSError, msgspec.MsgspecError, RecursionError) as error:
        sentence = f"{content} holds no compiled content: {_INDEX} cannot be read."
        raise NotPacked(sentence, "Compile it with `kiosk content compile`.") from error


def _read_files(content: Path, report: Report) -> dict[str, _Packed]:
    """What there is in the folder, in the order of the bundle."""
    lengths = {path.relative_to(content).as_posix(): length for path, length in _files(content)}
    check_names(CONTENT + path for path in lengths)
    counter = Counter("read", sum(lengths.values()), report)
    return {path: _read_file(content / path, counter) for path in sorted(lengths)}


def _files(folder: Path) -> Iterator[tuple[Path, int]]:
    for path in sorted(folder.rglob("*")):
        found = path.lstat()
        if stat.S_ISREG(found.st_mode):
            yield path, found.st_size
        elif not stat.S_ISDIR(found.st_mode):
            raise NotPacked(f"{path} is a link or a device.", "Put the file itself there.")


def _read_file(path: Path, sink: Sink) -> _Packed:
    digest, crc, length = sha256(), 0, 0
    for piece in _pieces(path):
        digest.update(piece)
        crc = crc32(piece, crc)
        length += len(piece)
        sink(piece)
    return _Packed(Mark(length, digest.hexdigest()), crc)


def _pieces(path: Path) -> Iterator[bytes]:
    with opened(path) as file:
        source = BundleFile(file)
        yield from source.pieces(0, source.size)


def _write(
    file: BinaryIO,
    metadata: Mapping[str, bytes],
    files: Mapping[str, _Packed],
    content: Path,
    report: Report,
) -> None:
    first = [File(name, len(data), crc32(data)) for name, data in metadata.items()]
    rest = [File(CONTENT + path, each.mark.length, each.crc) for path, each in files.items()]
    entries = tuple(layout.placed([*first, *rest]))
    counter = Counter("write", sum(each.length for each in rest), report)

    def sink(piece: bytes) -> None:
        file.write(piece)
        counter(piece)

    tail = layout.tail(entries)
    for entry in entries:
        file.write(layout.header(entry))
        if entry.name in metadata:
            file.write(metadata[entry.name])
        else:
            path = entry.name.removeprefix(CONTENT)
            hand_on(path, _pieces(content / path), files[path].mark, sink)
    file.write(tail)


@contextmanager
def _replacing(out: Path) -> Iterator[BinaryIO]:
    """A new file that takes the place of `out` once all has gone well; else nothing is left."""
    new = out.parent / f".{out.name}.{os.getpid()}"
    try:
        if os.path.lexists(out) and not stat.S_ISREG(out.lstat().st_mode):
            raise NotPacked(f"{out} is a folder, a link or a device.", "Choose another place.")
        file = new.open("x+b")
    except (OSError, ValueError) as error:  # a name can hold what no name may
        raise _not_written(out, error) from error
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        new.replace(out)
        sync_folder(out.parent)
    except OSError as error:
        raise _not_written(out, error) from error
    finally:
        new.unlink(missing_ok=True)


def _not_written(out: Path, error: OSError | ValueError) -> NotPacked:
    reason = getattr(error, "strerror", None) or error
    sentence = f"{out} cannot be written ({reason})."
    return NotPacked(sentence, "Make room, or choose another place.")
