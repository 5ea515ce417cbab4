"""Expected failures: each says what happened and what to do, in words for staff."""

from __future__ import annotations


class KioskError(Exception):
    """Something outside the program is not as it must be.

    `code` is stable and meant for machines; the message says what happened;
    `advice` says what to do about it.
    """

    code = "error"

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.advice = advice

    def __str__(self) -> str:
        sentence = f"{self.code}: {self.args[0]}"
        return f"{sentence}\n{self.advice}" if self.advice else sentence


class Misuse(KioskError):
    """The command asks for something that there is not."""

    code = "misuse"
