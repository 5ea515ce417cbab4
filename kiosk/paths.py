"""Where resources and state lie: in a source tree, in an installed wheel, in a frozen program.

|                 | source tree     | wheel                 | frozen               |
| --------------- | --------------- | --------------------- | -------------------- |
| resources       | resources/      | kiosk/_resources/     | BUNDLE/resources/    |
| translations    | translations/   | kiosk/_translations/  | BUNDLE/translations/ |
| default content | build/content/  | kiosk/_content/       | BUNDLE/content/      |
| emergency page  | build/emergency.json | kiosk/_emergency.json | BUNDLE/emergency.json |
| trust           | build/trust/    | kiosk/_trust/         | BUNDLE/trust/        |

BUNDLE is the folder that PyInstaller names in `sys._MEIPASS`.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SETTINGS = Path("/etc/kiosk/settings.toml")
_RUNTIME = Path("/run/kiosk")


def is_frozen() -> bool:
    """Whether this is the packaged program, which needs no Python beside it."""
    return getattr(sys, "frozen", False) is True


def is_source_tree() -> bool:
    """Whether the program runs from a checkout."""
    return not is_frozen() and (_PACKAGE.parent / "pyproject.toml").is_file()


def program() -> tuple[str, ...]:
    """The command that starts this program anew: isolated, and writing no bytecode."""
    if is_frozen():
        return (sys.executable,)
    return sys.executable, "-B", "-I", str(_PACKAGE / "__main__.py")


def resources() -> Path:
    """QML and icons."""
    return _place("resources")


def translations() -> Path:
    """The catalogues of the program's own words."""
    return _place("translations")


def default_content() -> Path:
    """The compiled content that is shown where none is installed."""
    return _place("content", in_source="build/content")


def emergency_page() -> Path:
    """The page of numbers that is shown when visitor processes fail."""
    return _place("emergency.json", in_source="build/emergency.json")


def trust() -> Path:
    """The root files that say who may sign what this program shows."""
    return _place("trust", in_source="build/trust")


def settings_file() -> Path | None:
    """The settings of this machine, or None where there are none.

    A file that is there and cannot be looked at is named all the same: whoever reads it says why.
    """
    try:
        _SETTINGS.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        pass
    return _SETTINGS


def runtime(environment: Mapping[str, str]) -> Path:
    """The folder for what a restart of the machine is to forget (systemd.exec(5),
    RuntimeDirectory=, which the kiosk's unit names in XDG_RUNTIME_DIR)."""
    return Path(environment.get("XDG_RUNTIME_DIR") or _RUNTIME)


def _place(name: str, in_source: str = "") -> Path:
    if is_frozen():
        return Path(getattr(sys, "_MEIPASS", _PACKAGE.parent)) / name
    if is_source_tree():
        return _PACKAGE.parent / (in_source or name)
    return _PACKAGE / f"_{name}"
