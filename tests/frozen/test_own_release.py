"""The packaged program with a publisher's own root and content: its store, and what it shows."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.frozen.conftest import RELEASE, ROOT, run
from tests.frozen.publishing import Desk
from tests.journeys.conftest import SIZE
from tests.journeys.program import Program, Tour, settings_in
from tests.journeys.screen import Screen
from tests.processes import children_of, wait_until

DEMONSTRATION = ROOT / "build" / "default.kbundle"
# What checks signatures, and what reads codes.
NEVER = ("cryptography", "_bcrypt", "_cffi_backend", "zxingcpp")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def second(desk: Desk) -> Path:
    """A bundle that is newer than the release."""
    return desk.bundle(2)


def released(program: Path, desk: Desk, version: int) -> Path:
    """The program as `make dist` builds it from a bundle of this version: the release is all that
    differs."""
    release, own = desk.folder / f"release-{version}", desk.folder / f"program-{version}"
    subprocess.run([RELEASE, release, desk.trust, desk.bundle(version)], check=True)
    shutil.copytree(program, own, symlinks=True, copy_function=os.link)
    (inside,) = (path.parent for path in own.rglob("emergency.json"))
    for name in ("trust", "content"):
        shutil.rmtree(inside / name)
        shutil.copytree(release / name, inside / name)
    (inside / "emergency.json").unlink()
    shutil.copy(release / "emergency.json", inside)
    return own


@pytest.fixture(scope="module")
def own(program: Path, desk: Desk) -> Path:
    return released(program, desk, 1)


@pytest.fixture(scope="module")
def newer(program: Path, desk: Desk) -> Path:
    """It shows without a store what `second` has."""
    return released(program, desk, 2)


def said(program: Path, cwd: Path, *arguments: str) -> Any:
    """What it says to machines, when it does what it is asked to."""
    done = run(program, cwd, *arguments, "--format", "json")
    assert done.returncode == 0, done.stdout
    return json.loads(done.stdout)


def refused(program: Path, cwd: Path, *arguments: str) -> str:
    """Why it does not do it."""
    done = run(program, cwd, *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    return done.stderr.partition(":")[0]


def test_each_release_trusts_its_own_publisher(program, own, desk, second, tmp_path):
    theirs = str(DEMONSTRATION)
    assert said(own, tmp_path, "bundle", "verify", str(second))["verified"]
    assert said(program, tmp_path, "bundle", "verify", theirs)["verified"]
    assert refused(own, tmp_path, "bundle", "verify", theirs) == "root-differs"
    assert refused(program, tmp_path, "bundle", "verify", str(second)) == "root-differs"
    store = "--store", str(tmp_path / "store")
    assert refused(own, tmp_path, "store", "install", theirs, *store) == "root-differs"


def test_only_a_demonstration_says_so(program, own, tmp_path):
    for each, is_demonstration in ((program, True), (own, False)):
        (folder,) = each.rglob("1.root.json")
        (root,) = said(each, tmp_path, "trust", "show", str(folder.parent))["versions"]
        assert root["demonstration"] is is_demonstration


def test_content_is_installed_and_gone_back_from(own, second, tmp_path):
    store = "--store", str(tmp_path / "store")
    before = said(own, tmp_path, "store", "status", *store)
    assert (before["active"], before["release"], before["floor"]) == (None, 1, 1)
    assert said(own, tmp_path, "store", "install", str(second), *store)["installed"]
    after = said(own, tmp_path, "store", "status", *store)
    assert after["active"]["name"] == "1-examplia-2"
    assert after["active"]["holds"]
    assert after["floor"] == 2
    assert said(own, tmp_path, "store", "verify", *store)["verified"] == ["1-examplia-2"]
    assert said(own, tmp_path, "store", "recover", *store)["active"] == "1-examplia-2"
    assert said(own, tmp_path, "store", "rollback", *store)["active"] is None
    assert said(own, tmp_path, "store", "prune", *store)["removed"] == []


def test_it_says_what_a_bundle_would_change(own, second, tmp_path):
    store = "--store", str(tmp_path / "store")
    found = said(own, tmp_path, "store", "candidates", str(second.parent), *store)["candidates"]
    (changes,) = (each["changes"] for each in found if each["file"] == str(second))
    assert "Kind of place “A school”: text" in [change["what"] for change in changes]


def test_a_receipt_is_left_and_read(own, second, tmp_path):
    (tmp_path / "stick").mkdir()
    receipt = "--receipt", str(tmp_path / "stick"), "--way", "stick"
    store = "--store", str(tmp_path / "store")
    done = said(own, tmp_path, "store", "install", str(second), *store, *receipt)
    assert Path(done["receipt"]).is_relative_to(tmp_path / "stick")
    (kiosk,) = said(own, tmp_path, "receipts", str(tmp_path / "stick"))["kiosks"]
    assert kiosk["receipt"]["result"] == "installed"
    assert kiosk["receipt"]["after"]["version"] == 2
    assert kiosk["receipt"]["health"]["ok"]


# --- on a screen ------------------------------------------------------------------------


@pytest.fixture
def screen() -> Iterator[Screen]:
    running = Screen(*SIZE)
    yield running
    running.close()


@pytest.fixture
def settings(tmp_path: Path) -> tuple[str, ...]:
    """Those of a kiosk with a store of its own."""
    return settings_in(tmp_path, f'store = "{tmp_path}/store"\n')


@pytest.fixture
def shown(
    own: Path, screen: Screen, settings: tuple[str, ...], tmp_path: Path
) -> Iterator[Program]:
    """The program on a screen."""
    program = (str(own / "kiosk"),)
    tour = Tour(tmp_path / "tour", SIZE, *settings, command=program)
    running = Program(screen, tour, tmp_path, *settings, command=program)
    yield running
    running.close()


def loaded(pid: int) -> set[str]:
    """Which of the libraries that nobody who shows content needs are in a process."""
    maps = Path(f"/proc/{pid}/maps").read_text()
    return {name for name in NEVER if name in maps}


@pytest.fixture
def installed(newer: Path, settings: tuple[str, ...], tmp_path: Path) -> Tour:
    """How it looks once `second` is installed: as `newer` does, which has it without a store."""
    return Tour(tmp_path / "newer", SIZE, *settings, command=(str(newer / "kiosk"),))


def test_what_is_installed_is_shown_by_who_checks_no_signature(
    own, second, shown, installed, settings
):
    shown.see("attract")
    folder = Path(settings[1]).parent
    assert said(own, folder, "store", "install", str(second), *settings)["installed"]
    shown.follow(installed)
    shown.see("attract")
    assert (folder / "store" / "pointer.json").is_file()
    processes = [shown.process.pid, *children_of(shown.process.pid)]
    assert len(processes) >= 2
    assert set().union(*map(loaded, processes)) == set()


def test_who_does_is_found_out(own, tmp_path):
    command = [own / "kiosk", "keys", "new", "anna", "--passphrase-fd", "0"]
    with subprocess.Popen(command, cwd=tmp_path, stdin=subprocess.PIPE) as waiting:
        wait_until(lambda: "cryptography" in loaded(waiting.pid))
        waiting.kill()
