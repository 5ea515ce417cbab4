"""What a visitor process does about errors of our own: it says which kind and where, and ends.

Neither the words of an error nor any value is printed: they could tell of a visit. The
supervisor puts the next process on the screen, which is better than half a screen.
"""

from __future__ import annotations

import os
import sys
from types import TracebackType
from typing import NoReturn

from kiosk.output import complain

# The exit code of a process that met an error of our own (kiosk.exits.Exit).
FAULT = 70

_ELSEWHERE = "a place outside of kiosk"


def end_at_faults() -> None:
    """From now on, an exception that nobody expects ends the process."""
    sys.excepthook = _end
    sys.unraisablehook = lambda lost: _end(lost.exc_type, lost.exc_value, lost.exc_traceback)


def end_with(kind: str, place: str) -> NoReturn:
    """Say so in one line, and end the process at once."""
    complain(f"kiosk: {kind} in {place}. This process ends; the next one takes its place.")
    os._exit(FAULT)


def _end(
    kind: type[BaseException], _: BaseException | None, traceback: TracebackType | None
) -> NoReturn:
    end_with(kind.__name__, _place(traceback))


def _place(traceback: TracebackType | None) -> str:
    """The innermost line of our own code, such as kiosk/visit/state.py:12."""
    place = _ELSEWHERE
    while traceback:
        module = traceback.tb_frame.f_globals.get("__name__", "")
        if module.partition(".")[0] == "kiosk":
            place = f"{module.replace('.', '/')}.py:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place
