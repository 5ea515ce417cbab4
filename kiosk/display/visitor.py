"""The visitor process: shows the attract screen, lives through one visit, and says so."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, QSocketNotifier
from PySide6.QtGui import QGuiApplication

from kiosk import paths
from kiosk.content.model import read_content
from kiosk.display.panel import PanelSize, panel_size
from kiosk.display.stage import Shown, Stage, new_application
from kiosk.settings import Panel, Settings

# A window takes this much of the screen's height or width, so that its frame fits too.
_WINDOW_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class VisitorOptions:
    """How a visitor process is started. `window` is None for the full screen, and (0, 0) for a
    window of the panel's shape scaled to the screen; else its size in pixels."""

    link: int
    content: Path
    settings: Settings
    window: tuple[int, int] | None = None
    preview: bool = False


class Link:
    """The line to the supervisor: words out, and the end when it is gone."""

    def __init__(self, descriptor: int, gone: Callable[[], None]) -> None:
        self._descriptor = descriptor
        self._notifier = QSocketNotifier(descriptor, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)
        self._gone = gone

    def _read(self) -> None:
        if not os.read(self._descriptor, 64):
            self._gone()

    def say(self, word: str) -> None:
        """Tell the supervisor; a supervisor that is gone cannot be told."""
        try:
            os.write(self._descriptor, f"{word}\n".encode("ascii"))
        except OSError:
            return


def run_visitor(options: VisitorOptions) -> int:
    """Show one visit. Returns when the supervisor is gone; else it is killed from there."""
    application = new_application(sys.argv[:1])
    content = read_content(options.content, _language(options))
    size = _size(application, options)
    framed = options.window is not None
    shown = Shown(content, options.settings, size, options.preview, framed)
    stage = Stage(shown, paths.resources(), paths.translations(), time.monotonic)
    # quit() would ask the window first, and a full screen refuses to close.
    link = Link(options.link, lambda: application.exit(0))
    if options.window is not None:
        stage.visit.frameClosed.connect(lambda: link.say("closed"))
    _report(stage, link)
    _show(stage, options)
    application.exec()
    stage.close()
    return 0


def _language(options: VisitorOptions) -> str:
    return options.settings.languages[0] if options.settings.languages else "en"


def _size(application: QGuiApplication, options: VisitorOptions) -> PanelSize:
    screen = application.primaryScreen().geometry().size()
    if options.window is None:
        return panel_size(screen.width(), screen.height(), options.settings.panel)
    width, height = options.window
    if not width:
        width, height = fitted(options.settings.panel, screen)
    return panel_size(width, height, options.settings.panel)


def fitted(panel: Panel, screen: QSize) -> tuple[int, int]:
    """Return the largest window of the panel's shape that fits the screen with its frame."""
    scale = _WINDOW_SHARE * min(screen.width() / panel.width_mm, screen.height() / panel.height_mm)
    return round(panel.width_mm * scale), round(panel.height_mm * scale)


def _report(stage: Stage, link: Link) -> None:
    said: set[str] = set()

    def after_frame() -> None:
        word = "ended" if stage.visit.state.ended else "shown"
        if word not in said:
            said.add(word)
            link.say(word)

    stage.window.frameSwapped.connect(after_frame)


def _show(stage: Stage, options: VisitorOptions) -> None:
    window = stage.window
    if options.window is None:
        # Without a window manager showFullScreen() would keep the window's first size.
        window.setGeometry(window.screen().geometry())
        window.showFullScreen()
    else:
        size = QSize(window.width(), window.height())
        window.setMinimumSize(size)
        window.setMaximumSize(size)
        window.show()
