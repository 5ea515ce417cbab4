"""The link between the staff panel and the process that does its errands: one record a line, JSON.

The panel asks for an installation or to undo one (a `Deed`), to cancel that, to look what is there
from now on, and to play the tones that test the sound. It is told what was found, how far a deed
has come and how it ended, what the store holds, and what came of the sound.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import suppress
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct

from kiosk.errors import KioskError
from kiosk.staff.actions import Cancel, Finished, Found, Played, Stepped
from kiosk.staff.records import Stored
from kiosk.staff.screens import Install, Undo

_LONGEST_READ = 1 << 16
# The longest record is a list of so many bundles, with what each would change.
_LONGEST_LINE = 1 << 23


class Look(Struct, frozen=True, tag=True):
    """Look what there is, now and whenever that changes, and say it in a language."""

    language: str = "en"


class Sound(Struct, frozen=True, tag=True):
    """Play the tones that test the sound."""


class Holds(Struct, frozen=True, tag=True):
    """The store was looked at."""

    stored: Stored


Request = Look | Install | Undo | Cancel | Sound
Report = Found | Stepped | Finished | Holds | Played

Heard = TypeVar("Heard")


class LinkBroken(KioskError):
    """The other end of the link is gone, or what it said is not of this program."""

    code = "errands-lost"


class End(Generic[Heard]):
    """One end of the link, which hears records of one kind."""

    def __init__(self, link: socket.socket, hears: object) -> None:
        self._link = link
        self._rest = b""
        self._decoder: msgspec.json.Decoder[Heard] = msgspec.json.Decoder(hears)

    @property
    def descriptor(self) -> int:
        """Readable when the other end has said something, or is gone."""
        return self._link.fileno()

    def say(self, record: Request | Report) -> None:
        """Tell the other end. Raises LinkBroken."""
        try:
            self._link.sendall(msgspec.json.encode(record) + b"\n")
        except OSError as error:
            raise _broken("it is gone") from error

    def hear(self) -> tuple[Heard, ...]:
        """What the other end has said since the last time; nothing is waited for. Raises
        LinkBroken."""
        return tuple(self._decoded(line) for line in self._lines())

    def _lines(self) -> Iterator[bytes]:
        with suppress(BlockingIOError):
            while True:
                *lines, self._rest = (self._rest + self._read()).split(b"\n")
                yield from lines
                if len(self._rest) > _LONGEST_LINE:
                    raise _broken("it does not come to an end")

    def _read(self) -> bytes:
        """Raises BlockingIOError where there is nothing now."""
        try:
            said = self._link.recv(_LONGEST_READ, socket.MSG_DONTWAIT)
        except ConnectionError as error:
            raise _broken("it is gone") from error
        if not said:
            raise _broken("it is gone")
        return said

    def _decoded(self, line: bytes) -> Heard:
        try:
            return self._decoder.decode(line)
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise _broken("what it said cannot be read") from error


def _broken(why: str) -> LinkBroken:
    return LinkBroken(
        f"The process behind the staff panel fails: {why}.",
        "The content is as it was, or the new one: both are whole. Open the panel again.",
    )


def panel_end(link: socket.socket) -> End[Report]:
    """The panel's end."""
    return End(link, Report)


def errands_end(link: socket.socket) -> End[Request]:
    """The other one."""
    return End(link, Request)
