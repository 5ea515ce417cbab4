"""Every try leaves a receipt where somebody wants one, and none of them depends on it."""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk import __version__, paths
from kiosk.bundle.store.recover import rollback
from kiosk.bundle.store.refused import Cancelled
from kiosk.bundle.store.watch import Watch
from kiosk.commands import store_receipt
from kiosk.exits import Exit
from kiosk.staff import receipt_writing
from kiosk.staff.receipt_reading import read_receipts
from kiosk.staff.receipts import Finding, Health, Receipt, Version, clock_time
from tests.store_programs import install, store, tries_with
from tests.stores import Kiosk, content_of

RELEASE = Version("example", 2)
THREE = Version("example", 3, "2026-11-21")
FOUR = Version("example", 4, "2026-11-21")
SICK = Health(1, 0, 1, (Finding("fonts", "None.", "Install some."),))
ANSWERS = """
import json, sys
if sys.argv[1] == "doctor":
    assert sys.argv[2] == "--json", sys.argv
    checks = [("fonts", "problem", "None.", "Install some."), ("clock", "ok", "Right.", "")]
    names = "section", "state", "finding", "advice"
    print(json.dumps({"state": "problem", "checks": [dict(zip(names, one)) for one in checks]}))
    sys.exit(2)
"""
REFUSES = """
import json, sys
if sys.argv[1] == "trial":
    print(json.dumps({"code": "picture-missing", "sentence": "No picture.", "advice": "Ask."}))
    sys.exit(1)
"""
NEVER_ENDS = "import time; time.sleep(1000)"


@pytest.fixture
def stick(folder: Path) -> Path:
    """A stick that can be written to."""
    stick = folder / "stick"
    stick.mkdir()
    return stick


