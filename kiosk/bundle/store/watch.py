"""Whoever waits for a long step: is told how far it has come, and may cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kiosk.bundle.progress import Progress, Report, say_nothing
from kiosk.bundle.store.refused import Cancelled


def _never() -> bool:
    return False


class Watch(NamedTuple):
    """`cancelled` says whether the step is to end without a result; it is asked often."""

    report: Report = say_nothing
    cancelled: Callable[[], bool] = _never

    def begin(self, step: str, total: int = 1) -> None:
        """Tell of a step before it begins. Raises Cancelled."""
        self.check()
        self.report(Progress(step, 0, total))

    def check(self) -> None:
        """Raises Cancelled."""
        if self.cancelled():
            raise Cancelled("It was cancelled.", "Nothing was changed.")
