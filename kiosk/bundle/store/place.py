"""The folder of the store: what lies where, and who may work in it."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from kiosk.bundle.store.pointer import SLOTS, is_slot_name, read_pointer
from kiosk.bundle.store.refused import Busy, writing
from kiosk.files import sync_folder

_NEW = ".new"
_BLOCK = 512  # bytes that st_blocks counts in (stat(3type))


class Store(NamedTuple):
    """A folder of slots (docs/store.md)."""

    folder: Path

    @property
    def slots(self) -> Path:
        """Where slots are, each a folder."""
        return self.folder / SLOTS

    @property
    def work(self) -> Path:
        """Where new content is until it is a slot. Nothing in it is needed after a start."""
        return self.folder / "work"

    @property
    def incoming(self) -> Path:
        """The drop folder."""
        return self.folder / "incoming"

    @property
    def nearest(self) -> Path:
        """The folder, or, where there is none yet, the one above that it would be made in."""
        return next(each for each in (self.folder, *self.folder.parents) if each.exists())

    @contextmanager
    def locked(self, *, make: bool = True) -> Iterator[None]:
        """Be the only one at work in the store. Where there is none one is made, unless nothing is
        to be changed. Raises Busy, StoreFails."""
        with writing(self.folder):
            is_there = self.folder.exists()
            if make and not is_there:
                self.folder.mkdir(parents=True)
                sync_folder(self.folder.parent)
            lock = _lock(self.folder) if make or is_there else None
        try:
            yield
        finally:
            if lock is not None:
                os.close(lock)

    def prepare(self) -> None:
        """Have all folders, and nothing of an earlier try. Raises OSError."""
        self.clear()
        missing = [each for each in (self.slots, self.incoming, self.work) if not each.is_dir()]
        for folder in missing:
            folder.mkdir()
        if missing:
            sync_folder(self.folder)

    def clear(self) -> bool:
        """Remove what an earlier try left in work. Returns whether there was anything. Raises
        OSError."""
        left = self._left()
        for path in left:
            _remove(path)
        return bool(left)

    def names(self) -> Sequence[str]:
        """The slots that there are, the newest first. Raises OSError."""
        found = self.slots.iterdir() if self.slots.is_dir() else ()
        return sorted((path.name for path in found if is_slot_name(path.name)), key=_age)

    def next_number(self) -> int:
        """A number that no slot has. Raises OSError."""
        return 1 + max((-_age(name) for name in self.names()), default=0)

    def tidy(self) -> tuple[str, ...]:
        """Remove what is left of earlier tries, and all slots that the pointer does not name.
        Returns the names of those. Raises OSError."""
        self.clear()
        gone = self._unnamed()
        for name in gone:
            _remove(self.slots / name)
        return gone

    def spare_bytes(self) -> int:
        """How much room `tidy` would make, as far as nobody makes it meanwhile. Raises OSError."""
        paths = [*self._left(), *(self.slots / name for name in self._unnamed())]
        return sum(map(_bytes_of, paths))

    def _left(self) -> list[Path]:
        left = [file for file in self.folder.glob(f"*{_NEW}") if file.is_file()]
        return left + list(self.work.iterdir() if self.work.is_dir() else ())

    def _unnamed(self) -> tuple[str, ...]:
        pointer = read_pointer(self.folder)
        if pointer is None or not self.slots.is_dir():
            return ()
        names = {path.name for path in self.slots.iterdir()}
        return tuple(sorted(names.difference(pointer.names)))


def _lock(folder: Path) -> int:
    """A descriptor that nobody else has while it is open."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        if not isinstance(error, BlockingIOError):
            raise
        sentence = "The store is in use: content is being installed or checked."
        raise Busy(sentence, "Nothing was changed. Try again when that is done.") from error
    return descriptor


def _age(name: str) -> int:
    return -int(name.partition("-")[0])


def _bytes_of(path: Path) -> int:
    """What a file takes on the disk, or the files in a folder; nothing, where it has gone."""
    below = (Path(parent, name) for parent, _, names in os.walk(path) for name in names)
    found = 0
    for file in (path, *below):
        with suppress(FileNotFoundError):
            found += _BLOCK * file.lstat().st_blocks
    return found


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
