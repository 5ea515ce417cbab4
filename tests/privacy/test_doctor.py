"""`kiosk doctor` on this machine: it tries the sandbox, and sees when that does not hold."""

import json
import subprocess
import sys

import pytest

from tests.processes import PATIENCE

pytestmark = pytest.mark.usefixtures("abi")

BREAK = """
from kiosk.supervisor.sandbox import enter, kernel
{}
"""
RUN = "import sys; from kiosk.cli import main; sys.exit(main(['doctor', '--json']))"

# What fails without a word, and which protections that costs; an old kernel lacks some anyway.
BREAKS = {
    "enter.keep_only = lambda needs: None": ["files", "signals", "abstract-sockets"],
    "enter.filter_calls = lambda needs: None": ["changes", "network"],
    "enter.leave_no_core = lambda: None": ["core"],
}
DEEDS = {
    "files": "write nothing, read only what they need, start no programs",
    "changes": "change no file in length, permissions, times or attributes",
    "network": "have no network",
    "signals": "send no signals to other processes",
    "abstract-sockets": "reach no service by a socket without a file",
    "core": "leave no core dump",
}


def checks(breaking: str = "") -> dict[str, str]:
    """What the doctor says of the sandbox, here and now: findings and states."""
    done = subprocess.run(
        [sys.executable, "-B", "-I", "-c", BREAK.format(breaking) + RUN],
        env={"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.stderr == ""
    found = json.loads(done.stdout)
    assert done.returncode == ["ok", "warning", "problem"].index(found["state"])
    return {c["finding"]: c["state"] for c in found["checks"] if c["section"] == "sandbox"}


def test_the_sandbox_holds_here():
    assert "problem" not in checks().values()
    assert "ok" in checks().values()


@pytest.mark.parametrize("breaking", BREAKS)
def test_a_protection_that_does_not_hold_is_a_problem(breaking):
    problems = {finding for finding, state in checks(breaking).items() if state == "problem"}
    expected = [f"It is not true that visitor processes {DEEDS[n]}." for n in BREAKS[breaking]]
    assert expected[0] in problems
    assert problems <= set(expected)


def test_a_process_that_cannot_be_tried_is_a_problem():
    (finding,) = checks("enter.refuse_new_privileges = None")
    assert finding == "It could not be tried (the process that tried has died)."
