"""Landlock: what files, TCP, signals and abstract sockets a process may still use.

Numbers are those of include/uapi/linux/landlock.h. The interface has versions (ABI): 1 since
Linux 5.13 (files), 3 since 6.2 (truncating), 4 since 6.7 (TCP), 5 since 6.10 (control of
devices), 6 since 6.12 (signals, abstract sockets). What is newer is not used.
"""

from __future__ import annotations

import errno
import os
import stat
import struct
from pathlib import Path

from kiosk.supervisor.sandbox.kernel import system_call
from kiosk.supervisor.sandbox.needs import Needs

# The same on every processor.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ASK_VERSION = 1
_PATH_BENEATH = 1

_WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 1, 1 << 2, 1 << 3
_REMOVE_FILE, _MAKE_FILE = 1 << 5, 1 << 8
_TRUNCATE, _CONTROL_DEVICE = 1 << 14, 1 << 15
_READ = _READ_FILE | _READ_DIR
_CHANGE = _READ | _WRITE_FILE | _REMOVE_FILE | _MAKE_FILE
_USE_DEVICE = _READ | _WRITE_FILE | _TRUNCATE | _CONTROL_DEVICE
_OF_FILES = _WRITE_FILE | _READ_FILE | _TRUNCATE | _CONTROL_DEVICE

# How many rights to files an ABI knows; 16 from ABI 5 on.
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
_ALL_FILE_RIGHTS = 16
_BIND_AND_CONNECT_TCP = 0b11
_ABSTRACT_SOCKETS, _SIGNALS = 1 << 0, 1 << 1

TCP_ABI, SCOPE_ABI = 4, 6

_WHY_NONE = {
    errno.ENOSYS: "the kernel has no Landlock",
    errno.EOPNOTSUPP: "Landlock is switched off",
}


def landlock_abi() -> int:
    """The version of the kernel's Landlock. Raises OSError where there is none."""
    try:
        return system_call(_CREATE_RULESET, None, 0, _ASK_VERSION)
    except OSError as error:
        why = _WHY_NONE.get(error.errno or 0, error.strerror)
        raise OSError(error.errno, why) from error


def keep_only(needs: Needs) -> None:
    """Give up all that Landlock knows and `needs` does not name; also for children, for good.

    It binds the thread that calls it and those that it starts. It wants PR_SET_NO_NEW_PRIVS
    before. Raises OSError.
    """
    abi = landlock_abi()
    ruleset = _new_ruleset(needs, abi)
    try:
        for path in needs.reads:
            _allow(ruleset, path, _READ)
        for path in needs.devices:
            _allow(ruleset, path, _USE_DEVICE & _file_rights(abi))
        for path in needs.writes:
            _allow(ruleset, path, _CHANGE)
        system_call(_RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def _new_ruleset(needs: Needs, abi: int) -> int:
    tcp = 0 if "network" in needs.connections or abi < TCP_ABI else _BIND_AND_CONNECT_TCP
    scopes = _SIGNALS
    if "abstract-sockets" not in needs.connections:
        scopes |= _ABSTRACT_SOCKETS
    # An older kernel takes the whole as long as what it does not know is zero.
    given_up = struct.pack("=QQQ", _file_rights(abi), tcp, scopes if abi >= SCOPE_ABI else 0)
    return system_call(_CREATE_RULESET, given_up, len(given_up), 0)


def _file_rights(abi: int) -> int:
    return (1 << _FILE_RIGHTS.get(abi, _ALL_FILE_RIGHTS)) - 1


def _allow(ruleset: int, path: Path, rights: int) -> None:
    try:
        opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # What is not there, or cannot be reached, is not needed.
    try:
        if not stat.S_ISDIR(os.fstat(opened).st_mode):
            rights &= _OF_FILES
        system_call(_ADD_RULE, ruleset, _PATH_BENEATH, struct.pack("=Qi", rights, opened), 0)
    finally:
        os.close(opened)
