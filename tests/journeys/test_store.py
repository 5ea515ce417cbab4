"""Content that is installed while a kiosk runs: in the visit after the present one, and not before;
and what becomes of a slot that does not hold."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk import paths
from kiosk.bundle.keys import read_private
from kiosk.bundle.pack import pack
from kiosk.bundle.trust_folder import read_trust
from kiosk.content.compiled import checked, write_compiled
from kiosk.staff.receipt_reading import read_receipts
from kiosk.supervisor.tries import read_tries, tries_file
from tests.journeys.conftest import SIZE
from tests.journeys.program import KIOSK, Program, Tour, on_content, settings_in
from tests.processes import children_of, wait_until

CALL = "Put your hand here"
VERSION = 7
# A file lies still for half a minute, and the trial takes its time.
LONG = 300.0


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The default content in English, which calls in other words."""
    bundle = checked(paths.default_content())
    english = bundle.content("en")
    profiles = {
        name: replace(profile, attract_call=CALL) for name, profile in english.profiles.items()
    }
    folder = tmp_path_factory.mktemp("other") / "content"
    index = replace(bundle.index, version=VERSION, languages=("en",))
    write_compiled(folder, index, [replace(english, version=VERSION, profiles=profiles)], {})
    return folder


@pytest.fixture(scope="module")
def file(content: Path) -> Path:
    """The same as a bundle, signed by the publisher whom this program trusts."""
    keys = paths.trust().with_name("keys")
    signer = read_private(keys / "publisher", (keys / "passphrase").read_bytes().strip())
    packed = content.with_name("other.kbundle")
    pack(content, read_trust(paths.trust()).chain, signer, packed, date(2026, 11, 22))
    return packed


@pytest.fixture(scope="module")
def other(content: Path) -> Tour:
    """How it must look."""
    return Tour(content.parent / "pictures", SIZE, command=on_content(content))


@pytest.fixture
def settings(tmp_path: Path) -> tuple[str, ...]:
    """Those of a kiosk with a store of its own."""
    return settings_in(tmp_path, f'store = "{tmp_path}/store"\n')


def store(step: str, *arguments: str) -> dict[str, object]:
    """Do something in the store, as the real program does it."""
    command = [*KIOSK, "store", step, "--format", "json", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_a_visit_goes_on_and_the_next_one_has_the_new_content(start, tour, other, file, settings):
    kiosk: Program = start(*settings)
    kiosk.see("attract")
    kiosk.touch("Touch the screen", then="start")
    assert store("install", *settings, str(file))["installed"]
    kiosk.touch("Learn", then="learn")
    kiosk.touch("Leave now")
    assert not other.shows("attract", tour.picture("attract"))
    kiosk.follow(other)
    kiosk.see("attract")
    kiosk.touch(CALL, then="start")
    kiosk.touch("Leave now", then="attract")
    store("rollback", *settings)
    kiosk.follow(tour)
    kiosk.see("attract")


@pytest.mark.slow
def test_a_slot_that_is_damaged_is_not_shown(start, tour, other, file, settings):
    slot = store("install", *settings, str(file))["slot"]
    shown = start(*settings, like=other)
    shown.see("attract")
    shown.close()
    folder = Path(str(store("status", *settings)["store"]))
    english = folder / "slots" / str(slot) / "content" / "en.json"
    english.write_bytes(english.read_bytes().replace(CALL.encode(), CALL.upper().encode()))
    kiosk: Program = start(*settings, like=tour)
    kiosk.see("attract")
    assert store("status", *settings)["active"] is None


# --- the drop folder --------------------------------------------------------------------


@pytest.fixture
def incoming(tmp_path: Path) -> Path:
    """The drop folder of the kiosk that has these `settings`."""
    folder = tmp_path / "store" / "incoming"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def patient(tmp_path: Path) -> tuple[str, ...]:
    """The same settings, but that nobody is asked for a long time whether they are still there."""
    idle = "[idle]\nleast_seconds = 900\n"
    return settings_in(tmp_path, f'store = "{tmp_path}/store"\n{idle}')


def bring(file: Path, name: Path) -> None:
    """Bring a file as rsync does: under another name, until all is there."""
    part = name.with_name(f".{name.name}.Xy12Zw")
    shutil.copyfile(file, part)
    part.rename(name)


def installer(kiosk: Program, file: Path) -> int:
    """The process that installs this file, once it does."""
    found: list[int] = []

    def is_there() -> list[int]:
        for pid in itertools.chain(*map(children_of, children_of(kiosk.process.pid))):
            with suppress(OSError):  # it has gone meanwhile
                command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
                found.extend([pid] if os.fsencode(file) in command else [])
        return found

    wait_until(is_there, LONG)
    return found[0]


def settled(incoming: Path) -> int:
    """How many files were tried, and will not be tried again."""
    return sum(file.is_settled for file in read_tries(tries_file(incoming.parent)).files)


@pytest.mark.slow
def test_what_is_brought_is_installed_when_nobody_is_there(start, other, file, patient, incoming):
    kiosk: Program = start(*patient)
    kiosk.see("attract")
    kiosk.touch("Touch the screen", then="start")
    (incoming / ".half.kbundle.Ab34Yx").write_bytes(file.read_bytes()[:1000])
    (incoming / "wrong.kbundle").write_bytes(file.read_bytes()[:1000])
    brought = incoming / file.name
    bring(file, brought)
    kiosk.touch("Learn", then="learn")
    assert store("status", *patient)["active"] is None
    kiosk.touch("Leave now", then="attract")
    processes = installer(kiosk, brought), kiosk.process.pid
    gentle, own = (os.getpriority(os.PRIO_PROCESS, pid) for pid in processes)
    assert gentle == max(own, 10)
    kiosk.touch("Touch the screen", then="start")
    wait_until(lambda: settled(incoming) == 1, LONG)
    assert kiosk.shows("start")
    kiosk.touch("Leave now")
    kiosk.follow(other)
    kiosk.see("attract")
    wait_until(lambda: settled(incoming) == 2, LONG)
    assert kiosk.shows("attract")

    tries = sorted(read_receipts(incoming).receipts, key=lambda receipt: receipt.file)
    assert [(each.file, each.result, each.way) for each in tries] == [
        (file.name, "installed", "drop-folder"),
        ("wrong.kbundle", "refused", "drop-folder"),
    ]
    assert tries[0].after.version == VERSION
