"""The list of this machine's fonts, read before Qt asks for it."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from threading import Thread

_LIBRARY = "libfontconfig.so.1"


def read_fonts_ahead() -> None:
    """Have fontconfig read what fonts there are, in a thread of its own, while Qt is being loaded.

    Only once this process has given up what it gives up: its threads would keep it. Without
    fontconfig nothing is read, and Qt finds fonts as it can.
    """
    with suppress(OSError):
        Thread(target=ctypes.CDLL(_LIBRARY).FcInit, daemon=True).start()
