"""The visitor process: shows the attract screen, lives through one visit, and says so."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from kiosk import paths
from kiosk.content.model import Content, first_language, read_content
from kiosk.display.listener import Listener
from kiosk.display.panel import PanelSize, panel_size
from kiosk.display.reserve import warm_up
from kiosk.display.stage import Shown, Stage, new_application
from kiosk.settings import Panel, Settings
from kiosk.supervisor.link import Link
from kiosk.visit.options import Size, Window

# A window takes this much of the screen's height or width, so that its frame fits too.
_WINDOW_SHARE = 0.9


def main(
    link: Link, content: Path, settings: Settings, window: Window | None, *, is_preview: bool
) -> int:
    """Be ready for one visit and show it when told to, full screen or in a `window`.

    The supervisor kills this process; it does not return by itself. Raises ContentUnreadable.
    """
    application = new_application(sys.argv[:1])
    shown = Shown(
        _read(content, settings),
        settings,
        _size(application, settings.panel, window),
        preview=is_preview,
        framed=window is not None,
    )
    stage = Stage(shown, paths.resources(), paths.translations(), time.monotonic)
    listener = Listener(link, stage, lambda: _show(stage, framed=shown.framed))
    listener.hear()  # the first process of all has been told already, and loads the rest later
    warm_up(stage, lambda: link.say("ready"))
    return application.exec()


def _read(folder: Path, settings: Settings) -> Content:
    return read_content(folder, first_language(folder, settings.languages))


def _size(application: QGuiApplication, panel: Panel, window: Window | None) -> PanelSize:
    screen = application.primaryScreen().geometry().size()
    if window is None:
        return panel_size(screen.width(), screen.height(), panel)
    size = window.size or fitted(panel, screen)
    return panel_size(size.width, size.height, panel)


def fitted(panel: Panel, screen: QSize) -> Size:
    """Return the largest window of the panel's shape that fits the screen with its frame."""
    scale = _WINDOW_SHARE * min(screen.width() / panel.width_mm, screen.height() / panel.height_mm)
    return Size(round(panel.width_mm * scale), round(panel.height_mm * scale))


def _show(stage: Stage, *, framed: bool) -> None:
    window = stage.window
    if framed:
        size = QSize(window.width(), window.height())
        window.setMinimumSize(size)
        window.setMaximumSize(size)
        window.show()
    else:
        # Without a window manager showFullScreen() would keep the window's first size.
        window.setGeometry(window.screen().geometry())
        window.showFullScreen()
