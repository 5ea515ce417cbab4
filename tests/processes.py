"""Watching processes: their children, what they hold open, and waiting for what will happen."""

import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 60.0


def wait_until(condition: Callable[[], object], patience: float = PATIENCE) -> None:
    """Look again and again. What never happens fails the test."""
    deadline = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.005)


def children_of(pid: int) -> list[int]:
    """All child processes, zombies too."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = stat.read_text().rpartition(")")[2].split()[1]
        except OSError:  # it has gone meanwhile
            continue
        if int(parent) == pid:
            found.append(int(stat.parent.name))
    return sorted(found)


def is_alive(pid: int) -> bool:
    """Whether the process exists and is no zombie."""
    return state_of(pid) not in ("", "Z")


def state_of(pid: int) -> str:
    """The letter that proc(5) has for what a process does: T where it stands still; or nothing."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""


def descriptors_of(pid: int) -> int:
    """How many file descriptors the process holds open."""
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))
