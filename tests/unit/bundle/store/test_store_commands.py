"""`kiosk store`, with a trial that is a program of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from kiosk import paths
from kiosk.bundle.progress import Progress
from kiosk.bundle.store.refused import Cancelled
from kiosk.bundle.store.watch import Watch
from kiosk.cli import main
from kiosk.commands import store_trial
from kiosk.commands.store_trial import try_content
from kiosk.exits import Exit
from tests.bundles import BundleMaker
from tests.store_programs import FINDS_NOTHING, install, store, tries_with
from tests.stores import content_of

FINDS_SOMETHING = """
import json, sys
print(json.dumps({"code": "picture-missing", "sentence": "No picture.", "advice": "Ask."}))
sys.exit(1)
"""
ENDS_OTHERWISE = "import sys; sys.exit(2)"
IS_KILLED = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
SAYS_NONSENSE = "import sys; print('oh'); sys.exit(1)"
NEVER_ENDS = "import time; time.sleep(1000)"


def said(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


# --- as it should be --------------------------------------------------------------------


def test_from_a_file_to_the_screen_and_back(machine, capsys):
    assert install(machine, 3) == Exit.DONE
    printed = capsys.readouterr().out
    assert printed.startswith("bundle     example 3, made 2026-11-21\n")
    assert printed.endswith("It is active now.\n")
    assert install(machine, 3) == Exit.DONE
    assert "nothing was changed" in capsys.readouterr().out
    assert install(machine, 4) == Exit.DONE
    assert machine.content == content_of(4)
    assert store(machine, "status") == Exit.DONE
    printed = capsys.readouterr().out
    assert "active     2-example-4, made 2026-11-21: holds\n" in printed
    assert "previous   1-example-3, made 2026-11-21: holds\n" in printed
    assert "release    version 2\nfloor      version 4" in printed
    assert " MB are free\n" in printed
    assert store(machine, "verify") == Exit.DONE
    assert capsys.readouterr().out == "As it was signed: 2-example-4, 1-example-3.\n"
    assert store(machine, "rollback") == Exit.DONE
    assert capsys.readouterr().out == "Active is 1-example-3.\n"
    assert store(machine, "prune") == Exit.DONE
    assert store(machine, "recover") == Exit.DONE
    assert capsys.readouterr().out == "There is no slot too many.\nActive is 1-example-3.\n"
    assert machine.content == content_of(3)


def test_machines_are_told_the_same(machine, capsys):
    json_too = ("--format", "json")
    assert install(machine, 3, *json_too) == Exit.DONE
    printed = capsys.readouterr()
    done = json.loads(printed.out)
    assert (done["version"], done["installed"], done["notices"]) == (3, True, [])
    assert (done["slot"], done["previous"]) == ("1-example-3", None)
    told = [json.loads(line) for line in printed.err.splitlines()]
    steps = [each["step"] for each in told]
    assert steps == ["copy", "verify", "trial", "trial", "activate"]
    assert told[3] == {"step": "trial", "done": 1, "total": 2}
    assert store(machine, "status", *json_too) == Exit.DONE
    status = said(capsys)
    assert (status["active"]["version"], status["active"]["holds"]) == (3, True)
    assert (status["previous"], status["release"], status["floor"]) == (None, 2, 3)
    assert store(machine, "recover", *json_too) == Exit.DONE
    recovered = said(capsys)
    assert recovered["notices"] == []
    assert Path(recovered["content"]).joinpath("en.json").is_file()
    for step, expected in (
        ("verify", {"verified": ["1-example-3"]}),
        ("prune", {"removed": []}),
        (
            "rollback",
            {"active": None, "previous": "1-example-3", "receipt": None, "receipt_refused": None},
        ),
    ):
        assert store(machine, step, *json_too) == Exit.DONE
        assert said(capsys) == expected


def test_a_kiosk_without_a_store(machine, capsys):
    assert store(machine, "status") == Exit.DONE
    assert "active     the content of the release\nprevious   none\n" in capsys.readouterr().out
    assert store(machine, "verify") == Exit.DONE
    assert store(machine, "prune") == Exit.DONE
    assert not machine.store.folder.exists()
    assert store(machine, "rollback") == Exit.REFUSED
    assert capsys.readouterr().err.startswith("nothing-before: ")
    assert store(machine, "recover") == Exit.DONE


def test_the_settings_say_where_the_store_is(machine, folder, capsys):
    (folder / "settings.toml").write_text(f'store = "{machine.store.folder}"\nprofile = "x"\n')
    install(machine, 3)
    capsys.readouterr()
    assert main(["store", "verify", "--settings", str(folder / "settings.toml")]) == Exit.DONE
    assert "1-example-3" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("narrow", "refusal"), [("files = 2", "too-many-files"), ("content_mb = 1", "too-large")]
)
def test_the_settings_say_how_much_a_bundle_may_be(machine, folder, capsys, narrow, refusal):
    file, settings = folder / "3.kbundle", folder / "settings.toml"
    large = content_of(3, **{"media/a.svg": bytes(2_000_000)})
    file.write_bytes(BundleMaker(machine.publisher, large).sign(3).data())
    # What else is wrong in them keeps nobody from installing.
    settings.write_text(f'profile = "x"\n[bundle]\n{narrow}\n')
    arguments = ("install", str(file), "--settings", str(settings))
    assert store(machine, *arguments) == Exit.REFUSED
    assert capsys.readouterr().err.startswith(f"{refusal}: ")
    settings.write_text("[bundle]\ncontent_mb = 3\nfiles = 4\n")
    assert store(machine, *arguments) == Exit.DONE
    settings.write_text(f"[bundle]\n{narrow}\n")
    capsys.readouterr()
    assert store(machine, "verify", "--settings", str(settings)) == Exit.DONE


def test_damage_is_said_and_recovered_from(machine, capsys):
    install(machine, 3)
    install(machine, 4)
    (machine.slot() / "content/en.json").write_bytes(b"{}")
    capsys.readouterr()
    assert store(machine, "verify", "--format", "json") == Exit.REFUSED
    assert said(capsys)["code"] == "slot-damaged"
    assert store(machine, "status") == Exit.DONE
    assert "active     2-example-4, made 2026-11-21: The slot" in capsys.readouterr().out
    assert store(machine, "recover") == Exit.DONE
    printed = capsys.readouterr().out
    assert printed.startswith("slot-damaged: ")
    assert printed.endswith("Active is 1-example-3.\n")


@pytest.mark.parametrize("step", ["install", "status", "rollback", "verify", "recover"])
def test_a_program_without_root_files_does_nothing(machine, folder, monkeypatch, capsys, step):
    install(machine, 3)
    capsys.readouterr()
    monkeypatch.setattr(paths, "trust", lambda: folder / "nowhere")
    file = [str(folder / "3.kbundle")] if step == "install" else []
    assert store(machine, step, *file) == Exit.REFUSED
    assert capsys.readouterr().err.startswith("root-missing: ")
    assert machine.content == content_of(3)


@pytest.mark.parametrize("name", ["nowhere", "."])
def test_what_is_no_file_is_refused(machine, capsys, name):
    assert store(machine, "install", name) == Exit.REFUSED
    assert capsys.readouterr().err.partition(":")[0] in ("unreadable", "not-a-bundle")


def test_misuse(capsys):
    assert main(["store"]) == Exit.MISUSE
    assert main(["store", "install"]) == Exit.MISUSE
    assert "F.kbundle" in capsys.readouterr().err


# --- the trial --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        (FINDS_SOMETHING, "picture-missing: No picture."),
        (ENDS_OTHERWISE, "trial-failed: The new content could not be tried: it ended with 2."),
        (IS_KILLED, "trial-failed: The new content could not be tried: it ended with -9."),
        (SAYS_NONSENSE, "trial-failed: The new content could not be tried: it ended with 1."),
    ],
)
def test_what_fails_its_trial_is_not_shown(machine, monkeypatch, capsys, script, expected):
    install(machine, 3)
    capsys.readouterr()
    tries_with(monkeypatch, script)
    assert install(machine, 4, "--format", "json") == Exit.REFUSED
    refused = said(capsys)
    assert f"{refused['code']}: {refused['sentence']}" == expected
    assert refused["advice"]
    assert machine.content == content_of(3)


def test_a_trial_that_cannot_be_started_is_said(machine, monkeypatch, capsys):
    monkeypatch.setattr(paths, "program", lambda: ("/nowhere/kiosk",))
    assert install(machine, 3) == Exit.REFUSED
    assert "trial-failed: " in capsys.readouterr().err
    assert machine.content is None


def test_a_trial_that_hangs_is_ended(monkeypatch):
    monkeypatch.setattr(store_trial, "SILENCE", 0.3)
    refused = try_content((sys.executable, "-I", "-c", NEVER_ENDS), Watch())
    assert refused.code == "trial-failed"
    assert "it hung" in refused.args[0]


def test_a_trial_is_ended_when_somebody_cancels():
    asked = iter([False, False])
    watch = Watch(cancelled=lambda: next(asked, True))
    with pytest.raises(Cancelled):
        try_content((sys.executable, "-I", "-c", NEVER_ENDS), watch)


def test_a_trial_tells_how_far_it_is():
    told: list[Progress] = []
    command = (sys.executable, "-I", "-c", FINDS_NOTHING, "trial", "--format=json")
    assert try_content(command, Watch(told.append)) is None
    assert told == [Progress("trial", 1, 2)]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_cancels(machine, monkeypatch, capsys, number):
    install(machine, 3)
    capsys.readouterr()
    # The trial asks for it: by then all is written, and nothing active.
    tries_with(monkeypatch, f"import os, time; os.kill({os.getpid()}, {number:d}); time.sleep(99)")
    before = signal.getsignal(number)
    assert install(machine, 4) == Exit.REFUSED
    assert signal.getsignal(number) == before
    assert capsys.readouterr().err.startswith("cancelled: ")
    assert machine.content == content_of(3)
    assert list(machine.store.work.iterdir()) == []


def test_two_programs_at_once(machine, capsys):
    """As processes of their own: the lock is the kernel's."""
    machine.recover()
    waits = "import sys; sys.stdin.read()"
    script = (
        "import sys; from pathlib import Path; from kiosk.bundle.store.place import Store\n"
        "with Store(Path(sys.argv[1])).locked():\n"
        " print('locked', flush=True)\n " + waits
    )
    command = [sys.executable, "-c", script, str(machine.store.folder)]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, **pipes) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"locked\n"
        assert install(machine, 3) == Exit.REFUSED
        assert capsys.readouterr().err.startswith("store-busy: ")
        other.communicate()
    assert install(machine, 3) == Exit.DONE
    assert threading.active_count() == 1
