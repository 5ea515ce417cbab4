"""Staff open their panel by touches alone, look at the state of the kiosk, and leave."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.staff.actions import Found
from tests.journeys.conftest import SIZE
from tests.journeys.memory import family, files_with, forms, holders
from tests.journeys.panel_rehearsal import PanelRehearsal
from tests.journeys.program import KIOSK, Program, Tour, settings_in
from tests.journeys.vnc import Vnc
from tests.processes import children_of, is_alive, wait_until

DIGITS, OTHER_DIGITS = "50294637", "64028315"
EDGE = 10


@pytest.fixture
def options(tmp_path: Path) -> dict[str, str]:
    """Folders of the kiosk's own, in its settings and its environment."""
    for name in ("store", "run"):
        (tmp_path / name).mkdir(mode=0o700)
    text = f'store = "{tmp_path}/store"\n[host]\nkiosk = "Main hall"\n'
    settings_in(tmp_path, text)
    return {"XDG_RUNTIME_DIR": str(tmp_path / "run")}


@pytest.fixture
def kiosk(start: Callable[..., Program], options: dict[str, str], tmp_path: Path) -> Program:
    """The kiosk, without a PIN."""
    program = start("--settings", str(tmp_path / "settings.toml"), **options)
    program.see("attract")
    return program


@pytest.fixture
def rehearsed(tmp_path: Path, options: dict[str, str]) -> Iterator[PanelRehearsal]:
    """The same kiosk's panel without a display."""
    rehearsing = PanelRehearsal(SIZE, tmp_path / "settings.toml", DIGITS)
    yield rehearsing
    rehearsing.close()


def set_pin(folder: Path) -> None:
    """As whoever installs the kiosk does."""
    reader, writer = os.pipe()
    os.write(writer, DIGITS.encode())
    os.close(writer)
    command = [*KIOSK, "pin", "set", "--pin-fd", str(reader)]
    command += ["--settings", str(folder / "settings.toml")]
    subprocess.run(command, check=True, pass_fds=[reader], capture_output=True, cwd=folder)
    os.close(reader)


def touch_corners(kiosk: Program) -> None:
    """The four corners, clockwise; the last one lies beside Leave now."""
    width, height = kiosk.screen.size
    left, right, top, bottom = EDGE, width - EDGE, EDGE, height - EDGE
    for point in ((left, top), (right, top), (right, bottom), (left, bottom)):
        kiosk.screen.tap(*point)


def see(kiosk: Program, rehearsed: PanelRehearsal) -> None:
    """Wait until the panel stands as it was rehearsed, to the last pixel."""
    expected = rehearsed.picture().tobytes()
    wait_until(lambda: kiosk.screen.picture().tobytes() == expected)


def type_in(kiosk: Program, rehearsed: PanelRehearsal, digits: str) -> None:
    for digit in digits:
        kiosk.screen.tap(*rehearsed.middle(digit))
    rehearsed.type(digits)
    see(kiosk, rehearsed)


def enter(kiosk: Program, rehearsed: PanelRehearsal) -> None:
    kiosk.screen.tap(*rehearsed.middle("Open"))
    rehearsed.enter()


def see_overview(kiosk: Program, rehearsed: PanelRehearsal) -> None:
    """Wait until the overview stands there: its title and the ways on; below, it says what the
    machine is like."""
    rehearsed.tell(Found(()))
    part = (0, 0, SIZE[0], rehearsed.top_of("Restart or end the kiosk"))
    expected = rehearsed.picture().crop(part).tobytes()
    wait_until(lambda: kiosk.screen.picture().crop(part).tobytes() == expected)


