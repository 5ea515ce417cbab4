"""A filter of system calls (seccomp): local sockets only, and no changes to what files are.

It covers what Landlock does not: UDP on every kernel and TCP before Linux 6.7; truncating before
6.2 (Debian 12 has 6.1); permissions, owners, times and extended attributes on every kernel.
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
_LOAD, _KEEP_BITS, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x54, 0x15, 0x35, 0x06
_ALLOW, _FAIL = 0x7FFF0000, 0x00050000
_X32 = 0x40000000  # x86-64's second set of system calls, not to be let past the first

# Qt without a display server hears of new input devices by the kernel's own (netlink).
_LOCAL = (socket.AF_UNIX, socket.AF_NETLINK)

# Have the same number on every processor, and programs know how to do without:
# io_uring_setup (whose sockets come around the filter), openat2 (whose flags it cannot see),
# fchmodat2, setxattrat, removexattrat, file_setattr.
_TOO_NEW = (425, 437, 452, 463, 466, 469)

Instruction = tuple[int, int, int, int]


class _Processor(NamedTuple):
    """A processor's own number, and those of its system calls. `gives` are those changes that a
    file of one's own is given away with: permissions and owner of what is open."""

    architecture: int
    socket: int
    opens: tuple[tuple[int, int], ...]  # and which argument holds the flags
    changes: tuple[int, ...]
    gives: tuple[int, ...]


_PROCESSORS = {
    "x86_64": _Processor(
        architecture=0xC000003E,
        socket=41,
        opens=((2, 1), (257, 2)),  # open, openat
        changes=(
            *(76, 90, 268),  # truncate, chmod, fchmodat
            *(92, 94, 260),  # chown, lchown, fchownat
            *(132, 235, 261, 280),  # utime, utimes, futimesat, utimensat
            *(188, 189, 190, 197, 198, 199),  # setxattr and removexattr, with l and f
        ),
        gives=(91, 93),  # fchmod, fchown
    ),
    "aarch64": _Processor(
        architecture=0xC00000B7,
        socket=198,
        opens=((56, 2),),  # openat
        changes=(
            *(45, 53, 54, 88),  # truncate, fchmodat, fchownat, utimensat
            *(5, 6, 7, 14, 15, 16),  # setxattr and removexattr, with l and f
        ),
        gives=(52, 55),  # fchmod, fchown
    ),
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
    yield (_LOAD, 0, 0, _ARCHITECTURE)
    yield from ((_IF_EQUAL, 1, 0, processor.architecture), _fail(errno.ENOSYS))
    yield (_LOAD, 0, 0, _NUMBER)
    yield from ((_IF_AT_LEAST, 0, 1, _X32), _fail(errno.ENOSYS))
    for number in _TOO_NEW:
        yield from _at(number, _fail(errno.ENOSYS))
    # Who writes files of its own says whose they are.
    for number in processor.changes + (() if needs.writes else processor.gives):
        yield from _at(number, _fail(errno.EACCES))
    for number, argument in processor.opens:
        yield from _at(number, *_unless_truncating(argument))
    if "network" not in needs.connections:
        yield from _at(processor.socket, *_only_local())
    yield (_RETURN, 0, 0, _ALLOW)


def _at(number: int, *steps: Instruction) -> tuple[Instruction, ...]:
    """At the system call `number`, whose number is loaded, take the `steps` to a return."""
    return ((_IF_EQUAL, 0, len(steps), number), *steps)


def _unless_truncating(argument: int) -> Iterator[Instruction]:
    yield (_LOAD, 0, 0, _ARGUMENTS + 8 * argument)
    # What is opened for writing too is Landlock's to refuse: /dev/null may be.
    yield (_KEEP_BITS, 0, 0, os.O_ACCMODE | os.O_TRUNC)
    yield from ((_IF_EQUAL, 0, 1, os.O_RDONLY | os.O_TRUNC), _fail(errno.EACCES))
    yield (_RETURN, 0, 0, _ALLOW)


def _only_local() -> Iterator[Instruction]:
    yield (_LOAD, 0, 0, _ARGUMENTS)
    for family in _LOCAL:
        yield from ((_IF_EQUAL, 0, 1, family), (_RETURN, 0, 0, _ALLOW))
    yield _fail(errno.EAFNOSUPPORT)


def _fail(number: int) -> Instruction:
    return (_RETURN, 0, 0, _FAIL | number)
