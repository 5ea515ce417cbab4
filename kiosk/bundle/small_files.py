"""Keys and root files on a disk: what `kiosk.files` cannot read or write has a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk import files
from kiosk.errors import KioskError

FOR_EVERYBODY = 0o644


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
        data = files.read_bounded(file, most + 1)
    except (OSError, ValueError) as error:  # a name can hold what no name may
        raise NotReadable(f"{file} cannot be read ({_reason(error)}).") from error
    if len(data) > most:
        raise NotReadable(f"{file} is larger than such a file can be.", "Name another file.")
    return data


def write_new(file: Path, data: bytes, mode: int = FOR_EVERYBODY) -> None:
    """Write a file that is not there yet, or none. Raises AlreadyThere, NotWritten."""
    with writing(file):
        files.write_new(file, data, mode)


def replace_file(file: Path, data: bytes) -> None:
    """Exchange what is in a file: whoever reads it sees the old or the new. Raises NotWritten."""
    with writing(file):
        files.replace_file(file, data, FOR_EVERYBODY)


def make_folder(folder: Path) -> None:
    """A folder that may be there already. Raises NotWritten."""
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Say why a file or folder cannot be written in words. Raises AlreadyThere, NotWritten."""
    try:
        yield
    except FileExistsError as error:
        raise AlreadyThere(
            f"{path} is there already, and is not overwritten.", "Choose another name or folder."
        ) from error
    except (OSError, ValueError) as error:
        raise NotWritten(
            f"{path} cannot be written ({_reason(error)}).", "Make room, or choose another folder."
        ) from error


def _reason(error: OSError | ValueError) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error)
