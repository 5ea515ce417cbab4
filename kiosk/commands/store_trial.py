"""The trial of new content before it becomes active: a process of its own, which loads it as a
visitor's would. What it may be and how it ends is said in docs/store.md."""

from __future__ import annotations

import os
import selectors
import subprocess
from collections.abc import Iterator, Sequence
from tempfile import TemporaryFile

import msgspec

from kiosk.bundle.progress import Progress
from kiosk.bundle.store.watch import Watch
from kiosk.errors import KioskError

SILENCE = 300.0  # seconds without a line of progress until a trial counts as hung

_LOOK = 0.2  # seconds from one look at whoever may cancel to the next
_MOST_BYTES = 1 << 16


class TrialRefused(KioskError):
    """The new content cannot be shown as it is. `code` is what the trial says."""

    def __init__(self, code: str, sentence: str, advice: str) -> None:
        super().__init__(sentence, advice)
        self.code = code


class TrialFailed(KioskError):
    """The new content could not be tried, and what was not tried is not shown."""

    code = "trial-failed"


class _Line(msgspec.Struct):
    done: int
    total: int


class _Refusal(msgspec.Struct):
    code: str
    sentence: str
    advice: str = ""


def try_content(command: Sequence[str], watch: Watch) -> KioskError | None:
    """Run the trial. Returns why the content must not be shown, if so. Raises Cancelled."""
    with TemporaryFile() as said:
        try:
            process = subprocess.Popen(  # noqa: S603
                command, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.PIPE
            )
        except OSError as error:
            return _failed(f"it cannot be started ({error.strerror})")
        with process:
            try:
                for line in _lines(process, watch):
                    _hand_on(line, watch)
                hung = process.poll() is None
            finally:
                process.kill()  # nothing, where it has ended
        watch.check()
        if hung:
            return _failed("it hung")
        said.seek(0)
        return _outcome(process.returncode, said.read(_MOST_BYTES))


def _lines(process: subprocess.Popen[bytes], watch: Watch) -> Iterator[bytes]:
    """What it says of its progress, until it ends or has been silent for too long."""
    assert process.stderr is not None
    begun, silence = b"", 0.0
    with selectors.DefaultSelector() as selector:
        selector.register(process.stderr, selectors.EVENT_READ)
        while silence < SILENCE:
            watch.check()
            if not selector.select(_LOOK):
                if process.poll() is not None:
                    return
                silence += _LOOK
                continue
            piece = os.read(process.stderr.fileno(), _MOST_BYTES)
            *lines, begun = (begun + piece).split(b"\n")
            yield from lines
            begun, silence = begun[:_MOST_BYTES], 0.0
            if not piece:
                _await_end(process)
                return


def _await_end(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(SILENCE)
    except subprocess.TimeoutExpired:
        return


def _hand_on(line: bytes, watch: Watch) -> None:
    try:
        found = msgspec.json.decode(line, type=_Line)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return  # somebody else's line
    watch.report(Progress("trial", found.done, found.total))


def _outcome(code: int, said: bytes) -> KioskError | None:
    if code == 0:
        return None
    try:
        refusal = msgspec.json.decode(said, type=_Refusal)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return _failed(f"it ended with {code}")
    return TrialRefused(refusal.code, refusal.sentence, refusal.advice)


def _failed(why: str) -> TrialFailed:
    return TrialFailed(
        f"The new content could not be tried: {why}.",
        "Nothing was changed. `kiosk doctor` says what this machine lacks; install the program "
        "again if it finds nothing.",
    )
