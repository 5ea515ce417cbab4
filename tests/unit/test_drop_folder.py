"""The recipe of docs/operations.md for the drop folder, run as it stands there, and what is done
with a file that it has brought.

In place of ssh there is a script that does what sshd does with the line of authorized_keys.
"""

import io
import json
import os
import re
import resource
import select
import shutil
import stat
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.bundle.candidates import list_bundles
from kiosk.cli import build_parser
from kiosk.exits import Exit
from kiosk.processes import install_delivery
from kiosk.staff.fleet import read_states
from kiosk.staff.receipt_writing import write_receipt
from kiosk.supervisor.incoming import Pace, due, incoming, watch
from kiosk.supervisor.process import VisitorProcess
from kiosk.supervisor.tries import Tries, read_tries, tries_file
from tests.processes import PATIENCE
from tests.unit.staff.receipt_maker import receipt
from tests.unit.staff.test_fleet import TODAY

OPERATIONS = Path(__file__).parents[2] / "docs" / "operations.md"
BUNDLE = "luxembourg-12.kbundle"
WHOLE = os.urandom(300_000)
SSH = """\
#!/bin/sh
# -l USER HOST COMMAND…
shift 3
SSH_ORIGINAL_COMMAND="$*" exec {forced}
"""

NOTES_HOW_IT_IS_CALLED = """
import json, os, sys
from pathlib import Path
Path(sys.argv[-1] + ".call").write_text(json.dumps([os.nice(0), *sys.argv[1:]]))
print('{"installed": true}')
"""

needs_rsync = pytest.mark.skipif(
    not (shutil.which("rsync") and shutil.which("rrsync")),
    reason="rsync is missing: deploy/test-packages.txt",
)


def recipe() -> tuple[str, str, str]:
    """The commands for where the bundle is, and the one that the key is held to."""
    text = OPERATIONS.read_text("utf-8")
    there, back = re.findall(r"(?m)^rsync --.*$", text)
    (forced,) = re.findall(r'(?m)^restrict,command="(.*?)" ssh-ed25519', text)
    return there, back, forced


@pytest.fixture
def carrier(tmp_path):
    """Runs commands at the publisher's, beside a bundle, with a kiosk to reach."""
    folder = incoming(tmp_path / "store")
    folder.mkdir(parents=True)
    (tmp_path / BUNDLE).write_bytes(WHOLE)
    forced = recipe()[2].replace("/var/lib/kiosk/incoming", str(folder))
    assert str(folder) in forced
    ssh = tmp_path / "ssh"
    ssh.write_text(SSH.format(forced=forced))
    ssh.chmod(0o755)

    def run(command: str, most_bytes: int = resource.RLIM_INFINITY) -> int:
        return subprocess.run(
            ["sh", "-c", command],
            cwd=tmp_path,
            env={**os.environ, "RSYNC_RSH": str(ssh)},
            check=False,
            capture_output=True,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes)),
        ).returncode

    return run


def whole_in(folder: Path) -> list[str]:
    """What is taken by somebody who looks twice."""
    pace = Pace()
    watched = watch({}, list_bundles(folder), 0)
    watched = watch(watched, list_bundles(folder), pace.still)
    return [file.path.name for file in due(watched, Tries(), pace.still, pace)]


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@needs_rsync
def test_a_bundle_arrives_whole(carrier, tmp_path):
    folder = incoming(tmp_path / "store")
    assert carrier(recipe()[0]) == 0
    assert whole_in(folder) == [BUNDLE]
    arrived = folder / BUNDLE
    assert arrived.read_bytes() == WHOLE
    assert stat.S_IMODE(arrived.stat().st_mode) == 0o644
    assert int(arrived.stat().st_mtime) == int((tmp_path / BUNDLE).stat().st_mtime)


@needs_rsync
def test_what_was_interrupted_is_never_taken_and_arrives_later(carrier, tmp_path):
    folder = incoming(tmp_path / "store")
    assert carrier(recipe()[0], most_bytes=100_000) != 0
    assert {path.parent.name for path in files_in(folder)} <= {".rsync-partial"}
    assert whole_in(folder) == []
    assert carrier(recipe()[0]) == 0
    assert whole_in(folder) == [BUNDLE]
    assert (folder / BUNDLE).read_bytes() == WHOLE


@needs_rsync
def test_where_rsync_keeps_the_part_it_is_not_taken_either(carrier, tmp_path):
    folder = incoming(tmp_path / "store")
    mounted = recipe()[0].replace("carrier@kiosk:", str(folder))
    assert carrier(mounted, most_bytes=100_000) != 0
    (part,) = files_in(folder)
    assert part.parent.name == ".rsync-partial"
    assert 0 < part.stat().st_size < len(WHOLE)
    assert whole_in(folder) == []
    assert carrier(mounted) == 0
    assert whole_in(folder) == [BUNDLE]
    assert [path.read_bytes() for path in files_in(folder)] == [WHOLE]


@needs_rsync
def test_without_the_folder_for_parts_a_half_would_have_the_real_name(carrier, tmp_path):
    careless = recipe()[0].replace("--partial-dir=.rsync-partial", "--partial")
    assert carrier(careless, most_bytes=100_000) != 0
    folder = incoming(tmp_path / "store")
    assert whole_in(folder) == [BUNDLE]
    assert (folder / BUNDLE).stat().st_size < len(WHOLE)


@needs_rsync
def test_the_receipts_come_back(carrier, tmp_path):
    for name in ("Hall", "Gate 3"):
        write_receipt(incoming(tmp_path / "store"), receipt(kiosk=name))
    assert carrier(recipe()[1]) == 0
    states, _ = read_states(tmp_path / "receipts", TODAY)
    assert [state.receipt.kiosk for state in states] == ["Gate 3", "Hall"]


@needs_rsync
def test_the_key_leads_nowhere_else(carrier, tmp_path):
    there = recipe()[0]
    assert carrier(f"{there}../") != 0
    assert carrier("./ssh -l carrier kiosk touch reached") != 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [BUNDLE, "ssh", "store"]
    assert [path.name for path in (tmp_path / "store").iterdir()] == ["incoming"]


def test_what_was_brought_is_given_to_the_store_program(tmp_path, monkeypatch):
    script = (sys.executable, "-I", "-c", NOTES_HOW_IT_IS_CALLED)
    monkeypatch.setattr(paths, "program", lambda: script)
    for stream in ("stdout", "stderr"):  # those of pytest are not open in the process
        monkeypatch.setattr(sys, stream, io.StringIO())
    folder, settings = incoming(tmp_path / "store"), tmp_path / "settings.toml"
    folder.mkdir(parents=True)
    settings.write_text(f'store = "{tmp_path}/store"')
    (folder / BUNDLE).write_bytes(WHOLE)
    (file,) = list_bundles(folder)
    tries = Tries().begun(file)
    process = VisitorProcess(partial(install_delivery, settings, file, tries))
    assert select.select([process.pidfd], [], [], PATIENCE)[0]
    assert process.reap() == Exit.DONE
    niceness, *arguments = json.loads((folder / f"{BUNDLE}.call").read_text())
    assert niceness == max(os.nice(0), 10)
    options = build_parser("store").parse_args(arguments)
    assert (options.file, options.receipt, options.way) == (file.path, folder, "drop-folder")
    assert (options.format, options.settings) == ("json", settings)
    assert read_tries(tries_file(tmp_path / "store")) == tries.settled(file)
