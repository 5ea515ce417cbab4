"""How a command ends: exit codes, and a sentence for what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

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
    RESTART = 75  # staff want the kiosk started anew, by the service manager that watches it
    INTERRUPTED = 130  # Ctrl+C, in every command but `run`, which ends normally by it


EXIT_OF_ERROR = {"misuse": Exit.MISUSE, "no-display": Exit.NO_DISPLAY}


def exit_code(command: Callable[[], int], interrupted: Exit = Exit.INTERRUPTED) -> int:
    """Run a command. Returns its exit code; a failure that was foreseen is a sentence."""
    try:
        code = command()
        show(end="")
    except KioskError as error:
        complain(str(error))
        code = _exit_of(error)
    except OSError as error:
        place = f" ({error.filename})" if error.filename else ""
        complain(f"kiosk: {error.strerror or error}{place}.")
        code = Exit.REFUSED
    except KeyboardInterrupt:
        code = interrupted
    return code


def refused_as_json(error: KioskError) -> int:
    """Say a failure that was foreseen to a machine, on standard output. Returns its exit code."""
    import json  # slow to load, and seldom needed here

    said = {"code": error.code, "sentence": error.args[0], "advice": error.advice}
    show(json.dumps(said, indent=2))
    return _exit_of(error)


def _exit_of(error: KioskError) -> int:
    return EXIT_OF_ERROR.get(error.code, Exit.REFUSED)
