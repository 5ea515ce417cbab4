"""How far a long step has come, for whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

EVERY = 1 << 23  # bytes: a small bundle is done before there is anything to tell
_MOST_REPORTS = 20


class Progress(NamedTuple):
    """`done` of `total` bytes of a step: `read`, `write` or `verify`."""

    step: str
    done: int
    total: int


Report = Callable[[Progress], object]


def say_nothing(_: Progress) -> None:
    """For those who do not wait."""


class Counter:
    """A sink that counts the bytes it is handed and reports, at most some twenty times."""

    def __init__(self, step: str, total: int, report: Report) -> None:
        self._progress = Progress(step, 0, total)
        self._report = report
        self._every = max(EVERY, total // _MOST_REPORTS)
        self._next = self._every

    def __call__(self, piece: bytes) -> None:
        self._progress = self._progress._replace(done=self._progress.done + len(piece))
        if self._progress.done >= self._next:
            self._next = self._progress.done + self._every
            self._report(self._progress)
