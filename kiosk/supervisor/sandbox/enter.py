"""Gives up, in one go, all that a visitor process does not need."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal, NamedTuple

from kiosk.supervisor.sandbox.landlock import SCOPE_ABI, TCP_ABI, keep_only, landlock_abi
from kiosk.supervisor.sandbox.limits import leave_no_core, refuse_new_privileges, stay_out_of_swap
from kiosk.supervisor.sandbox.needs import Needs
from kiosk.supervisor.sandbox.seccomp import filter_calls

Name = Literal[
    "privileges", "core", "files", "changes", "network", "signals", "abstract-sockets", "swap"
]


class Protection(NamedTuple):
    """One thing a process gives up. `lacking` says why it could not, or is empty.

    `files` are those it does not need, to read and to run, and all writing; `changes` are those
    that no writing is needed for: truncating, permissions, owners, times, attributes.
    """

    name: Name
    lacking: str = ""


def enter_sandbox(needs: Needs, *, swap: bool) -> tuple[Protection, ...]:
    """Give up all but `needs`, and without `swap` that too. Returns what that came to.

    Nothing can be taken back, and what fails does not stop the rest. What `needs` keeps is no
    protection and not in the list. Call it in the process's only thread: neither Landlock nor
    the filter binds threads that already run.
    """
    found = [*give_up_privileges()]
    if not swap:
        found.append(_try("swap", stay_out_of_swap))
    files = _try("files", partial(keep_only, needs))
    changes = _try("changes", partial(filter_calls, needs))
    abi = 0 if files.lacking else landlock_abi()
    found += [files, changes, _network(changes, abi), *_scoped(files, abi)]
    return tuple(protection for protection in found if protection.name not in needs.connections)


def give_up_privileges() -> tuple[Protection, ...]:
    """Give up what no process of the kiosk needs, and neither what it runs."""
    return _try("privileges", refuse_new_privileges), _try("core", leave_no_core)


def _network(changes: Protection, abi: int) -> Protection:
    """The filter's work; without it, Landlock's."""
    if not changes.lacking or abi < TCP_ABI:
        return Protection("network", changes.lacking)
    return Protection("network", f"TCP alone is given up: {changes.lacking}")


def _scoped(files: Protection, abi: int) -> Iterator[Protection]:
    too_old = f"the kernel's Landlock has version {abi}, not {SCOPE_ABI}"
    lacking = "" if abi >= SCOPE_ABI else files.lacking or too_old
    yield Protection("signals", lacking)
    yield Protection("abstract-sockets", lacking)


def _try(name: Name, give_up: Callable[[], None]) -> Protection:
    try:
        give_up()
    except OSError as error:
        return Protection(name, error.strerror or str(error))
    return Protection(name)
