"""The files that are brought into the drop folder, each tried by a short-lived process at a quiet
moment. The supervisor itself reads no more of them than the folder's listing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from kiosk.bundle.candidates import Listed
from kiosk.output import complain
from kiosk.supervisor.incoming import Pace, Watched, due, watch
from kiosk.supervisor.process import Life, VisitorProcess
from kiosk.supervisor.tries import Tries

# After so many beats, four hours, a try counts as hung.
LONGEST_TRY = 14_400


class DropFolder(NamedTuple):
    """The drop folder, as the supervisor sees it.

    `look` lists it; it raises OSError where that cannot be done, and FileNotFoundError where there
    is no such folder. `before` is what was tried before this start. `install` is what a process
    does that tries a file, given the tries with this one; it ends with 0 once that is settled.
    """

    look: Callable[[], Sequence[Listed]]
    before: Callable[[], Tries]
    install: Callable[[Listed, Tries], Life]
    pace: Pace = Pace()


class _Try(NamedTuple):
    process: VisitorProcess
    file: Listed
    beats: int = 0


class Deliveries:
    """What lies in the drop folder, and the process that tries a file of it."""

    def __init__(self, folder: DropFolder) -> None:
        self._folder = folder
        self._tries = Tries()
        self._watched: dict[Path, Watched] = {}
        self._due: Sequence[Listed] = ()
        self._running: _Try | None = None
        self._beats = 0
        self._quiet_beats = 0
        self._complaint = ""

    @property
    def process(self) -> VisitorProcess | None:
        """The process that tries a file, while one does."""
        return self._running.process if self._running else None

    def beat(self, now: float, *, is_quiet: bool, is_free: bool) -> VisitorProcess | None:
        """A second has passed. Returns a process that was started to try a file, if one was.

        `is_quiet`: nobody uses the screen; `is_free`: nothing else is at work. A try that has begun
        goes on, whoever comes.
        """
        self._quiet_beats = self._quiet_beats + 1 if is_quiet else 0
        if self._beats % self._folder.pace.look == 0:
            self._look(now)
        self._beats += 1
        if self._running:
            self._watch_over(self._running)
            return None
        is_time = is_free and self._quiet_beats >= self._folder.pace.quiet
        return self._start(self._due[0], now) if is_time and self._due else None

    def end_try(self, now: float) -> None:
        """Take leave of the process, which has ended."""
        assert self._running
        (process, file, _), self._running = self._running, None
        if process.reap() == 0:
            self._tries = self._tries.settled(file)
        self._wait_anew(file, now)

    def close(self) -> None:
        """End a try: the store stays as it is, or becomes so at the next start."""
        if self._running:
            self._running.process.kill()
            self._running.process.reap()
            self._running = None

    def _look(self, now: float) -> None:
        if self._beats == 0:
            self._tries = self._folder.before()
        self._watched = watch(self._watched, self._listing(), now)
        whole = due(self._watched, self._tries, now, self._folder.pace)
        self._due = () if self._running else tuple(whole)

    def _listing(self) -> Sequence[Listed]:
        """What is in the folder. Why it cannot be read is said once, until it can be again."""
        listing, complaint = [], ""
        try:
            listing = [*self._folder.look()]
        except FileNotFoundError:
            pass
        except OSError as error:
            complaint = f"kiosk: the drop folder cannot be read ({error.strerror})."
        if complaint and complaint != self._complaint:
            complain(complaint)
        self._complaint = complaint
        return listing

    def _start(self, file: Listed, now: float) -> VisitorProcess | None:
        present = (watched.file for watched in self._watched.values())
        self._tries = self._tries.among(present).begun(file)
        self._due = ()
        try:
            process = VisitorProcess(self._folder.install(file, self._tries))
        except OSError as error:
            complain(f"kiosk: a file in the drop folder cannot be tried ({error.strerror}).")
            self._wait_anew(file, now)
            return None
        self._running = _Try(process, file)
        return process

    def _watch_over(self, running: _Try) -> None:
        self._running = running._replace(beats=running.beats + 1)
        if running.beats == LONGEST_TRY:
            running.process.kill()

    def _wait_anew(self, file: Listed, now: float) -> None:
        if file.path in self._watched:
            self._watched[file.path] = self._watched[file.path]._replace(since=now)
