"""Watches touches for the gesture that asks for the staff panel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF

from kiosk.display.panel import PanelSize
from kiosk.staff.gesture import Screen, Touch, Trail, follow, is_done


class Corners:
    """Told of every touch of a window of this `size`, it calls `ask` when the gesture is done.
    `clock` returns seconds and never goes back."""

    def __init__(
        self, size: PanelSize, clock: Callable[[], float], ask: Callable[[], object]
    ) -> None:
        self._screen = Screen(size.width, size.height, size.px_per_mm, size.reach_top)
        self._clock = clock
        self._ask = ask
        self._trail: Trail = ()

    def __call__(self, place: QPointF, fingers: int) -> None:
        """A finger came down, and so many are down."""
        touch = Touch(place.x(), place.y(), self._clock(), fingers)
        self._trail = follow(self._trail, touch, self._screen)
        if is_done(self._trail):
            self._trail = ()
            self._ask()
