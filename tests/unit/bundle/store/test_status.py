"""What the store holds, as it is said, and what is removed of it."""

from __future__ import annotations

import shutil

from kiosk.bundle.store.pointer import Pointer, read_pointer
from kiosk.bundle.store.recover import prune
from kiosk.bundle.store.status import verify_slots
from tests.stores import content_of, point


def test_status_of_a_new_kiosk(kiosk):
    found = kiosk.status()
    assert (found.active, found.previous, found.release, found.floor) == (None, None, 2, 2)
    assert (found.free, found.total) == (None, None)
    assert not kiosk.store.folder.exists()
    assert verify_slots(kiosk.store, kiosk.release) == prune(kiosk.store) == ()


def test_status_of_two_slots(two):
    found = two.status()
    assert (found.active.name, found.active.version, found.active.damage) == ("2-example-4", 4, "")
    assert (found.previous.name, found.previous.version) == ("1-example-3", 3)
    assert len(found.active.publishers[0].split()) == 8
    assert (found.floor, found.root_version, found.created) == (4, 1, "2026-11-21")
    assert 0 < found.free < found.total
    assert verify_slots(two.store, two.release) == ("2-example-4", "1-example-3")


def test_pruning_keeps_what_is_needed(two):
    assert prune(two.store) == ()
    shutil.copytree(two.slot(), two.store.slots / "7-example-4")
    (two.store.slots / "stray").write_bytes(b"x")
    assert prune(two.store) == ("7-example-4", "stray")
    assert read_pointer(two.store.folder) == Pointer("2-example-4", "1-example-3")
    assert two.content == content_of(4)


def test_a_pointer_to_nowhere_is_damage(two):
    point(two.store.folder, Pointer("5-example-9", "1-example-3"))
    assert two.recover().active == "1-example-3"
