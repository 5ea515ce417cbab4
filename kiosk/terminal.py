"""Secrets from a person at the terminal or from a program, never from arguments."""

from __future__ import annotations

import os

from kiosk.errors import KioskError

_LONGEST = 4096


class NoTerminal(KioskError):
    """There is nobody to ask: the command has no terminal whose echo can be switched off."""

    code = "no-terminal"


class SecretNotRead(KioskError):
    """What was to be typed or handed over did not come, or is no text."""

    code = "secret-not-read"


def ask_secret(prompt: str, otherwise: str) -> str:
    """What somebody types at the terminal, unseen. Raises NoTerminal and SecretNotRead.

    `otherwise` is the advice where there is no terminal.
    """
    import getpass
    import warnings

    with warnings.catch_warnings():
        # Without a terminal getpass would warn, and read standard input.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(prompt)
        except getpass.GetPassWarning as warning:
            raise NoTerminal("There is no terminal to ask at.", otherwise) from warning
        except (EOFError, ValueError) as error:  # ValueError: bytes that are no text
            raise SecretNotRead("Nothing that can be read was typed.", "Try again.") from error


def read_secret(descriptor: int) -> str:
    """The first line of what a program hands over at an open file `descriptor`, without the end
    of the line. Raises SecretNotRead."""
    try:
        return _first_line(descriptor).decode()
    except OSError as error:
        sentence = f"File descriptor {descriptor} cannot be read ({error.strerror})."
        advice = f"Hand it over like this: {descriptor}<FILE"
        raise SecretNotRead(sentence, advice) from error
    except UnicodeDecodeError as error:
        sentence = f"What file descriptor {descriptor} hands over is no UTF-8 text."
        raise SecretNotRead(sentence, "Nothing was changed.") from error


def _first_line(descriptor: int) -> bytes:
    data = b""
    while b"\n" not in data and len(data) <= _LONGEST:
        part = os.read(descriptor, _LONGEST)
        if not part:
            break
        data += part
    return data.partition(b"\n")[0].removesuffix(b"\r")
