"""Limits of a process: no new privileges, no core dump, no page of it in swap."""

from __future__ import annotations

import resource

from kiosk.supervisor.sandbox.kernel import lock_memory, process_control

_PR_SET_DUMPABLE = 4
_PR_SET_NO_NEW_PRIVS = 38
_NOW, _FROM_NOW_ON, _WHEN_TOUCHED = 1, 2, 4


def refuse_new_privileges() -> None:
    """Let no program that this process starts gain rights by its owner. Raises OSError."""
    process_control(_PR_SET_NO_NEW_PRIVS, 1)


def leave_no_core() -> None:
    """Leave nothing to core files, crash daemons, and debuggers of the same user. Raises OSError.

    A crash daemon is called in spite of RLIMIT_CORE; only a process that is not dumpable is
    spared (core(5)). Without the rights of root nobody can look into its memory either.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    process_control(_PR_SET_DUMPABLE, 0)


def stay_out_of_swap() -> None:
    """Keep every page in memory, once it is used. Raises OSError.

    Every mapping counts against the limit in full, so with a finite one a later mapping would
    fail in the middle of a visit: it must be infinite, or the process have CAP_IPC_LOCK, which
    a limit of zero finds out.
    """
    _, most = resource.getrlimit(resource.RLIMIT_MEMLOCK)
    is_infinite = most == resource.RLIM_INFINITY
    resource.setrlimit(resource.RLIMIT_MEMLOCK, (most if is_infinite else 0, most))
    try:
        lock_memory(_NOW | _FROM_NOW_ON | _WHEN_TOUCHED)
    except PermissionError as error:
        raise OSError(error.errno, "the limit of locked memory is too low") from error
