"""Is there a screen? Asked without Qt, which would abort instead of answering."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator, Mapping

from kiosk.errors import KioskError

_WITHOUT_SERVER = ("offscreen", "eglfs", "linuxfb", "vnc")
# With these whoever draws owns the whole display, and a second process would find it taken.
_OWNING = ("eglfs", "linuxfb", "vnc")
_SECONDS_TO_ANSWER = 2.0
_FIRST_X11_PORT = 6000

Address = str | tuple[str, int]


class NoDisplay(KioskError):
    """There is no screen to show the kiosk on."""

    code = "no-display"


def find_platform(environment: Mapping[str, str]) -> str:
    """The QT_QPA_PLATFORM with which a window can be opened here. Raises NoDisplay.

    QT_QPA_PLATFORM decides where it names one we know; otherwise Wayland comes before X11, as in
    Qt. A display server is there when its socket accepts a connection.
    """
    wanted = environment.get("QT_QPA_PLATFORM", "")
    names = [entry.partition(":")[0] for entry in wanted.split(";")]
    if names[0] in _WITHOUT_SERVER:
        return wanted
    servers = {"wayland": wayland_sockets, "xcb": x11_sockets}
    for name in [name for name in names if name in servers] or servers:
        if any(map(_accepts, servers[name](environment))):
            return name
    raise _no_display(environment)


def shares_display(platform: str) -> bool:
    """Whether several processes can have a window there, seen or hidden, at the same time."""
    return platform.partition(":")[0] not in _OWNING


def wayland_sockets(environment: Mapping[str, str]) -> Iterator[Address]:
    """Where the Wayland server that the environment names listens."""
    name = environment.get("WAYLAND_DISPLAY", "")
    folder = environment.get("XDG_RUNTIME_DIR", "")
    if name.startswith("/"):
        yield name
    elif name and folder:
        yield f"{folder}/{name}"


def x11_sockets(environment: Mapping[str, str]) -> Iterator[Address]:
    """Where the X server that DISPLAY names may listen; a NUL stands before an abstract name."""
    display = re.fullmatch(r"(.*):(\d{1,4})(\.\d+)?", environment.get("DISPLAY", ""))
    if not display:
        return
    host, number = display[1], int(display[2])
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers listen by convention
        yield from ("\0" + path, path)
    else:
        yield host, _FIRST_X11_PORT + number


def _accepts(address: Address) -> bool:
    try:
        if isinstance(address, tuple):
            socket.create_connection(address, _SECONDS_TO_ANSWER).close()
            return True
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(_SECONDS_TO_ANSWER)
            client.connect(address)
            return True
    except (OSError, ValueError):  # ValueError: a name that cannot be a host or a path
        return False


def _no_display(environment: Mapping[str, str]) -> NoDisplay:
    asked = [
        f"{name}={environment[name]}"
        for name in ("WAYLAND_DISPLAY", "DISPLAY")
        if environment.get(name)
    ]
    if asked:
        return NoDisplay(f"No screen answers at {' or '.join(asked)}.")
    return NoDisplay("There is no screen: neither DISPLAY nor WAYLAND_DISPLAY is set.")
