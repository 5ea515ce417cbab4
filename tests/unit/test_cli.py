"""Arguments and exit codes, with stand-ins for what the commands call."""

import gc
import json
import os
import signal
import socket
import subprocess
import sys
from collections import namedtuple
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import NamedTuple

import pytest

from kiosk import paths
from kiosk.bundle.store import pointer
from kiosk.cli import main
from kiosk.doctor.check import Check, State
from kiosk.errors import Misuse
from kiosk.exits import EXIT_OF_ERROR, Exit
from kiosk.processes import do_errands
from kiosk.settings import Panel, Settings
from kiosk.staff.attempts import attempts_file
from kiosk.staff.entry import pin_file
from kiosk.staff.last_start import stopped_file
from kiosk.staff.pin import SALT_BYTES, Pin, pin_record, write_record
from kiosk.staff.receipt_writing import write_receipt
from kiosk.supervisor.deliveries import DropFolder
from kiosk.supervisor.display_server import NoDisplay
from kiosk.supervisor.faults import FAULT
from kiosk.supervisor.sandbox.enter import Protection
from kiosk.supervisor.supply import memory_file
from kiosk.supervisor.tries import Tries, tries_file, write_tries
from kiosk.visit.options import Size, TourOptions
from tests.makers import compile_in_languages
from tests.unit.staff.receipt_maker import receipt, refused

ROOT = Path(__file__).parents[2]

Programs = namedtuple("Programs", "visitor content emergency staff admits_staff drop_folder")
Problem = namedtuple("Problem", "file line code sentence")
Problem.__str__ = lambda problem: "{}:{}: {}: {}".format(*problem)


@pytest.fixture
def stand_in(monkeypatch):
    """Puts a module in place of one of the program's, whether that exists or not."""

    def put(name: str, **contents: object) -> None:
        module = ModuleType(name)
        vars(module).update(contents)
        monkeypatch.setitem(sys.modules, name, module)
        monkeypatch.setattr(name, module, raising=False)

    return put


@pytest.fixture
def content(tmp_path, monkeypatch):
    """Compiled content in English and French."""
    folder = compile_in_languages(tmp_path / "content", {"en": "X", "fr": "X"})
    monkeypatch.setattr(paths, "default_content", lambda: folder)
    return folder


@pytest.fixture
def no_settings(monkeypatch, tmp_path):
    """A machine on which nothing was set or installed, whatever there is on this one."""
    monkeypatch.setattr(paths, "settings_file", lambda: None)
    monkeypatch.setattr(pointer, "pointer_file", lambda store: tmp_path / "pointer.json")


# --- what cannot be understood ----------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "required: COMMAND"),
        (["runn"], "invalid choice: 'runn'"),
        (["run", "--profile", "hotel"], "there is no “hotel”; there are school, airport, agency"),
        (["run", "--window", "big"], "“big” is not WIDTHxHEIGHT, each from 200 to 16384"),
        (["run", "--window", "199x300"], "“199x300” is not WIDTHxHEIGHT"),
        (["run", "--window", "\u0663\u0660\u0660x\u0663\u0660\u0660"], "is not WIDTHxHEIGHT"),
        (["run", "--sett", "x"], "unrecognized arguments: --sett x"),
        (["run", "--source", "/nowhere"], "there is no folder “/nowhere”"),
        (["receipts"], "required: DIR"),
        (["receipts", "/nowhere"], "there is no folder “/nowhere”"),
        (["receipts", "/", "--format", "xml"], "invalid choice: 'xml'"),
        (["content"], "required: STEP"),
        (["content", "check"], "required: DIR"),
        (["content", "check", "/nowhere"], "there is no folder “/nowhere”"),
        (["content", "check", __file__], "there is no folder “"),
        (["content", "check", "a\0b"], "there is no folder “"),
        (["content", "check", "/", "--format", "xml"], "invalid choice: 'xml'"),
        (["content", "compile", "/"], "required: --out"),
        (["tour"], "required: --out"),
        (["tour", "--out", "x", "--mm", "59x300"], "“59x300” is not WIDTHxHEIGHT"),
        (["tour", "--out", "x", "--theme", "dark"], "invalid choice: 'dark'"),
        (["tour", "--out", "x", "--text-size", "huge"], "invalid choice: 'huge'"),
        (["trial"], "required: FOLDER"),
        (["trial", "/nowhere"], "there is no folder “/nowhere”"),
        (["trial", "/", "--size", "9x9"], "“9x9” is not WIDTHxHEIGHT"),
        (["visitor"], "invalid choice: 'visitor'"),
        (["emergency"], "invalid choice: 'emergency'"),
        (["content", "outline", "/"], "required: --out"),
    ],
)
def test_misuse(arguments, said, capsys):
    assert main(arguments) == Exit.MISUSE
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.out == ""


