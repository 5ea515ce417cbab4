"""Staff start the kiosk anew, or end it, by touches alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.exits import Exit
from tests.journeys.panel_rehearsal import PanelRehearsal
from tests.journeys.program import Program
from tests.journeys.test_staff import (
    DIGITS,
    enter,
    options,
    rehearsed,
    see,
    see_overview,
    set_pin,
    touch_corners,
    type_in,
)
from tests.processes import children_of, is_alive, wait_until
from tests.service_manager import ServiceManager

__all__ = ["options", "rehearsed"]  # fixtures


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[ServiceManager]:
    listening = ServiceManager(tmp_path / "notify")
    yield listening
    listening.close()


def started(start: Callable[..., Program], folder: Path, **environment: str) -> Program:
    """The kiosk with a PIN."""
    set_pin(folder)
    kiosk = start("--settings", str(folder / "settings.toml"), **environment)
    kiosk.see("attract")
    return kiosk


def come_to_the_ways_out(kiosk: Program, rehearsed: PanelRehearsal) -> None:
    touch_corners(kiosk)
    see(kiosk, rehearsed)
    type_in(kiosk, rehearsed, DIGITS)
    enter(kiosk, rehearsed)
    see_overview(kiosk, rehearsed)
    go(kiosk, rehearsed, "Restart or end the kiosk")


def go(kiosk: Program, rehearsed: PanelRehearsal, name: str) -> None:
    """Touch a control, and see what follows."""
    kiosk.screen.tap(*rehearsed.middle(name))
    rehearsed.press(name)
    see(kiosk, rehearsed)


def confirm(kiosk: Program, rehearsed: PanelRehearsal, yes: str) -> None:
    kiosk.screen.tap(*rehearsed.middle(yes))


def noted(folder: Path) -> dict[str, str]:
    """What the kiosk has noted of its start and its end."""
    found = json.loads((folder / "run" / "last-start.json").read_text())
    return {name: found.get(name, "") for name in ("why", "ended")}


def test_staff_start_the_kiosk_anew(start, options, rehearsed, tmp_path):
    kiosk = started(start, tmp_path, **options)
    assert noted(tmp_path) == {"why": "hand", "ended": ""}
    before = set(children_of(kiosk.process.pid))
    come_to_the_ways_out(kiosk, rehearsed)
    go(kiosk, rehearsed, "Restart the kiosk")
    before |= set(children_of(kiosk.process.pid))
    confirm(kiosk, rehearsed, "Yes, restart it")
    wait_until(lambda: not any(map(is_alive, before)))
    kiosk.see("attract")
    assert kiosk.visitor() not in before
    assert noted(tmp_path) == {"why": "staff", "ended": ""}
    kiosk.touch("Touch the screen", then="start")
    kiosk.process.terminate()
    assert kiosk.ends() == (0, "", "")
    assert noted(tmp_path) == {"why": "staff", "ended": "told"}


def test_a_service_manager_starts_it_anew(start, options, rehearsed, tmp_path, manager):
    kiosk = started(start, tmp_path, **options, NOTIFY_SOCKET=manager.address)
    assert noted(tmp_path)["why"] == "service"
    come_to_the_ways_out(kiosk, rehearsed)
    go(kiosk, rehearsed, "Restart the kiosk")
    confirm(kiosk, rehearsed, "Yes, restart it")
    manager.wait_to_hear("STOPPING=1")
    assert kiosk.ends() == (Exit.RESTART, "", "")
    assert not (tmp_path / "run" / "stopped").exists()


def test_staff_end_the_kiosk(start, options, rehearsed, tmp_path):
    kiosk = started(start, tmp_path, **options)
    come_to_the_ways_out(kiosk, rehearsed)
    go(kiosk, rehearsed, "End the kiosk")
    go(kiosk, rehearsed, "No, leave it as it is")
    go(kiosk, rehearsed, "End the kiosk")
    confirm(kiosk, rehearsed, "Yes, end it")
    assert kiosk.ends() == (0, "", "")
    assert (tmp_path / "run" / "stopped").exists()
    again = start("--settings", str(tmp_path / "settings.toml"), **options)
    again.see("attract")
    assert not (tmp_path / "run" / "stopped").exists()
    assert noted(tmp_path) == {"why": "hand", "ended": ""}
