"""A program whose power is cut: it ends at one of its calls to the file system, without another.

What it has written and not made to last is cut too, as a file system may have it after a loss of
power: of such a file the name is there and nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CALLS = (
    *("open", "write", "fsync", "fchmod", "close"),
    *("mkdir", "rename", "replace", "unlink", "rmdir"),
)
_CUT, _DONE, _FAILED = 40, 41, 42


def is_cut_off(work: Callable[[], object], call: int, folder: Path) -> bool:
    """Do some work in a process of its own, which ends at this call to the file system, counted
    from 1. Returns whether it came to that. `folder`: where all that it writes lies."""
    child = os.fork()
    if child == 0:
        code = _FAILED
        try:
            with _counted(_Power(call, folder)):
                work()
            code = _DONE
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (_CUT, _DONE), f"the work ended with {code}"
    return code == _CUT


@contextmanager
def failing(call: int, error: int) -> Iterator[list[str]]:
    """From one of its calls that take room on, counted from 1, the disk says this. Lists the calls
    it was said to."""
    said: list[str] = []
    count = 0

    def maybe(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any, **named: Any) -> Any:
            nonlocal count
            takes_room = name != "open" or arguments[1] & os.O_CREAT
            count += bool(takes_room)
            if takes_room and count >= call:
                said.append(name)
                raise OSError(error, os.strerror(error))
            return real(*arguments, **named)

        return wrapped

    names = ("open", "write", "fsync", "mkdir", "rename", "replace")
    before = {name: getattr(os, name) for name in names}
    try:
        for name, real in before.items():
            setattr(os, name, maybe(name, real))
        yield said
    finally:
        for name, real in before.items():
            setattr(os, name, real)


class _Power:
    """Counts calls, and knows what does not last yet."""

    def __init__(self, call: int, folder: Path) -> None:
        self._left = call
        self._folder = folder
        self._does_not_last: set[tuple[int, int]] = set()

    def call(self, name: str, real: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """One call; half of it, if it is a writing one and the last."""
        self._left -= 1
        if self._left == 0:
            if name == "write":
                real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
            self._cut()
        if name == "write":
            self._does_not_last.add(_identity(os.fstat(arguments[0])))
        result = real(*arguments, **named)
        if name == "open" and arguments[1] & os.O_CREAT:
            self._does_not_last.add(_identity(os.fstat(result)))
        if name == "fsync":
            self._does_not_last.discard(_identity(os.fstat(arguments[0])))
        return result

    def _cut(self) -> None:
        for parent, _, names in os.walk(self._folder):
            for name in names:
                file = os.path.join(parent, name)  # noqa: PTH118
                if _identity(os.stat(file)) in self._does_not_last:  # noqa: PTH116
                    os.truncate(file, 0)
        os._exit(_CUT)


@contextmanager
def _counted(power: _Power) -> Iterator[None]:
    for name in CALLS:
        real = getattr(os, name)

        def counted(*arguments: Any, _name: str = name, _real: Any = real, **named: Any) -> Any:
            return power.call(_name, _real, *arguments, **named)

        setattr(os, name, counted)
    yield


def _identity(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino
