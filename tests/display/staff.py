"""The staff panel without a display, with a PIN of the test's own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from kiosk import paths
from kiosk.content.compiled import CheckedContent
from kiosk.display.panel import PanelSize
from kiosk.display.staff_model import Knows
from kiosk.display.staff_process import StaffScene, looking
from kiosk.display.stage import shown_in_languages
from kiosk.display.tour import settled_frame
from kiosk.settings import Host, Settings
from kiosk.staff.attempts import WrongTries
from kiosk.staff.errands.link import Request
from kiosk.staff.pin import SALT_BYTES, Pin, PinRecord, pin_record
from kiosk.staff.records import Lack
from tests.display.conftest import FORMATS, Clock
from tests.display.finger import tap
from tests.display.looks import NOON

DIGITS = "502946"
OTHER_DIGITS = "640283"

Opening = Callable[..., "AskingScene"]


@pytest.fixture(scope="session")
def record() -> PinRecord:
    """The record of the PIN, made once: it takes part of a second."""
    return pin_record(Pin(DIGITS), os.urandom(SALT_BYTES))


@pytest.fixture
def opening(
    bundle: CheckedContent, record: PinRecord, clock: Clock, qapp: object, tmp_path: Path
) -> Iterator[Opening]:
    """Open panels; all are taken down after the test."""
    made: list[AskingScene] = []

    def open_panel(
        size: PanelSize = FORMATS["portrait"],
        language: str = "en",
        lacks: tuple[Lack, ...] = (),
    ) -> AskingScene:
        others = (code for code in bundle.index.languages if code != language)
        settings = Settings(languages=(language, *others), host=Host(kiosk="Main hall"))
        shown = shown_in_languages(bundle, settings, size)
        files = (paths.resources(), paths.translations())
        look = looking(bundle, shown, lambda: NOON, lacks)
        tries = WrongTries(tmp_path / "tries.json", clock)
        asked: list[Request] = []
        scene = AskingScene(shown, files, clock, Knows(record, tries, look, asked.append))
        made.append(scene)
        scene.asked = asked
        for timer in scene.staff.findChildren(QTimer):
            timer.stop()  # a test says itself when time has passed
        scene.window.show()
        scene.model.make_ready()
        settled_frame(scene)
        return scene

    yield open_panel
    for scene in made:
        scene.close()


class AskingScene(StaffScene):
    """A panel that keeps what it asks for."""

    asked: list[Request]


def type_in(scene: StaffScene, digits: str) -> None:
    """Touch the keys of these digits."""
    for digit in digits:
        tap(scene, digit)


def enter(scene: StaffScene, digits: str) -> None:
    """Touch the keys of these digits, and the one that enters; the PIN is tried."""
    type_in(scene, digits)
    tap(scene, "Open")
    scene.staff.tick()
    settled_frame(scene)
