"""An X server of its own, what is to be seen on it, and a finger."""

from __future__ import annotations

import os
import subprocess
import time
from types import TracebackType

from Xlib import X, display
from Xlib.ext import xtest

SIZE = (1080, 1920)
# Where the heading is: no control changes it by being pressed.
_WATCHED = (0, 140, 1080, 8)
_SECONDS_TO_CHANGE = 20.0
_SECONDS_TO_REST = 0.7


class NothingHappened(Exception):
    """What was to change on the screen did not."""


class Screen:
    """A display without a panel. The same few rows of it are watched, whatever is shown."""

    def __enter__(self) -> Screen:
        reader, writer = os.pipe()
        picture = "x".join(map(str, (*SIZE, 24)))
        command = ["Xvfb", "-displayfd", str(writer), "-nolisten", "tcp", "-screen", "0", picture]
        self._server = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader, encoding="ascii") as numbers:
            self.name = f":{numbers.readline().strip()}"
        self._display = display.Display(self.name)
        self._root = self._display.screen().root
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._display.close()
        self._server.terminate()
        self._server.wait()

    def look(self) -> bytes:
        """What is in the rows that are watched."""
        return bytes(self._root.get_image(*_WATCHED, X.ZPixmap, 0xFFFFFFFF).data)

    def wait_for_change(self, before: bytes) -> float:
        """When what is watched is no longer as `before`: seconds of time.perf_counter()."""
        deadline = time.perf_counter() + _SECONDS_TO_CHANGE
        while (now := time.perf_counter()) < deadline:
            if self.look() != before:
                return now
            time.sleep(0.001)
        raise NothingHappened(f"The screen did not change within {_SECONDS_TO_CHANGE:.0f} s.")

    def rest(self) -> bytes:
        """What is watched, once it has not changed for a while."""
        seen, since = self.look(), time.perf_counter()
        while time.perf_counter() - since < _SECONDS_TO_REST:
            time.sleep(0.05)
            if (now := self.look()) != seen:
                seen, since = now, time.perf_counter()
        return seen

    def tap(self, x: int, y: int) -> None:
        """Touch a point for a moment."""
        xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
        xtest.fake_input(self._display, X.ButtonPress, 1)
        xtest.fake_input(self._display, X.ButtonRelease, 1)
        self._display.sync()
