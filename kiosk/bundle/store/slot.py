"""A slot: a bundle's metadata and content as files, compared with what its publisher signed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kiosk.bundle.container import Sink, check_length, hand_on
from kiosk.bundle.file import BundleFile, opened
from kiosk.bundle.limits import WIDEST
from kiosk.bundle.progress import Counter, Report, say_nothing
from kiosk.bundle.refused import BundleRefused, ExtraFile, MissingFile, NotAFile, shown
from kiosk.bundle.small_files import NotReadable, read_small
from kiosk.bundle.store.pointer import CONTENT
from kiosk.bundle.store.refused import SlotDamaged
from kiosk.bundle.store.watch import Watch
from kiosk.bundle.trust import Mark, Root, Targets, read_targets
from kiosk.bundle.untrusted import Untrusted
from kiosk.bundle.verify import Verified

_METADATA = "metadata"
_TARGETS = "targets.json"
_AGAIN = "Install a bundle anew, or go back with `kiosk store rollback`."


class Metadata(NamedTuple):
    """What a slot says of itself, as it was in the bundle and not verified: root files of versions
    1, 2, … and the list of files."""

    chain: tuple[bytes, ...]
    targets: bytes


def write_slot(verified: Verified, folder: Path, watch: Watch) -> None:
    """Write a bundle into a folder that is not there yet; nobody makes it outlast a loss of power.
    What is left when this raises must be thrown away. Raises Cancelled, OSError, and what
    `Verified.copy` raises."""
    metadata = {_TARGETS: verified.container.targets}
    chain = enumerate(verified.container.chain, start=1)
    metadata |= {_root_file(version): data for version, data in chain}
    for name, data in metadata.items():
        with new_file(folder / _METADATA / name) as sink:
            sink(data)
    write_content(verified, folder / CONTENT, watch)


def write_content(verified: Verified, folder: Path, watch: Watch) -> None:
    """Write the content alone, as `write_slot`. Every file is compared with what was signed on its
    way."""
    total = verified.summary.total
    watch.begin("verify", total)
    counter = Counter("verify", total, watch.report)

    def told(sink: Sink, piece: bytes) -> None:
        watch.check()
        sink(piece)
        counter(piece)

    for path in verified.container.lengths:
        with new_file(folder / path) as sink:
            verified.copy(path, partial(told, sink))


@contextmanager
def new_file(file: Path) -> Iterator[Sink]:
    """What writes a file that is not there yet, which nobody makes outlast a loss of power. Raises
    OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
    try:
        yield partial(_write, descriptor)
    finally:
        os.close(descriptor)


def read_metadata(folder: Path) -> Metadata:
    """What a slot says of itself. Raises SlotDamaged."""
    try:
        targets = read_small(folder / _METADATA / _TARGETS, WIDEST.metadata)
        return Metadata(tuple(_read_chain(folder)), targets)
    except NotReadable as error:
        raise _damaged(folder, error) from error


def check_slot(folder: Path, root: Root, report: Report = say_nothing) -> Targets:
    """Whether a slot holds: its list is signed by a publisher of the root, and its files are those
    of the list, byte for byte. Raises SlotDamaged."""
    metadata = read_metadata(folder)
    content = folder / CONTENT
    try:
        targets = read_targets(root, metadata.targets)
        found = dict(_files(content))
        for path in sorted(found.keys() ^ targets.files.keys()):
            kind = MissingFile if path in targets.files else ExtraFile
            raise kind(f"{shown(path)} is {'missing' if kind is MissingFile else 'not signed'}.")
        counter = Counter("check", sum(found.values()), report)
        for path, mark in targets.files.items():
            _check_file(content / path, path, mark, counter)
    except (Untrusted, BundleRefused) as error:
        raise _damaged(folder, error) from error
    except OSError as error:
        raise SlotDamaged(f"The slot {folder.name} cannot be read ({error}).", _AGAIN) from error
    return targets


def _write(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _check_file(file: Path, path: str, mark: Mark, counter: Counter) -> None:
    with opened(file) as source:
        bundle = BundleFile(source)
        check_length(path, bundle.size, mark)
        hand_on(path, bundle.pieces(0, bundle.size), mark, counter)


def _files(content: Path) -> Iterator[tuple[str, int]]:
    """Paths and lengths of all files. Raises NotAFile for what is neither a file nor a folder."""
    for path in content.rglob("*"):
        found = path.lstat()
        if stat.S_ISREG(found.st_mode):
            yield path.relative_to(content).as_posix(), found.st_size
        elif not stat.S_ISDIR(found.st_mode):
            raise NotAFile(f"{shown(path.name)} is a link or a device.")


def _read_chain(folder: Path) -> Iterator[bytes]:
    for version in range(1, WIDEST.roots + 1):
        file = folder / _METADATA / _root_file(version)
        if version > 1 and not file.exists():
            return
        yield read_small(file, WIDEST.metadata)


def _root_file(version: int) -> str:
    return f"{version}.root.json"


def _damaged(folder: Path, error: Untrusted | BundleRefused | NotReadable) -> SlotDamaged:
    return SlotDamaged(f"The slot {folder.name} does not hold. {error.args[0]}", _AGAIN)
