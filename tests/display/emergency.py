"""Emergency pages to look at: made of invented words, in frames, text by text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec
from PIL import Image, ImageChops
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QImage, QPainter

from kiosk.content.compiled import write_compiled
from kiosk.content.model import BundleIndex, Content, EmergencyNumber
from kiosk.display.emergency.page import Page, Shape
from kiosk.display.emergency.typeface import font
from kiosk.display.emergency.window import EmergencyWindow, drawn

# Invented for these tests: in each language what 112, 113 and 116 111 are for.
LABELS = {
    "en": ("Danger now", "Police", "Someone to talk to"),
    "fr": ("Danger immédiat", "Police", "Quelqu’un à qui parler"),
    "de": ("Akute Gefahr", "Polizei", "Jemand zum Reden"),
    "lb": ("Akut Gefor", "Police", "Een fir ze schwätzen"),
    "pt": ("Perigo imediato", "Polícia", "Alguém com quem falar"),
    "ar": ("خطر الآن", "الشرطة", "شخص تتحدث إليه"),
    "uk": ("Негайна небезпека", "Поліція", "Хтось, з ким говорити"),
}
# Letters to compare with are written so large, in pixels.
_EM = 400


def in_languages(content: Content, folder: Path, labels: dict[str, tuple[str, ...]]) -> Path:
    """Write compiled content into `folder` whose strip has these labels in each language."""
    folder.mkdir()
    index = BundleIndex(content.bundle, content.version, content.title, "en", tuple(labels))
    contents = []
    for code, texts in labels.items():
        numbers = zip(texts, content.emergency, strict=True)
        strip = tuple(EmergencyNumber(text, number.phone) for text, number in numbers)
        contents.append(msgspec.structs.replace(content, language=code, emergency=strip))
    write_compiled(folder, index, contents, {})
    return folder


class Seen:
    """What a window shows of some pages."""

    def __init__(self, pages: tuple[Page, ...], width: int, height: int) -> None:
        window = EmergencyWindow(pages)
        window.resize(width, height)
        window.show()
        QGuiApplication.processEvents()
        self.page = window.page
        self.picture = window.screen().grabWindow(window.winId()).toImage()
        window.hide()
        assert self.picture.size() == QSize(width, height)
        self._scale = min(width / self.page.width, height / self.page.height)
        self._left = (width - self._scale * self.page.width) / 2
        self._top = (height - self._scale * self.page.height) / 2

    @property
    def texts(self) -> list[Shape]:
        """The shapes that spell something."""
        return [shape for shape in self.page.shapes if shape.text]

    def box(self, shape: Shape) -> QRectF:
        """Where the ink of a shape lies, in pixels."""
        box = drawn(shape.path).boundingRect()
        corner = self._left + self._scale * box.x(), self._top + self._scale * box.y()
        return QRectF(*corner, self._scale * box.width(), self._scale * box.height())

    def colours(self, shape: Shape) -> Counter[str]:
        """How many pixels in and just around the box of a shape have which colour."""
        box = self.box(shape).toAlignedRect().adjusted(-2, -2, 2, 2)
        return Counter(
            self.picture.pixelColor(x, y).name().upper()
            for x in range(box.left(), box.right() + 1)
            for y in range(box.top(), box.bottom() + 1)
        )

    def likeness(self, shape: Shape, text: str, *, bold: bool) -> float:
        """How much of the ink of a shape and of a text that a font writes in its place is
        common to both: from 0 to 1."""
        box = self.box(shape)
        around = box.toAlignedRect().adjusted(-1, -1, 1, 1)
        ours = _grey(self.picture.copy(around))
        ground, ink = ours.getpixel((0, 0)), _grey(_pixel(shape.colour)).getpixel((0, 0))
        is_ink = [255 * (abs(value - ink) < abs(value - ground)) for value in range(256)]
        theirs = _fitted(_written(text, bold), box.translated(-around.topLeft()), ours.size)
        common = ImageChops.logical_and(ours.point(is_ink, "1"), theirs)
        either = ImageChops.logical_or(ours.point(is_ink, "1"), theirs)
        return common.histogram()[-1] / either.histogram()[-1]

    def px_per_em(self, shape: Shape, *, bold: bool) -> float:
        """How large a text is written."""
        left, _, right, _ = _written(shape.text, bold).getbbox()
        return self.box(shape).width() / (right - left) * _EM


def _written(text: str, bold: bool) -> Image.Image:
    """A text as a font writes it: white on black."""
    letters = font(bold, _EM)
    width = QFontMetricsF(letters).horizontalAdvance(text) + 2 * _EM
    written = QImage(round(width), 3 * _EM, QImage.Format.Format_Grayscale8)
    written.fill(0)
    with QPainter(written) as painter:
        painter.setFont(letters)
        painter.setPen("white")
        painter.drawText(_EM, 2 * _EM, text)
    return _grey(written)


def _fitted(written: Image.Image, box: QRectF, size: tuple[int, int]) -> Image.Image:
    """A picture of this size in which what is written fills the box."""
    left, top, right, bottom = written.getbbox()
    across, down = (right - left) / box.width(), (bottom - top) / box.height()
    x, y = left - box.x() * across, top - box.y() * down
    source = (x, y, x + size[0] * across, y + size[1] * down)
    return written.resize(size, Image.Resampling.BOX, source).point(lambda v: 255 * (v > 127), "1")


def _grey(picture: QImage) -> Image.Image:
    plain = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    size, stride = (plain.width(), plain.height()), plain.bytesPerLine()
    return Image.frombytes("L", size, bytes(plain.constBits()), "raw", "L", stride)


def _pixel(colour: str) -> QImage:
    pixel = QImage(1, 1, QImage.Format.Format_RGB32)
    pixel.fill(colour)
    return pixel


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by the formula of WCAG 2.2."""
    lighter, darker = sorted(map(_luminance, (one, other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
