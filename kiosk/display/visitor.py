"""The visitor process: shows the attract screen, lives through one visit, and says so."""

from __future__ import annotations

import sys
import time

from msgspec.structs import replace
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QGuiApplication

from kiosk import paths
from kiosk.content.compiled import CheckedContent
from kiosk.display.faults import end_at_qml_errors, hush_qt
from kiosk.display.full_screen import WindowSize, fitted, show
from kiosk.display.listener import Listener
from kiosk.display.panel import PanelSize, panel_size
from kiosk.display.reserve import warm_up
from kiosk.display.stage import (
    ScreenUnusable,
    Stage,
    new_application,
    new_engine,
    shown_in_languages,
    time_of_day,
)
from kiosk.settings import Panel, Settings
from kiosk.supervisor.link import Link


def main(
    link: Link, content: CheckedContent, settings: Settings, window: WindowSize, *, is_preview: bool
) -> int:
    """Be ready for one visit and show it when told to, full screen or in a `window`.

    The supervisor kills this process; it does not return by itself. Raises ContentUnreadable
    and ScreenUnusable.
    """
    application = new_application(sys.argv[:1])
    hush_qt()
    files = (paths.resources(), paths.translations())
    engine = new_engine(files[0], Stage.qml, end_at_qml_errors)
    require_letters(application)
    size = size_of(application, settings.panel, window)
    shown = replace(
        shown_in_languages(content, settings, size),
        preview=is_preview,
        framed=window is not None,
    )
    stage = Stage(shown, *files, time.monotonic, engine, now=time_of_day)
    listener = Listener(link, stage, lambda: show(stage.window, framed=shown.framed))
    listener.hear()  # the first process of all has been told already, and loads the rest later
    warm_up(stage, lambda: link.say("ready"))
    return application.exec()


def require_letters(application: QGuiApplication) -> None:
    """Without a font Qt draws a box for every letter; the emergency page needs none. Raises
    ScreenUnusable."""
    if not QFontMetrics(application.font()).inFont("1"):
        raise ScreenUnusable("There is no font to write with.", "Install the fonts Noto Sans.")


def size_of(application: QGuiApplication, panel: Panel, window: WindowSize) -> PanelSize:
    """The size of the full screen, or of a `window`."""
    screen = application.primaryScreen().geometry().size()
    if window is None:
        return panel_size(screen.width(), screen.height(), panel)
    shape = (panel.width_mm, panel.height_mm)
    size = QSize(*window) if window else fitted(*shape, screen)
    return panel_size(size.width(), size.height(), panel)
