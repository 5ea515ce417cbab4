"""No folder ends in a traceback, takes long or takes much memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.makers import ContentMaker
from tests.unit.content.harm import QUICK, SLOW, Harm

ROOT = Path(__file__).parents[3]
MOST_MEGABYTES = 300
# Seconds of work, far above the ten that are promised: machines differ.
MOST_WORK = 30
MOST_WAIT = 240

CHECK = f"""
import json, re, resource, sys
from datetime import date
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CPU, ({MOST_WORK}, {MOST_WORK}))
from kiosk.content.compile import check_folder
problems = check_folder(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))
peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
print(json.dumps([int(peak.group(1)) // 1024, *map(str, problems)]))
"""


def check(maker: ContentMaker) -> list[str]:
    """The problems, found by a process of its own that may not take more than is promised."""
    command = (sys.executable, "-c", CHECK, str(maker.folder), maker.today.isoformat())
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=MOST_WAIT, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    megabytes, *problems = json.loads(done.stdout)
    assert megabytes < MOST_MEGABYTES
    return problems


def test_clean_bundle(maker: ContentMaker) -> None:
    assert check(maker) == []


@pytest.mark.parametrize("name", QUICK)
def test_harm(maker: ContentMaker, name: str) -> None:
    assert_harmless(maker, QUICK[name])


@pytest.mark.slow
@pytest.mark.parametrize("name", SLOW)
def test_more_harm(maker: ContentMaker, name: str) -> None:
    assert_harmless(maker, SLOW[name])


def assert_harmless(maker: ContentMaker, make: Harm) -> None:
    make(maker)
    problems = check(maker)
    assert 0 < len(problems) <= 501
    assert all(problem.isprintable() for problem in problems)
