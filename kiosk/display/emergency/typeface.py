"""Outlines of texts in the house's typeface, for when pages are made. Needs the fonts."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtGui import QFont, QFontMetricsF, QPainterPath

from kiosk.display.emergency.outlines import Move, Outline
from kiosk.errors import KioskError

FAMILIES = ["Noto Sans", "Noto Sans Arabic"]
_EM = 1000
# Arabic letters are smaller than Latin ones of the same size.
_ARABIC = 1.08
_LETTERS = {
    QPainterPath.ElementType.MoveToElement: "M",
    QPainterPath.ElementType.LineToElement: "L",
    QPainterPath.ElementType.CurveToElement: "C",
}


class NotOutlined(KioskError):
    """The emergency page cannot be made."""

    code = "not-outlined"


def font(bold: bool, pixels: int) -> QFont:
    """The house's typeface, its outlines as they were drawn."""
    made = QFont(FAMILIES)
    made.setPixelSize(pixels)
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def outline(text: str, bold: bool) -> Outline:
    """The outline of a text, shaped and ordered as its script wants. Raises NotOutlined."""
    is_arabic = any(bidirectional(character) == "AL" for character in text)
    used = font(bold, round(_EM * _ARABIC) if is_arabic else _EM)
    metrics = QFontMetricsF(used)
    missing = [character for character in text if not metrics.inFontUcs4(ord(character))]
    if missing:
        sentence = f"No font here has “{missing[0]}” of “{text}”."
        raise NotOutlined(sentence, "Install fonts-noto-core.")
    path = QPainterPath()
    path.addText(0, 0, used, text)
    return Outline(metrics.horizontalAdvance(text) / _EM, tuple(_moves(path)))


def _moves(path: QPainterPath) -> list[Move]:
    moves: list[Move] = []
    for i in range(path.elementCount()):
        element = path.elementAt(i)
        point = (element.x / _EM, element.y / _EM)
        if element.type in _LETTERS:
            moves.append((_LETTERS[element.type], point))
        else:  # the other two points of a curve
            letter, points = moves[-1]
            moves[-1] = (letter, (*points, *point))
    return moves
