"""What the staff panel has asked for and what has not ended yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from kiosk.staff.actions import Cancel, Finished, Played
from kiosk.staff.errands.link import Report, Request, Sound
from kiosk.staff.pin import Pin
from kiosk.staff.screens import Deed


class Asked:
    """Asks for what the panel's state calls for, once, and to cancel it when it no longer does.
    `deed` is the one that has not ended."""

    def __init__(self, ask: Callable[[Request], object]) -> None:
        self._ask = ask
        self.deed: Deed | None = None
        self._is_cancelled = False
        self._is_sounding = False

    def follow(self, errand: Pin | Deed | Literal["sound"] | None) -> None:
        """Ask for this errand. The PIN is the panel's own."""
        if isinstance(errand, Deed) and self.deed is None:
            self.deed, self._is_cancelled = errand, False
            self._ask(errand)
        elif errand == "sound" and not self._is_sounding:
            self._is_sounding = True
            self._ask(Sound())
        elif errand is None and self.deed is not None and not self._is_cancelled:
            self._is_cancelled = True
            self._ask(Cancel())

    def hear(self, report: Report) -> None:
        """Something was said of an errand."""
        match report:
            case Finished():
                self.deed = None
            case Played():
                self._is_sounding = False

    def lose(self) -> None:
        """Nobody does errands any more."""
        self.deed = None
