"""Content is tried before visitors meet it: one process checks it, another shows all of it, and
this one watches both. It believes nothing that they say beyond what it shows to a person."""

from __future__ import annotations

import os
import select
from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from kiosk.errors import KioskError
from kiosk.supervisor.process import Life, VisitorProcess
from kiosk.supervisor.supply import memory_file

_ADVICE = "Nothing has changed for visitors. Tell whoever made this content what is said here."
_LONGEST_READ = 1 << 16
_LONGEST_LINE = 1 << 14


class TrialFailed(KioskError):
    """The content was tried and is not to be shown."""

    code = "trial-failed"

    def __init__(self, sentence: str, advice: str = _ADVICE, code: str = code) -> None:
        super().__init__(sentence, advice)
        self.code = code


class Step(msgspec.Struct, frozen=True, tag="step"):
    """What is shown next, such as `fr page:about`, and how much is `done` of the `total`. At the
    end it is nothing, and all."""

    step: str
    done: int
    total: int


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """Why the content is not to be shown, as a KioskError has it."""

    code: str
    sentence: str
    advice: str


Report = Step | Refused
Tell = Callable[[Step], object]


class Limits(NamedTuple):
    """What a trial may take: `memory` in bytes, and so many `beats` of `seconds` for a step. All is
    counted in beats: when this process itself was held up, nobody is blamed."""

    memory: int
    beats: int = 30
    seconds: float = 1.0


def try_content(parts: Sequence[Callable[[int, int], Life]], limits: Limits, tell: Tell) -> int:
    """Have each of the `parts` of a trial live, one after the other, with the descriptors of the
    memory the content is in and of the pipe for its reports. Returns how many steps the last had.
    Raises TrialFailed and OSError."""
    memory, steps = memory_file(), 0
    try:
        for part in parts:
            steps = _Watched(part, memory, limits, tell).live()
    finally:
        os.close(memory)
    return steps


def report(descriptor: int, said: Report) -> None:
    """Say it to the process that watches."""
    os.write(descriptor, msgspec.json.encode(said) + b"\n")


class _Watched:
    """A process that takes part in a trial, and what it has said."""

    def __init__(
        self, part: Callable[[int, int], Life], memory: int, limits: Limits, tell: Tell
    ) -> None:
        self._reports, theirs = os.pipe()
        try:
            self._process = VisitorProcess(part(memory, theirs), keeps=sorted((memory, theirs)))
        except OSError:
            os.close(self._reports)
            raise
        finally:
            os.close(theirs)
        self._limits = limits
        self._tell = tell
        self._last = Step("The content", 0, 0)
        self._rest = b""

    def live(self) -> int:
        """Let it live to its end. Returns how many steps it had. Raises TrialFailed where that is
        no good one."""
        try:
            while said := self._next_read():
                self._take_in(said)
            self._wait_for(self._process.pidfd)
        finally:
            self._process.kill()
            code = self._process.reap()
            os.close(self._reports)
        if code != 0:
            raise self._failed(f"the process ended ({code})")
        if self._last.done != self._last.total:
            raise self._failed("the process ended too early")
        return self._last.total

    def _next_read(self) -> bytes:
        """What it says next; nothing at its end."""
        self._wait_for(self._reports)
        return os.read(self._reports, _LONGEST_READ)

    def _wait_for(self, descriptor: int) -> None:
        poller = select.poll()
        poller.register(descriptor, select.POLLIN)
        for _ in range(self._limits.beats):
            heard = poller.poll(1000 * self._limits.seconds)
            if self._process.resident_bytes() > self._limits.memory:
                raise self._failed(f"it takes more than {self._limits.memory >> 20} MiB of memory")
            if heard:
                return
        seconds = round(self._limits.beats * self._limits.seconds)
        raise self._failed(f"it is not there after {seconds} seconds")

    def _take_in(self, said: bytes) -> None:
        *lines, self._rest = (self._rest + said).split(b"\n")
        if len(self._rest) > _LONGEST_LINE:
            raise self._failed("what the process reports cannot be read")
        for line in lines:
            self._hear(line)

    def _hear(self, line: bytes) -> None:
        try:
            heard = msgspec.json.decode(line, type=Report)
        except (msgspec.DecodeError, RecursionError) as error:
            raise self._failed("what the process reports cannot be read") from error
        if isinstance(heard, Refused):
            raise TrialFailed(*map(_printable, (heard.sentence, heard.advice, heard.code)))
        self._last = msgspec.structs.replace(heard, step=_printable(heard.step))
        self._tell(self._last)

    def _failed(self, why: str) -> TrialFailed:
        return TrialFailed(f"{self._last.step}: {why}.")


def _printable(text: str) -> str:
    return "".join(each if each.isprintable() or each == "\n" else "\ufffd" for each in text)
