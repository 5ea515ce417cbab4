"""Writes lines into doorways: a number, then what it is for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from kiosk.display.emergency.doorways import ARCH1, MARGIN, Doorway
from kiosk.display.emergency.outlines import Outline, dot, placed
from kiosk.display.emergency.page import Shape, filled

# The height of capitals and digits in ems, and how deep a line reaches below its baseline.
CAP_EM = 0.714
_DEPTH_EM = 0.35
# From baseline to baseline: between labels, and within one that is broken.
_PITCH_EM = 1.5
_PITCH_WITHIN_EM = 1.2
# Between labels beside each other, with a dot in the middle.
_SEPARATION_EM = 1.0
_DOT_EM = 0.08
_DOT_RISES_EM = 0.27

# In millimetres; below a number also a part of the size of what follows.
_BELOW_NUMBER, _BELOW_NUMBER_EM = 6.0, 0.4
_BETWEEN = 14.0
# Of the room that is left over between numbers, this part goes above the first.
_ABOVE = 0.9

# The outline of a text, bold or not.
Typeface = Callable[[str, bool], Outline]


class Line(NamedTuple):
    """Texts beside each other, in the middle of a doorway. `y` is their baseline."""

    y: float
    size: float
    texts: tuple[str, ...]
    bold: bool

    @property
    def top(self) -> float:
        """Where its capitals reach to."""
        return self.y - CAP_EM * self.size

    def with_also(self, text: str) -> Line:
        """The same with one more text."""
        return self._replace(texts=(*self.texts, text))

    def below(self, ems: float) -> Line:
        """An empty one so much lower."""
        return self._replace(y=self.y + ems * self.size, texts=())


class Scribe:
    """Writes digits of one size and labels of one size."""

    def __init__(
        self, typeface: Typeface, number_size: float, label_size: float, may_break: bool
    ) -> None:
        self._typeface = typeface
        self._number_size = number_size
        self._label_size = label_size
        self._may_break = may_break

    def lead(self, doorways: Sequence[Doorway]) -> float:
        """What is left over, shared out between the numbers, above and below them; negative
        where there is too little room."""
        leads = []
        for doorway, lines in zip(doorways, self.lines(doorways, 0.0), strict=True):
            if any(self._width(line) > doorway.room(line.top) for line in lines):
                return -1.0
            left_over = doorway.bottom - MARGIN - lines[-1].y - _DEPTH_EM * lines[-1].size
            leads.append(left_over / (len(doorway.numbers) + 1))
        return min(leads)

    def lines(self, doorways: Sequence[Doorway], lead: float) -> list[list[Line]]:
        """What stands in each doorway. The first numbers stand side by side."""
        first = [Line(0.0, self._number_size, (each.numbers[0].phone,), True) for each in doorways]
        tops = [door.highest(self._width(line)) for door, line in zip(doorways, first, strict=True)]
        top = max(tops) + _ABOVE * lead
        return [list(self._column(doorway, top, lead)) for doorway in doorways]

    def drawn(self, line: Line, middle: float, colour: str) -> Iterator[Shape]:
        """The shapes of a line around `middle`."""
        x = middle - self._width(line) / 2
        for i, text in enumerate(line.texts):
            if i:
                at = x - _SEPARATION_EM / 2 * line.size
                yield filled(
                    ARCH1, dot(at, line.y - _DOT_RISES_EM * line.size, _DOT_EM * line.size)
                )
            outline = self._typeface(text, line.bold)
            if outline.moves:
                yield filled(colour, placed(outline.moves, x, line.y, line.size), text)
            x += (outline.width + _SEPARATION_EM) * line.size

    def _column(self, doorway: Doorway, top: float, lead: float) -> Iterator[Line]:
        for number in doorway.numbers:
            baseline = top + CAP_EM * self._number_size
            yield Line(baseline, self._number_size, (number.phone,), bold=True)
            baseline += _BELOW_NUMBER + (_BELOW_NUMBER_EM + CAP_EM) * self._label_size
            for line in self._broken(number.labels, doorway, baseline):
                yield line
                baseline = line.y
            top = baseline + _DEPTH_EM * self._label_size + _BETWEEN + lead

    def _broken(self, labels: Sequence[str], doorway: Doorway, y: float) -> Iterator[Line]:
        """The labels, beside each other while there is room; one that is too long for a line
        has lines of its own."""
        line = Line(y, self._label_size, (), bold=False)
        for label in labels:
            if line.texts and not self._fits(line.with_also(label), doorway):
                yield line
                line = line.below(_PITCH_EM)
            *parts, last = self._parts(label, doorway.room(line.top))
            for part in parts:
                yield line.with_also(part)
                line = line.below(_PITCH_WITHIN_EM)
            line = line.with_also(last)
            if parts:
                yield line
                line = line.below(_PITCH_EM)
        if line.texts:
            yield line

    def _parts(self, label: str, room: float) -> list[str]:
        parts = [""]
        for word in label.split() if self._may_break else [label]:
            longer = f"{parts[-1]} {word}".strip()
            if self._typeface(longer, False).width * self._label_size <= room:
                parts[-1] = longer
            else:
                parts.append(word)
        return [part for part in parts if part]

    def _fits(self, line: Line, doorway: Doorway) -> bool:
        return self._width(line) <= doorway.room(line.top)

    def _width(self, line: Line) -> float:
        ems = sum(self._typeface(text, line.bold).width for text in line.texts)
        return (ems + _SEPARATION_EM * (len(line.texts) - 1)) * line.size
