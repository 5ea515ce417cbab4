"""`kiosk pin`: asked at a terminal or handed over, and never in arguments."""

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.exits import Exit
from kiosk.staff.entry import pin_file
from kiosk.staff.pin import Pin, read_record

ROOT = Path(__file__).parents[2]
DIGITS = "493817"
COMMAND = [sys.executable, "-m", "kiosk", "pin", "set"]


@pytest.fixture
def store(tmp_path):
    (tmp_path / "store").mkdir()
    return tmp_path / "store"


@pytest.fixture
def settings(store, tmp_path):
    """The option that names this kiosk's settings."""
    file = tmp_path / "settings.toml"
    file.write_text(f"store = '{store}'\n")
    return f"--settings={file}"


@pytest.fixture
def hand_over():
    """The option that names an open file with a text in it."""
    readers = []

    def open_with(text: str) -> str:
        reader, writer = os.pipe()
        os.write(writer, text.encode())
        os.close(writer)
        readers.append(reader)
        return f"--pin-fd={reader}"

    yield open_with
    for reader in readers:
        os.close(reader)


def test_a_pin_that_is_handed_over(settings, hand_over, store, capsys):
    assert main(["pin", "set", settings, hand_over(DIGITS + "\n")]) == Exit.DONE
    assert capsys.readouterr() == ("The PIN is set.\n", "")
    assert read_record(pin_file(store)).matches(Pin(DIGITS))


def test_another_pin_takes_its_place(settings, hand_over, store):
    for digits in (DIGITS, "502946"):
        assert main(["pin", "set", settings, hand_over(digits)]) == Exit.DONE
    assert read_record(pin_file(store)).matches(Pin("502946"))


def test_it_is_removed(settings, hand_over, store, capsys):
    main(["pin", "set", settings, hand_over(DIGITS)])
    capsys.readouterr()
    for said in ("The PIN is removed: ", "There was no PIN: "):
        assert main(["pin", "remove", settings]) == Exit.DONE
        assert capsys.readouterr().out.startswith(said)
        assert read_record(pin_file(store)) is None


def test_for_machines(settings, hand_over, capsys):
    told = []
    for step in (["set", hand_over(DIGITS)], ["remove"], ["remove"]):
        assert main(["pin", *step, settings, "--format=json"]) == Exit.DONE
        told.append(json.loads(capsys.readouterr().out)["pin"])
    assert told == ["set", "removed", "none"]


@pytest.mark.parametrize("digits", ["", "12345", "123456", "49381a"])
def test_a_weak_pin_is_refused_and_the_one_before_stays(settings, hand_over, store, capsys, digits):
    main(["pin", "set", settings, hand_over(DIGITS)])
    before = pin_file(store).read_bytes()
    capsys.readouterr()
    assert main(["pin", "set", settings, hand_over(digits)]) == Exit.REFUSED
    printed = capsys.readouterr()
    assert printed.err.startswith("pin-refused: ")
    assert printed.out == ""
    assert pin_file(store).read_bytes() == before


def test_a_refusal_for_machines(settings, hand_over, capsys):
    arguments = ["pin", "set", settings, hand_over("123456"), "--format=json"]
    assert main(arguments) == Exit.REFUSED
    printed = capsys.readouterr()
    told = json.loads(printed.out)
    assert told.keys() == {"code", "sentence", "advice"}
    assert (told["code"], printed.err) == ("pin-refused", "")


def test_without_a_store_there_is_a_sentence(settings, hand_over, store, capsys):
    store.rmdir()
    assert main(["pin", "set", settings, hand_over(DIGITS)]) == Exit.REFUSED
    assert capsys.readouterr().err.startswith(f"pin-not-written: {pin_file(store)} ")
    (store.parent / "store").symlink_to("store")
    assert main(["pin", "remove", settings]) == Exit.REFUSED
    assert capsys.readouterr().err.startswith(f"pin-not-written: {pin_file(store)} ")


def test_wrong_settings_set_no_pin(hand_over, tmp_path, capsys):
    option = f"--settings={tmp_path / 'none.toml'}"
    assert main(["pin", "set", option, hand_over(DIGITS)]) == Exit.REFUSED
    assert "unreadable" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", ["x", "-1", "1024", "٣", DIGITS])
def test_what_is_no_open_file_is_not_repeated(settings, wrong, capsys):
    assert main(["pin", "set", settings, f"--pin-fd={wrong}"]) == Exit.MISUSE
    assert wrong not in capsys.readouterr().err.partition("error:")[2].replace("such as 3", "")


# --- at a terminal ----------------------------------------------------------------------


def type_at_terminal(settings: str, *lines: str) -> tuple[int, str]:
    """Answer each question of the program as a person does. Returns its exit code, and all that
    was to be seen."""
    child, terminal = pty.fork()
    if child == 0:
        # Whoever runs the tests in the background may have had it ignored.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.chdir(ROOT)
        os.execv(sys.executable, [*COMMAND, settings])
    shown = b""
    for number, line in enumerate(lines, 1):
        while shown.count(b": ") < number:
            shown += os.read(terminal, 1024)
        os.write(terminal, line.encode("utf-8", "surrogateescape") + b"\n")
    shown += _rest(terminal)
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown.decode()


def _rest(terminal: int) -> bytes:
    rest = b""
    try:
        while part := os.read(terminal, 1024):
            rest += part
    except OSError:
        pass  # the other side is closed
    return rest


def test_it_is_asked_twice_and_not_seen(settings, store):
    code, shown = type_at_terminal(settings, DIGITS, DIGITS)
    assert code == Exit.DONE
    assert "The same again: " in shown
    assert DIGITS not in shown
    assert read_record(pin_file(store)).matches(Pin(DIGITS))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((DIGITS, "493871"), "pin-refused: The two are not the same."),
        (("123456",), "pin-refused: These digits"),
        (("\udcff\udcfe",), "secret-not-read: "),
        (("\x04",), "secret-not-read: "),
        (("493",), "pin-refused: A PIN has 6 to 12 digits"),
    ],
)
def test_what_is_typed_wrong_sets_nothing(settings, store, lines, said):
    code, shown = type_at_terminal(settings, *lines)
    assert (code, said in shown) == (Exit.REFUSED, True)
    assert "Traceback" not in shown
    assert read_record(pin_file(store)) is None


def test_who_breaks_off_sets_nothing(settings, store):
    code, shown = type_at_terminal(settings, DIGITS, "\x03")
    assert (code, "Traceback" in shown) == (Exit.INTERRUPTED, False)
    assert read_record(pin_file(store)) is None


def test_without_a_terminal_there_is_a_sentence(settings, store):
    done = subprocess.run(
        [*COMMAND, settings],
        cwd=ROOT,
        start_new_session=True,
        input=f"{DIGITS}\n{DIGITS}\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == Exit.REFUSED
    assert done.stderr.startswith("no-terminal: There is no terminal to ask at.\n")
    assert "--pin-fd N" in done.stderr
    assert read_record(pin_file(store)) is None
