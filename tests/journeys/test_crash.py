"""A crash in the middle of a visit leaves nothing behind but a new screen."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from tests.journeys.program import Program, altered
from tests.processes import is_alive, wait_until

# Where the usual daemons keep what is left of a crash.
REPORTS = ("/var/crash", "/var/lib/systemd/coredump", "/var/lib/apport/coredump")


def crash_in_a_visit(kiosk: Program) -> float:
    """Crash where a page stands on the screen. Returns how long that stayed, in seconds."""
    kiosk.see("attract")
    kiosk.touch("Touch the screen", then="start")
    kiosk.touch("Learn", then="learn")
    crashed = kiosk.visitor()
    began = time.monotonic()
    os.kill(crashed, signal.SIGSEGV)
    kiosk.see("attract")
    took = time.monotonic() - began
    wait_until(lambda: not is_alive(crashed))
    return took


def left(folder: Path) -> set[Path]:
    """What lies where cores and reports of crashes are put."""
    return {path for place in (folder, *map(Path, REPORTS)) for path in place.rglob("*")}


def test_a_crash_leaves_no_core_no_report_and_a_new_screen(start, tmp_path):
    kiosk = start()
    before = left(tmp_path)
    took = crash_in_a_visit(kiosk)
    print(f"\na crash, to the new screen: {1000 * took:.0f} ms")
    kiosk.process.terminate()
    assert kiosk.ends() == (0, "", "")
    assert left(tmp_path) == before


def test_a_core_would_have_been_seen(start, tmp_path):
    pattern = Path("/proc/sys/kernel/core_pattern").read_text().strip()
    if "/" in pattern or pattern.startswith("|"):
        pytest.skip(f"this machine keeps no cores where a process runs, but {pattern}")
    kiosk = start(command=altered("leaves-cores"))
    before = left(tmp_path)
    crash_in_a_visit(kiosk)
    (core,) = left(tmp_path) - before
    assert core.stat().st_size > 0
