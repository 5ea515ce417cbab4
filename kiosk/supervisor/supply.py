"""The content that visitor processes get: checked by a short-lived process, in sealed memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable
from typing import NamedTuple

from kiosk.supervisor import heartbeat
from kiosk.supervisor.process import Life, VisitorProcess


class Active(NamedTuple):
    """The active content, as the supervisor sees it: something that changes.

    `identity` differs after each activation. `check` is what a process does that fills the memory
    file of a descriptor and seals it, and ends with 0 when the content is right. `otherwise` does
    the same with other content, in turn with `check` where that fails and nothing is there yet.
    """

    identity: Callable[[], Hashable]
    check: Callable[[int], Life]
    otherwise: Callable[[int], Life] | None = None


def memory_file() -> int:
    """The descriptor of an empty file that is nothing but memory, and can be sealed."""
    return os.memfd_create("kiosk-content", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)


class _Check(NamedTuple):
    process: VisitorProcess
    descriptor: int
    beats: int = 0


class Supply:
    """Checked content, and the process that checks it anew; at most one of each.

    While there is none yet, visitor processes begin with the memory it will be in, and wait.
    """

    def __init__(self, active: Active) -> None:
        self._active = active
        self._checked: int | None = None
        self._empty: int | None = None  # the memory that the next check is to fill, once handed out
        self._running: _Check | None = None
        self._identity: Hashable = None
        self._has_failed = False

    @property
    def process(self) -> VisitorProcess | None:
        """The process that checks, while one does."""
        return self._running.process if self._running else None

    @property
    def descriptor(self) -> int:
        """The memory that a visitor process is to begin with. Raises OSError."""
        if self._checked is not None:
            return self._checked
        if self._running:
            return self._running.descriptor
        if self._empty is None:
            self._empty = memory_file()
        return self._empty

    @property
    def has_content(self) -> bool:
        """Whether that memory may be read already."""
        return self._checked is not None

    def is_due(self) -> bool:
        """Whether somebody waits for content that nobody checks, or other content has become active
        since the last check began."""
        if self._running:
            return False
        is_stale = self._checked is not None and self._identity != self._active.identity()
        return is_stale or self._empty is not None

    def start_check(self) -> VisitorProcess:
        """Start a process that checks the active content. Raises OSError."""
        # Taken before: what becomes active meanwhile is checked once more.
        identity = self._active.identity()
        memory = self._empty = memory_file() if self._empty is None else self._empty
        otherwise = self._active.otherwise if self._has_failed else None
        check = otherwise or self._active.check
        process = VisitorProcess(check(memory), keeps=(memory,))
        self._identity, self._empty = identity, None
        self._running = _Check(process, memory)
        return process

    def beat(self) -> None:
        """A second has passed: a check that takes too long is ended."""
        if self._running:
            self._running = self._running._replace(beats=self._running.beats + 1)
            if self._running.beats == heartbeat.MILESTONE:
                self._running.process.kill()

    def end_check(self) -> bool:
        """Take leave of the process, which has ended. Returns whether the content is right; if it
        is not, what was checked before stays."""
        assert self._running
        (process, descriptor, _), self._running = self._running, None
        is_right = process.reap() == 0
        gone = self._checked if is_right else descriptor
        if is_right:
            self._checked = descriptor
        self._has_failed = self._checked is None and not self._has_failed
        if gone is not None:
            os.close(gone)
        return is_right

    def close(self) -> None:
        """Give up the memory; the kernel frees it with the last process that has it."""
        if self._running:
            self._running.process.kill()
            self.end_check()
        for memory in (self._checked, self._empty):
            if memory is not None:
                os.close(memory)
        self._checked = self._empty = None
