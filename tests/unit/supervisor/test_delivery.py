"""What the process does that tries a file of the drop folder, with programs that stand in for the
store program."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import msgspec
import pytest

from kiosk.bundle.candidates import Listed
from kiosk.exits import Exit
from kiosk.supervisor.delivery import Installing, install
from kiosk.supervisor.tries import Tries, read_tries, tries_file

FILE = Listed(Path("/in/a.kbundle"), 5, 7, 9)
BEGUN = Tries().begun(FILE)
OLDER = {"code": "older-content", "sentence": "It is older.", "advice": "Ask."}
NO_RECEIPT = {"code": "receipt-not-written", "sentence": "It is full.", "advice": "Make room."}
SAYS = """
import json, sys
from pathlib import Path
print(json.dumps({"step": "copy", "done": 1, "total": 2}), file=sys.stderr)
assert sys.argv[-1] == "/in/a.kbundle", sys.argv
assert Path(RECORD).read_text() == BEGUN, "the try was not noted"
print(ANSWER, end="")
print("the last word", file=sys.stderr)
sys.exit(CODE)
"""


def saying(folder: Path, answer: object, code: int) -> Installing:
    """A store program that says this."""
    text = answer if isinstance(answer, str) else json.dumps(answer)
    record = tries_file(folder)
    names = {"RECORD": str(record), "ANSWER": text, "CODE": code}
    names["BEGUN"] = msgspec.json.encode(BEGUN).decode()
    script = "".join(f"{name} = {value!r}\n" for name, value in names.items())
    return Installing((sys.executable, "-I", "-c", script + SAYS), record)


@pytest.mark.parametrize(
    ("answer", "code", "sentence"),
    [
        ({"installed": True, "slot": "1-a-2"}, 0, "it is installed."),
        ({"installed": False, "receipt": "/in/r.txt"}, 0, "it was installed already."),
        (OLDER, 1, "older-content: It is older."),
        (OLDER | {"code": "trial-failed"}, 1, "trial-failed: It is older."),
    ],
)
def test_what_was_installed_or_refused_for_what_it_is_is_settled(
    tmp_path, capsys, answer, code, sentence
):
    assert install(saying(tmp_path, answer, code), FILE, BEGUN) == Exit.DONE
    assert capsys.readouterr().err == f"kiosk: “a.kbundle” in the drop folder: {sentence}\n"
    assert read_tries(tries_file(tmp_path)) == BEGUN.settled(FILE)


@pytest.mark.parametrize(
    "code",
    ["store-busy", "cancelled", "no-space", "store-not-writable", "store-fails", "unreadable"],
)
def test_what_the_file_cannot_help_is_not_settled(tmp_path, capsys, code):
    answer = {"code": code, "sentence": "It failed.", "advice": ""}
    assert install(saying(tmp_path, answer, 1), FILE, BEGUN) == Exit.REFUSED
    said = f"kiosk: “a.kbundle” in the drop folder: {code}: It failed. It is tried again.\n"
    assert capsys.readouterr().err == said
    assert read_tries(tries_file(tmp_path)) == BEGUN


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("", 1),
        ("Traceback", 1),
        ("", 0),
        ("", 2),
        ("[]", 0),
        ("{}", 0),
        ("{}", 1),
        ({"installed": True}, 1),
        (OLDER, 0),
        (OLDER, 70),
        ({"installed": "yes"}, 0),
    ],
)
def test_nor_is_what_has_no_right_answer(tmp_path, capsys, answer, code):
    assert install(saying(tmp_path, answer, code), FILE, BEGUN) == Exit.REFUSED
    said = f"the store program ended with {code} (the last word). It is tried again."
    assert capsys.readouterr().err == f"kiosk: “a.kbundle” in the drop folder: {said}\n"
    assert read_tries(tries_file(tmp_path)) == BEGUN


def test_a_receipt_that_could_not_be_written_is_said_and_settles_it_all_the_same(tmp_path, capsys):
    answer = {"installed": True, "receipt": None, "receipt_refused": NO_RECEIPT}
    assert install(saying(tmp_path, answer, 0), FILE, BEGUN) == Exit.DONE
    first, second = capsys.readouterr().err.splitlines()
    assert first.endswith("it is installed.")
    assert second.endswith("receipt-not-written: It is full.")


def test_what_cannot_be_noted_is_not_tried(tmp_path):
    mark = tmp_path / "tried"
    command = (sys.executable, "-I", "-c", f"open({str(mark)!r}, 'w')")
    with pytest.raises(OSError, match="No such file"):
        install(Installing(command, tmp_path / "gone" / "tried.json"), FILE, BEGUN)
    assert not mark.exists()
    install(Installing(command, tries_file(tmp_path)), FILE, BEGUN)
    assert mark.exists()


def test_a_name_from_outside_stays_on_one_line(tmp_path, capsys):
    file = FILE._replace(path=Path("/in/a\nkiosk: all is well\udcff.kbundle"))
    command = (sys.executable, "-I", "-c", "print('{\"installed\": true}')")
    assert install(Installing(command, tries_file(tmp_path)), file, Tries().begun(file)) == 0
    assert len(capsys.readouterr().err.splitlines()) == 1
