"""Loads all that a visit may need while the process is hidden, in pieces between which it hears."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from importlib import import_module

from PySide6.QtCore import QTimer
from PySide6.QtQuick import QQuickWindow

from kiosk.content.model import Content
from kiosk.display.stage import Stage
from kiosk.visit.opening import tells_openings


def warm_up(stage: Stage, say_ready: Callable[[], object]) -> None:
    """Load piece after piece from the event loop, then say so. From then on, garbage is collected:
    before, there is none worth looking for.

    A window that is to be seen has its first frame before. One that is shown meanwhile goes on:
    its visitor needs the same.
    """
    pieces = _pieces(stage, say_ready)

    def load_next() -> None:
        for _ in pieces:
            QTimer.singleShot(0, load_next)
            break

    def after_first_frame() -> None:
        stage.window.frameSwapped.disconnect(after_first_frame)
        load_next()

    if stage.window.isVisible():
        stage.window.frameSwapped.connect(after_first_frame)
    else:
        load_next()


def _pieces(stage: Stage, say_ready: Callable[[], object]) -> Iterator[None]:
    yield
    stage.visit.make_ready()
    yield
    import_late(stage.kiosk.content)
    yield
    _draw_unseen(stage.window)
    gc.freeze()
    gc.enable()
    say_ready()


def import_late(content: Content) -> None:
    """Import what a visit comes to: dates, codes, and hours where there are any to tell."""
    hours = ("kiosk.content.hours",) if tells_openings(content) else ()
    for name in ("babel.dates", "segno", *hours):
        import_module(name)


def _draw_unseen(window: QQuickWindow) -> None:
    """Draw the first frame for nobody, so that letters and pictures are ready for the real one."""
    is_software = window.sceneGraphBackend() == "software"
    if is_software and not window.isVisible():
        window.grabWindow()
