"""How the program starts, ends and refuses, on a real screen."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from kiosk import paths
from tests.journeys.program import KIOSK, Tour, settings_in
from tests.processes import children_of, is_alive, wait_until

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_without_a_word(kiosk, number):
    kiosk.process.send_signal(number)
    assert kiosk.ends() == (0, "", "")
    wait_until(lambda: kiosk.screen.windows() == [])


def test_ctrl_c_while_it_starts(start):
    program = start()
    wait_until(lambda: children_of(program.process.pid))
    program.process.send_signal(signal.SIGINT)
    assert program.ends() == (0, "", "")


def test_closing_its_window_ends_it(start):
    program = start("--window", "540x960")
    program.see("attract")
    program.screen.close_window()
    assert program.ends() == (0, "", "")


def test_a_full_screen_cannot_be_closed(kiosk):
    first = kiosk.visitor()
    kiosk.touch("Touch the screen", then="start")
    kiosk.screen.close_window()
    kiosk.touch("Learn", then="learn")
    assert kiosk.visitor() == first


def test_a_window_without_a_size_has_the_panels_shape(start):
    program = start("--window")
    wait_until(lambda: len(program.screen.windows()) == 1)
    ((width, height),) = program.screen.windows()
    assert width / height == pytest.approx(299 / 532, rel=0.01)
    assert width < program.screen.size[0]
    assert height < program.screen.size[1]


def test_the_screen_goes_with_the_supervisor(kiosk):
    visitor = kiosk.visitor()
    kiosk.process.kill()
    wait_until(lambda: not is_alive(visitor))
    wait_until(lambda: kiosk.screen.windows() == [])


def test_without_a_screen_there_is_a_sentence(tmp_path):
    environment = {"PATH": os.environ["PATH"]}
    done = subprocess.run(
        [*KIOSK, "run"], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (69, "")
    assert done.stderr == (
        "no-display: There is no screen: neither DISPLAY nor WAYLAND_DISPLAY is set.\n"
    )


def test_a_wrong_setting_is_named_and_the_kiosk_runs(start, tmp_path):
    program = start(*settings_in(tmp_path, "[idle]\nleast_seconds = 5\n"))
    program.see("attract")
    program.process.send_signal(signal.SIGINT)
    code, out, said = program.ends()
    assert (code, out) == (0, "")
    assert said.startswith(f"{tmp_path}/settings.toml:4: wrong-value: idle.least_seconds must be ")
    assert len(said.splitlines()) == 2


# --- a preview --------------------------------------------------------------------------


def test_a_preview_says_so(start, screen, tour, tmp_path):
    source = str(ROOT / "data" / "luxembourg")
    like = Tour(tmp_path / "preview", screen.size, "--source", source)
    assert like.picture("attract").tobytes() != tour.picture("attract").tobytes()
    program = start("--source", source, like=like)
    program.see("attract")
    program.touch("Touch the screen", then="start")


def test_a_preview_with_problems_is_refused(start, tmp_path):
    (tmp_path / "source").mkdir()
    code, out, said = start("--source", "source").ends()
    assert code == 1
    assert "bundle.yaml:1: " in out
    assert "preview-refused: " in said


# --- a run writes nothing ---------------------------------------------------------------


def written_since(before: dict[Path, int], *folders: Path) -> list[Path]:
    now = snapshot(*folders)
    return sorted(path for path in now.keys() | before.keys() if now.get(path) != before.get(path))


def snapshot(*folders: Path) -> dict[Path, int]:
    """When each file and folder was last changed."""
    found = {}
    for folder in folders:
        for path in folder.rglob("*"):
            if ".git" not in path.parts and not path.is_symlink():
                found[path] = path.stat().st_mtime_ns
    return found


def places(tmp_path: Path) -> tuple[Path, ...]:
    return paths.resources(), ROOT / "kiosk", paths.default_content(), tmp_path


def test_a_visit_writes_nothing(start, tmp_path):
    settings = settings_in(tmp_path)
    before = snapshot(*places(tmp_path))
    kiosk = start(*settings)
    kiosk.see("attract")
    kiosk.touch("Touch the screen", then="start")
    kiosk.touch("Learn", then="learn")
    kiosk.touch("Leave now", then="attract")
    assert written_since(before, *places(tmp_path)) == []


def test_what_is_written_would_have_been_seen(tmp_path):
    before = snapshot(*places(tmp_path))
    (tmp_path / "trace").touch()
    assert written_since(before, *places(tmp_path)) == [tmp_path / "trace"]
