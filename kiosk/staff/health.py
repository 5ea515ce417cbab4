"""The tests of the screen and of touch, as values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

# So large that a finger finds it, so small that a strip that feels nothing shows.
FIELD_MM = 40.0
# So far from a control the name of a field can still be read.
_NAME_MM = 7.0
_MOST_COLUMNS = 26


class Picture(NamedTuple):
    """One colour over the whole screen, and what is drawn on it: that of the way out, and lines
    where it `has_lines`."""

    colour: str
    ink: str
    has_lines: bool = False


_BLACK, _WHITE = "#000000", "#FFFFFF"
# A point that is always dark shows on white and on its colour, one that is always lit on black;
# the lines show where the screen ends, and whether it is drawn true.
PICTURES: Final = (
    Picture(_WHITE, _BLACK),
    Picture(_BLACK, _WHITE),
    Picture("#FF0000", _BLACK),
    Picture("#00FF00", _BLACK),
    Picture("#0000FF", _WHITE),
    Picture("#808080", _BLACK),
    Picture(_BLACK, _WHITE, has_lines=True),
)


class Box(NamedTuple):
    """A part of the screen."""

    x: float
    y: float
    width: float
    height: float

    def is_near(self, x: float, y: float, distance: float) -> bool:
        """Whether a point is less than this distance away from it."""
        return (
            self.x - distance < x < self.x + self.width + distance
            and self.y - distance < y < self.y + self.height + distance
        )


class Fields(Struct, frozen=True):
    """Fields over the whole screen, counted row by row. Those that are `covered` by controls are
    not asked for: whoever uses these touches them."""

    columns: int
    rows: int
    covered: frozenset[int] = frozenset()
    touched: frozenset[int] = frozenset()

    @property
    def missing(self) -> Sequence[int]:
        """Those that were not touched yet."""
        known = self.covered | self.touched
        return [field for field in range(self.columns * self.rows) if field not in known]

    @property
    def asked(self) -> int:
        """How many are to be touched."""
        return self.columns * self.rows - len(self.covered)

    def name(self, field: int) -> str:
        """What people call a field: A1 is the first of the first row, B1 the one beside it."""
        row, column = divmod(field, self.columns)
        return f"{chr(ord('A') + column)}{row + 1}"


def fields_of(width: float, height: float, px_per_mm: float, controls: Sequence[Box]) -> Fields:
    """The fields of a screen of this size in pixels, with these controls on it."""
    columns = min(_MOST_COLUMNS, _number(width, px_per_mm))
    fields = Fields(columns, _number(height, px_per_mm))
    covered, distance = set(), _NAME_MM * px_per_mm
    for field in range(columns * fields.rows):
        row, column = divmod(field, columns)
        middle = (column + 0.5) * width / columns, (row + 0.5) * height / fields.rows
        if any(control.is_near(*middle, distance) for control in controls):
            covered.add(field)
    return replace(fields, covered=frozenset(covered))


def field_at(fields: Fields, x: float, y: float) -> int | None:
    """The field at a point, whose distances are parts of the screen's width and height; None
    beyond it."""
    if not (0 <= x < 1 and 0 <= y < 1):
        return None
    return int(y * fields.rows) * fields.columns + int(x * fields.columns)


def touched(fields: Fields, field: int) -> Fields:
    """The fields once this one has answered."""
    is_asked = 0 <= field < fields.columns * fields.rows and field not in fields.covered
    return replace(fields, touched=fields.touched | {field}) if is_asked else fields


def _number(pixels: float, px_per_mm: float) -> int:
    return max(1, round(pixels / px_per_mm / FIELD_MM))
