"""Processes as the kernel sees them: who belongs together, and what they take."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from math import nan
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_STEP, _LONGEST = 0.3, 10.0


def family(pid: int) -> Iterable[int]:
    """A process and everything it has started."""
    with suppress(OSError):
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        yield pid
        for thread in threads:
            for child in map(int, (thread / "children").read_text("ascii").split()):
                yield from family(child)


def proportional_set_size(pid: int) -> int:
    """Bytes of memory, shared pages divided among those that share them (proc(5))."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    raise ProcessLookupError(pid)


def memory(pid: int) -> float:
    """Bytes of memory of a whole family; not a number where this user may not look.

    Visitor processes let nobody but root look into them (docs/security.md).
    """
    try:
        return sum(map(proportional_set_size, family(pid)))
    except PermissionError:
        return nan


def processor_seconds(pid: int) -> float:
    """What a whole family has used of processors so far."""
    return sum(map(_seconds, family(pid)))


def is_gone(pid: int) -> bool:
    """Whether nothing of a process is left but, perhaps, its exit code."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def wait_until_quiet(pid: int) -> None:
    """Wait until a whole family has nothing to do, or for some seconds where it always has."""
    before, deadline = -1.0, time.monotonic() + _LONGEST
    while (now := processor_seconds(pid)) != before and time.monotonic() < deadline:
        before = now
        time.sleep(_STEP)


def _seconds(pid: int) -> float:
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS  # utime and stime, proc(5)
    return 0.0
