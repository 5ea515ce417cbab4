"""Walks through every screen without a display and keeps pictures and a record of each.

What is recorded is read from the accessible tree and the rendered frame, as a visitor meets
it, and not from the content.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem

from kiosk import paths
from kiosk.content.compiled import CheckedContent, checked
from kiosk.display.accessible import Node, read_tree
from kiosk.display.emergency.window import EmergencyWindow, pages_to_show
from kiosk.display.panel import panel_size
from kiosk.display.stage import (
    Scene,
    Shown,
    Stage,
    new_application,
    shown_in_languages,
    time_of_day,
)
from kiosk.settings import Settings
from kiosk.visit.options import TourOptions
from kiosk.visit.routes import routes
from kiosk.visit.state import (
    LANGUAGES,
    Ask,
    CarryOn,
    Choice,
    ChooseTextSize,
    ChooseTheme,
    Home,
    Open,
    Place,
)

# Qt's own scale: 100 writes fastest, and these pictures compress well enough.
_PNG_QUALITY = 80
_SETTLING_FRAMES = 20


class TourRecord:
    """Collects the screens of a tour in `folder`."""

    def __init__(self, folder: Path, stage: Stage, language: str) -> None:
        self._folder = folder
        self._stage = stage
        self._language = language
        self.screens: list[dict[str, Any]] = []

    def add(self, identifier: str) -> None:
        """Record what is on the screen now, page by page."""
        first = settled_frame(self._stage)
        nodes = read_tree(self._stage.window)
        entry: dict[str, Any] = {
            "id": identifier,
            "file": self._save(first, identifier, 1),
            "more": [],
            "language": self._language,
            "texts": [text for node in nodes for text in _texts(node)],
            "controls": [_control(node) for node in nodes if can_be_touched(node)],
            "codes": [_code(node) for node in nodes if node.is_code],
        }
        while turn_page(self._stage):
            number = len(entry["more"]) + 2
            entry["more"].append(self._save(settled_frame(self._stage), identifier, number))
        self.screens.append(entry)

    def add_emergency(self) -> None:
        """Record the page that is shown when visitor processes fail, in its own window. Its texts
        are those that were outlined: there is nothing in it to touch, and no reader to hear it."""
        window = EmergencyWindow(pages_to_show(paths.emergency_page()))
        window.resize(self._stage.window.size())
        window.show()
        QGuiApplication.processEvents()
        frame = window.screen().grabWindow(window.winId()).toImage()
        entry: dict[str, Any] = {
            "id": "emergency",
            "file": self._save(frame, "emergency", 1),
            "more": [],
            "language": self._language,
            "texts": list(window.page.texts),
            "controls": [],
            "codes": [],
        }
        window.hide()
        self.screens.append(entry)

    def _save(self, image: QImage, identifier: str, number: int) -> str:
        name = f"{identifier}.png" if number == 1 else f"{identifier}-{number}.png"
        image.save(str(self._folder / name), quality=_PNG_QUALITY)
        return name


def settled_frame(stage: Scene) -> QImage:
    """Return the frame once the layout has come to rest."""
    before = QImage()
    for _ in range(_SETTLING_FRAMES):
        QGuiApplication.processEvents()
        image = stage.window.grabWindow()
        if image == before:
            break
        before = image
    return before


def turn_page(stage: Scene) -> bool:
    """Press Down where it can be pressed; return whether it could."""
    down = [node for node in read_tree(stage.window) if node.id == "page-down" and node.enabled]
    for node in down:
        node.press()
    return bool(down)


def _texts(node: Node) -> Iterator[str]:
    yield node.name
    if node.description and not node.is_code:
        yield node.description


def _control(node: Node) -> dict[str, Any]:
    return {"name": node.name, "role": node.role.name.lower(), "rect": _corners(node.rect)}


def _corners(rect: QRect) -> list[int]:
    return [rect.x(), rect.y(), rect.width(), rect.height()]


def _code(node: Node) -> dict[str, Any]:
    return {"address": node.description, "rect": _corners(node.rect)}


def can_be_touched(node: Node) -> bool:
    """Whether the whole control is in the picture: in the window and not clipped away."""
    item = node.interface.object()
    if not node.pressable or not isinstance(item, QQuickItem):
        return False
    rect = item.mapRectToScene(item.boundingRect())
    return all(clip.contains(rect) for clip in _clips(item))


def _clips(item: QQuickItem) -> Iterator[QRectF]:
    parent: QQuickItem | None = item.parentItem()
    while parent is not None:
        if parent.clip() or parent.parentItem() is None:
            yield parent.mapRectToScene(QRectF(0, 0, parent.width(), parent.height()))
        parent = parent.parentItem()


def identifier(place: Place) -> str:
    """Return the id of a screen: the same in every language, theme and size."""
    return place.target.replace(":", "-")


def everywhere(_place: Place) -> bool:
    """Leave no place out."""
    return True


def walk(
    stage: Stage,
    wanted: Callable[[Place], bool] = everywhere,
    choices: Iterable[Choice] = (),
) -> Iterator[str]:
    """Go to every `wanted` screen of the profile and yield its id while it is shown, as it is
    after these choices of a visitor.

    Each place is reached from the start screen by a shortest way.
    """
    yield "attract"
    stage.visit.begin()
    for choice in choices:
        stage.visit.act(choice)
    ways = {place: way for place, way in routes(stage.kiosk).items() if wanted(place)}
    for place, way in ways.items():
        stage.visit.act(Home())
        for step in way:
            stage.visit.act(Open(step))
        yield identifier(place)
    stage.visit.act(Open(LANGUAGES))
    yield identifier(LANGUAGES)
    stage.visit.act(Home())
    stage.visit.act(Ask())
    yield "idle"
    stage.visit.act(CarryOn())


def run_tour(options: TourOptions) -> int:
    """Make a tour and say where it lies. Returns an exit code; raises ContentUnreadable."""
    content = checked(options.content)
    size = panel_size(options.size.width, options.size.height, options.settings.panel)
    settings = _beginning_in(options.language, options.settings, content)
    shown = replace(shown_in_languages(content, settings, size), preview=options.is_preview)
    choices = (ChooseTextSize(options.text_size), ChooseTheme(options.theme))
    count = make_tour(shown, options.out, time_of_day(), choices=choices)
    print(f"{count} screens: {options.out / 'index.html'}")
    return 0


def _beginning_in(language: str, settings: Settings, content: CheckedContent) -> Settings:
    """The settings of a kiosk that begins in `language`, of the content's where it is empty."""
    first = language or content.index.source_language
    others = (code for code in content.offered(settings.languages) if code != first)
    return settings._replace(languages=(first, *others))


