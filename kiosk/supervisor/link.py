"""The visitor process's end of its link to the supervisor: lines of ASCII words.

A visitor process starts hidden and loads what it needs. It hears `checked` (the content it has
inherited may be read), `show`, `leave` (its visit is over) and `alive?`. It says `ready`
(everything is loaded), `shown` (its first frame is on the screen), `touched` (a visit has begun),
`ended` (the visit is over, it has covered itself), `staff` (somebody asks for the staff panel),
`alive` (the answer; the one on the screen draws a frame first) and `closed` (the frame of its
window was closed). The emergency page shows itself at once, and says `shown`, `alive` and `closed`;
so does the staff process, which also says `ended`, `restart` (the kiosk is to start anew) or `stop`
(it is to end). Those two are heard from the staff panel alone, while it is on the screen.
"""

from __future__ import annotations

import ctypes
import os
import signal
import socket
from contextlib import suppress
from typing import Literal

from kiosk.errors import KioskError

Word = Literal["ready", "shown", "touched", "ended", "staff", "alive", "closed", "restart", "stop"]
Order = Literal["checked", "show", "leave", "alive?"]

_LONGEST_READ = 4096
_PR_SET_PDEATHSIG = 1


class NoSupervisor(KioskError):
    """The supervisor ended while this process began."""

    code = "no-supervisor"


class Link:
    """The link, in a visitor process."""

    def __init__(self, link: socket.socket) -> None:
        self._link = link
        self._rest = b""
        self._heard: list[str] = []

    @property
    def descriptor(self) -> int:
        """Readable when the supervisor has said something, or is gone."""
        return self._link.fileno()

    def hear(self) -> tuple[str, ...]:
        """What the supervisor has said since the last time. Without one, this process ends."""
        with suppress(BlockingIOError):
            self._take_in(socket.MSG_DONTWAIT)
        heard, self._heard = self._heard, []
        return tuple(heard)

    def wait_for(self, order: Order) -> None:
        """Wait until it has been given. Without a supervisor, this process ends."""
        while order not in self._heard:
            self._take_in(0)
        self._heard.remove(order)

    def _take_in(self, flags: int) -> None:
        """Raises BlockingIOError where there is nothing and `flags` say not to wait."""
        try:
            heard = self._link.recv(_LONGEST_READ, flags)
        except BlockingIOError:
            raise
        except OSError:
            heard = b""
        if not heard:
            os._exit(0)
        *lines, self._rest = (self._rest + heard).split(b"\n")
        self._heard += [line.decode("ascii", "replace") for line in lines]

    def say(self, word: Word) -> None:
        """Tell the supervisor. Without one, this process has no reason to be, and ends."""
        try:
            self._link.sendall(word.encode("ascii") + b"\n")
        except OSError:
            os._exit(0)

    def is_broken(self) -> bool:
        """Whether the supervisor is gone."""
        try:
            return self._link.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
        except BlockingIOError:
            return False
        except OSError:
            return True


def join_supervisor(link: socket.socket) -> Link:
    """Bind this process's life to the supervisor's, before anything else is loaded.

    The kernel kills it when the supervisor dies; one that died earlier is seen at the link.
    Raises NoSupervisor.
    """
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    joined = Link(link)
    if joined.is_broken():
        raise NoSupervisor("The supervisor is gone.", "Start `kiosk run` again.")
    return joined
