"""The bundles that lie on a drive or in the drop folder.

Looked for are regular files named `….kbundle` in the folder itself and in `kiosk/` inside it. No
link is followed. What a file says of itself is not to be believed before it is verified: it
decides about the order in a list, and nothing else.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Generic, NamedTuple, Protocol, TypeVar

from kiosk.errors import KioskError

SUFFIX = ".kbundle"
INNER = "kiosk"
MOST = 100

_MOST_ENTRIES = 10_000
_OPEN_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC


class Listed(NamedTuple):
    """A file that may be a bundle, as its folder lists it. A file that takes the name of another
    has another `inode`, even where size and time are the same."""

    path: Path
    size: int
    changed_ns: int
    inode: int


class About(Protocol):
    """What a bundle says of itself; `created` is YYYY-MM-DD."""

    @property
    def created(self) -> str: ...

    @property
    def version(self) -> int: ...


A = TypeVar("A", bound=About)


class Found(NamedTuple, Generic[A]):
    """A file, and what it says of itself or why it cannot be read."""

    file: Listed
    about: A | KioskError


def is_bundle_name(name: str) -> bool:
    """Whether a file of this name may be a whole bundle.

    While they write, rsync, Syncthing and others name a file `.NAME.XXXXXX`, `.syncthing.NAME.tmp`,
    `~syncthing~NAME.tmp` or `NAME.part`; macOS puts a `._NAME` beside each.
    """
    return name.lower().endswith(SUFFIX) and not name.startswith((".", "~"))


def bundle_files(folder: Path) -> tuple[Listed, ...]:
    """The files in `folder` that may be bundles; of more than MOST those that were changed last.
    A drive that is pulled out holds none. Raises nothing."""
    with suppress(OSError):
        return list_bundles(folder)
    return ()


def list_bundles(folder: Path) -> tuple[Listed, ...]:
    """The same. Raises OSError where the folder cannot be read."""
    found = sorted(_list(folder), key=lambda file: (-file.changed_ns, file.path))
    return tuple(found[:MOST])


def _list(folder: Path) -> Iterator[Listed]:
    inner = []
    for name, status in _entries(folder, 0):
        if stat.S_ISDIR(status.st_mode) and name.lower() == INNER:
            inner.append(folder / name)
        yield from _bundle(folder / name, status)
    for each in inner:
        with suppress(OSError):
            for name, status in _entries(each, os.O_NOFOLLOW):
                yield from _bundle(each / name, status)


def _entries(folder: Path, flags: int) -> Iterator[tuple[str, os.stat_result]]:
    """Those of the first entries of a folder that may count. What vanishes meanwhile is left out.
    Raises OSError."""
    descriptor = os.open(folder, _OPEN_FOLDER | flags)
    try:
        with os.scandir(descriptor) as entries:
            for entry in islice(entries, _MOST_ENTRIES):
                if is_bundle_name(entry.name) or entry.name.lower() == INNER:
                    with suppress(FileNotFoundError):
                        yield entry.name, entry.stat(follow_symlinks=False)
    finally:
        os.close(descriptor)


def _bundle(path: Path, status: os.stat_result) -> Iterator[Listed]:
    if stat.S_ISREG(status.st_mode) and is_bundle_name(path.name):
        yield Listed(path, status.st_size, status.st_mtime_ns, status.st_ino)


def newest_first(files: Iterable[Listed], read: Callable[[Path], A]) -> tuple[Found[A], ...]:
    """What the files say of themselves, the newest first, those that cannot be read last. `read`
    raises a KioskError for what is no bundle, and is given nothing it may trust: between listing
    and reading, a file may have become a link or a pipe."""
    found = [Found(file, _about(file.path, read)) for file in files]
    return tuple(sorted(found, key=_age, reverse=True))


def _about(path: Path, read: Callable[[Path], A]) -> A | KioskError:
    try:
        return read(path)
    except KioskError as refused:
        return refused


def _age(found: Found[A]) -> tuple[bool, str, int, int]:
    file, about = found
    if isinstance(about, KioskError):
        return False, "", 0, file.changed_ns
    return True, about.created, about.version, file.changed_ns
