"""The staff process: shows the staff panel until somebody leaves it, and says so."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path
from socket import socket

from msgspec.structs import replace

from kiosk import paths
from kiosk.content.compiled import CheckedContent
from kiosk.display.faults import end_at_qml_errors, hush_qt
from kiosk.display.full_screen import WindowSize, show
from kiosk.display.listener import Listener
from kiosk.display.messenger import Messenger
from kiosk.display.staff_model import Knows, StaffModel
from kiosk.display.stage import (
    Scene,
    Shown,
    new_application,
    new_engine,
    shown_in_languages,
    time_of_day,
)
from kiosk.display.visitor import require_letters, size_of
from kiosk.settings import Settings
from kiosk.staff.attempts import WrongTries
from kiosk.staff.last_start import LastStart
from kiosk.staff.overview import overview
from kiosk.staff.pin import PinRecord
from kiosk.staff.records import Lack, Overview
from kiosk.supervisor.link import Link


class StaffScene(Scene):
    """The window of the staff panel."""

    qml = "Staff/StaffWindow.qml"

    def __init__(
        self,
        shown: Shown,
        files: tuple[Path, Path],
        clock: Callable[[], float],
        knows: Knows,
    ) -> None:
        """`files` are the folders of resources and translations, the rest is as in StaffModel."""
        self._knows = knows
        engine = new_engine(files[0], self.qml, end_at_qml_errors)
        super().__init__(shown, *files, clock, engine)

    def _make_model(self, clock: Callable[[], float]) -> StaffModel:
        self.staff = StaffModel(self.kiosk, self._knows, clock, self._speak)
        return self.staff


def main(
    link: Link,
    content: CheckedContent,
    settings: Settings,
    window: WindowSize,
    *,
    record: PinRecord,
    tries: WrongTries,
    lacks: Collection[Lack],
    last_start: LastStart | None,
    errands: socket,
) -> int:
    """Show the panel at once, full screen or in a `window`. `errands` is the link to the process
    that does its errands.

    The supervisor kills this process; it does not return by itself. Raises ContentUnreadable
    and ScreenUnusable.
    """
    application = new_application(sys.argv[:1])
    hush_qt()
    require_letters(application)
    size = size_of(application, settings.panel, window)
    shown = replace(shown_in_languages(content, settings, size), framed=window is not None)
    files = (paths.resources(), paths.translations())
    look = looking(content, shown, time_of_day, lacks, last_start)
    messenger = Messenger(errands)
    scene = StaffScene(shown, files, time.monotonic, Knows(record, tries, look, messenger.ask))
    messenger.serve(scene.staff)
    listener = Listener(link, scene, lambda: None)
    listener.hear()
    show(scene.window, framed=shown.framed)
    scene.model.make_ready()
    return application.exec()


def looking(
    content: CheckedContent,
    shown: Shown,
    now: Callable[[], datetime],
    lacks: Collection[Lack] = (),
    last_start: LastStart | None = None,
) -> Callable[[], Overview]:
    """What looks at the state of this kiosk, whose facts are those of the source language."""
    source = content.index.source_language

    def look() -> Overview:
        here = (shown.offered, shown.settings, now())
        return overview(content.content(source), *here, lacks=lacks, last_start=last_start)

    return look
