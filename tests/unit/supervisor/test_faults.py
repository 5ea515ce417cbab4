"""An error nobody expects ends a process, and tells nothing of the visit."""

import re
import subprocess
import sys

import pytest

from kiosk.supervisor.faults import FAULT
from tests.unit.supervisor.stand_ins import ROOT

PREPARE = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from kiosk.supervisor.faults import end_at_faults
from kiosk.supervisor.state import pause
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-c", PREPARE + code]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("code", "kind", "place"),
    [
        ("pause('canary')", "TypeError", r"kiosk/supervisor/state\.py:\d+"),
        ("raise ValueError('canary')", "ValueError", "a place outside of kiosk"),
        (
            "class Lost:\n    def __del__(self): pause('canary')\nLost()",
            "TypeError",
            r"kiosk/supervisor/state\.py:\d+",
        ),
    ],
)
def test_kind_and_place_are_said_and_nothing_else(code, kind, place):
    done = run(f"end_at_faults()\n{code}\nprint('goes on')")
    assert (done.returncode, done.stdout) == (FAULT, "")
    sentence = f"kiosk: {kind} in {place}. This process ends; the next one takes its place.\n"
    assert re.fullmatch(sentence, done.stderr)


def test_what_python_says_by_itself_would_have_been_seen():
    done = run("raise ValueError('canary')")
    assert done.returncode == 1
    assert "canary" in done.stderr
