"""A bundle's file as bytes at known places: on a stick, it may end or fail at any of them."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kiosk.bundle.refused import Incomplete, NotABundle, Unreadable

CHUNK = 1 << 20  # bytes that are in memory at a time

# A pipe must not be waited for.
_READ = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


@contextmanager
def opened(path: Path, *, follow: bool = True) -> Iterator[BinaryIO]:
    """The file at `path`, to read. Raises Unreadable, and NotABundle for a folder or a device, and
    for a link unless it is to `follow` one."""
    try:
        descriptor = os.open(path, _READ | (0 if follow else os.O_NOFOLLOW))
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno == errno.ELOOP and not follow:
            raise NotABundle("This is no file, but a link.") from error
        raise _unreadable(error) from error
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotABundle("This is no file, but a folder, a pipe or a device.")
        # Without a buffer: what is read ahead would be read twice.
        with os.fdopen(descriptor, "rb", buffering=0, closefd=False) as file:
            yield file
    finally:
        os.close(descriptor)


class BundleFile:
    """The open file. `size` is that of the beginning, in bytes."""

    def __init__(self, file: BinaryIO) -> None:
        """Raises Unreadable."""
        self._file = file
        try:
            self.size = file.seek(0, os.SEEK_END)
        except OSError as error:
            raise _unreadable(error) from error

    def read(self, offset: int, length: int) -> bytes:
        """Just these bytes. Raises Unreadable, and Incomplete where the file has ended."""
        return b"".join(self.pieces(offset, length))

    def pieces(self, offset: int, length: int) -> Iterator[bytes]:
        """The same, piece by piece."""
        rest = length
        while rest:
            try:
                self._file.seek(offset + length - rest)
                piece = self._file.read(min(rest, CHUNK))
            except OSError as error:
                raise _unreadable(error) from error
            if not piece:
                raise Incomplete("The file ended while it was read.")
            rest -= len(piece)
            yield piece


def _unreadable(error: OSError | ValueError) -> Unreadable:
    reason = getattr(error, "strerror", None) or error
    return Unreadable(f"The file cannot be read ({reason}).")
