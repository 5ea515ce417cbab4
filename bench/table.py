"""The table of README's “Measured”, in Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

_NOTHING = "–"


@dataclass(frozen=True)
class Unit:
    """How a value is written: what it is multiplied by, and with how many digits."""

    name: str
    scale: float
    digits: int = 0

    def __call__(self, value: float | None) -> str:
        if value is None or isnan(value):
            return _NOTHING
        return f"{value * self.scale:.{self.digits}f} {self.name}"


MS, SECONDS, MB = Unit("ms", 1e3), Unit("s", 1.0, 1), Unit("MB", 1e-6)
PERCENT = Unit("%", 100.0, 2)


@dataclass(frozen=True)
class Row:
    """A measurement of each program, None where there is none, and what the kiosk's is to be:
    at most `ratio` of Chromium's, or at most `most`."""

    text: str
    unit: Unit
    kiosk: float
    chromium: float | None = None
    empty: float | None = None
    ratio: float | None = None
    most: float | None = None

    @property
    def target(self) -> str:
        """The target, in words."""
        if self.ratio is not None:
            return f"ratio ≤ {self.ratio:.1f}"
        return _NOTHING if self.most is None else f"≤ {self.unit(self.most)}"

    def __str__(self) -> str:
        """The row in Markdown."""
        beside = Unit("", 1.0, 2)(self.kiosk / self.chromium if self.chromium else None).strip()
        values = map(self.unit, (self.kiosk, self.chromium))
        return f"| {' | '.join((self.text, *values, beside, self.target, self.unit(self.empty)))} |"


def table(rows: Sequence[Row]) -> str:
    """The rows under their heading."""
    heading = "| | kiosk | Chromium | ratio | target | empty window |"
    return "\n".join((heading, "| --- | ---: | ---: | ---: | ---: | ---: |", *map(str, rows)))