def test_staff_type_their_pin_look_at_the_kiosk_and_leave(kiosk, rehearsed, tmp_path):
    set_pin(tmp_path)
    first, warm = kiosk.visitor(), kiosk.reserve()
    touch_corners(kiosk)
    see(kiosk, rehearsed)
    staff = kiosk.visitor()
    assert staff not in (first, warm)
    type_in(kiosk, rehearsed, OTHER_DIGITS)
    enter(kiosk, rehearsed)
    see(kiosk, rehearsed)
    type_in(kiosk, rehearsed, DIGITS)
    enter(kiosk, rehearsed)
    see_overview(kiosk, rehearsed)
    kiosk.screen.tap(*rehearsed.middle("Leave now"))
    kiosk.see("attract")
    assert kiosk.visitor() == warm
    wait_until(lambda: not is_alive(staff))
    kiosk.touch("Touch the screen", then="start")
    kiosk.process.terminate()
    assert kiosk.ends() == (0, "", "")


def test_a_panel_that_dies_is_followed_by_the_next_visitor(kiosk, rehearsed, tmp_path):
    set_pin(tmp_path)
    warm = kiosk.reserve()
    touch_corners(kiosk)
    see(kiosk, rehearsed)
    os.kill(kiosk.visitor(), signal.SIGKILL)
    kiosk.see("attract")
    assert kiosk.visitor() == warm


def test_a_record_that_is_damaged_opens_nothing(kiosk, tmp_path):
    (tmp_path / "store" / "pin.json").write_text("{}")
    warm = kiosk.reserve()
    touch_corners(kiosk)
    wait_until(lambda: kiosk.screen.owners() == [warm])
    kiosk.see("attract")
    kiosk.process.terminate()
    _, _, said = kiosk.ends()
    assert said.startswith("pin-damaged: ")


@pytest.mark.parametrize("has_pin", [False, True])
def test_without_a_pin_or_a_gesture_corners_do_nothing(start, options, tmp_path, has_pin):
    if has_pin:
        settings = tmp_path / "settings.toml"
        settings.write_text(settings.read_text() + '[staff]\ngesture = ""\n')
        set_pin(tmp_path)
    kiosk = start("--settings", str(tmp_path / "settings.toml"), **options)
    kiosk.see("attract")
    first = kiosk.visitor()
    touch_corners(kiosk)
    kiosk.see("start")
    kiosk.touch("Learn", then="learn")
    touch_corners(kiosk)
    kiosk.touch("Back", then="start")
    assert kiosk.visitor() == first
    assert first in children_of(kiosk.process.pid)


def test_the_panel_comes_and_goes_where_one_process_owns_the_display(
    tour: Tour, tmp_path, options, rehearsed
):
    set_pin(tmp_path)
    arguments = ("--settings", str(tmp_path / "settings.toml"))
    kiosk = Program(Vnc(*SIZE), tour, tmp_path, *arguments, **options)
    kiosk.see("attract")
    (first,) = children_of(kiosk.process.pid)
    touch_corners(kiosk)
    see(kiosk, rehearsed)
    (staff,) = children_of(kiosk.process.pid)
    assert staff != first
    type_in(kiosk, rehearsed, DIGITS)
    enter(kiosk, rehearsed)
    see_overview(kiosk, rehearsed)
    kiosk.screen.tap(*rehearsed.middle("Leave now"))
    kiosk.see("attract")
    assert staff not in children_of(kiosk.process.pid)
    kiosk.close()


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="only root sees into other processes")
def test_the_digits_are_in_no_process_and_no_file_after_it(kiosk, rehearsed, tmp_path):
    set_pin(tmp_path)
    wanted = forms(DIGITS)
    touch_corners(kiosk)
    see(kiosk, rehearsed)
    type_in(kiosk, rehearsed, DIGITS)
    staff = kiosk.visitor()
    assert holders([staff], wanted)
    assert holders(set(family(kiosk.process.pid)) - {staff}, wanted) == []
    enter(kiosk, rehearsed)
    see_overview(kiosk, rehearsed)
    kiosk.screen.tap(*rehearsed.middle("Leave now"))
    kiosk.see("attract")
    wait_until(lambda: not is_alive(staff))
    assert holders(family(kiosk.process.pid), wanted) == []
    kiosk.process.terminate()
    assert wanted.search("".join(map(str, kiosk.ends())).encode()) is None
    assert files_with(tmp_path, wanted) == []
