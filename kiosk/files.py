"""Small files of our own: read with a bound, and replaced as a whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

# O_EXCL follows no link that somebody else may have put there.
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC


def read_bounded(path: Path, most: int) -> bytes:
    """The first `most` bytes of a regular file. Raises OSError, for what is no such file too."""
    # O_NONBLOCK, or a FIFO in place of the file would keep us waiting for ever.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        return os.read(descriptor, most)
    finally:
        os.close(descriptor)


def replace_file(path: Path, data: bytes, mode: int) -> None:
    """Put `data` in place of what is at `path`. Raises OSError.

    After a power loss there is what was before or all of `data`, which stays once this returns
    (rename(2), fsync(2)). Written by root, the file belongs to whom its folder belongs.
    """
    try:
        _write(_open_beside(path, mode), path.parent, data, mode)
        _beside(path).replace(path)
    except OSError:
        _beside(path).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def replace_files(
    folder: Path, first: Mapping[str, bytes], then: Mapping[str, bytes], mode: int
) -> None:
    """The same for several files of a folder, by their names. Raises OSError.

    Before any of them is replaced, all that anybody has written on this disk outlasts a power loss,
    so that what they speak of is there when they are. What is replaced `first` stays before those
    that come `then` are, and once this returns; nobody waits for those.
    """
    files = {folder / name: data for name, data in {**first, **then}.items()}
    if not files:
        return
    try:
        for path, data in files.items():
            _write(_open_beside(path, mode), folder, data, mode, last=False)
        sync_disk(folder)
        _replace(folder / name for name in first)
        if first:
            sync_folder(folder)
        _replace(folder / name for name in then)
    except OSError:
        for path in files:
            _beside(path).unlink(missing_ok=True)
        raise


def write_new(path: Path, data: bytes, mode: int) -> None:
    """Write all of `data` where nothing is yet, or nothing. Raises FileExistsError, OSError."""
    descriptor = os.open(path, _NEW, mode)
    try:
        _write(descriptor, path.parent, data, mode)
        sync_folder(path.parent)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def remove_file(path: Path) -> bool:
    """Remove a file for good. Returns whether there was one. Raises OSError."""
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    sync_folder(path.parent)
    return True


def sync_folder(folder: Path) -> None:
    """Let the names in a folder outlast a power loss. Raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_disk(folder: Path) -> None:
    """Let all that was written on the disk of a folder, files and names, outlast a power loss.
    Raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        syncfs(descriptor)
    finally:
        os.close(descriptor)


def syncfs(descriptor: int) -> None:
    """syncfs(2), which Python lacks. From Linux 5.8 on it says what could not be written. Raises
    OSError."""
    import ctypes  # seldom needed

    if ctypes.CDLL(None, use_errno=True).syncfs(descriptor) != 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _open_beside(path: Path, mode: int) -> int:
    new = _beside(path)
    new.unlink(missing_ok=True)  # of a program that was ended half-way
    return os.open(new, _NEW, mode)


def _replace(paths: Iterable[Path]) -> None:
    for path in paths:
        _beside(path).replace(path)


def _write(descriptor: int, folder: Path, data: bytes, mode: int, *, last: bool = True) -> None:
    with os.fdopen(descriptor, "wb") as file:
        os.fchmod(file.fileno(), mode)  # whatever the umask
        if os.geteuid() == 0:
            owner = folder.stat()
            os.fchown(file.fileno(), owner.st_uid, owner.st_gid)
        file.write(data)
        file.flush()
        if last:
            os.fsync(file.fileno())
