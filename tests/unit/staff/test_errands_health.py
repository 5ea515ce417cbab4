"""What the errands of the panel find out about the store, and the sound they have played."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.staff.actions import Played
from kiosk.staff.errands.link import Holds, Look, Sound
from kiosk.staff.records import RELEASE, Refusal, Slot, Sounded, Stored
from tests.unit.staff.test_errands import STATUS, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    running = Desk(tmp_path)
    yield running
    running.close()


def held(desk: Desk) -> Stored:
    desk.ask(Look())
    report = desk.hears(lambda each: isinstance(each, Holds))
    assert isinstance(report, Holds)
    return report.stored


def test_a_demonstration_and_the_day_of_the_newest_bundle_are_told(desk: Desk) -> None:
    desk.does("status", out={**STATUS, "demonstration": True, "created": "2026-11-20"})
    stored = held(desk)
    assert stored.is_demonstration
    assert stored.created == "2026-11-20"
    assert stored.publisher == ("amber canoe",)


def test_where_nothing_is_installed_it_is_told_whose_bundles_are_taken(desk: Desk) -> None:
    desk.does("status", out={**STATUS, "active": None, "publishers": ["bold dawn", "calm eel"]})
    stored = held(desk)
    assert stored.slots == (Slot(RELEASE, "active", "luxembourg 1"), Slot("", "empty"))
    assert stored.publisher == ("bold dawn", "calm eel")
    assert not stored.is_demonstration


def test_a_damaged_slot_is_no_way_back(desk: Desk) -> None:
    damaged = {**STATUS["active"], "damage": "It does not hold."}  # type: ignore[dict-item]
    desk.does("status", out={**STATUS, "previous": damaged})
    assert held(desk).slots[1] == Slot("4-luxembourg-12", "damaged", "luxembourg 12")


def test_a_store_that_cannot_be_looked_at_says_why(desk: Desk) -> None:
    refused = {"code": "pointer-damaged", "sentence": "It cannot be read.", "advice": "Recover it."}
    desk.does("status", out=refused, code=1)
    refusal = Refusal("pointer-damaged", "It cannot be read.", "Recover it.")
    assert held(desk) == Stored((), refusal=refusal)


def test_a_sound_is_played_and_its_end_told(desk: Desk) -> None:
    desk.does("sound", out={"played": True})
    desk.ask(Sound())
    assert desk.hears(lambda each: isinstance(each, Played)) == Played(Sounded())
    assert desk.calls() == [["--format", "json"]]


def test_why_none_was_played_is_told(desk: Desk) -> None:
    refused = {"code": "no-sound-device", "sentence": "There is none.", "advice": "Plug one in."}
    desk.does("sound", out=refused, code=1)
    desk.ask(Sound())
    refusal = Refusal("no-sound-device", "There is none.", "Plug one in.")
    assert desk.hears(lambda each: isinstance(each, Played)) == Played(Sounded(refusal))
