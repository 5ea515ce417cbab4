"""A filter of system calls (seccomp): no sockets but local ones, and no truncating.

It covers what Landlock does not: UDP on every kernel, TCP before Linux 6.7, truncating before
6.2 (Debian 12 has 6.1). io_uring would make sockets around it, so there is none.
"""

from __future__ import annotations

import ctypes
import errno
import os
import socket
import struct
import sys
from collections.abc import Iterator
from typing import NamedTuple

from kiosk.supervisor.sandbox.kernel import process_control
from kiosk.supervisor.sandbox.needs import Needs

_PR_SET_SECCOMP, _MODE_FILTER = 22, 2

# Where struct seccomp_data holds what; all processors below are little-endian.
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _IF_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _FAIL = 0x7FFF0000, 0x00050000
_X32 = 0x40000000  # x86-64's second set of system calls, not to be let past the first

# Qt without a display server hears of new input devices by the kernel's own (netlink).
_LOCAL = (socket.AF_UNIX, socket.AF_NETLINK)

Instruction = tuple[int, int, int, int]


class _Processor(NamedTuple):
    """The numbers of a processor: its own, and those of system calls."""

    architecture: int
    socket: int
    truncate: int
    opens: tuple[tuple[int, int], ...]  # and which argument holds the flags
    io_uring_setup: int = 425
    openat2: int = 437


_PROCESSORS = {
    "x86_64": _Processor(0xC000003E, socket=41, truncate=76, opens=((2, 1), (257, 2))),
    "aarch64": _Processor(0xC00000B7, socket=198, truncate=45, opens=((56, 2),)),
}


def filter_calls(needs: Needs) -> None:
    """Install the filter, also for children and for good. Raises OSError.

    It binds the thread that calls it and those that it starts. It wants PR_SET_NO_NEW_PRIVS
    before.
    """
    processor = _PROCESSORS.get(os.uname().machine) if sys.maxsize > 2**32 else None
    if processor is None:
        raise OSError(errno.ENOSYS, f"no filter is known for {os.uname().machine}")
    program = b"".join(struct.pack("=HBBI", *step) for step in _program(processor, needs))
    buffer = ctypes.create_string_buffer(program, len(program))
    described = struct.pack("HP", len(program) // 8, ctypes.addressof(buffer))
    process_control(_PR_SET_SECCOMP, _MODE_FILTER, described)


def _program(processor: _Processor, needs: Needs) -> Iterator[Instruction]:
    yield from (
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_IF_EQUAL, 1, 0, processor.architecture),
        _fail(errno.ENOSYS),
        (_LOAD, 0, 0, _NUMBER),
        (_IF_AT_LEAST, 0, 1, _X32),
        _fail(errno.ENOSYS),
    )
    yield from _refuse(processor.openat2, _fail(errno.ENOSYS))  # its flags lie out of sight
    yield from _refuse(processor.io_uring_setup, _fail(errno.ENOSYS))
    yield from _refuse(processor.truncate, _fail(errno.EACCES))
    for number, argument in processor.opens:
        truncating = ((_IF_ANY_BIT, 0, 1, os.O_TRUNC), _fail(errno.EACCES))
        yield from _refuse(number, (_LOAD, 0, 0, _ARGUMENTS + 8 * argument), *truncating)
    if "network" not in needs.connections:
        yield from _refuse(processor.socket, *_unless_local())
    yield (_RETURN, 0, 0, _ALLOW)


def _refuse(number: int, *steps: Instruction) -> tuple[Instruction, ...]:
    """At the system call `number` take the `steps`, which may fall through."""
    return ((_LOAD, 0, 0, _NUMBER), (_IF_EQUAL, 0, len(steps), number), *steps)


def _unless_local() -> Iterator[Instruction]:
    yield (_LOAD, 0, 0, _ARGUMENTS)
    for ahead, family in zip(range(len(_LOCAL), 0, -1), _LOCAL, strict=True):
        yield (_IF_EQUAL, ahead, 0, family)
    yield _fail(errno.EAFNOSUPPORT)


def _fail(number: int) -> Instruction:
    return (_RETURN, 0, 0, _FAIL | number)
