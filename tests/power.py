"""A program whose power is cut: it ends at one of its calls to the file system, without another,
or at the latest when its work is done.

What it has done and not made to last is gone then, as a file system may have it after a loss of
power: what it wrote (of such a file the name is there and nothing else), and, where names are lost
too, which names it gave, changed or took away. POSIX promises less than any file system in use: a
file lasts by its own fsync(2), a name by that of the folder it is in, all of it by syncfs(2).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from kiosk import files

CALLS = (
    *("open", "write", "fsync", "fchmod", "close"),
    *("mkdir", "rename", "replace", "unlink", "rmdir"),
)
_FAIL = ("open", "write", "fsync", "mkdir", "rename", "replace")
_CUT, _DONE, _FAILED = 40, 41, 42
_Identity = tuple[int, int]


def is_cut_off(
    work: Callable[[], object], call: int, folder: Path, *, loses_names: bool = False
) -> bool:
    """Do some work in a process of its own, which ends at this call to the file system, counted
    from 1. Returns whether it came to that. `folder`: where all that it writes lies."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as lost:
        child = os.fork()
        if child == 0:
            code = _FAILED
            try:
                power = _Power(call, folder, Path(lost), loses_names)
                with _counted(power):
                    work()
                power.lose()
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

    with _wrapped(_FAIL, maybe):
        yield said


class _Change(NamedTuple):
    """What happened to a name: `there` was brought `here`, which are pairs of an open folder and
    a name in it. `folder` is the one that must be made to last for the change to last."""

    folder: _Identity
    here: tuple[int, str]
    there: tuple[int, str]

    def undo(self) -> None:
        """Bring it back. Where its folder is gone, so is it."""
        with suppress(FileNotFoundError):
            _move(self.here, self.there)


class _Power:
    """Counts calls, and knows what does not last yet. `lost`: an empty folder on the same disk, for
    what is removed, and may be there again after all."""

    def __init__(self, call: int, folder: Path, lost: Path, loses_names: bool) -> None:
        self._left = call
        self._folder = folder
        self._lost = os.open(lost, os.O_PATH)
        self._number = 0
        self._loses_names = loses_names
        self._unwritten: set[_Identity] = set()
        self._changes: list[_Change] = []

    def call(self, name: str, real: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """One call; half of it, if it is a writing one and the last."""
        self._left -= 1
        if self._left == 0:
            if name == "write":
                real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
            self.lose()
            os._exit(_CUT)
        follow = getattr(self, f"_{name}", None)
        return follow(real, *arguments, **named) if follow else real(*arguments, **named)

    def lose(self) -> None:
        """Have what may be after a loss of power."""
        for change in reversed(self._changes if self._loses_names else []):
            change.undo()
        for file in (each for each in self._folder.rglob("*") if each.is_file()):
            if _identity(file.stat()) in self._unwritten:
                os.truncate(file, 0)

    # --- the calls ----------------------------------------------------------------------

    def _open(self, real: Any, path: Any, flags: int, *rest: Any, **named: Any) -> Any:
        if not flags & os.O_CREAT:
            return real(path, flags, *rest, **named)
        place = _place(path)
        descriptor = real(path, flags, *rest, **named)
        self._unwritten.add(_identity(os.fstat(descriptor)))
        self._made(place)
        return descriptor

    def _mkdir(self, real: Any, path: Any, *rest: Any) -> None:
        place = _place(path)
        real(path, *rest)
        self._made(place)

    def _write(self, real: Any, descriptor: int, data: bytes) -> Any:
        self._unwritten.add(_identity(os.fstat(descriptor)))
        return real(descriptor, data)

    def _fsync(self, real: Any, descriptor: int) -> None:
        real(descriptor)
        lasts = _identity(os.fstat(descriptor))
        self._unwritten.discard(lasts)
        self._changes = [change for change in self._changes if change.folder != lasts]

    def _syncfs(self, real: Any, descriptor: int) -> None:
        real(descriptor)
        self._unwritten.clear()
        self._changes.clear()

    def _rename(self, real: Any, old: Any, new: Any) -> None:
        here, there = _place(new), _place(old)
        if os.path.lexists(new):
            self._take_away(here)
        real(old, new)
        self._changes.append(_Change(_folder(here), here, there))

    _replace = _rename

    def _unlink(self, real: Any, path: Any, *, dir_fd: int | None = None) -> None:
        self._take_away(_place(path, dir_fd))

    _rmdir = _unlink

    def _made(self, place: tuple[int, str]) -> None:
        self._changes.append(_Change(_folder(place), place, self._aside()))

    def _take_away(self, place: tuple[int, str]) -> None:
        aside = self._aside()
        _move(place, aside)
        self._changes.append(_Change(_folder(place), aside, place))

    def _aside(self) -> tuple[int, str]:
        self._number += 1
        return self._lost, str(self._number)


_rename, _open = os.rename, os.open


def _move(here: tuple[int, str], there: tuple[int, str]) -> None:
    _rename(here[1], there[1], src_dir_fd=here[0], dst_dir_fd=there[0])


def _place(path: Any, folder: int | None = None) -> tuple[int, str]:
    """A name in a folder that stays open, wherever that may be moved to."""
    parent, name = os.path.split(os.fspath(path))
    return _open(parent or ".", os.O_PATH, dir_fd=folder), name


def _folder(place: tuple[int, str]) -> _Identity:
    return _identity(os.fstat(place[0]))


@contextmanager
def _counted(power: _Power) -> Iterator[None]:
    def counted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        return partial(power.call, name, real)

    with _wrapped(CALLS, counted):
        yield


@contextmanager
def _wrapped(names: Sequence[str], wrap: Callable[..., Callable[..., Any]]) -> Iterator[None]:
    """Have calls to the operating system, and syncfs(2), be others."""
    places = [(os, name) for name in names] + [(files, "syncfs")]
    before = [(place, name, getattr(place, name)) for place, name in places]
    try:
        for place, name, real in before:
            setattr(place, name, wrap(name, real))
        yield
    finally:
        for place, name, real in before:
            setattr(place, name, real)


def _identity(found: os.stat_result) -> _Identity:
    return found.st_dev, found.st_ino
