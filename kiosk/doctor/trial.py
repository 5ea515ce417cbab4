"""Tries what a visitor process must not be able to do, in a process that has given it up."""

from __future__ import annotations

import json
import os
import resource
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kiosk.supervisor.sandbox.enter import Name, enter_sandbox
from kiosk.supervisor.sandbox.kernel import process_control
from kiosk.supervisor.sandbox.needs import Needs

_PR_GET_DUMPABLE, _PR_GET_NO_NEW_PRIVS = 3, 39


class Trial(NamedTuple):
    """A protection: why the process could not take it, or empty; and whether it held."""

    name: Name
    lacking: str
    held: bool


class _Ground(NamedTuple):
    """Things to be out of reach: a file, a listener for TCP and one without a file, a process."""

    file: Path
    port: int
    abstract: bytes
    process: int


def try_sandbox(needs: Needs, *, swap: bool) -> tuple[Trial, ...]:
    """Enter the sandbox in a child process and try each protection. Raises OSError."""
    reader, writer = os.pipe()
    with os.fdopen(reader) as told, _ground() as ground:
        child = os.fork()
        if not child:
            _try_all(ground, needs, swap, writer)
        os.close(writer)
        text = told.read()
        os.waitpid(child, 0)
    if not text:
        raise OSError("the process that tried has died")
    return tuple(Trial(*trial) for trial in json.loads(text))


@contextmanager
def _ground() -> Iterator[_Ground]:
    with (
        tempfile.TemporaryDirectory(prefix="kiosk-doctor-") as folder,
        socket.create_server(("127.0.0.1", 0)) as listener,
        socket.socket(socket.AF_UNIX) as local,
    ):
        file = Path(folder, "file")
        file.write_text("There is nothing to be read here.\n")
        local.bind("")  # a name of the kernel's choice
        local.listen()
        address: bytes = local.getsockname()
        yield _Ground(file, listener.getsockname()[1], address, os.getpid())


def _try_all(ground: _Ground, needs: Needs, swap: bool, writer: int) -> None:
    try:
        found = enter_sandbox(needs, swap=swap)
        possible = _possible(ground)
        trials = [Trial(one.name, one.lacking, not possible[one.name]()) for one in found]
        os.write(writer, json.dumps(trials).encode())
    finally:
        os._exit(0)


def _possible(ground: _Ground) -> dict[Name, Callable[[], bool]]:
    """For each protection, whether what it forbids can be done all the same."""
    return {
        "privileges": lambda: not process_control(_PR_GET_NO_NEW_PRIVS),
        "core": _leaves_a_core,
        "swap": _may_be_swapped,
        "files": partial(_any_can, _write, _read, _run, ground=ground),
        "changes": partial(_any_can, _truncate, _mark, ground=ground),
        "network": partial(_any_can, _connect, _make_udp_socket, ground=ground),
        "signals": partial(_any_can, _signal, ground=ground),
        "abstract-sockets": partial(_any_can, _connect_abstract, ground=ground),
    }


def _leaves_a_core() -> bool:
    limits = resource.getrlimit(resource.RLIMIT_CORE)
    return limits != (0, 0) or bool(process_control(_PR_GET_DUMPABLE))


def _may_be_swapped() -> bool:
    return "\nVmLck:\t       0 kB\n" in Path("/proc/self/status").read_text()


def _any_can(*actions: Callable[[_Ground], object], ground: _Ground) -> bool:
    return any(_can(action, ground) for action in actions)


def _can(action: Callable[[_Ground], object], ground: _Ground) -> bool:
    try:
        action(ground)
    except OSError:
        return False
    return True


def _write(ground: _Ground) -> None:
    ground.file.with_name("written").touch()


def _read(ground: _Ground) -> None:
    ground.file.read_bytes()


def _run(_: _Ground) -> None:
    os.waitpid(os.posix_spawn("/bin/true", ["true"], {}), 0)


def _truncate(ground: _Ground) -> None:
    os.truncate(ground.file, 0)


def _mark(ground: _Ground) -> None:
    ground.file.chmod(0o600)


def _connect(ground: _Ground) -> None:
    socket.create_connection(("127.0.0.1", ground.port)).close()


def _make_udp_socket(_: _Ground) -> None:
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()


def _signal(ground: _Ground) -> None:
    os.kill(ground.process, 0)


def _connect_abstract(ground: _Ground) -> None:
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(ground.abstract)
