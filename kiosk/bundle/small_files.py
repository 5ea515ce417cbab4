"""Keys and root files on a disk: read with a limit, made anew, exchanged as a whole."""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.errors import KioskError


class NotReadable(KioskError):
    """A file of keys or trust cannot be read."""

    code = "not-readable"


class NotWritten(KioskError):
    """A file of keys or trust cannot be written."""

    code = "not-written"


class AlreadyThere(NotWritten):
    """A file that would be written anew is there already. It is never overwritten."""

    code = "already-there"


def read_small(file: Path, most: int) -> bytes:
    """What is in a file of at most so many bytes. Raises NotReadable."""
    try:
        with file.open("rb") as opened:
            data = opened.read(most + 1)
    except (OSError, ValueError) as error:  # a name can hold what no name may
        raise NotReadable(f"{file} cannot be read ({_reason(error)}).") from error
    if len(data) > most:
        raise NotReadable(f"{file} is larger than such a file can be.", "Name another file.")
    return data


def write_new(file: Path, data: bytes, mode: int = 0o644) -> None:
    """Write a file that is not there yet, whatever the umask, or none. Raises AlreadyThere,
    NotWritten."""
    try:
        _write(file, data, mode)
    except FileExistsError as error:
        raise AlreadyThere(
            f"{file} is there already, and is not overwritten.", "Choose another name or folder."
        ) from error
    except (OSError, ValueError) as error:
        raise _not_written(file, error) from error


def replace_file(file: Path, data: bytes) -> None:
    """Exchange what is in a file: whoever reads it sees the old or the new. Raises NotWritten."""
    new = file.with_name(f"{file.name}.new")
    try:
        new.unlink(missing_ok=True)  # of an earlier try that was cut off
        _write(new, data, 0o644)
        new.replace(file)
        _sync_folder(file.parent)
    except OSError as error:
        raise _not_written(file, error) from error


def make_folder(folder: Path) -> None:
    """A folder that may be there already. Raises NotWritten."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise _not_written(folder, error) from error


def _write(file: Path, data: bytes, mode: int) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            os.fchmod(descriptor, mode)
            opened.write(data)
            opened.flush()
            os.fsync(descriptor)
        _sync_folder(file.parent)
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _not_written(file: Path, error: OSError | ValueError) -> NotWritten:
    return NotWritten(
        f"{file} cannot be written ({_reason(error)}).", "Make room, or choose another folder."
    )


def _reason(error: OSError | ValueError) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error)
