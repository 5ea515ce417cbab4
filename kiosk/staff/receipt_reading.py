"""Receipts from a stick, or from wherever somebody collects them.

The stick is not trusted: no link on it is followed, and neither what is read nor what is looked
at is without a limit.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from kiosk.errors import KioskError
from kiosk.staff.receipt_text import MOST_BYTES, one_line, read_receipt
from kiosk.staff.receipts import Receipt

MOST_RECEIPTS = 2000

_MOST_ENTRIES = 50_000
_DEEPEST = 5
_NAME = re.compile(r"[0-9]{8}T[0-9]{6}Z-[a-z]+(_[0-9]{2})?\.txt")
# A pipe in place of a file would keep its reader waiting for ever.
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


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
