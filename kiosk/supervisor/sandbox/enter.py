"""Gives up, in one go, all that a visitor process does not need."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from kiosk.supervisor.sandbox.landlock import (
    SCOPE_ABI,
    TCP_ABI,
    TRUNCATE_ABI,
    keep_only,
    landlock_abi,
)
from kiosk.supervisor.sandbox.limits import leave_no_core, refuse_new_privileges, stay_out_of_swap
from kiosk.supervisor.sandbox.needs import Needs
from kiosk.supervisor.sandbox.seccomp import filter_calls

Name = Literal[
    "privileges", "core", "files", "truncating", "network", "signals", "abstract-sockets", "swap"
]

_SCOPED: tuple[Name, ...] = ("signals", "abstract-sockets")


@dataclass(frozen=True)
class Protection:
    """One thing a process gives up. `lacking` says why it could not, or is empty."""

    name: Name
    lacking: str = ""


def enter_sandbox(needs: Needs, *, swap: bool) -> tuple[Protection, ...]:
    """Give up all but `needs`, and without `swap` that too. Returns what that came to.

    Nothing can be taken back, and what fails does not stop the rest. What `needs` keeps is no
    protection and not in the list. Call it in the process's only thread: neither Landlock nor
    the filter binds threads that already run.
    """
    found = [_try("privileges", refuse_new_privileges), _try("core", leave_no_core)]
    if not swap:
        found.append(_try("swap", stay_out_of_swap))
    found.append(files := _try("files", partial(keep_only, needs)))
    filtered = _try("network", partial(filter_calls, needs))
    abi = 0 if files.lacking else landlock_abi()
    found += _by_version(files, filtered, abi)
    return tuple(protection for protection in found if protection.name not in needs.connections)


def _by_version(files: Protection, filtered: Protection, abi: int) -> Iterator[Protection]:
    """What depends on the version of Landlock, and on the filter that steps in for an old one."""
    yield Protection("truncating", "" if abi >= TRUNCATE_ABI else filtered.lacking)
    only_tcp = f"TCP alone is given up: {filtered.lacking}"
    yield replace(filtered, lacking=only_tcp) if filtered.lacking and abi >= TCP_ABI else filtered
    too_old = files.lacking or f"the kernel's Landlock has version {abi}, not {SCOPE_ABI}"
    for name in _SCOPED:
        yield Protection(name, "" if abi >= SCOPE_ABI else too_old)


def _try(name: Name, give_up: Callable[[], None]) -> Protection:
    try:
        give_up()
    except OSError as error:
        return Protection(name, error.strerror or str(error))
    return Protection(name)
