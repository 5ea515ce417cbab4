"""A stage without a display, with a clock the test moves."""

from __future__ import annotations

import json
import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QML_DISABLE_DISK_CACHE"] = "1"

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk import paths
from kiosk.content.compile import compile_folder
from kiosk.content.compiled import CheckedContent, checked
from kiosk.content.model import Content
from kiosk.display.panel import PanelSize, panel_size
from kiosk.display.stage import Shown, Stage, new_application
from kiosk.display.tour import make_tour, settled_frame
from kiosk.settings import Panel, Settings
from kiosk.visit.state import START, Open
from tests.display.looks import NOON, Bundle, of_one_country

ROOT = Path(__file__).resolve().parents[2]
FORMATS = {
    "portrait": panel_size(1080, 1920, Panel(299.17, 531.86)),
    "landscape": panel_size(1920, 1080, Panel(531.86, 299.17)),
    "small": panel_size(1280, 800, Panel(323.23, 202.02)),
}


class Clock:
    """A clock that moves when a test moves it. Seconds."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="session")
def qapp_cls() -> Callable[[list[str]], QGuiApplication]:
    """The application that the kiosk itself makes, in place of pytest-qt's own."""
    return new_application


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> CheckedContent:
    """The default bundle."""
    out = tmp_path_factory.mktemp("content") / "content"
    assert compile_folder(ROOT / "data" / "luxembourg", out, date(2026, 11, 21), pseudo=True) == ()
    return checked(out)


@pytest.fixture(scope="session")
def content(bundle: CheckedContent) -> Content:
    """The default content."""
    return bundle.content("en")


@pytest.fixture(scope="session")
def in_every_language(bundle: CheckedContent, qapp: QGuiApplication) -> Bundle:
    """The default bundle, as it can be read."""
    return Bundle(bundle, FORMATS)


@dataclass(frozen=True)
class Tour:
    """A tour that was made, with the folder of its pictures."""

    size: PanelSize
    folder: Path
    screens: list[dict[str, Any]]


@pytest.fixture(scope="session", params=FORMATS.values(), ids=FORMATS.keys())
def tour(
    request: pytest.FixtureRequest,
    content: Content,
    qapp: QGuiApplication,
    tmp_path_factory: pytest.TempPathFactory,
) -> Tour:
    """A tour of the default content in each format."""
    out = tmp_path_factory.mktemp("tour")
    make_tour(Shown(content, Settings(), request.param), out, NOON, of_one_country)
    return Tour(request.param, out, json.loads((out / "tour.json").read_text("utf-8"))["screens"])


@pytest.fixture
def clock() -> Clock:
    return Clock()


Staging = Callable[..., Stage]


@pytest.fixture
def staging(qapp: QGuiApplication, clock: Clock) -> Iterator[Staging]:
    """Make stages; all are taken down after the test."""
    made: list[Stage] = []

    def make(
        content: Content,
        size: PanelSize = FORMATS["portrait"],
        *,
        preview: bool = False,
        day: Callable[[], datetime] | None = None,
    ) -> Stage:
        shown = Shown(content, Settings(), size, preview)
        files = (paths.resources(), paths.translations())
        stage = Stage(shown, *files, clock, now=day or (lambda: NOON))
        made.append(stage)
        stage.window.show()
        stage.visit.settle()
        settled_frame(stage)
        return stage

    yield make
    for stage in made:
        stage.close()


@pytest.fixture
def started(staging: Staging, content: Content) -> Stage:
    """A stage on the start screen."""
    stage = staging(content)
    stage.visit.act(Open(START))
    settled_frame(stage)
    return stage
