"""When the kiosk was last started, and why: a small file in the runtime folder (/run, which a
restart of the machine empties). Nothing in it is about visitors.

Only an end that was wanted is noted, so that one without a note was none.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import MAXYEAR, MINYEAR, datetime
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec
from msgspec import Struct

from kiosk.files import read_bounded, remove_file, replace_file

# Who or what started the kiosk: a service manager, a person, staff at the panel; or it had died.
Why = Literal["service", "hand", "staff", "died"]
# What staff or the service manager wanted; empty while the kiosk runs, or where it died.
End = Literal["", "told", "restart", "stop"]

_OWNER_ONLY = 0o600
_MOST_BYTES = 256


class LastStart(NamedTuple):
    """When the kiosk was last started, by its clock, and why. `at` has its time zone."""

    at: datetime
    why: Why


class _Run(Struct, frozen=True, forbid_unknown_fields=True):
    at: datetime
    why: Why
    ended: End = ""


def stopped_file(runtime: Path) -> Path:
    """There while staff want the kiosk to stay ended; the kiosk's unit looks for it."""
    return runtime / "stopped"


def last_start(runtime: Path) -> LastStart | None:
    """When and why the kiosk was started that runs now; None where nobody noted it."""
    run = _read(runtime)
    return LastStart(run.at, run.why) if run else None


def note_start(runtime: Path, now: datetime, *, as_service: bool) -> Callable[[End], None]:
    """Note that the kiosk starts `now`, which has its time zone; `as_service`: a service manager
    watches it. Returns what notes how it ends. Without a runtime folder nothing is tried, and where
    nothing can be noted the kiosk runs all the same."""
    if not _is_there(runtime):
        return lambda _: None
    run = _Run(now, _why(_read(runtime), as_service))
    _write(runtime, run)
    with suppress(OSError):
        remove_file(stopped_file(runtime))

    def note_end(how: End) -> None:
        _write(runtime, _Run(run.at, run.why, how))
        if how == "stop":
            with suppress(OSError):
                replace_file(stopped_file(runtime), b"", _OWNER_ONLY)

    return note_end


def _why(before: _Run | None, as_service: bool) -> Why:
    if before and before.ended == "restart":
        return "staff"
    if before and before.ended == "":
        return "died"
    return "service" if as_service else "hand"


def _is_there(folder: Path) -> bool:
    with suppress(OSError):
        return folder.is_dir()
    return False


def _file(runtime: Path) -> Path:
    return runtime / "last-start.json"


def _read(runtime: Path) -> _Run | None:
    with suppress(OSError, msgspec.MsgspecError, ValueError):
        run = msgspec.json.decode(read_bounded(_file(runtime), _MOST_BYTES), type=_Run)
        # Every zone has a time for it.
        return run if run.at.tzinfo and MINYEAR < run.at.year < MAXYEAR else None
    return None


def _write(runtime: Path, run: _Run) -> None:
    with suppress(OSError):
        replace_file(_file(runtime), msgspec.json.encode(run), _OWNER_ONLY)
