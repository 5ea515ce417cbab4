"""A visit to every screen leaves nothing behind, reaches nobody, and needs no network."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.journeys.conftest import SIZE
from tests.journeys.layer import layered, possible, written
from tests.journeys.program import KIOSK, Program, Tour, altered, settings_in
from tests.journeys.rehearsal import Rehearsal
from tests.journeys.screen import Screen
from tests.journeys.strace import calls, is_whole, traced, traces
from tests.journeys.wander import Wanderer
from tests.processes import wait_until

SEED = 20261121
STEPS = 200
A_FEW = 20
# Two, so that visitors can choose: the list of languages is one of the screens.
LANGUAGES = ("en", "fr")


def visit(kiosk: Program, rehearsal: Rehearsal, screens: set[str]) -> None:
    """Wander through the kiosk to all these screens, and leave."""
    kiosk.see("attract")
    wanderer = Wanderer(kiosk, rehearsal, SEED)
    steps = STEPS if screens else A_FEW
    while wanderer.steps < steps or screens - wanderer.reached - {"idle"}:
        wanderer.step()
    if "idle" in screens:
        wanderer.wait_to_be_asked()
    wanderer.leave()
    reached = sorted(wanderer.reached)
    print(f"\n{wanderer.steps} steps to {len(reached)} screens: {', '.join(reached)}")
    assert screens <= wanderer.reached


@pytest.fixture(params=["few", pytest.param("all", marks=pytest.mark.slow)])
def screens(request: pytest.FixtureRequest, tour: Tour) -> set[str]:
    """The screens that a visit must reach: none in particular, or all of the tour. The emergency
    page is not part of a visit."""
    return set(tour.screens) - {"emergency"} if request.param == "all" else set()


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Tour:
    """How every screen must look where there is a choice of languages."""
    folder = tmp_path_factory.mktemp("tour")
    arguments = settings_in(folder, languages=LANGUAGES)
    return Tour(folder / "pictures", SIZE, *arguments, "--language", LANGUAGES[0])


@pytest.fixture
def start(start, tmp_path: Path):
    """Starts that kiosk."""
    return partial(start, *settings_in(tmp_path, languages=LANGUAGES))


@pytest.fixture
def rehearsal(screen: Screen) -> Iterator[Rehearsal]:
    """That kiosk without a display."""
    rehearsing = Rehearsal(screen.size, LANGUAGES)
    yield rehearsing
    rehearsing.close()


@pytest.fixture
def end(start):
    """Ends the program and sees that it had nothing to say."""

    def end_it(kiosk: Program) -> None:
        kiosk.process.terminate()
        assert kiosk.ends() == (0, "", "")

    return end_it


# --- what is asked of the kernel --------------------------------------------------------


def test_no_file_is_written_and_nobody_is_reached(start, rehearsal, end, tmp_path, screens):
    told = tmp_path / "told"
    kiosk = start(command=traced(KIOSK, told))
    visit(kiosk, rehearsal, screens)
    end(kiosk)
    wait_until(lambda: is_whole(told))
    assert {"openat", "execve", "socketpair", "connect", "recvmsg"} <= calls(told)
    assert traces(told) == []


def test_a_cache_of_compiled_qml_would_have_been_seen(start, tmp_path):
    told = tmp_path / "told"
    kiosk = start(command=traced(altered("caches"), told))
    kiosk.see("attract")
    wait_until(lambda: list(tmp_path.rglob("*.qmlc")))
    assert any(".cache/kiosk/qmlcache" in call for call in traces(told))


@pytest.mark.parametrize(
    "attempt",
    [
        "open('trace', 'w')",
        "os.mkdir('trace')",
        "os.symlink('a', 'trace')",
        "os.rename('trace', 'other')",
        "os.unlink('trace')",
        "os.chmod('.', 0o700)",
        "os.utime('.', (1, 1))",
        "socket.socket(socket.AF_INET)",
        "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
        "socket.socket(socket.AF_UNIX).connect('/run/dbus/system_bus_socket')",
        "socket.socket(socket.AF_UNIX).bind('trace')",
    ],
)
def test_each_kind_of_trace_would_have_been_seen(attempt, tmp_path):
    told = tmp_path / "told"
    code = f"import contextlib, os, socket\nwith contextlib.suppress(OSError): {attempt}"
    python = (KIOSK[0], "-B", "-I", "-W", "ignore", "-c", code)
    subprocess.run(traced(python, told), cwd=tmp_path, check=True)
    wait_until(lambda: is_whole(told))
    assert len(traces(told)) == 1


# --- what becomes of the file system ----------------------------------------------------


def test_nothing_is_written_anywhere(start, rehearsal, end, tmp_path, screens):
    kiosk = start(command=layered(KIOSK, tmp_path))
    visit(kiosk, rehearsal, screens)
    assert written(kiosk.process.pid) == []
    end(kiosk)


def test_a_touched_file_would_have_been_seen(start, tmp_path):
    kiosk = start(command=layered(KIOSK, tmp_path))
    kiosk.see("attract")
    root = Path(f"/proc/{kiosk.process.pid}/root")
    (root / "var/tmp/trace").touch()
    (root / "dev/shm/trace").touch()
    (root / "etc/hostname").touch()
    names = {str(path) for path in written(kiosk.process.pid)}
    assert {"mnt/var/tmp/trace", "mnt/etc/hostname", "dev/shm/trace"} <= names
    assert not Path("/var/tmp/trace").exists()


# --- without a network ------------------------------------------------------------------


def test_a_visit_needs_no_network(start, rehearsal, end, screens):
    alone = ("unshare", "--net") if possible("unshare", "--net") else ("unshare", "-r", "--net")
    if not possible(*alone):
        pytest.skip("this machine gives nobody a network of their own")
    kiosk = start(command=(*alone, *KIOSK))
    visit(kiosk, rehearsal, screens)
    interfaces = Path(f"/proc/{kiosk.process.pid}/net/dev").read_text()
    assert [line.split(":")[0].strip() for line in interfaces.splitlines()[2:]] == ["lo"]
    end(kiosk)
