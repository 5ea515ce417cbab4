"""Each start: what is active holds, and nothing that was accepted is forgotten."""

from __future__ import annotations

import json
import os
import shutil
from hashlib import sha256

import pytest

from kiosk.bundle.refused import OlderContent
from kiosk.bundle.store.accepted import FILES, read_accepted
from kiosk.bundle.store.recover import prune
from kiosk.bundle.store.refused import Busy, NothingBefore, PointerDamaged, SlotDamaged
from kiosk.bundle.store.status import verify_slots
from tests.publisher import Publisher
from tests.stores import Kiosk, content_of, files_in, release_of

DAMAGES = {
    "other-bytes": lambda slot: (slot / "content/en.json").write_bytes(b'{"title":"Lumbria X"}'),
    "shorter": lambda slot: (slot / "content/en.json").write_bytes(b"{}"),
    "empty": lambda slot: (slot / "content/en.json").write_bytes(b""),
    "missing": lambda slot: (slot / "content/en.json").unlink(),
    "extra": lambda slot: (slot / "content/media/x.svg").write_bytes(b""),
    "link": lambda slot: _link(slot / "content/en.json", slot / "content/bundle.json"),
    "link-to-a-folder": lambda slot: (slot / "content/x").symlink_to("/"),
    "pipe": lambda slot: os.mkfifo(slot / "content/pipe"),
    "folder-as-a-file": lambda slot: _folder(slot / "content/en.json"),
    "list-flipped": lambda slot: _flip(slot / "metadata/targets.json"),
    "list-missing": lambda slot: (slot / "metadata/targets.json").unlink(),
    "list-empty": lambda slot: (slot / "metadata/targets.json").write_bytes(b""),
    "root-missing": lambda slot: (slot / "metadata/1.root.json").unlink(),
    "no-content": lambda slot: shutil.rmtree(slot / "content"),
    "nothing": shutil.rmtree,
}


def _link(file, target):
    file.unlink()
    file.symlink_to(target)


def _folder(file):
    file.unlink()
    file.mkdir()


def _flip(file):
    file.write_bytes(file.read_bytes().replace(b'"version": 4', b'"version": 5'))


# --- a start ----------------------------------------------------------------------------


def test_a_start_of_a_new_kiosk(kiosk):
    assert kiosk.recover() == (None, ())
    assert kiosk.content is None
    assert kiosk.store.incoming.is_dir()


def test_a_start_where_all_is_right_changes_nothing(two):
    before = files_in(two.store.folder)
    assert two.recover() == ("2-example-4", ())
    assert files_in(two.store.folder) == before


@pytest.mark.parametrize("name", sorted(DAMAGES))
def test_damage_is_no_obstacle(two, name):
    DAMAGES[name](two.slot())
    with pytest.raises(SlotDamaged, match="2-example-4"):
        verify_slots(two.store, two.release)
    assert two.status().active.damage
    done = two.recover()
    assert done.active == "1-example-3"
    removed = [] if name == "nothing" else ["slot-removed"]
    assert [notice.code for notice in done.notices] == ["slot-damaged", *removed]
    assert two.content == content_of(3)
    assert two.status().floor == 4
    assert two.slots == ["1-example-3"]
    with pytest.raises(OlderContent):
        two.install(two.bundle(3))
    assert two.install(two.bundle(4)).is_new


def test_two_damaged_slots_leave_the_release(two):
    for which in ("active", "previous"):
        DAMAGES["empty"](two.slot(which))
    done = two.recover()
    assert done.active is None
    assert two.content is None
    assert two.slots == []
    assert two.status().floor == 4


def test_damage_of_the_previous_slot_is_found_by_those_who_look(two):
    DAMAGES["empty"](two.slot("previous"))
    assert two.recover() == ("2-example-4", ())
    assert two.status().previous.damage
    with pytest.raises(SlotDamaged, match="1-example-3"):
        verify_slots(two.store, two.release)
    with pytest.raises(SlotDamaged):
        two.rollback()
    assert two.content == content_of(4)


def test_a_lost_pointer_is_found_again(two):
    for data in (b"", b"\xff" * 10_000, json.dumps({"active": "../x", "previous": None}).encode()):
        (two.store.folder / "pointer.json").write_bytes(data)
        with pytest.raises(PointerDamaged):
            two.install(two.bundle(5))
        with pytest.raises(PointerDamaged):
            prune(two.store)
        done = two.recover()
        assert (done.active, done.notices[0].code) == ("2-example-4", "pointer-damaged")
        assert two.content == content_of(4)


def test_leftovers_are_removed(two):
    (two.store.work / "slot/content").mkdir(parents=True)
    (two.store.work / "copy.kbundle").write_bytes(b"x")
    (two.store.folder / "pointer.json.new").write_bytes(b"x")
    shutil.copytree(two.slot(), two.store.slots / "7-example-4")
    (two.store.incoming / "waiting.kbundle").write_bytes(b"x")
    done = two.recover()
    assert [notice.code for notice in done.notices] == ["cleared", "slot-removed"]
    assert two.slots == ["1-example-3", "2-example-4"]
    assert list(two.store.work.iterdir()) == []
    assert not (two.store.folder / "pointer.json.new").exists()
    assert (two.store.incoming / "waiting.kbundle").exists()


