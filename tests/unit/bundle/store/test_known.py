"""What a kiosk makes of a bundle before it is copied: the same as an installation, and nothing is
written."""

from __future__ import annotations

import errno
import os
from io import BytesIO
from pathlib import Path

import pytest

from kiosk.bundle.store.known import Looked, look_at, read_known
from kiosk.bundle.store.pointer import pointer_file
from kiosk.bundle.store.refused import NoSpace, NotWritable, PointerDamaged, StoreFails
from kiosk.errors import KioskError
from tests.power import failing
from tests.stores import Kiosk, everything

_BLOCK = 4096


def look(kiosk: Kiosk, data: bytes) -> Looked:
    known = read_known(kiosk.store, kiosk.release)
    return look_at(known.read(BytesIO(data)), len(data), kiosk.store, known)


def with_free_blocks(monkeypatch: pytest.MonkeyPatch, blocks: int, flags: int = 0) -> None:
    disk = (_BLOCK, _BLOCK, 10_000, blocks, blocks, 10_000, 9_000, 9_000, flags, 255)
    monkeypatch.setattr(os, "statvfs", lambda _: os.statvfs_result(disk))


def test_a_kiosk_without_a_store(kiosk):
    looked = look(kiosk, kiosk.bundle(3))
    assert looked.verified.summary.version == 3
    assert not looked.is_active
    assert not kiosk.store.folder.exists()


def test_one_that_is_active_already(two):
    before = everything(two)
    assert look(two, two.bundle(5)).is_active is False
    assert everything(two) == before
    two.install(newest := two.bundle(5))
    assert look(two, newest).is_active is True


def test_one_that_is_active_already_needs_no_room(kiosk, monkeypatch):
    kiosk.install(data := kiosk.bundle(3))
    with_free_blocks(monkeypatch, 0)
    assert look(kiosk, data).is_active
    assert not kiosk.install(data).is_new


@pytest.mark.parametrize("blocks", [0, 1, 300, 400])
def test_room_is_needed_as_for_an_installation(kiosk, monkeypatch, blocks):
    kiosk.recover()
    with_free_blocks(monkeypatch, blocks)
    assert _code(look, kiosk) == _code(Kiosk.install, kiosk)


def test_too_little_room(kiosk, monkeypatch):
    with_free_blocks(monkeypatch, 300)
    with pytest.raises(NoSpace, match=r"needs 2 MB on the disk of .*, of which 1 MB are free"):
        look(kiosk, kiosk.bundle(3))
    with_free_blocks(monkeypatch, 400)
    assert look(kiosk, kiosk.bundle(3))


def test_what_is_left_over_is_room(two, monkeypatch):
    """An installation removes it first."""
    with_free_blocks(monkeypatch, 300)
    for place in (two.store.work / "slot" / "content", two.store.slots / "9-example-9"):
        place.mkdir(parents=True)
        with pytest.raises(NoSpace):
            look(two, two.bundle(5))
        (place / "film.webm").write_bytes(os.urandom(200 * _BLOCK))
        assert look(two, two.bundle(5))
        (place / "film.webm").unlink()


def test_what_goes_while_it_is_counted_is_no_room(two, monkeypatch):
    (two.store.work / "slot").mkdir()
    monkeypatch.setattr(os, "walk", lambda path: [(str(path), [], ["gone"])])
    assert two.store.spare_bytes() == 0
    assert look(two, two.bundle(5))


@pytest.mark.parametrize(("flags", "number"), [(0, errno.EACCES), (os.ST_RDONLY, errno.EROFS)])
def test_a_disk_that_cannot_be_written(kiosk, monkeypatch, flags, number):
    kiosk.recover()
    with_free_blocks(monkeypatch, 9_000, flags)
    assert look(kiosk, kiosk.bundle(3))
    with monkeypatch.context() as patch:
        patch.setattr(os, "access", lambda *_: False)
        with pytest.raises(NotWritable) as looked:
            look(kiosk, kiosk.bundle(3))
    with failing(1, number), pytest.raises(NotWritable) as installed:
        kiosk.install(kiosk.bundle(3))
    assert str(looked.value) == str(installed.value)


def test_a_pointer_that_is_damaged(two):
    assert read_known(two.store, two.release).pointer.active == "2-example-4"
    pointer_file(two.store.folder).write_bytes(b"x")
    with pytest.raises(PointerDamaged):
        read_known(two.store, two.release)


def test_a_file_in_the_place_of_the_store(kiosk):
    kiosk.store.folder.write_bytes(b"x")
    with pytest.raises(StoreFails):
        read_known(kiosk.store, kiosk.release)


def test_a_store_far_from_being_there(kiosk, folder):
    far = kiosk.store._replace(folder=folder / "a" / "b" / "c")
    assert far.nearest == folder
    assert kiosk.store._replace(folder=Path("/")).nearest == Path("/")


def _code(do: object, kiosk: Kiosk) -> str:
    try:
        do(kiosk, kiosk.bundle(3))  # type: ignore[operator]
    except KioskError as error:
        return str(error)
    return ""
