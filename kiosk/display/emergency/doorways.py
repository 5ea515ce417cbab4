"""What stands around the numbers: arches, on a page for each shape of a panel.

Lengths are millimetres of a page, which is scaled to the panel.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from kiosk.display.emergency.outlines import arch, box
from kiosk.display.emergency.page import Page, Shape, filled

# The house's colours, as in Theme.qml.
PINE, ARCH1, ARCH2, MINT, LIGHT = "#0B5147", "#1F7365", "#6FB3A2", "#D5E8E1", "#FFF1E2"
INK, NIGHT, WHITE = "#10262A", "#0A2E2B", "#FFFFFF"

# Width and height of the pages. On 15 inches a millimetre of them is 0.6 mm high.
UPRIGHT, WIDE, SMALL = (299.0, 532.0), (532.0, 299.0), (532.0, 332.0)

# Nothing that is read comes nearer to the edge of the light.
MARGIN = 8.0
# How much lower the first number stands than the arch forces it to.
_BELOW_ARCH = 5.0
_GROUND = 14.0


class Number(NamedTuple):
    """A number to call, and what it is for, once in each language."""

    phone: str
    labels: tuple[str, ...]


class Doorway(NamedTuple):
    """The light inside an arch, and the numbers that stand in it."""

    left: float
    top: float
    right: float
    bottom: float
    numbers: tuple[Number, ...]

    @property
    def middle(self) -> float:
        """The x around which it is built."""
        return (self.left + self.right) / 2

    def room(self, y: float) -> float:
        """How wide a line can be whose top is at `y`."""
        radius = (self.right - self.left) / 2
        above = min(radius, max(0.0, self.top + radius - y))
        return 2 * sqrt(radius**2 - above**2) - 2 * MARGIN

    def highest(self, width: float) -> float:
        """The y at which something so wide has room under the round top."""
        radius, half = (self.right - self.left) / 2, width / 2 + MARGIN
        return self.top + radius - sqrt(max(0.0, radius**2 - half**2)) + _BELOW_ARCH


class Form(NamedTuple):
    """A page before anything is written on it. `band`: the middle of what lies above all arches."""

    page: Page
    band: float
    doorways: tuple[Doorway, ...]


def forms(numbers: Sequence[Number]) -> tuple[Form, ...]:
    """The pages for these numbers."""
    return (_upright(numbers, *UPRIGHT), _wide(numbers, *WIDE), _wide(numbers, *SMALL))


def _upright(numbers: Sequence[Number], width: float, height: float) -> Form:
    """One great doorway, as on the attract screen."""
    rings = ((ARCH1, -16.0, 36.0), (ARCH2, 10.0, 56.0), (MINT, 23.0, 67.0), (LIGHT, 33.0, 77.0))
    shapes = [filled(colour, arch(x, y, width - x, height)) for colour, x, y in rings]
    _, left, top = rings[-1]
    doorway = Doorway(left, top, width - left, height - _GROUND, tuple(numbers))
    page = Page(width, height, PINE, (*shapes, _ground(width, height)))
    return Form(page, 18.0, (doorway,))


def _wide(numbers: Sequence[Number], width: float, height: float) -> Form:
    """A bridge with a doorway for each number."""
    wall, foot = 0.13 * height, height - _GROUND
    shapes = [
        filled(ARCH1, box(-width, wall, 2 * width, height)),
        filled(ARCH2, box(-width, wall, 2 * width, wall + 3)),
    ]
    doorways = []
    span = (width - 12) / len(numbers)
    for i, number in enumerate(numbers):
        left, right, top = 10 + i * span, 2 + (i + 1) * span, wall + 12
        shapes.append(filled(MINT, arch(left, top, right, foot)))
        shapes.append(filled(LIGHT, arch(left + 5, top + 5, right - 5, foot)))
        doorways.append(Doorway(left + 5, top + 5, right - 5, foot, (number,)))
    page = Page(width, height, PINE, (*shapes, _ground(width, height)))
    return Form(page, wall / 2, tuple(doorways))


def _ground(width: float, height: float) -> Shape:
    """What it all stands on, however much the panel is wider or higher."""
    return filled(NIGHT, box(-width, height - _GROUND, 2 * width, 2 * height))
