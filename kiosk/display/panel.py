"""The panel the screen is drawn for: every size in the theme is in millimetres of it."""

from __future__ import annotations

import math

from msgspec import Struct
from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement, QmlSingleton

from kiosk.settings import Panel as PanelSettings

QML_IMPORT_NAME = "Kiosk.Display"
QML_IMPORT_MAJOR_VERSION = 1

# EN 301 549 8.3.2.1 and 8.3.3.1: nothing to touch lies higher above the floor.
_REACH_MM = 1220

# Below this height a landscape panel has no room for the full texts (tokens: about 15 inch).
_SMALL_BELOW_MM = 240


class PanelSize(Struct, frozen=True):
    """A window's size in pixels and how many of them make a millimetre.

    `reach_top` is how many pixels at the top are too high for a seated person to touch; it is
    read from `viewing_distance_mm`.
    """

    width: int
    height: int
    px_per_mm: float
    reach_top: int = 0
    viewing_distance_mm: int = 600

    @property
    def portrait(self) -> bool:
        """Whether the panel stands upright."""
        return self.height > self.width

    @property
    def small(self) -> bool:
        """Whether it is a small landscape panel."""
        return not self.portrait and self.height / self.px_per_mm < _SMALL_BELOW_MM


def panel_size(width: int, height: int, panel: PanelSettings) -> PanelSize:
    """Return the size for a window on the declared panel, turned as the window is."""
    sides = sorted((panel.width_mm, panel.height_mm))
    width_mm, height_mm = sides if height > width else reversed(sides)
    px_per_mm = min(width / width_mm, height / height_mm)
    reach_top = math.ceil(height - (_REACH_MM - panel.floor_mm) * px_per_mm)
    distance = panel.viewing_distance_mm
    return PanelSize(width, height, px_per_mm, max(0, reach_top), distance)


@QmlElement
@QmlSingleton
class Panel(QObject):
    """The panel as QML sees it. It never changes while a process lives."""

    # Set once, before QML asks for the singleton.
    size = PanelSize(1080, 1920, 3.61)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._size = Panel.size

    @Property(float, constant=True)
    def pxPerMm(self) -> float:
        """Pixels to a millimetre."""
        return self._size.px_per_mm

    @Property(int, constant=True)
    def width(self) -> int:
        """Width in pixels."""
        return self._size.width

    @Property(int, constant=True)
    def height(self) -> int:
        """Height in pixels."""
        return self._size.height

    @Property(int, constant=True)
    def reachTop(self) -> int:
        """How many pixels at the top are too high to touch."""
        return self._size.reach_top

    @Property(int, constant=True)
    def viewingDistance(self) -> int:
        """How far away who reads it stands, in millimetres."""
        return self._size.viewing_distance_mm

    @Property(bool, constant=True)
    def portrait(self) -> bool:
        """Whether the panel stands upright."""
        return self._size.portrait

    @Property(bool, constant=True)
    def small(self) -> bool:
        """Whether it is a small landscape panel."""
        return self._size.small