@pytest.fixture(autouse=True)
def doctor(machine: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trials find nothing, and the doctor something."""
    tries_with(monkeypatch, ANSWERS)


def to(stick: Path, way: str = "stick") -> tuple[str, ...]:
    return "--receipt", str(stick), "--way", way, "--format", "json"


def said(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def receipts(stick: Path) -> tuple[Receipt, ...]:
    reading = read_receipts(stick)
    assert reading.gaps() == ()
    return reading.receipts


def receipt(stick: Path) -> Receipt:
    (found,) = receipts(stick)
    return found


# --- what it says -----------------------------------------------------------------------


def test_what_was_installed(machine, stick, folder, capsys):
    (folder / "settings.toml").write_text('[host]\nname = "Lycée"\nkiosk = "Hall"\n')
    settings = ("--settings", str(folder / "settings.toml"))
    before = clock_time(datetime.now(UTC))
    assert install(machine, 3, *to(stick), *settings) == Exit.DONE
    done, found = said(capsys), receipt(stick)
    assert (done["installed"], done["receipt_refused"]) == (True, None)
    assert Path(done["receipt"]).parent == stick / "kiosk-receipts" / "Lycee-Hall"
    assert before <= found.time <= clock_time(datetime.now(UTC))
    assert found == Receipt(
        kiosk="Lycée, Hall",
        time=found.time,
        tried="install",
        way="stick",
        result="installed",
        program=__version__,
        file="3.kbundle",
        before=RELEASE,
        after=THREE,
        health=SICK,
        time_floor="2026-11-21",
    )


def test_what_was_active_already(machine, stick):
    install(machine, 3)
    assert install(machine, 3, *to(stick, "drop-folder")) == Exit.DONE
    found = receipt(stick)
    assert (found.result, found.way) == ("installed", "drop-folder")
    assert (found.before, found.after) == (THREE, THREE)


def test_what_was_undone(machine, stick, capsys):
    install(machine, 3)
    install(machine, 4)
    capsys.readouterr()
    assert store(machine, "rollback", *to(stick, "kiosk")) == Exit.DONE
    done, found = said(capsys), receipt(stick)
    assert done["active"] == "1-example-3"
    assert Path(done["receipt"]).is_file()
    assert (found.tried, found.result, found.file) == ("undo", "undone", "")
    assert (found.before, found.after, found.reason) == (FOUR, THREE, None)


def test_what_was_refused_and_why(machine, stick, monkeypatch, capsys):
    install(machine, 3)
    capsys.readouterr()
    tries_with(monkeypatch, ANSWERS + REFUSES)
    assert install(machine, 4, *to(stick)) == Exit.REFUSED
    refused, found = said(capsys), receipt(stick)
    assert list(refused) == ["code", "sentence", "advice", "receipt", "receipt_refused"]
    assert (refused["code"], refused["receipt_refused"]) == ("picture-missing", None)
    reason = found.reason
    said_so = (reason.code, reason.sentence, reason.advice)
    assert said_so == tuple(refused[key] for key in ("code", "sentence", "advice"))
    assert (found.result, found.before, found.after) == ("refused", THREE, THREE)


def test_what_was_cancelled(machine, stick, monkeypatch, capsys):
    cancels = f"import os, signal; os.kill({os.getpid()}, {signal.SIGTERM:d})"
    tries_with(monkeypatch, f"{ANSWERS}\nelse:\n {cancels}\n {NEVER_ENDS}")
    assert install(machine, 3, *to(stick)) == Exit.REFUSED
    assert said(capsys)["code"] == "cancelled"
    found = receipt(stick)
    assert (found.result, found.before, found.after) == ("cancelled", RELEASE, RELEASE)
    assert found.health == SICK


def test_going_back_can_be_cancelled(two):
    with pytest.raises(Cancelled):
        rollback(two.store, two.release, Watch(cancelled=lambda: True))
    assert two.content == content_of(4)
    rollback(two.store, two.release, Watch())
    assert two.content == content_of(3)


def test_a_second_try_is_a_second_receipt(machine, stick):
    for version in (3, 4, 3):
        install(machine, version, *to(stick))
    results = {(each.file, each.result, str(each.after)) for each in receipts(stick)}
    assert results == {
        ("3.kbundle", "installed", str(THREE)),
        ("4.kbundle", "installed", str(FOUR)),
        ("3.kbundle", "refused", str(FOUR)),
    }


def test_the_highest_version_and_a_name_that_is_no_text(machine, stick, folder, capsys):
    file = folder / os.fsdecode(b"\xff\x1b[1m.kbundle")
    file.write_bytes(machine.bundle(2**63 - 1))
    assert store(machine, "install", str(file), *to(stick)) == Exit.DONE
    found = receipt(stick)
    assert found.after == Version("example", 2**63 - 1, "2026-11-21")
    assert found.file.endswith("[1m.kbundle")
    assert Path(said(capsys)["receipt"]).is_file()


def test_people_are_told_where_it_is(machine, stick, capsys):
    assert install(machine, 3, "--receipt", str(stick)) == Exit.DONE
    printed = capsys.readouterr()
    assert printed.out.endswith("It is active now.\n")
    assert printed.err.startswith(f"The receipt is {stick}/kiosk-receipts/")
    assert receipt(stick).way == "kiosk"
    assert store(machine, "install", str(stick), "--receipt", str(stick)) == Exit.REFUSED
    refusal, _, told = capsys.readouterr().err.splitlines()
    assert refusal.startswith("not-a-bundle: ")
    assert told.startswith("The receipt is ")


def test_none_is_written_where_nobody_wants_one(machine, stick, monkeypatch, capsys):
    asked_nobody = "import sys; sys.exit(sys.argv[1] != 'trial')"
    tries_with(monkeypatch, asked_nobody)
    assert install(machine, 3, "--format", "json") == Exit.DONE
    done = said(capsys)
    assert (done["receipt"], done["receipt_refused"]) == (None, None)
    assert list(stick.iterdir()) == []


def test_ways_are_those_that_there_are(machine, stick, capsys):
    assert store(machine, "rollback", "--receipt", str(stick), "--way", "x") == Exit.MISUSE
    assert "drop-folder" in capsys.readouterr().err


# --- what it does not know --------------------------------------------------------------


def spoil_pointer(machine: Kiosk) -> None:
    (machine.store.folder / "pointer.json").write_bytes(b"{")


def spoil_slot(machine: Kiosk) -> None:
    for file in (machine.slot() / "metadata").iterdir():
        file.write_bytes(b"{}")


def lose_slot(machine: Kiosk) -> None:
    machine.slot().rename(machine.store.folder / "elsewhere")


@pytest.mark.parametrize("spoil", [spoil_pointer, spoil_slot, lose_slot])
def test_content_that_nobody_knows_is_none(machine, stick, folder, spoil):
    install(machine, 3)
    assert store(machine, "install", str(stick), *to(stick)) == Exit.REFUSED
    spoil(machine)
    assert store(machine, "install", str(stick), *to(stick)) == Exit.REFUSED
    known, unknown = receipts(stick)
    assert (known.before, known.after) == (THREE, THREE)
    assert (unknown.before, unknown.after) == (None, None)
    assert known.time_floor == unknown.time_floor == "2026-11-21"


def test_a_program_that_trusts_nobody_says_so(machine, stick, folder, monkeypatch):
    monkeypatch.setattr(paths, "trust", lambda: folder / "nowhere")
    assert install(machine, 3, *to(stick)) == Exit.REFUSED
    found = receipt(stick)
    assert found.reason.code == "root-missing"
    assert (found.before, found.after, found.time_floor) == (None, None, "")


def test_a_store_in_use_can_be_read_all_the_same(machine, stick):
    install(machine, 3)
    with machine.store.locked():
        assert store(machine, "rollback", *to(stick)) == Exit.REFUSED
    found = receipt(stick)
    assert found.reason.code == "store-busy"
    assert (found.before, found.after) == (THREE, THREE)


@pytest.mark.parametrize(
    "script", [NEVER_ENDS, "print('I am fine')", "import sys; sys.exit(1)", None]
)
def test_without_an_answer_no_health_is_claimed(machine, stick, monkeypatch, script):
    install(machine, 3)
    monkeypatch.setattr(store_receipt, "LONGEST_EXAMINATION", 0.5)
    command = ("/nowhere/kiosk",) if script is None else (sys.executable, "-I", "-c", script)
    monkeypatch.setattr(paths, "program", lambda: command)
    assert store(machine, "rollback", *to(stick)) == Exit.DONE
    found = receipt(stick)
    assert (found.result, found.health) == ("undone", None)


# --- where it cannot be written ---------------------------------------------------------


def pull_out(stick: Path, elsewhere: Path) -> None:
    stick.rmdir()


def block(stick: Path, elsewhere: Path) -> None:
    (stick / "kiosk-receipts").write_bytes(b"")


def link(stick: Path, elsewhere: Path) -> None:
    (stick / "kiosk-receipts").symlink_to(elsewhere)


@pytest.mark.parametrize("spoil", [pull_out, block, link])
def test_a_bad_stick_costs_the_receipt_alone(machine, stick, tmp_path, capsys, spoil):
    spoil(stick, tmp_path)
    assert install(machine, 3, *to(stick)) == Exit.DONE
    done = said(capsys)
    assert (done["installed"], done["receipt"]) == (True, None)
    refused = done["receipt_refused"]
    assert list(refused) == ["code", "sentence", "advice"]
    assert refused["code"] == "receipt-not-written"
    assert refused["advice"]
    assert machine.content == content_of(3)
    assert list(tmp_path.iterdir()) == []
    assert store(machine, "install", "nowhere", *to(stick)) == Exit.REFUSED
    refused = said(capsys)
    assert (refused["code"], refused["receipt"]) == ("unreadable", None)
    assert refused["receipt_refused"]["code"] == "receipt-not-written"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_people_are_told_that_there_is_none(machine, stick, monkeypatch, capsys, number):
    def fail(*_: Any) -> None:
        raise OSError(number, os.strerror(number))

    assert store(machine, "rollback", "--receipt", str(stick)) == Exit.REFUSED
    (stick / "kiosk-receipts").rename(stick / "before")
    monkeypatch.setattr(receipt_writing.os, "fsync", fail)
    capsys.readouterr()
    assert store(machine, "rollback", "--receipt", str(stick)) == Exit.REFUSED
    refusal, _, told, advice = capsys.readouterr().err.splitlines()
    assert refusal.startswith("nothing-before: ")
    assert told.startswith("receipt-not-written: ")
    assert advice.startswith("Nothing else is lost")
