"""One program that runs: what it says on the way, and its answer."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress

from kiosk.staff.errands.answers import Answer

MOST_BYTES = 1 << 24

_LONGEST_READ = 1 << 16
_LONGEST_LINE = 1 << 14


class Running:
    """A program that was started. What it answers is kept in memory, on no disk."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start it. Raises OSError."""
        answer = os.memfd_create("kiosk-answer")
        try:
            self._process = subprocess.Popen(  # noqa: S603
                command, stdin=subprocess.DEVNULL, stdout=answer, stderr=subprocess.PIPE
            )
        except OSError:
            os.close(answer)
            raise
        assert self._process.stderr is not None
        self._progress = self._process.stderr
        os.set_blocking(self._progress.fileno(), False)
        self._answer = answer
        self._rest = b""
        self.pidfd = os.pidfd_open(self._process.pid)

    @property
    def progress(self) -> int:
        """A descriptor that is readable when it has said something."""
        return self._progress.fileno()

    def has_ended(self) -> bool:
        """Whether it has; what it said last can still be read."""
        return self._process.poll() is not None

    def lines(self) -> tuple[bytes, ...]:
        """What it has said of its progress since the last time."""
        with suppress(BlockingIOError):
            while said := os.read(self.progress, _LONGEST_READ):
                self._rest += said
        *lines, rest = self._rest.split(b"\n")
        self._rest = rest[:_LONGEST_LINE]
        return tuple(lines)

    def cancel(self) -> None:
        """Ask it to end, which it does where it still can."""
        self._process.send_signal(signal.SIGTERM)

    def end(self) -> Answer:
        """Take leave of it, once `pidfd` is readable or at any other time: then it is killed."""
        self._process.kill()  # nothing, where it has ended
        code = self._process.wait()
        self._progress.close()
        os.close(self.pidfd)
        with os.fdopen(self._answer, "rb") as answer:
            answer.seek(0)
            return Answer(code, answer.read(MOST_BYTES))
