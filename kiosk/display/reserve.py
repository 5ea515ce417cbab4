"""Loads all that a visit may need while the process is hidden, in pieces between which it hears."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from importlib import import_module

from PySide6.QtCore import QTimer
from PySide6.QtQuick import QQuickWindow

from kiosk.display.stage import Stage


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
    _import_late()
    yield
    _draw_unseen(stage.window)
    gc.freeze()
    gc.enable()
    say_ready()


def _import_late() -> None:
    """What a visit imports when it comes to it."""
    for name in ("babel.dates", "segno"):
        import_module(name)


def _draw_unseen(window: QQuickWindow) -> None:
    """Draw the first frame for nobody, so that letters and pictures are ready for the real one."""
    is_software = window.sceneGraphBackend() == "software"
    if is_software and not window.isVisible():
        window.grabWindow()
