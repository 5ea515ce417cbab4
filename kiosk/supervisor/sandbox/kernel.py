"""The system calls that Python has no functions for."""

from __future__ import annotations

import ctypes
import os

_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long


def system_call(number: int, *arguments: int | bytes | None) -> int:
    """Make a system call. Bytes are handed over by address. Raises OSError."""
    return _checked(_libc.syscall(ctypes.c_long(number), *map(_as_word, arguments)))


def process_control(option: int, *arguments: int | bytes) -> int:
    """Make a call of prctl(2). Raises OSError."""
    words = [*map(_as_word, arguments), *[ctypes.c_ulong(0)] * 4]
    return _checked(_libc.prctl(option, *words[:4]))


def lock_memory(flags: int) -> None:
    """Make a call of mlockall(2). Raises OSError."""
    _checked(_libc.mlockall(flags))


def _as_word(argument: int | bytes | None) -> ctypes.c_ulong | bytes | None:
    return ctypes.c_ulong(argument) if isinstance(argument, int) else argument


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
