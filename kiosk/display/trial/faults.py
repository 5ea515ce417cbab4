"""What must not be wrong with a screen that visitors are to meet, whatever machine it is on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import zxingcpp
from PySide6.QtCore import QRectF, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextLayout
from PySide6.QtQuick import QQuickItem

from kiosk.display.items import is_cut, is_text, visible_items
from kiosk.display.stage import Stage

_CODES = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_MOST_SHOWN = 40
_NO_GLYPH = 0
# Controls, formats and separators need no glyph.
_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp")


class Letters:
    """The characters that some font has; each is looked for once."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def missing(self, text: str) -> list[str]:
        """The characters of a text in whose place a box would stand."""
        new = sorted(set(text) - self._known)
        found = [each for each in new if unicodedata.category(each) not in _UNSEEN]
        missing = [each for each in found if not _has_glyph(each)]
        self._known.update(set(new) - set(missing))
        return missing


def _has_glyph(character: str) -> bool:
    """Whether Qt finds a glyph for it, in the typeface or in any other font."""
    layout = QTextLayout(character, QGuiApplication.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    indexes = [index for run in layout.glyphRuns() for index in run.glyphIndexes()]
    return bool(indexes) and _NO_GLYPH not in indexes


def faults(stage: Stage, frame: QImage, letters: Letters) -> Iterator[str]:
    """Name what is wrong with what is shown now, of which `frame` is the picture. Rows on later
    pages are looked at too."""
    items = list(visible_items(stage.window.contentItem()))
    texts = [item for item in items if is_text(item)]
    yield from _blank(stage, frame, texts)
    yield from _without_picture(items)
    for item in texts:
        missing = letters.missing(item.property("text"))
        if missing:
            yield f"no font has {' '.join(map(_named, missing))} in {_words(item)}"
        if is_cut(item):
            yield f"a text is cut: {_words(item)}"
    if stage.visit.shown.code:
        yield from wrong_code(frame, stage.visit.shown.code.url)


def wrong_code(frame: QImage, address: str) -> Iterator[str]:
    """Name what is wrong unless there is one code in the picture, which leads to `address`."""
    found = zxingcpp.read_barcodes(frame, formats=_CODES)
    if not found:
        yield f"the code for {_cut(address)} cannot be read from the screen"
    elif [each.text for each in found] != [address]:
        yield f"the code does not lead to {_cut(address)}"


def _blank(stage: Stage, frame: QImage, texts: list[QQuickItem]) -> Iterator[str]:
    title = stage.visit.shown.title
    boxes = [_box(item) for item in texts if item.property("text") == title]
    is_hidden = stage.visit.state.asking
    if not is_hidden and not any(_is_drawn(frame, box) for box in boxes):
        yield f"its title {title!r} is not on the screen"


def _box(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _is_drawn(frame: QImage, box: QRectF) -> bool:
    """Whether a part of the picture lies in it and has more than one colour."""
    part = frame.copy(box.toAlignedRect().intersected(frame.rect()))
    pixels = bytes(part.convertToFormat(QImage.Format.Format_RGB32).constBits())
    return pixels != pixels[:4] * (len(pixels) // 4)


def _without_picture(items: list[QQuickItem]) -> Iterator[str]:
    for item in items:
        if item.inherits("QQuickImage"):
            source: QUrl = item.property("source")
            if not source.isEmpty() and item.implicitWidth() <= 0:
                yield f"the picture {source.fileName()!r} cannot be shown"


def _words(item: QQuickItem) -> str:
    return repr(_cut(str(item.property("text"))))


def _cut(text: str) -> str:
    return text[:_MOST_SHOWN] + "…" if len(text) > _MOST_SHOWN else text


def _named(character: str) -> str:
    return f"U+{ord(character):04X}"
