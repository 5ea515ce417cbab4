"""The environment of a visitor process: made anew, so that nothing reaches Qt by accident."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

# What leads to the screen, and whether it is drawn by the GPU.
_KEPT = ("DISPLAY", "XAUTHORITY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "QT_QUICK_BACKEND")

_FIXED = {
    "PATH": "/usr/bin:/bin",
    "LC_ALL": "C.UTF-8",
    # No folder can be made below a device, not even by root: no cache, no configuration.
    "HOME": "/dev/null",
    # Qt asks the session bus for menus and for readers of its texts; there is none for visitors.
    "DBUS_SESSION_BUS_ADDRESS": "disabled:",
    "DBUS_SYSTEM_BUS_ADDRESS": "disabled:",
    # Traced: without these Qt and Mesa write compiled QML and shaders to cache folders.
    "QML_DISABLE_DISK_CACHE": "1",
    "QSG_RHI_DISABLE_DISK_CACHE": "1",
    "QT_DISABLE_SHADER_DISK_CACHE": "1",
    "MESA_SHADER_CACHE_DISABLE": "1",
    "__GL_SHADER_DISK_CACHE": "0",
}


def visitor_environment(
    environment: Mapping[str, str], platform: str, *, has_gpu: bool | None = None
) -> dict[str, str]:
    """What a visitor process gets of `environment`, with the Qt platform that was found.

    Without a GPU Qt draws by itself: a GPU imitated in software is slower and three times as
    large. `has_gpu` None: look.
    """
    kept = {name: environment[name] for name in _KEPT if environment.get(name)}
    drawn = _gpu_is_there() if has_gpu is None else has_gpu
    software = {} if drawn else {"QT_QUICK_BACKEND": "software"}
    return {**_FIXED, **software, **kept, "QT_QPA_PLATFORM": platform}


def _gpu_is_there() -> bool:
    return any(Path("/dev/dri").glob("renderD*"))
