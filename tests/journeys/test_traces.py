"""A visit to every screen leaves nothing behind, reaches nobody, and needs no network."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.journeys.program import KIOSK, Program, altered
from tests.journeys.rehearsal import Rehearsal
from tests.journeys.strace import calls, is_whole, traced, traces
from tests.journeys.wander import Wanderer
from tests.processes import wait_until

SEED = 20261121
STEPS = 200
A_FEW = 20

# The whole file system under a layer that takes whatever is written: $1 is the layer's folder,
# /mnt there is what was written. Shared memory is no part of the file system and gets its own.
LAYER = """
mount -t tmpfs none "$1"
cd "$1"
mkdir written work root
mount -t overlay overlay -o lowerdir=/,upperdir=written,workdir=work root
for kept in proc dev sys tmp/.X11-unix; do mount --rbind "/$kept" "root/$kept"; done
mount -t tmpfs none root/dev/shm
mount --rbind written root/mnt
started_in="$2"
shift 2
exec chroot root env --chdir="$started_in" "$@"
"""


def visit(kiosk: Program, rehearsal: Rehearsal, *, everywhere: bool) -> None:
    """Wander through the kiosk and leave."""
    kiosk.see("attract")
    wanderer = Wanderer(kiosk, rehearsal, SEED)
    wanted = set(rehearsal.ways()) if everywhere else set()
    while wanderer.steps < (STEPS if everywhere else A_FEW) or wanted - wanderer.reached:
        wanderer.step()
    wanderer.leave()
    reached = sorted(wanderer.reached)
    print(f"\n{wanderer.steps} steps to {len(reached)} screens: {', '.join(reached)}")


def possible(*command: str) -> bool:
    return subprocess.run([*command, "true"], check=False, capture_output=True).returncode == 0


@pytest.fixture(params=[False, pytest.param(True, marks=pytest.mark.slow)], ids=["few", "all"])
def everywhere(request: pytest.FixtureRequest) -> bool:
    """Whether the visit goes to every screen there is."""
    return bool(request.param)


@pytest.fixture
def end(start):
    """Ends the program and sees that it had nothing to say."""

    def end_it(kiosk: Program) -> None:
        kiosk.process.terminate()
        assert kiosk.ends() == (0, "", "")

    return end_it


# --- what is asked of the kernel --------------------------------------------------------


def test_no_file_is_written_and_nobody_is_reached(start, rehearsal, end, tmp_path, everywhere):
    told = tmp_path / "told"
    kiosk = start(command=traced(KIOSK, told))
    visit(kiosk, rehearsal, everywhere=everywhere)
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


def layered(command: Sequence[str], tmp_path: Path) -> tuple[str, ...]:
    """The command, on top of everything and touching nothing."""
    if not possible("unshare", "--mount"):
        pytest.skip("only root may lay a layer over the file system")
    layer = tmp_path / "layer"
    layer.mkdir()
    shell = ("sh", "-ec", LAYER, "sh", str(layer), str(tmp_path))
    return ("unshare", "--mount", *shell, *command)


def written(kiosk: Program) -> list[Path]:
    """What is written, everywhere, seen while the program runs."""
    root = Path(f"/proc/{kiosk.process.pid}/root")
    return sorted(
        path.relative_to(root) for place in ("mnt", "dev/shm") for path in (root / place).rglob("*")
    )


def test_nothing_is_written_anywhere(start, rehearsal, end, tmp_path, everywhere):
    kiosk = start(command=layered(KIOSK, tmp_path))
    visit(kiosk, rehearsal, everywhere=everywhere)
    assert written(kiosk) == []
    end(kiosk)


def test_a_touched_file_would_have_been_seen(start, tmp_path):
    kiosk = start(command=layered(KIOSK, tmp_path))
    kiosk.see("attract")
    root = Path(f"/proc/{kiosk.process.pid}/root")
    (root / "var/tmp/trace").touch()
    (root / "dev/shm/trace").touch()
    (root / "etc/hostname").touch()
    names = {str(path) for path in written(kiosk)}
    assert {"mnt/var/tmp/trace", "mnt/etc/hostname", "dev/shm/trace"} <= names
    assert not Path("/var/tmp/trace").exists()


# --- without a network ------------------------------------------------------------------


def test_a_visit_needs_no_network(start, rehearsal, end, everywhere):
    alone = ("unshare", "--net") if possible("unshare", "--net") else ("unshare", "-r", "--net")
    if not possible(*alone):
        pytest.skip("this machine gives nobody a network of their own")
    kiosk = start(command=(*alone, *KIOSK))
    visit(kiosk, rehearsal, everywhere=everywhere)
    interfaces = Path(f"/proc/{kiosk.process.pid}/net/dev").read_text()
    assert [line.split(":")[0].strip() for line in interfaces.splitlines()[2:]] == ["lo"]
    end(kiosk)
