"""Receipts on a stick, beside the drop folder, or wherever somebody collects them.

    kiosk-receipts/Lycee-Example-main-hall/20261122T041005Z-refused.txt

The stick is not trusted: no link on it is followed, and neither what is read nor what is
looked at is without a limit. Names are such that every file system on a stick can hold them.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from kiosk.errors import KioskError
from kiosk.staff.receipts import MOST_BYTES, Receipt, as_text, one_line, read_receipt

FOLDER = "kiosk-receipts"
MOST_RECEIPTS = 2000

_MOST_ENTRIES = 50_000
_DEEPEST = 5
_MOST_IN_A_SECOND = 99
_LONGEST_FOLDER = 60
_NAME = re.compile(r"[0-9]{8}T[0-9]{6}Z-[a-z]+(_[0-9]{2})?\.txt")
# What Windows takes for a device, whatever follows a dot.
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
_OPEN_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
# A pipe in place of a file would keep its reader waiting for ever.
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC

_WHY = {
    errno.ENOSPC: "it is full",
    errno.EROFS: "nothing can be written to it",
    errno.EACCES: "the kiosk may not write to it",
    errno.EPERM: "the kiosk may not write to it",
    errno.ENOENT: "it is no longer there",
    errno.ENODEV: "it is no longer there",
    errno.ENXIO: "it is no longer there",
    errno.EIO: "it was pulled out, or is damaged",
    errno.ELOOP: f"{FOLDER} on it is not a folder",
    errno.ENOTDIR: f"{FOLDER} on it is not a folder",
}


class ReceiptNotWritten(KioskError):
    """The receipt of a try cannot be written. What was tried is done, or refused, all the same."""

    code = "receipt-not-written"


class Unread(NamedTuple):
    """A file or folder that was left out: where it is, a stable code, and a sentence why."""

    path: Path
    code: str
    sentence: str

    def __str__(self) -> str:
        return one_line(f"{self.path}: {self.code}: {self.sentence}")


class Reading(NamedTuple):
    """The receipts of a folder, by their names, so the oldest of a kiosk first; what could not
    be read; and how many older ones were `left_out`."""

    receipts: tuple[Receipt, ...]
    unread: tuple[Unread, ...]
    left_out: int

    def gaps(self) -> tuple[str, ...]:
        """What the receipts do not tell, one sentence for each."""
        older = (f"Older receipts that were left out: {self.left_out}.",) if self.left_out else ()
        return (*map(str, self.unread), *older)


def write_receipt(drive: Path, receipt: Receipt) -> Path:
    """Write a receipt into its folder on `drive`, as a new file. Returns where it is.

    Raises ReceiptNotWritten, which changes nothing about what the receipt tells.
    """
    folders = FOLDER, folder_name(receipt.kiosk)
    try:
        with ExitStack() as opened:
            folder = os.open(drive, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            opened.callback(os.close, folder)
            for name in folders:
                folder = _enter(folder, name)
                opened.callback(os.close, folder)
            written = _write_new(folder, _stem(receipt), as_text(receipt).encode())
    except OSError as error:
        why = _WHY.get(error.errno or 0, error.strerror or str(error))
        raise ReceiptNotWritten(
            f"No receipt could be written to {drive}: {why}.",
            "Nothing else is lost: the kiosk is as its screen says. For a receipt, use a drive "
            "with free space that can be written to.",
        ) from error
    return drive.joinpath(*folders, written)


def folder_name(kiosk: str) -> str:
    """The name of a kiosk's folder. Kiosks that share one are told apart by their receipts."""
    plain = unicodedata.normalize("NFKD", kiosk).encode("ascii", "ignore").decode()
    name = re.sub(r"[^A-Za-z0-9]+", "-", plain)[:_LONGEST_FOLDER].strip("-")
    return f"kiosk-{name}".strip("-") if not name or _DEVICE.fullmatch(name) else name


def _enter(folder: int, name: str) -> int:
    try:
        os.mkdir(name, dir_fd=folder)
        os.fsync(folder)
    except FileExistsError:
        pass
    return os.open(name, _OPEN_FOLDER, dir_fd=folder)


def _stem(receipt: Receipt) -> str:
    return f"{re.sub('[:-]', '', receipt.time)}-{receipt.result}"


def _write_new(folder: int, stem: str, data: bytes) -> str:
    """Write a file that was not there before; whole, or not at all. Returns its name."""
    name, descriptor = _create(folder, stem)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        os.fsync(folder)
    except OSError:
        with suppress(OSError):
            os.unlink(name, dir_fd=folder)
        raise
    return name


def _create(folder: int, stem: str) -> tuple[str, int]:
    # "_" sorts behind ".": the second file of a second comes after the first.
    endings = ("", *(f"_{number:02}" for number in range(2, _MOST_IN_A_SECOND + 1)))
    for name in (f"{stem}{ending}.txt" for ending in endings):
        with suppress(FileExistsError):
            return name, os.open(name, _CREATE, 0o644, dir_fd=folder)
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), stem)


def read_receipts(folder: Path) -> Reading:
    """Read the newest receipts in `folder`, a stick or copies of several. Raises nothing."""
    found = tuple(islice(_find(folder), _MOST_ENTRIES))
    unread = [one for one in found if isinstance(one, Unread)]
    if len(found) == _MOST_ENTRIES:
        sentence = f"It holds more than {_MOST_ENTRIES} files; the others were not looked at."
        unread.append(Unread(folder, "too-many", sentence))
    paths = sorted((one for one in found if isinstance(one, Path)), key=lambda one: one.name)
    receipts = []
    for path in paths[-MOST_RECEIPTS:]:
        try:
            receipts.append(read_receipt(_read(path)))
        except KioskError as error:
            unread.append(Unread(path, error.code, str(error.args[0])))
        except OSError as error:
            unread.append(_unreadable(path, error))
    return Reading(tuple(receipts), tuple(unread), max(0, len(paths) - MOST_RECEIPTS))


def _find(folder: Path) -> Iterator[Path | Unread | None]:
    """Each file that is named like a receipt; None for all else, which counts as well."""
    waiting = [(folder, 0)]
    while waiting:
        here, depth = waiting.pop()
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    is_folder = entry.is_dir(follow_symlinks=False)
                    if is_folder and depth < _DEEPEST:
                        waiting.append((Path(entry.path), depth + 1))
                    is_receipt = not is_folder and _NAME.fullmatch(entry.name)
                    yield Path(entry.path) if is_receipt else None
        except OSError as error:
            yield _unreadable(here, error)


def _read(path: Path) -> bytes:
    descriptor = os.open(path, _READ)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "it is not a regular file")
        data = os.read(descriptor, MOST_BYTES + 1)
    finally:
        os.close(descriptor)
    if len(data) > MOST_BYTES:
        raise OSError(errno.EFBIG, f"it is larger than {MOST_BYTES // 1024} KiB")
    return data


def _unreadable(path: Path, error: OSError) -> Unread:
    return Unread(path, "unreadable", f"It cannot be read ({error.strerror or error}).")
