"""The passphrase of a key: typed at the terminal, or handed over by a program."""

from __future__ import annotations

from kiosk.errors import KioskError
from kiosk.terminal import ask_secret, read_secret

_MOST_BYTES = 1024
_OTHERWISE = "Hand the passphrase over at an open file: --passphrase-fd N"


class NoPassphrase(KioskError):
    """No passphrase was given, or none that can be used."""

    code = "no-passphrase"


def read_passphrase(descriptor: int | None, *, twice: bool) -> bytes:
    """The first line of the file descriptor, or else what is typed at the terminal, where a new one
    is asked for `twice`. Raises NoPassphrase, NoTerminal, SecretNotRead."""
    typed = _asked(twice=twice) if descriptor is None else read_secret(descriptor)
    passphrase = typed.encode("utf-8", "surrogateescape")
    if not passphrase:
        raise NoPassphrase("The passphrase is empty.", "A key needs one: choose several words.")
    if len(passphrase) > _MOST_BYTES:
        raise NoPassphrase(f"The passphrase has more than {_MOST_BYTES} bytes.", "Choose another.")
    return passphrase


def _asked(*, twice: bool) -> str:
    typed = ask_secret("Passphrase: ", _OTHERWISE)
    if twice and typed and ask_secret("The same again: ", _OTHERWISE) != typed:
        raise NoPassphrase("The two are not the same.", "Nothing was changed. Try again.")
    return typed
