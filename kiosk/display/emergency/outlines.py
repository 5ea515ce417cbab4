"""Outlines, which a colour fills: plain values, so that pages are made and kept without Qt.

They are moves of a pen: ("M", (x, y)) begins a shape, ("L", (x, y)) goes straight, ("C", (x1, y1,
x2, y2, x, y)) along a Bézier curve. Filling closes every shape. y points down.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

Move = tuple[str, tuple[float, ...]]
Moves = tuple[Move, ...]

# A quarter of a circle of radius 1, from (-1, 0) to (0, -1), is a Bézier curve whose handles
# are as long as this.
_HANDLE = 0.5523


# What `path_data` writes: no number can be so large, or so odd, that painting it takes long.
_NUMBER = r" -?[0-9]{1,4}(?:\.[0-9]{1,2})?"
PATH_DATA = re.compile(f"M(?:{_NUMBER}){{2}}(?: [ML](?:{_NUMBER}){{2}}| C(?:{_NUMBER}){{6}})*")


class Outline(NamedTuple):
    """A piece of text, in ems: its baseline is y 0, and it reaches from x 0 to `width`."""

    width: float
    moves: Moves


def path_data(moves: Iterable[Move]) -> str:
    """The moves as SVG writes a path, to a hundredth."""
    return " ".join(part for letter, each in moves for part in (letter, *map(_hundredths, each)))


def read_path_data(path: str) -> Iterator[Move]:
    """The moves of what matches PATH_DATA."""
    for move in re.split(" (?=[MLC])", path):
        letter, *numbers = move.split(" ")
        yield letter, tuple(map(float, numbers))


def _hundredths(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def placed(moves: Iterable[Move], x: float, y: float, scale: float) -> Moves:
    """The moves enlarged by `scale`, their origin moved to `x`, `y`."""
    return tuple(
        (letter, tuple((y if i % 2 else x) + scale * n for i, n in enumerate(numbers)))
        for letter, numbers in moves
    )


def box(left: float, top: float, right: float, bottom: float) -> Moves:
    """A rectangle."""
    return (
        ("M", (left, top)),
        ("L", (right, top)),
        ("L", (right, bottom)),
        ("L", (left, bottom)),
    )


def arch(left: float, top: float, right: float, bottom: float) -> Moves:
    """A doorway with a round top."""
    radius = (right - left) / 2
    middle, spring, handle = left + radius, top + radius, radius * _HANDLE
    return (
        ("M", (left, bottom)),
        ("L", (left, spring)),
        ("C", (left, spring - handle, middle - handle, top, middle, top)),
        ("C", (middle + handle, top, right, spring - handle, right, spring)),
        ("L", (right, bottom)),
    )


def dot(x: float, y: float, radius: float) -> Moves:
    """A circle around a point."""
    upper = arch(x - radius, y - radius, x + radius, y)[2:4]
    lower = tuple((letter, _turned(numbers, x, y)) for letter, numbers in upper)
    return (("M", (x - radius, y)), *upper, *lower)


def _turned(numbers: Iterable[float], x: float, y: float) -> tuple[float, ...]:
    return tuple(2 * (y if i % 2 else x) - n for i, n in enumerate(numbers))


# The receiver of a telephone, as in icons/numbers.svg, in a square of side 1.
HANDSET = placed(
    (
        ("M", (9, 0)),
        ("L", (15, 9.5)),
        ("L", (10.5, 15)),
        ("C", (12.7, 19.5, 16.5, 23.3, 21, 25.5)),
        ("L", (26.5, 21)),
        ("L", (36, 27)),
        ("C", (36, 32, 33, 36, 28, 36)),
        ("C", (13, 36, 0, 23, 0, 8)),
        ("C", (0, 3, 4, 0, 9, 0)),
    ),
    0,
    0,
    1 / 36,
)
