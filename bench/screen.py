"""An X server of its own, what is to be seen on it, and a finger."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from types import TracebackType

from Xlib import X, Xatom, display
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
        self._server = subprocess.Popen(
            [*command, "-noreset"], pass_fds=[writer], stderr=subprocess.DEVNULL
        )
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
        return self._wait(lambda seen: seen != before)

    def wait_for(self, wanted: bytes) -> float:
        """When what is watched is as `wanted`: seconds of time.perf_counter()."""
        return self._wait(lambda seen: seen == wanted)

    def rest(self) -> bytes:
        """What is watched, once it has not changed for a while."""
        seen, since = self.look(), time.perf_counter()
        while time.perf_counter() - since < _SECONDS_TO_REST:
            time.sleep(0.05)
            if (now := self.look()) != seen:
                seen, since = now, time.perf_counter()
        return seen

    def owner(self) -> int:
        """The process whose window is to be seen. Raises NothingHappened where there is none."""
        name = self._display.intern_atom("_NET_WM_PID")
        for window in reversed(self._root.query_tree().children):
            if window.get_attributes().map_state == X.IsViewable and (
                found := window.get_full_property(name, Xatom.CARDINAL)
            ):
                return int(found.value[0])
        raise NothingHappened("There is no window.")

    def tap(self, x: int, y: int) -> float:
        """Touch a point for a moment. When it was let go: seconds of time.perf_counter()."""
        xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
        xtest.fake_input(self._display, X.ButtonPress, 1)
        self._display.sync()
        released = time.perf_counter()
        xtest.fake_input(self._display, X.ButtonRelease, 1)
        self._display.sync()
        return released

    def _wait(self, condition: Callable[[bytes], bool]) -> float:
        deadline = time.perf_counter() + _SECONDS_TO_CHANGE
        while (now := time.perf_counter()) < deadline:
            if condition(self.look()):
                return now
            time.sleep(0.001)
        raise NothingHappened(f"The screen did not change within {_SECONDS_TO_CHANGE:.0f} s.")
