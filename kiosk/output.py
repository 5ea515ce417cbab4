"""What commands print: results to standard output, sentences for people to standard error."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO


def show(text: str = "", end: str = "\n") -> None:
    """Print a part of the result. A reader that has gone away has read enough."""
    try:
        print(text, end=end, flush=True)
    except OSError as error:
        _silence(sys.stdout)
        if not isinstance(error, BrokenPipeError):
            raise


def complain(sentence: str) -> None:
    """Tell the person at the terminal, if there still is one."""
    try:
        print(sentence, file=sys.stderr, flush=True)
    except OSError:
        _silence(sys.stderr)


def prepare_streams() -> None:
    """Print what the terminal's encoding lacks as an escape instead of failing, and let what is
    said where there is no stream go nowhere; argparse of Python 3.11.2 writes to None."""
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _silence(stream: TextIO | None) -> None:
    """Let nothing more be written, so that what is still buffered cannot fail at exit."""
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
