"""Whatever goes wrong, something right stands on the screen soon after."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from kiosk import paths
from tests.journeys.layer import layered
from tests.journeys.program import KIOSK, Program, altered
from tests.journeys.screen import Screen
from tests.journeys.wander import Wanderer
from tests.processes import is_alive, wait_until


@contextmanager
def measured(what: str) -> Iterator[None]:
    """Print how long something takes. The limits are those of `make bench`."""
    began = time.monotonic()
    yield
    print(f"\n{what}: {time.monotonic() - began:.2f} s")


def send(number: signal.Signals, kiosk: Program) -> None:
    os.kill(kiosk.visitor(), number)


def touch(control: str, kiosk: Program) -> None:
    kiosk.touch(control)


def open_code(kiosk: Program) -> None:
    kiosk.touch("Report something", then="report")
    kiosk.touch("Police form: grooming", then="channel-police-grooming")
    kiosk.touch("Show the code")


FAULTS: dict[str, tuple[tuple[str, ...], Callable[[Program], None]]] = {
    "killed": (KIOSK, partial(send, signal.SIGKILL)),
    "stopped": (KIOSK, partial(send, signal.SIGSTOP)),
    "endless loop in Python": (altered("loops"), partial(touch, "Learn")),
    "endless loop in QML": (altered("loops-in-qml"), open_code),
    "2 GB where there is less": (altered("starves"), partial(touch, "Learn")),
}


SLOW = ("stopped", "endless loop in QML")


@pytest.mark.parametrize(
    "fault", [pytest.param(f, marks=[pytest.mark.slow] if f in SLOW else []) for f in FAULTS]
)
def test_a_process_that_fails_in_a_visit_is_replaced(start, fault):
    command, fail = FAULTS[fault]
    kiosk = start(command=command)
    kiosk.see("attract")
    failing = kiosk.visitor()
    kiosk.touch("Touch the screen", then="start")
    with measured(fault):
        fail(kiosk)
        kiosk.see("attract")
    wait_until(lambda: not is_alive(failing))
    kiosk.touch("Touch the screen", then="start")


@pytest.mark.slow
def test_two_gigabytes_last_no_longer_than_the_visit(start):
    """Where memory comes slowly, taking so much is a hang, and ends the visit itself."""
    kiosk = start(command=altered("hoards"))
    kiosk.see("attract")
    hoarder = kiosk.visitor()
    kiosk.touch("Touch the screen", then="start")
    with measured("2 GB, to a screen"):
        kiosk.touch("Learn")
        wait_until(lambda: any(map(kiosk.shows, ("learn", "attract"))))
    kiosk.screen.type_key("F24")
    kiosk.see("attract")
    wait_until(lambda: not is_alive(hoarder))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content, which the kiosk shows that “shows-a-copy”."""
    return shutil.copytree(paths.default_content(), tmp_path / "content")


def damage(content: Path) -> None:
    file = content / "en.json"
    file.write_bytes(file.read_bytes()[:1000])


def replace_content(content: Path) -> None:
    """Put the whole content in its place again, as something new."""
    shutil.copytree(paths.default_content(), content, dirs_exist_ok=True)


def test_content_that_is_damaged_while_it_is_shown_is_shown_as_before(start, content):
    kiosk = start(command=altered("shows-a-copy"))
    kiosk.see("attract")
    damage(content)
    for _ in range(3):
        kiosk.touch("Touch the screen", then="start")
        kiosk.touch("Learn", then="learn")
        kiosk.touch("Leave now", then="attract")


def test_damaged_content_brings_the_numbers_until_it_is_whole_again(start, content):
    damage(content)
    kiosk = start(command=altered("shows-a-copy"))
    with measured("damaged content, to the emergency page"):
        kiosk.see("emergency")
    replace_content(content)
    with measured("whole content, to the attract screen"):
        kiosk.see("attract")


def test_without_fonts_the_numbers_are_shown(start):
    kiosk = start(command=altered("has-no-fonts"))
    with measured("no fonts, to the emergency page"):
        kiosk.see("emergency")


def test_on_a_full_disk_a_visit_is_as_ever(start, rehearsal, tmp_path):
    kiosk = start(command=layered(KIOSK, tmp_path, is_full=True))
    kiosk.see("attract")
    with pytest.raises(OSError, match="No space left"):
        Path(f"/proc/{kiosk.process.pid}/root/var/tmp/more").write_bytes(b"more")
    wanderer = Wanderer(kiosk, rehearsal, seed=3)
    for _ in range(10):
        wanderer.step()
    with measured("full disk, to the next screen"):
        wanderer.leave()


def test_a_display_server_that_dies_ends_the_program_with_a_sentence(tour, tmp_path):
    screen = Screen(540, 960)
    kiosk = Program(screen, tour, tmp_path)
    kiosk.see("attract")
    kiosk.touch("Touch the screen", then="start")
    with measured("killed display server, to the end of the program"):
        screen.die()
        code, out, said = kiosk.ends()
    assert (code, out) == (69, "")
    assert said.splitlines()[-1].startswith("no-display: ")
