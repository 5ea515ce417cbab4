"""The drop folder: bundles that something brings over a network, when they are whole, and when to
try them.

    watched = watch(watched, list_bundles(incoming(settings.store)), now)
    file = next(due(watched, tries, now), None)

What writes a file and renames it when it is done (rsync, Syncthing) never shows half of one under
its name. What does not (scp) is waited for until nothing changes any more; if it was only slow,
verification refuses the half, and the whole counts as another file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from kiosk.bundle.candidates import Listed
from kiosk.supervisor.tries import Tries

_MOST_DOUBLINGS = 32


class Pace(NamedTuple):
    """How long to wait, in seconds: `quiet`, how long nobody must have used the screen; `still`,
    how long a file must have looked the same; `pause`, the same after a try that settled nothing,
    doubled with each further one up to `longest`. The folder is looked into every `look` beats."""

    look: int = 10
    quiet: int = 5
    still: float = 30.0
    pause: float = 60.0
    longest: float = 14_400.0

    def wait_after(self, times: int) -> float:
        """How long a file must lie there that was tried so many times."""
        if times == 0:
            return self.still
        return min(self.pause * 2.0 ** min(times - 1, _MOST_DOUBLINGS), self.longest)


class Watched(NamedTuple):
    """A file, and since when it has looked the same and was not tried, in seconds of a clock that
    never goes back."""

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


def due(watched: Mapping[Path, Watched], tries: Tries, now: float, pace: Pace) -> Iterator[Listed]:
    """The files that count as whole and are to be tried, in the order of the listing. What was
    settled is never due again; the oftener a file was tried in vain, the longer it has to lie."""
    for file, since in watched.values():
        tried = tries.of(file)
        if not tried.is_settled and now - since >= pace.wait_after(tried.times):
            yield file
