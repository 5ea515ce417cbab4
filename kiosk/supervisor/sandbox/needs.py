"""What visitor processes, and those like them, cannot do without; all else is given up."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from kiosk import paths
from kiosk.supervisor.display_server import x11_sockets

# What was traced, and what Mesa and Qt's other platforms document. Missing ones are passed over.
_SYSTEM = (
    *("/usr", "/lib", "/lib64", "/etc/ld.so.cache"),
    *("/etc/fonts", "/var/cache/fontconfig"),
    *("/etc/drirc", "/etc/glvnd", "/etc/localtime"),
    *("/dev/urandom", "/proc/self"),
)
_GRAPHICS = ("dri", "nvidia*", "mali*")
# Without a display server Qt itself takes the screen, the keys and the touches.
_PANEL = ("fb*", "input", "tty*")
_HARDWARE = ("/sys", "/run/udev")

Connection = Literal["network", "abstract-sockets"]


class Needs(NamedTuple):
    """What a process keeps: files and folders it `reads`, `devices` it also writes and controls,
    connections (the network, and local sockets that have no file), and folders it `writes`: there
    it makes, replaces and removes files."""

    reads: tuple[Path, ...]
    devices: tuple[Path, ...] = (Path("/dev/null"),)
    connections: tuple[Connection, ...] = ()
    writes: tuple[Path, ...] = ()


def checker_needs(*places: Path) -> Needs:
    """What a process needs that checks what lies in these places."""
    return Needs(reads=(*_program(), *places, *map(Path, _SYSTEM)))


def visitor_needs(environment: Mapping[str, str], dev: Path = Path("/dev")) -> Needs:
    """What a visitor process needs in an environment made for visitors."""
    platform = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    devices = tuple(_devices(platform, dev))
    return Needs(
        reads=(*_program(), *_paths(environment, "XAUTHORITY"), *map(Path, _SYSTEM))
        + (tuple(map(Path, _HARDWARE)) if devices else ()),
        devices=(dev / "null", *devices),
        connections=tuple(_connections(platform, environment)),
    )


def staff_needs(environment: Mapping[str, str], runtime: Path) -> Needs:
    """What the staff process needs: also to count wrong tries at the PIN in the `runtime` folder.
    It has read the PIN's record before."""
    return visitor_needs(environment)._replace(writes=(runtime,))


def _program() -> Iterator[Path]:
    # A packaged program reads its modules out of its own executable.
    yield from (Path(sys.executable), Path(sys.base_prefix, "lib"))
    yield from (Path(entry) for entry in sys.path if entry.startswith("/"))
    yield from (paths.resources(), paths.translations())


def _devices(platform: str, dev: Path) -> Iterator[Path]:
    names = (*_GRAPHICS, *_PANEL) if platform in ("eglfs", "linuxfb") else _GRAPHICS
    for name in names:
        yield from dev.glob(name)


def _paths(environment: Mapping[str, str], name: str) -> Iterator[Path]:
    if environment.get(name):
        yield Path(environment[name])


def _connections(platform: str, environment: Mapping[str, str]) -> Iterator[Connection]:
    is_remote = any(isinstance(address, tuple) for address in x11_sockets(environment))
    if platform == "vnc" or (platform == "xcb" and is_remote):
        yield "network"
    if platform == "xcb":
        # Traced: Debian 12's libxcb reaches the X server so, and does not try its file then.
        yield "abstract-sockets"
