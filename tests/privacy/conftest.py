"""Processes that are confined like visitor processes, and places for them to reach for."""

from __future__ import annotations

import json
import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kiosk.supervisor.sandbox.landlock import landlock_abi
from tests.privacy.confined import PLANTED
from tests.processes import PATIENCE

PROGRAM = Path(__file__).with_name("confined.py")
NOBODY = 65534


class Told(NamedTuple):
    """What a confined process said, and how it ended."""

    outcomes: dict[str, str]
    lacking: dict[str, str]
    facts: dict[str, Any]
    status: int


class Situation(NamedTuple):
    """Where a process may write, and who it is; None: whoever runs the tests."""

    parent: Path
    user: int | None = None


def is_open_to_all(folder: Path) -> bool:
    """Whether everybody may go into a folder: another user can run a program from it."""
    return all(part.stat().st_mode & stat.S_IXOTH for part in (folder, *folder.parents))


SITUATIONS = {
    "temporary": Situation(Path(tempfile.gettempdir())),
    "home": Situation(Path.home()),
}
# Another user can only be tried out where that user can read this checkout and this Python.
if os.geteuid() == 0 and all(map(is_open_to_all, (PROGRAM.parent, Path(sys.base_prefix)))):
    SITUATIONS["unprivileged"] = Situation(Path(tempfile.gettempdir()), NOBODY)


@pytest.fixture(params=SITUATIONS)
def situation(request: pytest.FixtureRequest) -> Situation:
    return SITUATIONS[request.param]


@pytest.fixture
def user(situation: Situation) -> int | None:
    return situation.user


@pytest.fixture
def place(situation: Situation) -> Iterator[Path]:
    """A folder of the process's own, with something in it for each attempt."""
    if not os.access(situation.parent, os.W_OK):
        pytest.skip(f"nobody may write to {situation.parent}")
    folder = Path(tempfile.mkdtemp(prefix="kiosk-test-", dir=situation.parent))
    plant(folder)
    with socket.socket(socket.AF_UNIX) as display:
        display.bind(str(folder / "display"))
        display.listen()
        for path in (folder, *folder.rglob("*")):
            os.chown(path, situation.user or -1, situation.user or -1)
        yield folder
    shutil.rmtree(folder)


def plant(folder: Path) -> None:
    """Put down what the attempts work on."""
    for name in PLANTED:
        (folder / name).write_text("before")
    (folder / "folder").mkdir()
    (folder / "content").mkdir()
    (folder / "content" / "en.json").write_text("{}")
    (folder / "runtime").mkdir()


@pytest.fixture
def confined(place: Path, situation: Situation) -> Callable[..., Told]:
    """Starts a process that gives up something and makes attempts (confined.py)."""

    def start(give_up: str, *attempts: str, by: str = "process", **more: object) -> Told:
        asked = {"give_up": give_up, "by": by, "user": situation.user, "place": str(place)}
        asked |= {"attempts": attempts, **more}
        done = subprocess.run(
            [sys.executable, "-B", "-I", str(PROGRAM), json.dumps(asked)],
            cwd=place,
            stdout=subprocess.PIPE,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        told = json.loads(done.stdout or "{}")
        parts = (told.get(part, {}) for part in ("outcomes", "lacking", "facts"))
        return Told(*parts, done.returncode)

    return start


@pytest.fixture
def abi() -> int:
    """The version of Landlock here."""
    try:
        return landlock_abi()
    except OSError as error:
        pytest.skip(f"without Landlock there is no sandbox to test: {error.strerror}")
