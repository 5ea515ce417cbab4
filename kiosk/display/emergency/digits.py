"""The digits of the built-in numbers, drawn by code: for when there is no outline to read."""

from __future__ import annotations

from kiosk.display.emergency.outlines import Move, Outline, placed

# Corners on a grid of five squares from top to baseline; a hole runs the other way round.
_CORNERS = {
    "1": ["0.0,1.3 1.2,0.0 2.0,0.0 2.0,5.0 1.0,5.0 1.0,1.6 0.5,2.1"],
    "2": ["0,0 3,0 3,3 1,3 1,4 3,4 3,5 0,5 0,2 2,2 2,1 0,1"],
    "3": ["0,0 3,0 3,5 0,5 0,4 2,4 2,3 0.6,3 0.6,2 2,2 2,1 0,1"],
    "6": ["0,0 3,0 3,1 1,1 1,2 3,2 3,5 0,5", "1,3 1,4 2,4 2,3"],
}
# A square in ems, so that the digits are as high as those of the house's typeface.
_SQUARE = 0.714 / 5
_GAP = 0.9
_SPACE = 1.4


def digits(text: str) -> Outline:
    """The outline of a number that is made of 1, 2, 3, 6 and spaces."""
    moves: list[Move] = []
    x = 0.0
    for digit in text:
        if digit == " ":
            x += _SPACE
            continue
        for corners in _CORNERS[digit]:
            moves += _polygon(corners, x)
        x += _GAP + (2 if digit == "1" else 3)
    return Outline((x - _GAP) * _SQUARE, placed(moves, 0, -5 * _SQUARE, _SQUARE))


def _polygon(corners: str, x: float) -> list[Move]:
    points = [tuple(map(float, corner.split(","))) for corner in corners.split()]
    letters = "M" + "L" * (len(points) - 1)
    return list(placed(zip(letters, points, strict=True), x, 0, 1))
