"""Receipts on their way to a stick, or into the drop folder.

    kiosk-receipts/Lycee-Example-main-hall/20261122T041005Z-refused.txt

No link on the stick is followed. Names are such that every file system can hold them.
"""

from __future__ import annotations

import errno
import os
import re
import unicodedata
from contextlib import ExitStack, suppress
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.staff.receipt_text import as_text
from kiosk.staff.receipts import Receipt

FOLDER = "kiosk-receipts"

_MOST_IN_A_SECOND = 99
_LONGEST_FOLDER = 60
# What Windows takes for a device, whatever follows a dot.
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
_OPEN_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC

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
    is_new = False
    with suppress(FileExistsError):
        os.mkdir(name, dir_fd=folder)
        os.fsync(folder)
        is_new = True
    entered = os.open(name, _OPEN_FOLDER, dir_fd=folder)
    if is_new:
        _let_read(entered, 0o755)
    return entered


def _let_read(descriptor: int, mode: int) -> None:
    """Whoever may enter the folder with the receipts may read them, whatever the umask; vfat knows
    no modes."""
    with suppress(OSError):
        os.fchmod(descriptor, mode)


def _stem(receipt: Receipt) -> str:
    return f"{re.sub('[:-]', '', receipt.time)}-{receipt.result}"


def _write_new(folder: int, stem: str, data: bytes) -> str:
    """Write a file that was not there before; whole, or not at all. Returns its name."""
    name, descriptor = _create(folder, stem)
    try:
        with os.fdopen(descriptor, "wb") as file:
            _let_read(descriptor, 0o644)
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
