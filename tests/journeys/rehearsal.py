"""The same kiosk without a display, in this process: it knows how each step of a visit must look.

The tour knows every screen once; what a screen shows also depends on the way that led to it. A
rehearsal takes each step before the real program does.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QML_DISABLE_DISK_CACHE", "1")

import time

from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from kiosk import paths
from kiosk.content.compiled import checked
from kiosk.display.accessible import Node, read_tree
from kiosk.display.panel import panel_size
from kiosk.display.stage import Stage, new_application, shown_in_languages, time_of_day
from kiosk.display.tour import can_be_touched, identifier, settled_frame
from kiosk.settings import Settings
from kiosk.visit.routes import routes
from kiosk.visit.screens import build_screen
from kiosk.visit.state import ATTRACT, LANGUAGES, Ask, parse_place
from tests.display.finger import touch
from tests.journeys.program import ONE_LANGUAGE


class Rehearsal:
    """A stage of the default content, in pixels of the real screen."""

    def __init__(self, size: tuple[int, int], languages: tuple[str, ...] = ONE_LANGUAGE) -> None:
        self._size = size
        self._languages = languages
        self._application = QGuiApplication.instance() or new_application([])
        self._begin()

    def _begin(self) -> None:
        settings = Settings(languages=self._languages)
        content = checked(paths.default_content())
        size = panel_size(*self._size, settings.panel)
        shown = shown_in_languages(content, settings, size)
        self._stage = Stage(
            shown, paths.resources(), paths.translations(), time.monotonic, now=time_of_day
        )
        self._stage.window.show()
        self._stage.visit.settle()
        self._frame = settled_frame(self._stage)

    @property
    def place(self) -> str:
        """The tour's name of the screen."""
        return identifier(self._stage.visit.state.place)

    def picture(self) -> Image.Image:
        """What must stand on the screen."""
        frame = self._frame.convertToFormat(QImage.Format.Format_RGB32)
        shape = (frame.width(), frame.height())
        return Image.frombytes("RGB", shape, bytes(frame.constBits()), "raw", "BGRX")

    def controls(self) -> list[Node]:
        """What can be touched now, in the order of the accessible tree."""
        nodes = read_tree(self._stage.window)
        return [node for node in nodes if node.enabled and can_be_touched(node)]

    def doors(self) -> dict[str, str]:
        """Where the controls of all pages lead that open another screen, by the control."""
        screen = build_screen(self._stage.kiosk, self._stage.visit.state)
        named = [(row.title, row.target) for row in (*screen.rows, *screen.entries)]
        named.append((screen.action, screen.action_target))
        if self.languages and self.place != identifier(ATTRACT):
            kiosk = self._stage.kiosk
            present = kiosk.offered[kiosk.content.language].name
            named.append((f"Language: {present}", LANGUAGES.target))
        places = ((name, parse_place(target)) for name, target in named)
        return {name: identifier(place) for name, place in places if place}

    @property
    def languages(self) -> set[str]:
        """The languages there are to choose from, each by its own name."""
        offered = self._stage.kiosk.offered
        return {greeting.name for greeting in offered.values()} if len(offered) > 1 else set()

    def ways(self) -> dict[str, tuple[str, ...]]:
        """For each screen of a visit, those that lead to it from the start screen."""
        found = routes(self._stage.kiosk).items()
        return {identifier(place): ("start", *map(identifier, way)) for place, way in found}

    def press(self, control: Node) -> None:
        """Do what a touch does."""
        control.press()
        self._frame = settled_frame(self._stage)

    def tap(self, x: int, y: int) -> None:
        """Touch a point, whatever is there."""
        QTest.mouseClick(self._stage.window, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
        self._frame = settled_frame(self._stage)

    def touch(self, *points: tuple[int, int]) -> None:
        """Put a finger down at each point at once and lift them."""
        touch(self._stage, *(QPoint(*point) for point in points))

    def be_asked(self) -> None:
        """Nobody has touched anything for long."""
        self._stage.visit.act(Ask())
        self._frame = settled_frame(self._stage)

    def begin_anew(self) -> None:
        """The next visitor."""
        self.close()
        self._begin()

    @property
    def depth(self) -> int:
        """How many screens have been opened, one from the other."""
        return len(self._stage.visit.state.trail)

    @property
    def is_over(self) -> bool:
        """Whether the visit has ended."""
        return self._stage.visit.state.ended

    def close(self) -> None:
        self._stage.close()
