"""How a command ends: exit codes, and a sentence for what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from kiosk.errors import KioskError
from kiosk.output import complain, show


class Exit(IntEnum):
    """What an exit code means. Stable: service managers and scripts rely on it.

    `kiosk doctor` has 0, 1 and 2 as well, for the worst that it found (kiosk.doctor.check.State).
    """

    DONE = 0
    REFUSED = 1  # problems were found, or something is not as it must be; a sentence says what
    MISUSE = 2  # the command cannot be understood
    NO_DISPLAY = 69  # there is no screen to show the kiosk on
    FAULT = 70  # an error of our own in a visitor process; the supervisor replaces it
    INTERRUPTED = 130  # Ctrl+C, in every command but `run`, which ends normally by it


EXIT_OF_ERROR = {"misuse": Exit.MISUSE, "no-display": Exit.NO_DISPLAY}


def exit_code(command: Callable[[], int], interrupted: Exit = Exit.INTERRUPTED) -> int:
    """Run a command. Returns its exit code; a failure that was foreseen is a sentence."""
    try:
        code = command()
        show(end="")
    except KioskError as error:
        code = refused(error)
    except OSError as error:
        place = f" ({error.filename})" if error.filename else ""
        complain(f"kiosk: {error.strerror or error}{place}.")
        code = Exit.REFUSED
    except KeyboardInterrupt:
        code = interrupted
    return code


def refused(error: KioskError, wanted: str = "text", **more: Any) -> int:
    """Say a failure that was foreseen: to a person, on standard error, or, where JSON is `wanted`,
    to a machine, on standard output, with what `more` there is. Returns its exit code."""
    if wanted == "json":
        import json  # slow to load, and seldom needed here

        show(json.dumps({**as_fields(error), **more}, indent=2))
    else:
        complain(str(error))
    return _exit_of(error)


def as_fields(error: KioskError) -> dict[str, str]:
    """What a machine is told of a failure that was foreseen."""
    return {"code": error.code, "sentence": str(error.args[0]), "advice": error.advice}


def _exit_of(error: KioskError) -> int:
    return EXIT_OF_ERROR.get(error.code, Exit.REFUSED)
