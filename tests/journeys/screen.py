"""A screen without a panel: an X server of our own, its pixels, and a hand on its pointer."""

import os
import select
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from typing import Any

from PIL import Image
from Xlib import XK, X, Xatom
from Xlib.display import Display
from Xlib.error import BadDrawable, BadWindow
from Xlib.ext import xtest
from Xlib.protocol.event import ClientMessage
from Xlib.xobject.drawable import Window

from tests.processes import PATIENCE, wait_until

# Servers that look for a free number at the same moment may both take the same one.
NUMBERS = count(1000 + os.getpid() % 4400 * 2)
LEFT_BUTTON = 1
# What X11 adds to the codes of linux/input-event-codes.h.
EVDEV_TO_X = 8
# A key that is struck again within the same millisecond is taken for one that is held.
KEY_GAP_MS = 2
# F13 to F24: the usual layouts have other symbols there, or none.
FAR_KEYS = {f"F{number}": 183 + number - 13 + EVDEV_TO_X for number in range(13, 25)}


class Screen:
    """A running Xvfb. Points and sizes are in pixels. `environment` leads programs to it."""

    def __init__(self, width: int, height: int) -> None:
        self.size = (width, height)
        reader, writer = os.pipe()
        with os.fdopen(reader) as numbers:
            server, *options = self.server_command()
            name = (f":{next(NUMBERS)}", "-displayfd", str(writer))
            command = [server, *name, "-noreset", "-nolisten", "tcp", *options]
            self.server = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
            os.close(writer)
            ready, _, _ = select.select([numbers], [], [], PATIENCE)
            assert ready, f"{server} did not start"
            self.name = f":{numbers.readline().strip()}"
        self.environment = {"DISPLAY": self.name}
        self._display = Display(self.name)
        self._root = self._display.screen().root

    def server_command(self) -> Sequence[str]:
        """The X server, and the options of its own."""
        width, height = self.size
        return "Xvfb", "-screen", "0", f"{width}x{height}x24"

    def picture(self) -> Image.Image:
        """What stands on the screen now."""
        width, height = self.size
        pixels = self._root.get_image(0, 0, width, height, X.ZPixmap, 0xFFFFFFFF)
        return Image.frombytes("RGB", self.size, pixels.data, "raw", "BGRX")

    def still_picture(self) -> Image.Image:
        """What stands on the screen once two pictures in a row are alike."""
        pictures = [self.picture()]

        def is_still() -> bool:
            pictures.append(self.picture())
            return pictures[-1].tobytes() == pictures[-2].tobytes()

        wait_until(is_still)
        return pictures[-1]

    def tap(self, x: float, y: float) -> None:
        """Press and release."""
        self.press(x, y)
        self.release()

    def press(self, x: float, y: float) -> None:
        self.move(x, y)
        self._send(X.ButtonPress, LEFT_BUTTON)

    def move(self, x: float, y: float) -> None:
        xtest.fake_input(self._display, X.MotionNotify, x=round(x), y=round(y))
        self._display.sync()

    def release(self) -> None:
        self._send(X.ButtonRelease, LEFT_BUTTON)

    def drag(self, start: tuple[float, float], end: tuple[float, float], steps: int = 20) -> None:
        """Press at one point, move in small steps, release at another."""
        self.press(*start)
        for step in range(1, steps + 1):
            part = step / steps
            self.move(*(a + (b - a) * part for a, b in zip(start, end, strict=True)))
        self.release()

    def click(self, button: int) -> None:
        """Press and release a button of the mouse; the wheel is 4 and 5."""
        self._send(X.ButtonPress, button)
        self._send(X.ButtonRelease, button)

    def type_key(self, name: str, held: tuple[str, ...] = ()) -> None:
        """Strike a key by its X name (`Return`, `Escape`), F13 to F24 by their place, while others
        are `held` (`Alt_L`)."""
        self.strike(self.code(name), tuple(map(self.code, held)))

    def strike(self, code: int, held: tuple[int, ...] = ()) -> None:
        """Strike a key by its code, while others are held."""
        for each in (*held, code):
            self._send(X.KeyPress, each, after_ms=KEY_GAP_MS)
        for each in (code, *reversed(held)):
            self._send(X.KeyRelease, each)

    def code(self, name: str) -> int:
        """The code of a key by its name."""
        symbol = XK.string_to_keysym(name)
        found: int = FAR_KEYS.get(name) or self._display.keysym_to_keycode(symbol)
        return found

    @contextmanager
    def held_key(self, name: str, repeats: int) -> Iterator[None]:
        """Hold a key until the window has been told that many times of it."""
        ((window, _),) = self._viewable()
        window.change_attributes(event_mask=X.KeyPressMask)
        try:
            self._send(X.KeyPress, self.code(name))
            wait_until(lambda: self._display.pending_events() >= repeats)
            yield
        finally:
            self._send(X.KeyRelease, self.code(name))
            window.change_attributes(event_mask=X.NoEventMask)
            self._display.sync()
            while self._display.pending_events():
                self._display.next_event()

    def shows_pointer(self) -> bool:
        """Whether the pointer can be seen where it is now."""
        self._display.xfixes_query_version()
        pointer = self._display.xfixes_get_cursor_image(self._root)
        return any(pixel >> 24 for pixel in pointer.cursor_image)

    def offers(self) -> list[str]:
        """What somebody could paste or drop now."""
        names = ("PRIMARY", "SECONDARY", "CLIPBOARD", "XdndSelection")
        owner = self._display.get_selection_owner
        return [name for name in names if owner(self._display.intern_atom(name)) != X.NONE]

    def windows(self) -> list[tuple[int, int]]:
        """The sizes of all windows that can be seen."""
        return [(shape.width, shape.height) for _, shape in self._viewable()]

    def is_bare(self) -> bool:
        """Whether there is no window, nor a picture of one. A compositor shows for a moment what
        it has painted last, which must not be taken for what comes next."""
        return not self.windows() and self.picture().getcolors(1) is not None

    def owners(self) -> list[int]:
        """The processes whose windows can be seen."""
        found = []
        for window, _ in self._viewable():
            with suppress(BadWindow):
                found += self._owners(window)
        return found

    def _owners(self, window: Window) -> list[int]:
        """Whose a window is, or if it is a frame what it holds."""
        name = self._display.intern_atom("_NET_WM_PID")
        if owner := window.get_full_property(name, Xatom.CARDINAL):
            return [int(owner.value[0])]
        return [pid for child in window.query_tree().children for pid in self._owners(child)]

    def root_property(self, name: str) -> object:
        """What a window manager tells everybody."""
        return self._root.get_full_property(self._display.intern_atom(name), X.AnyPropertyType)

    def close_window(self) -> None:
        """Ask the one window to close, as a window manager does for the button of its frame."""
        ((window, _),) = self._viewable()
        protocol = self._display.intern_atom("WM_PROTOCOLS")
        closing = self._display.intern_atom("WM_DELETE_WINDOW")
        data = (32, [closing, X.CurrentTime, 0, 0, 0])
        window.send_event(ClientMessage(window=window, client_type=protocol, data=data))
        self._display.sync()

    def _viewable(self) -> list[tuple[Window, Any]]:
        """The windows that can be seen, with their geometry, frame and all. One that goes while
        it is asked about cannot be seen any more."""
        found = []
        for window in self._root.query_tree().children:
            with suppress(BadWindow, BadDrawable):
                shape = window.get_geometry()
                if window.get_attributes().map_state == X.IsViewable and self._is_inside(shape):
                    found.append((window, shape))
        return found

    def _is_inside(self, shape: Any) -> bool:
        """Window managers keep windows of their own beyond the edge."""
        return shape.x + shape.width > 0 and shape.y + shape.height > 0

    def close(self) -> None:
        self._display.close()
        self.server.terminate()
        self.server.wait(PATIENCE)

    def die(self) -> None:
        """End as a server does that crashes."""
        self._display.close()
        self.server.kill()
        self.server.wait(PATIENCE)

    def _send(self, kind: int, detail: int, after_ms: int = 0) -> None:
        xtest.fake_input(self._display, kind, detail, time=after_ms)
        self._display.sync()
