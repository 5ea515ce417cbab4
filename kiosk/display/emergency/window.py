"""The window of the emergency page: filled outlines, and nothing that could be missing.

It answers to no touch and to no key, and ends by being killed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from math import log
from pathlib import Path

from PySide6.QtCore import QObject, QRect, QSize, QSocketNotifier, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRasterWindow,
)

from kiosk.display.emergency.outlines import read_path_data
from kiosk.display.emergency.page import Page, read_pages
from kiosk.display.full_screen import WindowSize, fitted, show
from kiosk.output import complain
from kiosk.supervisor.link import Link, Word

_PENS: dict[str, Callable[..., None]] = {
    "M": QPainterPath.moveTo,
    "L": QPainterPath.lineTo,
    "C": QPainterPath.cubicTo,
}


def main(link: Link, file: Path, window: WindowSize) -> int:
    """Show the page kept in `file`, full screen or in a `window`. The supervisor kills this
    process; it does not return by itself."""
    application = QGuiApplication(sys.argv[:1])
    application.setApplicationName("kiosk")
    application.setQuitOnLastWindowClosed(False)
    pages = pages_to_show(file)
    shown = EmergencyWindow(pages)
    if window is not None:
        screen = application.primaryScreen().geometry().size()
        shown.resize(QSize(*window) if window else fitted(pages[0].width, pages[0].height, screen))
    else:
        shown.setFlag(Qt.WindowType.FramelessWindowHint)
    Listener(link, shown)
    show(shown, framed=window is not None)
    return application.exec()


def pages_to_show(file: Path) -> tuple[Page, ...]:
    """The pages kept in `file`; where they cannot be read, those that need no file."""
    try:
        return read_pages(file)
    except (OSError, ValueError):
        from kiosk.display.emergency.built_in import built_in_pages

        complain(f"kiosk: {file} is missing or damaged; the built-in numbers are shown instead.")
        return built_in_pages()


class EmergencyWindow(QRasterWindow):
    """Shows the page whose shape is nearest to its own.

    `painted` is emitted when a frame is on the screen, `frameClosed` when somebody wants to
    close the window, which stays.
    """

    painted = Signal()
    frameClosed = Signal()

    def __init__(self, pages: Sequence[Page]) -> None:
        super().__init__()
        self._pages = pages
        self._page: Page | None = None
        self._fills: list[tuple[QPainterPath, QColor]] = []
        self._afterwards = QTimer(self, singleShot=True, interval=0)
        self._afterwards.timeout.connect(self.painted)

    @property
    def page(self) -> Page:
        """The page that it shows at its present size."""
        shape = log(self.width() / self.height())
        return min(self._pages, key=lambda page: abs(log(page.width / page.height) - shape))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt asks for a frame."""
        page = self.page
        if page is not self._page:
            self._page = page
            self._fills = [(drawn(each.path), QColor(each.colour)) for each in page.shapes]
        with QPainter(self) as painter:
            painter.setClipRegion(event.region())
            self._paint(painter, page)
        # What is painted here is on the screen when this has returned.
        self._afterwards.start()

    def _paint(self, painter: QPainter, page: Page) -> None:
        width, height = self.width(), self.height()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(0, 0, width, height, QColor(page.ground))
        scale = min(width / page.width, height / page.height)
        painter.translate((width - scale * page.width) / 2, (height - scale * page.height) / 2)
        painter.scale(scale, scale)
        for path, colour in self._fills:
            painter.fillPath(path, colour)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Somebody wants to close the window."""
        event.ignore()
        self.frameClosed.emit()


class Listener(QObject):
    """Tells the supervisor that the page is on the screen, and, when it asks, that it still is."""

    def __init__(self, link: Link, window: EmergencyWindow) -> None:
        super().__init__(window)  # and lives as long
        self._link = link
        self._window = window
        self._owed: list[Word] = ["shown"]
        window.painted.connect(self._after_frame)
        window.frameClosed.connect(lambda: link.say("closed"))
        self._notifier = QSocketNotifier(link.descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def _hear(self) -> None:
        if "alive?" not in self._link.hear():
            return
        if self._window.isExposed():
            self._owed.append("alive")
            self._window.update(QRect(0, 0, 1, 1))
        else:
            self._link.say("alive")

    def _after_frame(self) -> None:
        for word in self._owed:
            self._link.say(word)
        self._owed.clear()


def drawn(path: str) -> QPainterPath:
    """The path whose data are given."""
    pen = QPainterPath()
    pen.setFillRule(Qt.FillRule.WindingFill)
    for letter, numbers in read_path_data(path):
        _PENS[letter](pen, *numbers)
    return pen
