"""What the process does that tries a file of the drop folder: it has the store program install the
file, and notes before and afterwards that this was tried."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from kiosk.bundle.candidates import Listed
from kiosk.bundle.refused import Unreadable, shown
from kiosk.bundle.store import refused
from kiosk.exits import Exit
from kiosk.output import complain
from kiosk.supervisor.tries import Tries, write_tries

# What stands in the way is not what the file is: it may go well later.
_LATER = {
    error.code
    for error in (
        refused.Busy,
        refused.Cancelled,
        refused.NoSpace,
        refused.NotWritable,
        refused.PointerDamaged,
        refused.StoreFails,
        Unreadable,
    )
}


class Installing(NamedTuple):
    """How a file is installed: by this `command` and its name. In `record` is what was tried."""

    command: Sequence[str]
    record: Path


class _Problem(msgspec.Struct):
    code: str
    sentence: str


class _Answer(msgspec.Struct):
    """What the store program says, as far as it matters here: a refusal has a `code`, and what is
    done says whether anything was `installed`."""

    code: str = ""
    sentence: str = ""
    installed: bool | None = None
    receipt_refused: _Problem | None = None


def install(installing: Installing, file: Listed, tries: Tries) -> int:
    """Try the file; `tries` counts this try. Returns an Exit: DONE once that is settled. Raises
    OSError where it cannot be noted; what cannot be noted beforehand is not tried."""
    write_tries(installing.record, tries)
    done = subprocess.run(  # noqa: S603
        [*installing.command, str(file.path)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    answer = _answer(done)
    for sentence in _sentences(done, answer):
        complain(f"kiosk: {shown(file.path.name)} in the drop folder: {sentence}")
    if answer is None or answer.code in _LATER:
        return Exit.REFUSED
    write_tries(installing.record, tries.settled(file))
    return Exit.DONE


def _answer(done: subprocess.CompletedProcess[bytes]) -> _Answer | None:
    """What it has said, if it came to its own end."""
    try:
        answer = msgspec.json.decode(done.stdout, type=_Answer)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    is_done = done.returncode == Exit.DONE and answer.installed is not None
    is_refused = done.returncode == Exit.REFUSED and answer.code != ""
    return answer if is_done or is_refused else None


def _sentences(done: subprocess.CompletedProcess[bytes], answer: _Answer | None) -> Sequence[str]:
    """What a log is to say of it."""
    if answer is None:
        last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        return [f"the store program ended with {done.returncode} ({last}). It is tried again."]
    if answer.code:
        again = " It is tried again." if answer.code in _LATER else ""
        said = [f"{answer.code}: {answer.sentence}{again}"]
    else:
        said = ["it is installed." if answer.installed else "it was installed already."]
    missing = answer.receipt_refused
    return [*said, *([f"{missing.code}: {missing.sentence}"] if missing else [])]
