"""Wrong tries at the PIN, and how long to wait after so many.

They are kept in a small file in the runtime folder (/run, which a restart of the machine
empties), so that a staff process that is started anew goes on waiting. Time is in seconds of the
boot clock: nobody can set it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from kiosk.files import read_bounded, replace_file
from kiosk.staff.pin import OWNER_ONLY, Pin, PinRecord

FREE_TRIES = 3
LONGEST_WAIT = 300.0
_FIRST_WAIT = 5.0
# So many tries have the longest wait; more are not counted.
_MOST_COUNTED = 9
# What cannot be known counts as so many: a wait of 40 s, in which a panel does not close yet.
_DOUBTED = 6
_MOST_BYTES = 256


def wait_after(wrong: int) -> float:
    """Seconds to wait after so many wrong tries in a row: none after two, then 5, 10, 20 … 300."""
    if wrong < FREE_TRIES:
        return 0.0
    doublings = min(wrong, _MOST_COUNTED) - FREE_TRIES
    return min(_FIRST_WAIT * 2.0**doublings, LONGEST_WAIT)


class Attempts(Struct, frozen=True, forbid_unknown_fields=True):
    """So many wrong tries in a row, the last one `at` this moment of the boot clock."""

    wrong: Annotated[int, Meta(ge=0, le=_MOST_COUNTED)]
    at: Annotated[float, Meta(ge=0)]

    def seconds_left(self, now: float) -> float:
        """How long nobody may try."""
        return max(0.0, self.at + wait_after(self.wrong) - now)


class WrongTries:
    """The wrong tries since the last right one.

    Where `file` is damaged or cannot be written, that counts as some wrong tries just now: it
    opens nothing, and nobody waits for ever.
    """

    def __init__(self, file: Path, clock: Callable[[], float]) -> None:
        self._file = file
        self._clock = clock
        self._attempts = _read(file, clock())
        if not self._keep():
            self._attempts = Attempts(_DOUBTED, clock())

    def seconds_left(self) -> float:
        """How long nobody may try."""
        return self._attempts.seconds_left(self._clock())

    def admits(self, pin: Pin, record: PinRecord) -> bool:
        """Whether this is the PIN and it may be tried now. Takes part of a second.

        A try counts as wrong until it has proven right: ending the process meanwhile is no way
        to a free one.
        """
        if self.seconds_left() > 0:
            return False
        self._count(self._attempts.wrong + 1)
        right = record.matches(pin)
        self._count(0 if right else self._attempts.wrong)
        return right

    def _count(self, wrong: int) -> None:
        self._attempts = Attempts(min(wrong, _MOST_COUNTED), self._clock())
        self._keep()

    def _keep(self) -> bool:
        with suppress(OSError):
            replace_file(self._file, msgspec.json.encode(self._attempts), OWNER_ONLY)
            return True
        return False


def attempts_file(runtime: Path) -> Path:
    """Where the wrong tries are kept, in a folder that is emptied when the machine starts."""
    return runtime / "pin-attempts.json"


def boot_clock() -> float:
    """Seconds since the machine was started, asleep or not (CLOCK_BOOTTIME, clock_gettime(2))."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


def _read(file: Path, now: float) -> Attempts:
    try:
        found = msgspec.json.decode(read_bounded(file, _MOST_BYTES), type=Attempts)
    except (FileNotFoundError, NotADirectoryError):
        return Attempts(0, now)
    except (OSError, msgspec.DecodeError, ValueError):  # ValueError: bytes that are no text
        return Attempts(_DOUBTED, now)
    # A moment that is still to come is one of the machine's last run.
    return Attempts(found.wrong, min(found.at, now))
