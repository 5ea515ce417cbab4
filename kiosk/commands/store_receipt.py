"""A try to change the content, and the receipt of it: whatever becomes of the one, the other is
written, if somebody wants it."""

from __future__ import annotations

import os
import signal
import subprocess
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from kiosk import __version__
from kiosk.bundle.store.refused import Cancelled
from kiosk.bundle.store.watch import Watch
from kiosk.commands.bundle import reporting
from kiosk.commands.store_here import here, same_program, settings_of, store_of
from kiosk.errors import KioskError
from kiosk.exits import Exit, as_fields, refused
from kiosk.output import complain
from kiosk.staff.receipt_writing import ReceiptNotWritten, write_receipt
from kiosk.staff.receipts import (
    Receipt,
    Result,
    Tried,
    Version,
    clock_time,
    health_of,
    kiosk_name,
)
from kiosk.staff.records import refusal_of

LONGEST_EXAMINATION = 30.0  # seconds; a doctor who has not answered by then says nothing

# Says what came of it, and to machines what more there is. Returns the exit code, if not 0.
Say = Callable[..., int | None]

_DONE: dict[Tried, Result] = {"install": "installed", "undo": "undone"}


class _Left(NamedTuple):
    """Where the receipt is, or why there is none; neither where nobody wants one."""

    file: Path | None = None
    refused: ReceiptNotWritten | None = None

    def fields(self) -> dict[str, Any]:
        """What machines are told."""
        file = None if self.file is None else str(self.file)
        return {"receipt": file, "receipt_refused": self.refused and as_fields(self.refused)}

    def __str__(self) -> str:
        return f"The receipt is {self.file}." if self.file else str(self.refused)


def attempt(options: Namespace, tried: Tried, do: Callable[[Watch], Say]) -> int:
    """Do something to the store, leave a receipt in the folder `options.receipt`, if any, and say
    both. SIGINT, SIGTERM and SIGHUP cancel what `do` does, as long as that asks its watch. Returns
    the exit code, which the receipt never changes."""
    error: KioskError | None = None
    say: Say
    with _cancellable() as cancelled:
        before = here(store_of(options)).active if options.receipt else None
        try:
            say = do(Watch(reporting(options), cancelled))
        except KioskError as refusal:
            error = refusal
            say = partial(refused, refusal, options.format)
        left = _leave(options, tried, error, before) if options.receipt else _Left()
    code = say(**left.fields()) or Exit.DONE
    if options.format == "text" and any(left):
        complain(str(left))
    return code


@contextmanager
def _cancellable() -> Iterator[Callable[[], bool]]:
    """Tells whether somebody wants this to end."""
    asked: list[int] = []
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {
        number: signal.signal(number, lambda number, _: asked.append(number)) for number in numbers
    }
    try:
        yield lambda: bool(asked)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _leave(
    options: Namespace, tried: Tried, error: KioskError | None, before: Version | None
) -> _Left:
    try:
        return _Left(write_receipt(options.receipt, _receipt(options, tried, error, before)))
    except ReceiptNotWritten as refusal:
        return _Left(refused=refusal)


def _receipt(
    options: Namespace, tried: Tried, error: KioskError | None, before: Version | None
) -> Receipt:
    now = here(store_of(options))
    return Receipt(
        kiosk=kiosk_name(settings_of(options).host, os.uname().nodename),
        time=clock_time(datetime.now(UTC)),
        tried=tried,
        way=options.way,
        result=_result(tried, error),
        program=__version__,
        file=options.file.name if tried == "install" else "",
        reason=refusal_of(error) if error else None,
        before=before,
        after=now.active,
        health=health_of(_examined(options)),
        time_floor=now.time_floor,
    )


def _result(tried: Tried, error: KioskError | None) -> Result:
    if error is None:
        return _DONE[tried]
    return "cancelled" if isinstance(error, Cancelled) else "refused"


def _examined(options: Namespace) -> bytes:
    """What the doctor says, in a process of its own: nothing where it does not answer."""
    try:
        done = subprocess.run(  # noqa: S603
            same_program(options, "doctor", "--json"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=LONGEST_EXAMINATION,
            check=False,  # its exit code is the worst that it found
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return done.stdout
