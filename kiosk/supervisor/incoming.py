"""The drop folder: bundles that something brings over a network, and when they are whole.

    watched = watch(watched, bundle_files(incoming(settings.store)), time.monotonic())
    whole = still(watched, time.monotonic())

What writes a file and renames it when it is done (rsync, Syncthing) never shows half of one under
its name. What does not (scp) is waited for until nothing changes any more; if it was only slow,
verification refuses the half, and the whole counts as another file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from kiosk.bundle.candidates import Listed

STILL_SECONDS = 30.0


class Watched(NamedTuple):
    """A file, and since when it has looked the same, in seconds of a clock that never goes back."""

    file: Listed
    since: float


def incoming(store: Path) -> Path:
    """The drop folder of a store."""
    return store / "incoming"


def watch(
    before: Mapping[Path, Watched], listing: Iterable[Listed], now: float
) -> dict[Path, Watched]:
    """What is known of the files after another look at the folder. One that has changed in size,
    time or inode, or was away, begins anew."""
    return {file.path: _watched(before.get(file.path), file, now) for file in listing}


def _watched(before: Watched | None, file: Listed, now: float) -> Watched:
    return before if before and before.file == file else Watched(file, now)


def still(
    watched: Mapping[Path, Watched], now: float, seconds: float = STILL_SECONDS
) -> tuple[Listed, ...]:
    """The files that have looked the same for so long that they count as whole."""
    return tuple(each.file for each in watched.values() if now - each.since >= seconds)