def test_a_start_waits_for_nobody(two):
    with two.store.locked(), pytest.raises(Busy):
        two.recover()


# --- what was accepted ------------------------------------------------------------------


@pytest.mark.parametrize("damaged", [FILES[:1], FILES[1:], FILES])
@pytest.mark.parametrize("data", [None, b"", b"{}", b"[" * 100_000, b"\xff"])
def test_the_floor_outlives_the_files_that_hold_it(two, damaged, data):
    for name in damaged:
        file = two.store.folder / name
        file.unlink()
        if data is not None:
            file.write_bytes(data)
    assert two.status().floor == 4
    with pytest.raises(OlderContent):
        two.install(two.bundle(3))
    done = two.recover()
    assert [notice.code for notice in done.notices] == ["accepted-damaged"]
    assert len(read_accepted(two.store.folder)) == 2


def test_the_floor_outlives_a_copy_and_the_slots(two):
    (two.store.folder / FILES[0]).write_bytes(b"")
    for which in ("active", "previous"):
        DAMAGES["list-missing"](two.slot(which))
    two.recover()
    assert two.status().floor == 4


def test_where_all_is_damaged_the_floor_is_that_of_the_release(two):
    for name in FILES:
        (two.store.folder / name).write_bytes(b"")
    for which in ("active", "previous"):
        DAMAGES["nothing"](two.slot(which))
    assert two.recover().active is None
    assert two.status().floor == two.release.version == 2
    with pytest.raises(OlderContent):
        two.install(two.bundle(1))


def test_each_byte_of_what_was_accepted_is_flipped(two):
    """It is as it was, or not believed: no floor is lower."""
    file = two.store.folder / FILES[0]
    data = file.read_bytes()
    (two.store.folder / FILES[1]).unlink()
    (right,) = read_accepted(two.store.folder)
    for place in range(0, len(data), 7):
        for bits in (0x01, 0xFF):
            file.write_bytes(data[:place] + bytes([data[place] ^ bits]) + data[place + 1 :])
            assert read_accepted(two.store.folder) in ((), (right,))


@pytest.mark.parametrize(
    ("day", "believed", "newest"),
    [("2026-11-22", 2, "2026-11-22"), ("", 2, "2026-11-21"), ("soon", 1, "2026-11-21")],
)
def test_a_day_that_is_none_is_not_believed(two, day, believed, newest):
    file = two.store.folder / FILES[0]
    record = json.dumps({**json.loads(file.read_bytes())["accepted"], "created": day})
    checksum = sha256(record.encode()).hexdigest()
    file.write_text(f'{{"sha256": "{checksum}", "accepted": {record}}}')
    assert len(read_accepted(two.store.folder)) == believed
    assert two.status().created == newest


def test_floors_of_several_keys_are_kept(kiosk):
    first, second = kiosk.publisher.publisher_keys
    kiosk.install(kiosk.bundle(3, signed_by=[first]))
    kiosk.install(kiosk.bundle(5, signed_by=[second]))
    (copy, again) = read_accepted(kiosk.store.folder)
    assert copy == again
    assert copy.floors == {first.public_key.keyid: 3, second.public_key.keyid: 5}
    assert copy.created == "2026-11-21"


def test_a_release_of_new_root_keys_begins_anew(two):
    """More root keys were lost than the threshold allows."""
    another = Kiosk(two.store.folder.parent, Publisher())
    assert another.recover().active is None
    assert another.content is None
    assert another.install(another.bundle(2)).is_new
    assert another.content == content_of(2)


def test_a_newer_release_raises_the_floor(two):
    two.release = release_of(two.publisher, 6)
    assert two.status().floor == 6
    with pytest.raises(OlderContent):
        two.install(two.bundle(5))
    assert two.recover().active == "2-example-4"


# --- going back -------------------------------------------------------------------------


def test_going_back_and_forth(two):
    two.rollback()
    assert two.content == content_of(3)
    assert two.status().floor == 4
    two.rollback()
    assert two.content == content_of(4)


def test_after_going_back_nothing_older_is_taken(two):
    two.rollback()
    with pytest.raises(OlderContent):
        two.install(two.bundle(3))
    two.install(two.bundle(4))
    assert two.content == content_of(4)
    assert files_in(two.slot("previous") / "content") == content_of(3)


def test_going_back_to_the_release(kiosk):
    kiosk.install(kiosk.bundle(3))
    kiosk.rollback()
    assert kiosk.content is None
    assert kiosk.recover() == (None, ())
    assert kiosk.slots == ["1-example-3"]
    kiosk.rollback()
    assert kiosk.content == content_of(3)


def test_there_is_nothing_to_go_back_to(kiosk):
    with pytest.raises(NothingBefore):
        kiosk.rollback()


def test_what_a_publisher_signed_who_was_revoked_is_not_gone_back_to(kiosk):
    first, second = kiosk.publisher.publisher_keys
    kiosk.install(kiosk.bundle(3, signed_by=[first]))
    roots = (kiosk.publisher.root(), kiosk.publisher.root(2, publishers=[second]))
    kiosk.install(kiosk.bundle(4, roots, signed_by=[second]))
    with pytest.raises(SlotDamaged, match="No publisher"):
        kiosk.rollback()
    DAMAGES["empty"](kiosk.slot())
    assert kiosk.recover().active is None
