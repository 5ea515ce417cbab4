"""The unit of the kiosk: systemd understands it, and the kiosk can work in it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.journeys.program import KIOSK
from tests.journeys.screen import Screen
from tests.processes import PATIENCE, children_of
from tests.service_manager import ServiceManager

UNIT = Path(__file__).parents[2] / "deploy" / "kiosk.service"
# systemd's measure, from 0 (nothing can be done) to 10; what is needed for a picture makes it 1.2.
MOST_EXPOSED = 1.5


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not shutil.which(program), reason=f"{program} is not installed")


def copied(folder: Path, replaced: str = "", by: str = "") -> str:
    """A copy whose programs are there, with one thing replaced."""
    text = UNIT.read_text()
    assert replaced in text
    text = re.sub("(?m)^ExecStart=.*$", "ExecStart=/bin/true", text.replace(replaced, by))
    (folder / "kiosk.service").write_text(text)
    return str(folder / "kiosk.service")


def analyze(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["systemd-analyze", *arguments], capture_output=True, text=True, check=False
    )


def complaints(unit: str) -> str:
    """What systemd has to say about a unit, and not about those it names."""
    return analyze("verify", "--man=no", "--recursive-errors=no", unit).stderr


@needs("systemd-analyze")
def test_systemd_understands_every_line(tmp_path):
    assert complaints(copied(tmp_path)) == ""


@needs("systemd-analyze")
@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("Type=notify", "Type=notfy", "notfy"),
        ("WatchdogSec=", "Watchdog=", "Unknown key 'Watchdog'"),
        ("RuntimeDirectoryPreserve=restart", "RuntimeDirectoryPreserve=restrat", "restrat"),
        ("=@system-service", "=@none", "Unknown system call group, ignoring: @none"),
    ],
)
def test_what_it_does_not_understand_is_found(tmp_path, right, wrong, said):
    assert said in complaints(copied(tmp_path, right, wrong))


def exposes_too_much(unit: str) -> bool:
    """Whether the unit leaves its processes more than it must, by systemd's own measure."""
    threshold = f"--threshold={MOST_EXPOSED * 10:.0f}"
    return analyze("security", "--offline=true", threshold, unit).returncode != 0


@needs("systemd-analyze")
def test_it_leaves_the_kiosk_little(tmp_path):
    assert not exposes_too_much(copied(tmp_path))
    assert exposes_too_much(copied(tmp_path, "CapabilityBoundingSet=\n", ""))


def calls_of(names: str) -> set[str]:
    """The system calls that a filter with these names lets through."""
    sets: dict[str, set[str]] = {}
    for line in analyze("syscall-filter").stdout.splitlines():
        if line.startswith("@"):
            members = sets.setdefault(line.strip(), set())
        elif line.startswith("    ") and "#" not in line:
            members.add(line.strip())

    def calls(name: str) -> set[str]:
        return set().union(*map(calls, sets[name])) if name in sets else {name}

    return set().union(*map(calls, names.split()))


@pytest.fixture(scope="module")
def used_calls(server: Screen, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The system calls of the real program, until both visitor processes have given up theirs."""
    folder = tmp_path_factory.mktemp("calls")
    manager = ServiceManager(folder / "notify")
    counted = folder / "calls"
    traced = subprocess.Popen(
        ["strace", "--follow-forks", "--summary-only", f"--output={counted}", *KIOSK, "run"],
        env={"DISPLAY": server.name, "NOTIFY_SOCKET": manager.address},
        stderr=subprocess.DEVNULL,
    )
    manager.wait_to_hear("READY=1")
    manager.wait_to_hear_anew("WATCHDOG=1")
    (kiosk,) = children_of(traced.pid)
    subprocess.run(["kill", str(kiosk)], check=True)
    traced.wait(PATIENCE)
    manager.close()
    rows = [line.split() for line in counted.read_text().splitlines()]
    return {row[-1] for row in rows if row and row[0][0].isdigit() and row[-1] != "total"}


@needs("systemd-analyze")
@needs("strace")
def test_every_call_that_the_kiosk_makes_is_allowed(used_calls):
    (names,) = re.findall("(?m)^SystemCallFilter=(.*)$", UNIT.read_text())
    assert used_calls - calls_of(names) == set()


@needs("systemd-analyze")
@needs("strace")
def test_a_call_that_was_forgotten_would_have_been_found(used_calls):
    assert "landlock_create_ruleset" in used_calls - calls_of("@system-service")
