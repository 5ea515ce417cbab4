"""The staff panel without a display, in this process: how it must look, and where its keys are."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage

from kiosk import paths
from kiosk.content.compiled import checked
from kiosk.display.accessible import read_tree
from kiosk.display.panel import panel_size
from kiosk.display.staff_model import Knows
from kiosk.display.staff_process import StaffScene, looking
from kiosk.display.stage import new_application, shown_in_languages, time_of_day
from kiosk.display.tour import settled_frame
from kiosk.settings import load_settings
from kiosk.staff.attempts import WrongTries
from kiosk.staff.errands.link import Report, Request
from kiosk.staff.pin import SALT_BYTES, Pin, pin_record
from tests.display.finger import find


class PanelRehearsal:
    """The panel of a kiosk with these settings, in pixels of the real screen. Its errands are not
    done: `ask` is told of them."""

    def __init__(
        self,
        size: tuple[int, int],
        settings_file: Path,
        digits: str,
        folder: Path | None = None,
        ask: Callable[[Request], object] = lambda _request: None,
    ) -> None:
        """`folder` has the compiled content, if it is not that of the release."""
        self._application = QGuiApplication.instance() or new_application([])
        settings = load_settings(settings_file)
        content = checked(folder or paths.default_content())
        shown = shown_in_languages(content, settings, panel_size(*size, settings.panel))
        knows = Knows(
            pin_record(Pin(digits), os.urandom(SALT_BYTES)),
            WrongTries(settings_file.with_name("rehearsed.json"), time.monotonic),
            looking(content, shown, time_of_day),
            ask,
        )
        files = (paths.resources(), paths.translations())
        self._scene = StaffScene(shown, files, time.monotonic, knows)
        self._scene.window.show()
        self._scene.model.make_ready()
        self._frame = settled_frame(self._scene)

    def middle(self, name: str) -> tuple[int, int]:
        """The middle of a control."""
        center = find(self._scene, name).rect.center()
        return center.x(), center.y()

    def type(self, digits: str) -> None:
        """Type a PIN."""
        for digit in digits:
            self._scene.staff.press(int(digit))
        self._frame = settled_frame(self._scene)

    def enter(self) -> None:
        """Have it judged."""
        self._scene.staff.enter()
        self._scene.staff.tick()
        self._frame = settled_frame(self._scene)

    def tell(self, report: Report) -> None:
        """Say what came of an errand, or is there now."""
        self._scene.staff.take(report)
        self._frame = settled_frame(self._scene)

    def press(self, name: str) -> None:
        """Do what a touch of this control does."""
        find(self._scene, name).press()
        self._frame = settled_frame(self._scene)

    def hit(self, x: float, y: float) -> None:
        """Touch a field of the test of touch; the dots that are drawn there are left out."""
        self._scene.staff.health.hit(x, y)

    def part(self, name: str) -> tuple[int, int, int, int]:
        """The corners of a control."""
        rect = find(self._scene, name).rect
        return rect.x(), rect.y(), rect.x() + rect.width(), rect.y() + rect.height()

    def names(self) -> list[str]:
        """All that is said on the screen."""
        return [node.name for node in read_tree(self._scene.window)]

    def picture(self) -> Image.Image:
        """What must stand on the screen."""
        frame = self._frame.convertToFormat(QImage.Format.Format_RGB32)
        shape = (frame.width(), frame.height())
        return Image.frombytes("RGB", shape, bytes(frame.constBits()), "raw", "BGRX")

    def top_of(self, words: str) -> int:
        """Where a text begins."""
        (node,) = (node for node in read_tree(self._scene.window) if node.name == words)
        return node.rect.top()

    def close(self) -> None:
        self._scene.close()