@pytest.mark.parametrize("step", [["check"], ["outline", "--out=x"]])
def test_the_packaged_program_does_not_check_content(step, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(paths, "is_frozen", lambda: True)
    assert main(["content", *step, str(tmp_path)]) == Exit.MISUSE
    assert "only shows content" in capsys.readouterr().err


def test_a_preview_is_refused_where_there_is_no_source(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(paths, "is_source_tree", lambda: False)
    assert main(["run", "--source", str(tmp_path)]) == Exit.MISUSE
    assert "only where the program runs from its source" in capsys.readouterr().err


def test_help_lists_every_command_for_people(capsys):
    assert main(["--help"]) == Exit.DONE
    shown = capsys.readouterr().out
    assert all(
        f"\n    {command} " in shown
        for command in ("run", "content", "tour", "doctor", "pin", "receipts")
    )
    assert "visitor" in shown  # the word of its purpose


def test_the_version(capsys):
    assert main(["--version"]) == Exit.DONE
    assert capsys.readouterr().out.startswith("kiosk ")


# --- content ----------------------------------------------------------------------------

FOUND = (
    Problem(Path("pages/a.md"), 3, "dead-link", "There is no page “b”."),
    Problem("bundle.yaml", 1, "missing", "“\udcff” is missing."),
)


@pytest.fixture
def compiler(stand_in):
    calls = []
    problems = []

    def check_bundle(folder, today):
        calls.append((folder, today))
        return SimpleNamespace(completeness={"fr": "all"}, problems=tuple(problems))

    def compile_folder(folder, out, today, *, pseudo):
        calls.append((folder, out, today))
        return tuple(problems)

    stand_in("kiosk.content.checking", check_bundle=check_bundle)
    stand_in("kiosk.content.compile", compile_folder=compile_folder)
    stand_in("kiosk.content.translation.program", completeness_of_program=lambda _: {"de": "some"})
    return calls, problems


def test_a_clean_folder(compiler, tmp_path, capsys):
    assert main(["content", "check", str(tmp_path)]) == Exit.DONE
    said = f"{tmp_path}: fr: all\nthe program: de: some\n{tmp_path}: no problems\n"
    assert capsys.readouterr() == ("", said)
    (((folder, _today),), _) = compiler
    assert folder == tmp_path


def test_problems_are_lines(compiler, tmp_path, capsys):
    compiler[1].extend(FOUND)
    assert main(["content", "check", str(tmp_path)]) == Exit.REFUSED
    printed = capsys.readouterr()
    first, _second = printed.out.splitlines()
    assert first == "pages/a.md:3: dead-link: There is no page “b”."
    assert printed.err.endswith(f"{tmp_path}: 2 problems\n")


def test_problems_are_json_for_machines(compiler, tmp_path, capsys):
    compiler[1].extend(FOUND[:1])
    arguments = ["content", "compile", str(tmp_path), "--out", "x", "--format", "json"]
    assert main(arguments) == Exit.REFUSED
    printed = capsys.readouterr()
    problem = {"file": "pages/a.md", "line": 3, "code": "dead-link", "sentence": FOUND[0].sentence}
    assert json.loads(printed.out) == {"problems": [problem], "count": 1}
    assert printed.err == f"{tmp_path}: 1 problem\n"
    (((_folder, out, _today),), _) = compiler
    assert out == Path("x")


def test_no_problems_are_json_too(compiler, tmp_path, capsys):
    assert main(["content", "check", str(tmp_path), "--format", "json"]) == Exit.DONE
    assert json.loads(capsys.readouterr().out) == {"problems": [], "count": 0}


def test_a_failing_disk_is_a_sentence(stand_in, tmp_path, capsys):
    def check_bundle(folder, today):
        raise OSError(28, "No space left on device", "a/b.json")

    stand_in("kiosk.content.checking", check_bundle=check_bundle)
    stand_in("kiosk.content.compile", compile_folder=None)
    assert main(["content", "check", str(tmp_path)]) == Exit.REFUSED
    assert capsys.readouterr().err == "kiosk: No space left on device (a/b.json).\n"


# --- tour -------------------------------------------------------------------------------


@pytest.fixture
def tour(stand_in, content, no_settings, monkeypatch):
    seen = []

    def run_tour(options):
        seen.append((options, dict(os.environ)))
        return 0

    stand_in("kiosk.display.tour", run_tour=run_tour)
    for name in os.environ:
        monkeypatch.setenv(name, os.environ[name])  # so that all are given back
    return seen


def test_a_tour_of_everything_that_is_default(tour, content):
    assert main(["tour", "--out", "pictures"]) == Exit.DONE
    ((options, environment),) = tour
    assert options == TourOptions(
        out=Path("pictures"), content=content, settings=Settings(), size=Size(1080, 1920)
    )
    assert environment["QT_QPA_PLATFORM"] == "offscreen"
    assert environment["QML_DISABLE_DISK_CACHE"] == "1"


def test_a_tour_as_it_is_asked_for(tour):
    arguments = "tour --out x --size 1280x800 --mm 300.5x200 --profile agency --language fr"
    assert main(arguments.split()) == Exit.DONE
    ((options, _),) = tour
    assert options.size == Size(1280, 800)
    assert options.settings.panel == Panel(width_mm=300.5, height_mm=200.0)
    assert options.settings.profile == "agency"
    assert options.language == "fr"


def test_a_language_that_does_not_exist_yet(tour, capsys):
    assert main(["tour", "--out", "x", "--language", "lb"]) == Exit.MISUSE
    assert "“lb” does not exist yet in this content (en, fr" in capsys.readouterr().err


def test_a_tour_is_refused_with_wrong_settings(tour, tmp_path, capsys):
    file = tmp_path / "settings.toml"
    file.write_text("profile = 1")
    assert main(["tour", "--out", "x", "--settings", str(file)]) == Exit.REFUSED
    assert capsys.readouterr().err.startswith(f"{file}:1: wrong-type: profile ")


def test_without_content_there_is_nothing_to_show(tour, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(paths, "default_content", lambda: tmp_path / "none")
    assert main(["tour", "--out", "x"]) == Exit.REFUSED
    assert capsys.readouterr().err.endswith("Run `make setup`.\n")


# --- doctor -----------------------------------------------------------------------------


@pytest.fixture
def examined(stand_in, content, no_settings, monkeypatch):
    """What the doctor is asked to look at, and what it is to find."""
    calls, found = [], []

    def examine(started_in, folder, settings_file):
        calls.append((started_in, folder, settings_file))
        return iter(found)

    stand_in("kiosk.doctor.examine", examine=examine)
    for name in os.environ:
        monkeypatch.setenv(name, os.environ[name])  # so that all are given back
    return calls, found


@pytest.mark.parametrize("state", State)
def test_the_worst_finding_is_the_exit_code(examined, state, capsys):
    examined[1].append(Check("swap", state, "There is some.", "Do something."))
    assert main(["doctor"]) == state
    assert "There is some." in capsys.readouterr().out
    assert main(["doctor", "--json"]) == state
    assert json.loads(capsys.readouterr().out)["state"] == state.name.lower()


def test_the_doctor_looks_at_what_visitor_processes_would_find(examined, content, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/home/somebody")
    assert main(["doctor", "--settings", "here.toml"]) == Exit.DONE
    ((started_in, folder, settings_file),) = examined[0]
    assert (folder, settings_file) == (content, Path("here.toml"))
    assert started_in["HOME"] == "/home/somebody"
    assert (os.environ["HOME"], os.environ["QT_QPA_PLATFORM"]) == ("/dev/null", "offscreen")


def test_the_doctors_exit_codes_are_in_its_help(capsys):
    assert main(["doctor", "--help"]) == Exit.DONE
    assert "0 all is right, 1 there are warnings, 2" in " ".join(capsys.readouterr().out.split())


# --- trial ------------------------------------------------------------------------------


@pytest.fixture
def watched(stand_in, content, no_settings):
    """What is to be tried, and how; three steps are told of."""
    calls = []

    def try_content(parts, limits, tell):
        calls.append(limits)
        for done in range(3):
            tell(SimpleNamespace(step="fr page:about", done=done, total=3))
        return 3

    stand_in("kiosk.supervisor.trial", try_content=try_content, Limits=namedtuple("L", "memory"))
    return calls


def test_a_trial_tells_machines_of_each_step(watched, content, capsys):
    assert main(["trial", str(content), "--format", "json"]) == Exit.DONE
    printed = capsys.readouterr()
    assert json.loads(printed.out) == {"screens": 3}
    first, *_ = map(json.loads, printed.err.splitlines())
    assert first == {"step": "fr page:about", "done": 0, "total": 3}


@pytest.mark.parametrize("waits", [True, False])
def test_a_trial_tells_people_of_each_step_where_they_wait(
    watched, content, waits, monkeypatch, capsys
):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: waits)
    assert main(["trial", str(content)]) == Exit.DONE
    printed = capsys.readouterr()
    assert printed.out == f"{content}: 3 screens, and nothing is wrong with them\n"
    assert printed.err.splitlines()[1:2] == (["1 of 3 fr page:about"] if waits else [])


def test_a_trial_may_take_the_memory_of_a_visit(watched, content, tmp_path):
    settings = tmp_path / "settings.toml"
    settings.write_text('memory_mb = 300\nprofile = "hotel"\n')  # a wrong one changes nothing
    assert main(["trial", str(content), "--settings", str(settings)]) == Exit.DONE
    assert watched == [(300 * 2**20,)]


# --- receipts ---------------------------------------------------------------------------


@pytest.fixture
def stick(tmp_path):
    """A stick that has been in two kiosks, and holds a part of a receipt."""
    for made in (receipt(kiosk="Gate 3"), refused(kiosk="Hall")):
        written = write_receipt(tmp_path, made)
    written.with_name("20200101T000000Z-installed.txt").write_bytes(written.read_bytes()[:99])
    return tmp_path


def test_receipts_become_a_table(stick, capsys):
    assert main(["receipts", str(stick)]) == Exit.DONE
    said = capsys.readouterr()
    assert [line.split("  ")[0] for line in said.out.splitlines() if line[0] != " "] == [
        "Kiosk",
        "Hall",
        "Gate 3",
    ]
    assert "    older-content: The bundle is older" in said.out
    assert "20200101T000000Z-installed.txt: not-a-receipt: " in said.err


def test_receipts_for_machines(stick, capsys):
    assert main(["receipts", str(stick), "--format", "json"]) == Exit.DONE
    found = json.loads(capsys.readouterr().out)
    assert [kiosk["kiosk"] for kiosk in found["kiosks"]] == ["Hall", "Gate 3"]
    assert [unread["code"] for unread in found["unread"]] == ["not-a-receipt"]


def test_receipts_as_a_page(stick, capsys):
    assert main(["receipts", str(stick), "--html", str(stick / "all.html")]) == Exit.DONE
    page = (stick / "all.html").read_text("utf-8")
    assert "<bdi>Hall</bdi>" in page
    assert "not-a-receipt" in page
    assert "Gate 3" in capsys.readouterr().out


def test_a_page_that_cannot_be_written(stick, capsys):
    page = str(stick / "nowhere" / "all.html")
    assert main(["receipts", str(stick), "--html", page]) == Exit.REFUSED
    assert capsys.readouterr().err.startswith(f"not-written: {page} cannot be written")


def test_a_folder_without_receipts(tmp_path, capsys):
    assert main(["receipts", str(tmp_path)]) == Exit.REFUSED
    code, advice = capsys.readouterr().err.splitlines()
    assert code.startswith("no-receipts: ")
    assert main(["receipts", str(tmp_path), "--format", "json"]) == Exit.REFUSED
    refusal = json.loads(capsys.readouterr().out)
    assert (refusal["code"], refusal["advice"]) == ("no-receipts", advice)


# --- run, and the visitor process it starts ---------------------------------------------


class Joined(NamedTuple):
    """A link on which all is said that is waited for."""

    def wait_for(self, order: str) -> None:
        assert order == "checked"


class Supervised(NamedTuple):
    """What `kiosk run` hands to the supervisor."""

    programs: Programs
    closable: bool

    def visit(self) -> int:
        """Be a visitor process, after its content was checked."""
        memory = memory_file()
        try:
            code = self.check(memory)
            return code or self.programs.visitor(memory)("link")
        finally:
            os.close(memory)

    def check(self, memory: int) -> int:
        """Be the process that checks the content."""
        return self.programs.content.check(memory)("link")


@pytest.fixture
def supervised(stand_in, content, no_settings, monkeypatch):
    calls = []

    def supervise(
        programs, *, closable, shares_display, memory_limit, require_display, notify_socket
    ):
        calls.append(Supervised(programs, closable))
        assert require_display() == "offscreen"
        assert memory_limit() == Settings().memory_mb * 2**20
        assert notify_socket == os.environ.get("NOTIFY_SOCKET", "")
        return os.environ.get("ENDING", "told")

    stand_in("kiosk.supervisor.supervise", supervise=supervise, Programs=Programs)
    stand_in("kiosk.supervisor.signals", end_like_ctrl_c=lambda: None)
    found = {
        "QT_QPA_PLATFORM": "offscreen",
        "QML_IMPORT_PATH": "/x",
        "NOTIFY_SOCKET": "/run/notify",
    }
    monkeypatch.setattr(os, "environ", found)
    return calls


@pytest.fixture
def visited(stand_in, monkeypatch):
    """What a visitor process hands to the display; of the content, its source language."""
    calls = []

    def record(*, content, **others):
        calls.append({**others, "content": content.index.source_language})
        return 0

    stand_in("kiosk.supervisor.link", join_supervisor=lambda link: Joined())
    stand_in("kiosk.supervisor.sandbox.enter", enter_sandbox=lambda needs, swap: None)
    stand_in("kiosk.display.shiboken", import_shiboken=lambda: None)
    stand_in("kiosk.display.visitor", main=record)
    yield calls
    gc.enable()


def test_run_full_screen(supervised, visited, content):
    assert main(["run"]) == Exit.DONE
    ((_, closable),) = supervised
    assert not closable
    assert supervised[0].visit() == Exit.DONE
    assert visited == [
        {
            "link": Joined(),
            "content": "en",
            "settings": Settings(),
            "window": None,
            "is_preview": False,
        }
    ]


def test_a_visitor_process_has_the_environment_of_visitors(supervised, visited):
    assert main(["run"]) == Exit.DONE
    supervised[0].visit()
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert "QML_IMPORT_PATH" not in os.environ


@pytest.mark.parametrize(
    ("arguments", "key", "value"),
    [
        (["--window"], "window", ()),
        (["--window", "540x960"], "window", (540, 960)),
        (["--profile", "airport"], "settings", Settings(profile="airport")),
    ],
)
def test_what_run_is_told_reaches_the_visitor_process(supervised, visited, arguments, key, value):
    assert main(["run", *arguments]) == Exit.DONE
    ((_, closable),) = supervised
    assert closable == ("--window" in arguments)
    supervised[0].visit()
    assert visited[0][key] == value


def test_the_settings_file_reaches_the_visitor_process(supervised, visited, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    Path("-a b.toml").write_text("site = 'main-hall'")
    assert main(["run", "--settings=-a b.toml"]) == Exit.DONE
    supervised[0].visit()
    assert visited[0]["settings"] == Settings(site="main-hall")


def test_the_staff_panel_can_be_opened_once_a_pin_is_set(supervised, stand_in, tmp_path):
    stand_in("kiosk.supervisor.link", join_supervisor=lambda link: Joined())
    file = tmp_path / "settings.toml"
    file.write_text(f"store = '{tmp_path}'")
    assert main(["run", "--settings", str(file)]) == Exit.DONE
    programs = supervised[0].programs
    assert not programs.admits_staff()
    assert programs.staff(0)("link") == Exit.REFUSED
    (tmp_path / "pin.json").write_text("{}")
    assert programs.admits_staff()
    file.write_text(f"store = '{tmp_path}'\nstaff.gesture = ''")
    assert not programs.admits_staff()


def test_the_drop_folder_is_that_of_the_store(supervised, tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text(f"store = '{tmp_path}'")
    (tmp_path / "incoming").mkdir()
    (tmp_path / "incoming" / "a.kbundle").touch()
    assert main(["run", "--settings", str(file)]) == Exit.DONE
    folder = supervised[0].programs.drop_folder()
    assert isinstance(folder, DropFolder)
    (brought,) = folder.look()
    assert brought.path == tmp_path / "incoming" / "a.kbundle"
    assert folder.before() == Tries()
    write_tries(tries_file(tmp_path), Tries().begun(brought))
    assert folder.before() == Tries().begun(brought)


def test_the_staff_process_gets_what_it_needs(supervised, stand_in, tmp_path, monkeypatch):
    calls = []
    monkeypatch.setattr("kiosk.supervisor.process.start_companion", lambda life: "errands")
    stand_in("kiosk.supervisor.link", join_supervisor=lambda link: Joined())
    lacking = [Protection("swap", "too low"), Protection("core")]
    stand_in("kiosk.supervisor.sandbox.enter", enter_sandbox=lambda needs, swap: lacking)
    stand_in("kiosk.display.staff_process", main=lambda **given: calls.append(given) or 0)
    os.environ["XDG_RUNTIME_DIR"] = str(tmp_path)
    file = tmp_path / "settings.toml"
    file.write_text(f"store = '{tmp_path}'")
    write_record(pin_file(tmp_path), pin_record(Pin("502946"), bytes(SALT_BYTES)))
    assert main(["run", "--settings", str(file), "--profile", "airport"]) == Exit.DONE
    memory = memory_file()
    assert supervised[0].check(memory) == 0
    assert supervised[0].programs.staff(memory)("link") == Exit.DONE
    os.close(memory)
    (given,) = calls
    assert given["settings"] == Settings(profile="airport", store=tmp_path)
    assert given["record"].matches(Pin("502946"))
    assert given["tries"].seconds_left() == 0
    assert given["lacks"] == [("swap", "too low")]
    assert given["errands"] == "errands"
    assert given["last_start"].why == "service"
    assert attempts_file(tmp_path).is_file()


def test_errands_are_done_until_the_panel_is_gone(content, stand_in, tmp_path, capfd):
    stand_in("kiosk.supervisor.link", join_supervisor=lambda link: Joined())
    stand_in("kiosk.supervisor.sandbox.enter", give_up_privileges=lambda: ())
    file = tmp_path / "settings.toml"
    file.write_text(f"store = '{tmp_path}'")
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.sendall(b'{"type":"Cancel"}\n')
        ours.shutdown(socket.SHUT_WR)
        assert do_errands(file, theirs) == Exit.DONE
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("ending", "code"), [("told", Exit.DONE), ("stop", Exit.DONE), ("restart", Exit.RESTART)]
)
def test_a_service_manager_sees_whether_to_start_it_anew(supervised, tmp_path, ending, code):
    os.environ |= {"ENDING": ending, "XDG_RUNTIME_DIR": str(tmp_path)}
    assert main(["run"]) == code
    assert stopped_file(tmp_path).exists() == (ending == "stop")


def test_without_a_service_manager_it_becomes_itself_anew(supervised, monkeypatch):
    begun = []
    monkeypatch.setattr(os, "execv", lambda program, command: begun.append(command))
    monkeypatch.setattr(sys, "argv", ["kiosk", "run", "--profile", "airport"])
    del os.environ["NOTIFY_SOCKET"]
    for ending in ("told", "stop"):
        os.environ["ENDING"] = ending
        assert main(["run"]) == Exit.DONE
    assert begun == []
    os.environ["ENDING"] = "restart"
    main(["run", "--profile", "airport"])
    assert begun == [[*paths.program(), "run", "--profile", "airport"]]


def test_content_that_is_gone_is_a_sentence(supervised, visited, content, capsys):
    assert main(["run"]) == Exit.DONE
    (content / "en.json").unlink()
    assert supervised[0].visit() == Exit.REFUSED
    assert capsys.readouterr().err.startswith("content-unreadable: en.json ")
    assert visited == []


def test_run_goes_on_with_wrong_settings(supervised, tmp_path, capsys):
    file = tmp_path / "settings.toml"
    file.write_text("profile = 1")
    assert main(["run", "--settings", str(file)]) == Exit.DONE
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith(f"{file}:1: wrong-type: profile ")
    assert second == "The kiosk goes on with the defaults in their place."


def test_run_says_nothing_about_right_settings(supervised, capsys):
    assert main(["run"]) == Exit.DONE
    assert capsys.readouterr() == ("", "")


def test_run_without_a_screen(supervised, monkeypatch, capsys):
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert main(["run"]) == Exit.NO_DISPLAY
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert supervised == []


def compiling(outcome: str) -> tuple[str, ...]:
    """A program that does what it is told in place of `kiosk content compile`."""
    start = "import sys, pathlib; out = pathlib.Path(sys.argv[3].removeprefix('--out='))"
    return (sys.executable, "-c", f"{start}; {outcome}")


def test_a_preview_is_compiled_and_cleared_away(supervised, monkeypatch, tmp_path):
    outcome = "out.mkdir(); (out / 'en.json').write_text('x')"
    monkeypatch.setattr(paths, "program", lambda: compiling(outcome))
    assert main(["run", "--source", str(tmp_path)]) == Exit.DONE
    programs = supervised[0].programs
    assert programs.visitor.args[1].preview
    assert programs.drop_folder is None
    folder = programs.content.check.args[1]
    assert folder.parent.name.startswith("kiosk-preview-")
    assert not folder.parent.exists()


def test_a_preview_with_problems_is_not_shown(supervised, monkeypatch, tmp_path, capfd):
    monkeypatch.setattr(paths, "program", lambda: compiling("print('a:1: b: c.'); sys.exit(1)"))
    assert main(["run", "--source", str(tmp_path)]) == Exit.REFUSED
    printed = capfd.readouterr()
    assert printed.out == "a:1: b: c.\n"
    assert printed.err.startswith("preview-refused: ")
    assert supervised == []


def test_ctrl_c_is_the_normal_end_of_run_and_of_nothing_else(stand_in, supervised, tmp_path):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    stand_in("kiosk.content.checking", check_bundle=interrupted)
    stand_in("kiosk.content.compile", compile_folder=interrupted)
    assert main(["content", "check", str(tmp_path)]) == Exit.INTERRUPTED
    stand_in("kiosk.supervisor.supervise", supervise=interrupted, Programs=Programs)
    stand_in("kiosk.supervisor.signals", end_like_ctrl_c=interrupted)
    assert main(["run"]) == Exit.DONE


# --- the emergency page -----------------------------------------------------------------


def test_the_emergency_page_is_outlined_off_screen(stand_in, tmp_path, monkeypatch):
    calls = []

    def generate_page(content, file):
        calls.append((content, file, os.environ["QT_QPA_PLATFORM"]))

    stand_in("kiosk.display.emergency.generate", generate_page=generate_page)
    monkeypatch.setattr(os, "environ", {"QT_QPA_PLATFORM": "xcb"})
    assert main(["content", "outline", str(tmp_path), "--out", "page"]) == Exit.DONE
    assert calls == [(tmp_path, Path("page"), "offscreen")]


@pytest.mark.parametrize(
    ("arguments", "window"),
    [([], None), (["--window"], ()), (["--window", "540x960"], (540, 960))],
)
def test_the_emergency_page_is_shown_with_nothing_but_its_file(
    supervised, visited, stand_in, arguments, window
):
    calls = []
    stand_in("kiosk.display.emergency.window", main=lambda *given: calls.append(given) or 0)
    assert main(["run", *arguments]) == Exit.DONE
    assert supervised[0].programs.emergency("link") == Exit.DONE
    assert calls == [(Joined(), paths.emergency_page(), window)]
    assert "QML_IMPORT_PATH" not in os.environ


# --- the program as a process -----------------------------------------------------------


def kiosk(*arguments: str, **how: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kiosk", *arguments]
    how = {"capture_output": True, "text": True, "cwd": ROOT, **how}
    return subprocess.run(command, check=False, **how)


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_goes_away_is_no_failure(unbuffered):
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer) as closed_pipe:
        done = kiosk(
            "--help",
            stdout=closed_pipe,
            capture_output=False,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_full_disk_is_a_sentence():
    with Path("/dev/full").open("w") as full:
        done = kiosk("--help", stdout=full, capture_output=False, stderr=subprocess.PIPE)
    assert done.returncode == Exit.REFUSED
    assert done.stderr == "kiosk: No space left on device.\n"


def test_closed_streams_are_no_failure():
    done = kiosk("runn", preexec_fn=lambda: os.closerange(0, 3))
    assert done.returncode == Exit.MISUSE


def test_characters_that_the_terminal_lacks_are_escaped(tmp_path):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = kiosk("content", "check", str(tmp_path / "é"), env=environment)
    assert done.returncode == Exit.MISUSE
    assert "\\xe9" in done.stderr


def test_a_command_loads_only_what_it_needs():
    code = "import sys; from kiosk.cli import main; main(['run']); print(*sys.modules)"
    environment = {"PATH": os.environ["PATH"]}
    loaded = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split()
    assert "kiosk.supervisor.supervise" in loaded
    slow = {"dataclasses", "subprocess", "tomllib", "asyncio", "PySide6", "yaml"}
    assert slow.isdisjoint(loaded)


def test_a_run_writes_no_bytecode(tmp_path):
    copy = tmp_path / "kiosk"
    for source in (ROOT / "kiosk").rglob("*.py"):
        target = copy / source.relative_to(ROOT / "kiosk")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from kiosk.__main__ import main"
    run = [sys.executable, "-c", f"{code}; sys.argv = ['kiosk', 'run']; sys.exit(main())"]
    environment = {"PATH": os.environ["PATH"]}
    done = subprocess.run(run, env=environment, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == Exit.NO_DISPLAY
    written = {path.name.partition(".")[0] for path in copy.rglob("*.pyc")}
    assert written <= {"__init__", "__main__"}  # loaded before the program could say so


def test_every_exit_code_is_stable():
    assert {code.name: code.value for code in Exit} == {
        "DONE": 0,
        "REFUSED": 1,
        "MISUSE": 2,
        "NO_DISPLAY": 69,
        "FAULT": 70,
        "RESTART": 75,
        "INTERRUPTED": 130,
    }
    assert {error.code for error in (Misuse, NoDisplay)} == set(EXIT_OF_ERROR)
    assert FAULT == Exit.FAULT
    assert signal.SIGINT + 128 == Exit.INTERRUPTED