def make_tour(
    shown: Shown,
    out: Path,
    at: datetime,
    wanted: Callable[[Place], bool] = everywhere,
    choices: Iterable[Choice] = (),
) -> int:
    """Write the pictures, tour.json and index.html into `out`; return the number of screens.

    All is shown as it is `at` one moment, however long the tour takes. `choices` are what a
    visitor chooses on the start screen.
    """
    out.mkdir(parents=True, exist_ok=True)
    if QGuiApplication.instance() is None:
        new_application(sys.argv[:1])
    stage = Stage(shown, paths.resources(), paths.translations(), lambda: 0.0, now=lambda: at)
    stage.window.show()
    stage.visit.settle()
    record = TourRecord(out, stage, shown.content.language)
    for name in walk(stage, wanted, choices):
        record.add(name)
    record.add_emergency()
    stage.close()
    encoded = json.dumps({"screens": record.screens}, ensure_ascii=False, indent=1)
    (out / "tour.json").write_text(encoded + "\n", encoding="utf-8")
    (out / "index.html").write_text(_index(record.screens), encoding="utf-8")
    return len(record.screens)


def _index(screens: list[dict[str, Any]]) -> str:
    figures = "\n".join(
        f'<figure><img src="{escape(file)}" loading="lazy" alt="">'
        f"<figcaption>{escape(screen['id'])}</figcaption></figure>"
        for screen in screens
        for file in (screen["file"], *screen["more"])
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Tour</title>'
        "<style>body{font:16px sans-serif;display:flex;flex-wrap:wrap;gap:16px}"
        "figure{margin:0}img{width:270px;border:1px solid #999}</style>\n"
        f"{figures}\n</html>\n"
    )
