"""Asks for a passphrase, at the terminal or from a file descriptor; never an argument, which
everybody on the machine could read."""

from __future__ import annotations

import os
import warnings
from getpass import GetPassWarning, getpass

from kiosk.errors import KioskError

_MOST_BYTES = 1024


class NoPassphrase(KioskError):
    """No passphrase was given, or none that can be used."""

    code = "no-passphrase"


def read_passphrase(descriptor: int | None, *, twice: bool) -> bytes:
    """The first line of the file descriptor, or else what is typed at the terminal, where a new one
    is asked for `twice`. Raises NoPassphrase."""
    if descriptor is not None:
        passphrase = _line_of(descriptor)
    else:
        passphrase = _typed("Passphrase: ")
        if twice and _typed("The same once more: ") != passphrase:
            raise NoPassphrase("The two are not the same.", "Try again.")
    if not passphrase:
        raise NoPassphrase("The passphrase is empty.", "A key needs one: choose several words.")
    if len(passphrase) > _MOST_BYTES:
        raise NoPassphrase(f"The passphrase has more than {_MOST_BYTES} bytes.", "Choose another.")
    return passphrase


def _line_of(descriptor: int) -> bytes:
    try:
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.readline(_MOST_BYTES + 2).rstrip(b"\r\n")
    except OSError as error:
        raise NoPassphrase(
            f"File descriptor {descriptor} cannot be read ({error.strerror}).",
            "Open it in the shell, as in `--passphrase-fd 3 3< FILE`.",
        ) from error


def _typed(prompt: str) -> bytes:
    try:
        with warnings.catch_warnings():
            # Where the terminal cannot hide what is typed, getpass would only warn.
            warnings.simplefilter("error", GetPassWarning)
            return getpass(prompt).encode("utf-8", "surrogateescape")
    except EOFError:
        return b""
    except (GetPassWarning, OSError) as error:
        raise NoPassphrase(
            "There is no terminal to type the passphrase at.", "Give it with --passphrase-fd N."
        ) from error
