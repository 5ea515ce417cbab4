"""Composes the pages: numbers in doorways, each with what it is for in every language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from kiosk.display.emergency.doorways import ARCH1, INK, PINE, WHITE, Doorway, Form, Number, forms
from kiosk.display.emergency.outlines import HANDSET, placed
from kiosk.display.emergency.page import Page, Shape, filled
from kiosk.display.emergency.scribe import CAP_EM, Line, Scribe, Typeface

# Of digits and of labels, in millimetres to an em, and whether a label may be broken; the best
# first. From 11.2 on, capitals are at least 4.8 mm high on 15 inches; what is smaller is for
# more words than a bundle should have.
_NUMBERS, _LABELS = range(54, 22, -2), (20.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.2)
_SIZES = (
    *product(_NUMBERS, _LABELS, [False]),
    *product(_NUMBERS, _LABELS, [True]),
    *product(range(36, 14, -2), (10.0, 9.0, 8.0, 7.0), [True]),
)
_TITLE_SIZE = 11.2
_HANDSET, _ABOVE_HANDSET, _BELOW_HANDSET = 28.0, 14.0, 14.0


class Unfit(Exception):
    """The texts are too long for a page."""


def compose(numbers: Sequence[Number], title: str, typeface: Typeface) -> tuple[Page, ...]:
    """The page in each shape of a panel, its digits and labels as large as there is room.

    Raises Unfit where there is too little even for the smallest.
    """
    return tuple(_written(form, title, typeface) for form in forms(numbers))


def _written(form: Form, title: str, typeface: Typeface) -> Page:
    for sizes in _SIZES:
        scribe = Scribe(typeface, *sizes)
        lead = scribe.lead(form.doorways)
        if lead >= 0:
            return _drawn(form, title, scribe, lead)
    raise Unfit


def _drawn(form: Form, title: str, scribe: Scribe, lead: float) -> Page:
    heading = Line(form.band + CAP_EM / 2 * _TITLE_SIZE, _TITLE_SIZE, (title,), bold=False)
    shapes = [*form.page.shapes, *scribe.drawn(heading, form.page.width / 2, WHITE)]
    for doorway, lines in zip(form.doorways, scribe.lines(form.doorways, lead), strict=True):
        shapes += _handset(doorway, lines[0].top)
        for line in lines:
            shapes += scribe.drawn(line, doorway.middle, PINE if line.bold else INK)
    return form.page._replace(shapes=tuple(shapes))


def _handset(doorway: Doorway, below: float) -> Iterator[Shape]:
    """The receiver of a telephone under the round top, where there is room for it."""
    size = min(_HANDSET, below - doorway.top - _ABOVE_HANDSET - _BELOW_HANDSET)
    if size >= _HANDSET / 2:
        top = below - _BELOW_HANDSET - size
        yield filled(ARCH1, placed(HANDSET, doorway.middle - size / 2, top, size))
