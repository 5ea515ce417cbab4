"""Where sticks are: drives that are mounted below /media, /run/media or a folder of settings.

They are found in what the kernel says of mounts (proc(5), /proc/self/mountinfo), whoever has
mounted them. Something else that knows of drives, such as udisks2, has only to return `Drive`s.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

_LONGEST_LABEL = 60
# Of all that the kernel escapes, and of what udev escapes in the names of links.
_OCTAL = re.compile(rb"\\([0-3][0-7]{2})")
_HEXADECIMAL = re.compile(rb"\\x([0-9a-fA-F]{2})")
# Not a drive, but the promise to mount one when somebody looks.
_AUTOMOUNT = "autofs"
_FEWEST_FIELDS, _FIELDS_BEHIND = 6, 3


class Mount(NamedTuple):
    """Something that is mounted: the device (or what stands for one), where, as what kind of
    file system, and whether nothing can be written to it."""

    device: str
    folder: Path
    kind: str
    is_read_only: bool


class Drive(NamedTuple):
    """A drive that can be looked into: where it is, its name for people, bytes that are free."""

    folder: Path
    label: str
    free: int
    is_read_only: bool


def read_mounts(mountinfo: str) -> tuple[Mount, ...]:
    """What is mounted, by the text of /proc/self/mountinfo, as `os.fsdecode` makes it; of several
    on one folder the last, which hides the others. Lines of another shape are left out."""
    mounts = {mount.folder: mount for mount in filter(None, map(_mount, mountinfo.split("\n")))}
    return tuple(mounts.values())


def _mount(line: str) -> Mount | None:
    """`36 35 98:0 / /media/A\\040B rw,noatime shared:1 - vfat /dev/sdb1 rw`."""
    before, _, behind = (part.split(" ") for part in line.partition(" - "))
    if len(before) < _FEWEST_FIELDS or len(behind) < _FIELDS_BEHIND:
        return None
    folder, options = before[4:6]
    kind, device, super_options = behind[:3]
    is_read_only = "ro" in (*options.split(","), *super_options.split(","))
    return Mount(_unescaped(device), Path(_unescaped(folder)), kind, is_read_only)


def _unescaped(text: str, escape: re.Pattern[bytes] = _OCTAL, base: int = 8) -> str:
    data = escape.sub(lambda found: bytes([int(found[1], base)]), os.fsencode(text))
    return os.fsdecode(data)


def read_labels(folder: Path) -> dict[str, str]:
    """The labels of devices, by the links in `folder`, which is udev's /dev/disk/by-label; none
    where there is no such folder."""
    try:
        links = tuple(folder.iterdir())
    except OSError:
        return {}
    return {os.path.realpath(link): _unescaped(link.name, _HEXADECIMAL, 16) for link in links}


def free_bytes(folder: Path) -> int:
    """How many bytes the kiosk may still write there. Raises OSError."""
    room = os.statvfs(folder)
    return room.f_bavail * room.f_frsize


def find_drives(
    mountinfo: str,
    below: Iterable[Path],
    labels: Mapping[str, str],
    free: Callable[[Path], int] = free_bytes,
) -> tuple[Drive, ...]:
    """The drives that are mounted on or below one of the folders, in the order of their own.

    `labels` are those of devices; a drive without one has the name of its folder. One that is
    pulled out while it is looked at is not there.
    """
    roots = tuple(below)
    mounts = (mount for mount in read_mounts(mountinfo) if _is_drive(mount, roots))
    return tuple(sorted(_drives(mounts, labels, free)))


def _is_drive(mount: Mount, roots: tuple[Path, ...]) -> bool:
    lies_there = any(root in (mount.folder, *mount.folder.parents) for root in roots)
    return lies_there and mount.kind != _AUTOMOUNT


def _drives(
    mounts: Iterable[Mount], labels: Mapping[str, str], free: Callable[[Path], int]
) -> Iterator[Drive]:
    for mount in mounts:
        try:
            room = free(mount.folder)
        except OSError:
            continue
        label = _label(labels.get(mount.device, "")) or _label(mount.folder.name)
        yield Drive(mount.folder, label, room, mount.is_read_only)


def _label(text: str) -> str:
    return "".join(letter for letter in text[:_LONGEST_LABEL] if letter.isprintable()).strip()
