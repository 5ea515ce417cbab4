"""Pictures drawn on request: icons in the theme's colours, and codes."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    import segno

QUIET_ZONE = 4
_DRAWN_COLOUR = b"#10262A"


class IconProvider(QQuickImageProvider):
    """image://icon/NAME/RRGGBB: an icon of resources/icons in one colour; without it, as drawn."""

    def __init__(self, folder: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._folder = folder

    def requestImage(self, identifier: str, size: QSize, requested: QSize) -> QImage:
        """Draw the icon at the requested size in pixels."""
        name, _, colour = identifier.partition("/")
        # While a screen is laid out an icon may have no size yet.
        requested = requested.expandedTo(QSize(1, 1))
        image = QImage(requested, QImage.Format.Format_ARGB32_Premultiplied)
        area = QRectF(0, 0, requested.width(), requested.height())
        outline = (self._folder / f"{name}.svg").read_bytes()
        if colour:
            outline = outline.replace(_DRAWN_COLOUR, b"#" + colour.encode())
        painter = QPainter(image)
        # Not image.fill(): it builds all names of `Qt`, for which the first frame would wait.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.eraseRect(area)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        QSvgRenderer(QByteArray(outline)).render(painter, area)
        painter.end()
        return image


class MediaProvider(QQuickImageProvider):
    """image://media/NAME: a picture of the content, in the size it was made in."""

    def __init__(self, picture: Callable[[str], bytes]) -> None:
        """`picture` gives the bytes of one by its name."""
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._picture = picture

    def requestImage(self, identifier: str, size: QSize, requested: QSize) -> QImage:
        """Read the picture."""
        return QImage.fromData(QByteArray(self._picture(identifier)))


def code_modules(url: str) -> int:
    """Return how many modules wide the code for `url` is, with its quiet zone."""
    return len(_make(url).matrix) + 2 * QUIET_ZONE


@lru_cache(maxsize=1)  # one screen asks several times
def _make(url: str) -> segno.QRCode:
    # Imported late: it takes longer than the first frame can spare.
    import segno

    # Level Q survives a quarter of the symbol being dirty or scratched.
    return segno.make(url, error="q", micro=False, boost_error=False)


class CodeProvider(QQuickImageProvider):
    """image://code/PIXELS/URL: a code of `PIXELS` to a module, black on white, with its
    quiet zone of four modules. A module is never scaled: the picture has its final size."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, identifier: str, size: QSize, requested: QSize) -> QImage:
        """Draw the code."""
        pixels, _, url = identifier.partition("/")
        code = _make(url)
        scale = int(pixels)
        side = (len(code.matrix) + 2 * QUIET_ZONE) * scale
        image = QImage(side, side, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        black = QColor("black")
        for y, row in enumerate(code.matrix, start=QUIET_ZONE):
            for x, dark in enumerate(row, start=QUIET_ZONE):
                if dark:
                    painter.fillRect(x * scale, y * scale, scale, scale, black)
        painter.end()
        return image
