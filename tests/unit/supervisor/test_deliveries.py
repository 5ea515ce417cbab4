"""When a file of the drop folder is tried: a clock and a folder that the tests set, and real
processes."""

from __future__ import annotations

import errno
import os
import select
import time
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.bundle.candidates import Listed
from kiosk.supervisor import deliveries
from kiosk.supervisor.deliveries import Deliveries, DropFolder
from kiosk.supervisor.incoming import Pace
from kiosk.supervisor.tries import Tries
from tests.processes import PATIENCE, children_of, descriptors_of

A, B = Listed(Path("/in/a.kbundle"), 5, 7, 9), Listed(Path("/in/b.kbundle"), 5, 7, 10)
PACE = Pace(look=10, quiet=5, still=30.0, pause=60.0)
SETTLED, NOT_SETTLED = 0, 1


@dataclass
class Folder:
    """A drop folder whose files are tried with this outcome."""

    files: list[Listed] = field(default_factory=list)
    outcome: int = SETTLED
    error: OSError | None = None
    before: Tries = Tries()
    looks: int = 0
    tried: list[tuple[str, int]] = field(default_factory=list)

    def look(self):
        self.looks += 1
        if self.error:
            raise self.error
        return self.files

    def install(self, file, tries):
        self.tried.append((file.path.name, tries.of(file).times))
        outcome = self.outcome

        def live(link):
            while outcome is None:
                time.sleep(PATIENCE)
            return outcome

        return live


