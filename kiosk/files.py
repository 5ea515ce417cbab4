"""Small files of our own: read with a bound, and replaced as a whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
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
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)  # of a program that was ended half-way
    try:
        _write(os.open(new, _NEW, mode), new.parent, data, mode)
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


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


def _write(descriptor: int, folder: Path, data: bytes, mode: int) -> None:
    with os.fdopen(descriptor, "wb") as file:
        os.fchmod(file.fileno(), mode)  # whatever the umask
        if os.geteuid() == 0:
            owner = folder.stat()
            os.fchown(file.fileno(), owner.st_uid, owner.st_gid)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
