"""What there is to look at: sticks, the drop folder, and which files of them may be bundles."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import NamedTuple

from kiosk.bundle.candidates import Listed, bundle_files
from kiosk.bundle.store.pointer import pointer_file
from kiosk.settings import Settings
from kiosk.staff.drives import find_drives, read_labels

_MOUNTS = Path("/proc/self/mountinfo")
_LABELS = Path("/dev/disk/by-label")


class Place(NamedTuple):
    """A folder where bundles may lie, and its name for people. `is_drive`: it can be pulled out;
    otherwise it is the drop folder."""

    folder: Path
    label: str = ""
    is_drive: bool = False
    is_read_only: bool = False


class Sight(NamedTuple):
    """What is there. Two that are the same need no second look. `active` differs when other
    content has become active."""

    places: tuple[Place, ...] = ()
    files: tuple[Listed, ...] = ()
    active: Hashable = None

    def place_of(self, folder: Path) -> Place:
        """The place that is this folder."""
        return next((place for place in self.places if place.folder == folder), Place(folder))

    @property
    def drive(self) -> Place | None:
        """A drive that a receipt can be written to, where no other is asked for."""
        drives = [place for place in self.places if place.is_drive]
        return next((drive for drive in drives if not drive.is_read_only), None)


def open_mounts() -> int | None:
    """A descriptor on which the kernel tells of mounts, by POLLPRI (proc(5)); None without one."""
    try:
        return os.open(_MOUNTS, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None


def seeing(settings: Settings, drop_folder: Path) -> Callable[[], Sight]:
    """What looks below the folders of drives and into the drop folder. It raises nothing: what
    cannot be looked at holds nothing."""

    def see() -> Sight:
        places = (*_drives(settings.staff.drives), Place(drop_folder))
        files = tuple(file for each in places for file in bundle_files(each.folder))
        return Sight(places, files, _identity(pointer_file(settings.store)))

    return see


def _identity(file: Path) -> Hashable:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def _drives(below: tuple[Path, ...]) -> tuple[Place, ...]:
    try:
        mounts = os.fsdecode(_MOUNTS.read_bytes())
    except OSError:
        return ()
    found = find_drives(mounts, below, read_labels(_LABELS))
    return tuple(Place(each.folder, each.label or "?", True, each.is_read_only) for each in found)