class Kiosk:
    """A supervisor's deliveries, second by second."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.now = 1000.0
        of = DropFolder(folder.look, lambda: folder.before, folder.install, PACE)
        self.deliveries = Deliveries(of)

    def wait(self, seconds: int, *, is_quiet: bool = True, is_free: bool = True) -> list[float]:
        """Let the time pass; a process ends at once. When one was started."""
        started = []
        for _ in range(seconds):
            self.now += 1
            if self.deliveries.beat(self.now, is_quiet=is_quiet, is_free=is_free):
                started.append(self.now)
                if self.folder.outcome is not None:
                    self.end()
        return started

    def end(self) -> None:
        """Wait for the end of the process."""
        assert self.deliveries.process
        assert select.select([self.deliveries.process.pidfd], [], [], PATIENCE)[0]
        self.deliveries.end_try(self.now)


@pytest.fixture
def folder():
    return Folder([A])


@pytest.fixture
def kiosk(folder):
    running = Kiosk(folder)
    before = children_of(os.getpid()), descriptors_of(os.getpid())
    yield running
    running.deliveries.close()
    assert (children_of(os.getpid()), descriptors_of(os.getpid())) == before


def test_a_file_that_lies_still_is_tried_once(kiosk, folder):
    assert kiosk.wait(30) == []
    assert len(kiosk.wait(10)) == 1
    assert kiosk.wait(100_000) == []
    assert folder.tried == [("a.kbundle", 1)]


def test_one_that_grows_is_not_tried_before_it_has_stopped(kiosk, folder):
    for size in range(20):
        folder.files = [A._replace(size=size)]
        assert kiosk.wait(20) == []
    assert len(kiosk.wait(40)) == 1


def test_while_somebody_uses_the_screen_nothing_is_tried(kiosk):
    assert kiosk.wait(10_000, is_quiet=False) == []
    assert kiosk.wait(PACE.quiet - 1) == []
    assert len(kiosk.wait(1)) == 1


def test_the_quiet_moment_begins_anew_with_each_visit(kiosk):
    kiosk.wait(100, is_quiet=False)
    for _ in range(20):
        assert kiosk.wait(PACE.quiet - 1) == []
        assert kiosk.wait(1, is_quiet=False) == []
    assert len(kiosk.wait(PACE.quiet)) == 1


def test_while_something_else_is_at_work_nothing_is_tried(kiosk):
    assert kiosk.wait(10_000, is_free=False) == []
    assert len(kiosk.wait(1)) == 1


def test_a_try_goes_on_though_somebody_comes_and_nothing_else_is_tried_meanwhile(kiosk, folder):
    folder.outcome = None
    folder.files = [A, B]
    assert len(kiosk.wait(50)) == 1
    assert kiosk.wait(1000, is_quiet=False) == []
    assert kiosk.wait(1000) == []
    assert kiosk.deliveries.process
    assert folder.tried == [("a.kbundle", 1)]


def test_one_after_the_other_is_tried(kiosk, folder):
    folder.files = [A, B]
    assert len(kiosk.wait(100)) == 2
    assert folder.tried == [("a.kbundle", 1), ("b.kbundle", 1)]
    assert kiosk.wait(10_000) == []


def test_what_is_not_settled_is_tried_again_with_growing_pauses(kiosk, folder):
    folder.outcome = NOT_SETTLED
    started = kiosk.wait(1000)
    pauses = [later - earlier for earlier, later in pairwise(started)]
    assert [pause // 60 for pause in pauses] == [1, 2, 4, 8]
    assert folder.tried == [("a.kbundle", times) for times in range(1, 6)]
    folder.outcome = SETTLED
    assert len(kiosk.wait(2000)) == 1
    assert kiosk.wait(20_000) == []


def test_one_that_cannot_help_it_keeps_no_other_waiting(kiosk, folder):
    folder.outcome = NOT_SETTLED
    kiosk.wait(1000)
    folder.files = [A, B]
    folder.tried.clear()
    kiosk.wait(50)
    assert folder.tried == [("b.kbundle", 1)]


def test_a_file_that_has_changed_is_tried_anew(kiosk, folder):
    kiosk.wait(100)
    folder.files = [A._replace(size=6)]
    assert len(kiosk.wait(50)) == 1
    assert folder.tried[-1] == ("a.kbundle", 1)


def test_one_that_changes_while_it_is_tried_is_tried_anew(kiosk, folder):
    folder.outcome = None
    kiosk.wait(50)
    folder.files = [A._replace(size=6)]
    kiosk.wait(20)
    kiosk.deliveries.process.kill()
    kiosk.end()
    folder.outcome = SETTLED
    assert len(kiosk.wait(50)) == 1


def test_what_was_tried_before_this_start_counts(kiosk, folder):
    folder.files = [A, B]
    folder.before = Tries().begun(A).settled(A).begun(B)
    assert kiosk.wait(60) == []
    assert len(kiosk.wait(20)) == 1
    assert folder.tried == [("b.kbundle", 2)]


def test_the_folder_is_looked_into_now_and_then(kiosk, folder):
    kiosk.wait(100)
    assert folder.looks == 10


# --- what goes wrong --------------------------------------------------------------------


def test_why_the_folder_cannot_be_read_is_said_once(kiosk, folder, capfd):
    folder.error = PermissionError(errno.EACCES, "Permission denied")
    assert kiosk.wait(1000) == []
    said = "kiosk: the drop folder cannot be read (Permission denied).\n"
    assert capfd.readouterr().err == said
    folder.error = None
    assert len(kiosk.wait(50)) == 1
    folder.error = PermissionError(errno.EACCES, "Permission denied")
    kiosk.wait(50)
    assert capfd.readouterr().err == said


def test_where_there_is_none_nothing_is_said(kiosk, folder, capfd):
    folder.error = FileNotFoundError(errno.ENOENT, "No such file or directory")
    assert kiosk.wait(1000) == []
    assert capfd.readouterr().err == ""


def test_a_process_that_cannot_be_started_is_tried_later(kiosk, folder, monkeypatch, capfd):
    def fail() -> int:
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fork", fail)
        assert kiosk.wait(50) == []
    said = "kiosk: a file in the drop folder cannot be tried (Resource temporarily unavailable).\n"
    assert capfd.readouterr().err == said
    assert kiosk.wait(30) == []
    assert len(kiosk.wait(60)) == 1
    assert folder.tried == [("a.kbundle", 1), ("a.kbundle", 2)]


def test_a_try_that_hangs_is_ended_and_not_settled(kiosk, folder, monkeypatch):
    monkeypatch.setattr(deliveries, "LONGEST_TRY", 50)
    folder.outcome = None
    kiosk.wait(50)
    kiosk.wait(60)
    kiosk.end()
    folder.outcome = SETTLED
    assert kiosk.wait(50) == []
    assert len(kiosk.wait(50)) == 1


def test_a_try_ends_with_the_kiosk(kiosk, folder):
    folder.outcome = None
    kiosk.wait(50)
    kiosk.deliveries.close()
    assert kiosk.deliveries.process is None
