"""Why the store does not do what it is asked to. What it holds stays as it was."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.errors import KioskError

_STAYS = "The kiosk shows what it did before."
_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
_CLOSED = frozenset((errno.EROFS, errno.EACCES, errno.EPERM))


class StoreRefused(KioskError):
    """The store does not do it. The active content stays active."""

    code = "store-refused"


class Busy(StoreRefused):
    """Another program is at work in the store."""

    code = "store-busy"


class Cancelled(StoreRefused):
    """Somebody cancelled before the new content was active."""

    code = "cancelled"


class SameVersion(StoreRefused):
    """There is content of the same version that is other content."""

    code = "same-version"


class NothingBefore(StoreRefused):
    """There is no content to go back to."""

    code = "nothing-before"


class SlotDamaged(StoreRefused):
    """A slot does not hold what its publisher signed, or nobody trusts that publisher any more."""

    code = "slot-damaged"


class PointerDamaged(StoreRefused):
    """The store does not know any more which slot is active."""

    code = "pointer-damaged"


class StoreFails(StoreRefused):
    """The disk of the store fails."""

    code = "store-fails"


class NoSpace(StoreFails):
    """There is not enough room on the disk of the store."""

    code = "no-space"


class NotWritable(StoreFails):
    """The disk of the store, or the folder, cannot be written."""

    code = "store-not-writable"


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Say what the disk of the store says in words for staff. Raises StoreFails."""
    try:
        yield
    except OSError as error:
        raise _said(folder, error) from error


def _said(folder: Path, error: OSError) -> StoreFails:
    reason = error.strerror or str(error)
    if error.errno in _FULL:
        advice = f"{_STAYS} Make room there: `kiosk store prune` removes what is left over."
        return NoSpace(f"The disk of {folder} is full ({reason}).", advice)
    if error.errno in _CLOSED:
        advice = f"{_STAYS} Run it as the kiosk's user, on a disk that can be written."
        return NotWritable(f"{folder} cannot be written ({reason}).", advice)
    advice = f"{_STAYS} Look at the kernel's messages: the disk may be at its end."
    return StoreFails(f"The disk of {folder} fails ({reason}).", advice)
