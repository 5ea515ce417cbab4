"""The disk of the store is full, cannot be written, or fails; and no clock is needed."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import time

import pytest

from kiosk.bundle.store.refused import NoSpace, NotWritable, StoreFails
from kiosk.errors import KioskError
from tests.power import failing
from tests.stores import Kiosk, content_of, files_in


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, NoSpace),
        pytest.param(errno.EROFS, NotWritable, marks=pytest.mark.slow),
        pytest.param(errno.EIO, StoreFails, marks=pytest.mark.slow),
    ],
)
def test_the_disk_fails_at_any_call(folder, publisher, number, kind):
    """What was active stays, or, once the pointer names it, the new."""
    prepared = Kiosk(folder / "prepared", publisher)
    (folder / "prepared").mkdir()
    prepared.install(prepared.bundle(3))
    codes = set()
    for call in range(1, 200):
        shutil.copytree(folder / "prepared", folder / f"{call}")
        kiosk = Kiosk(folder / f"{call}", publisher)
        data = kiosk.bundle(4)
        try:
            with failing(call, number) as said:
                done = kiosk.install(data)
        except KioskError as error:
            codes.add(error.code)
            assert isinstance(error, kind)
            assert kiosk.content in (content_of(3), content_of(4))
            assert "The kiosk shows what it did before." in error.advice
        else:
            assert kiosk.content == content_of(4)
            assert [notice.code for notice in done.notices] == [kind.code][: len(said)]
        assert kiosk.recover().active in ("1-example-3", "2-example-4")
        assert kiosk.status().active.damage == ""
        assert kiosk.install(data).summary.version == 4
        if not said:
            break
    assert codes == {kind.code}
    assert call > 20


def test_a_disk_that_is_full_before_activation_changes_nothing(kiosk):
    kiosk.install(kiosk.bundle(3))
    before = files_in(kiosk.store.folder)
    for call in (1, 5, 10):
        with failing(call, errno.ENOSPC), pytest.raises(NoSpace) as refused:
            kiosk.install(kiosk.bundle(4))
        assert files_in(kiosk.store.folder) == before
    assert refused.value.code == "no-space"
    assert "Make room" in refused.value.advice


def test_a_limit_to_the_size_of_files_is_a_full_disk(kiosk):
    kiosk.install(kiosk.bundle(3))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(NoSpace):
            kiosk.install(kiosk.bundle(4))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert kiosk.content == content_of(3)


def test_a_start_on_a_disk_that_cannot_be_written(kiosk):
    for version in (3, 4):
        kiosk.install(kiosk.bundle(version))
    with failing(1, errno.EROFS):
        assert kiosk.recover() == ("2-example-4", ())
    (kiosk.slot() / "content/en.json").write_bytes(b"")
    with failing(1, errno.EROFS):
        done = kiosk.recover()
    assert done.active == "1-example-3"
    assert [notice.code for notice in done.notices] == ["slot-damaged", "store-not-writable"]
    with failing(1, errno.EROFS), pytest.raises(NotWritable) as refused:
        kiosk.rollback()
    assert "cannot be written" in refused.value.args[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_of_somebody_else(kiosk, folder):
    folder.chmod(0o500)
    try:
        with pytest.raises(NotWritable):
            kiosk.install(kiosk.bundle(3))
        assert kiosk.status().active is None
    finally:
        folder.chmod(0o700)


def test_a_file_in_the_place_of_the_store(kiosk):
    kiosk.store.folder.write_bytes(b"x")
    with pytest.raises(StoreFails):
        kiosk.install(kiosk.bundle(3))


@pytest.mark.parametrize("now", [0.0, 4_102_444_800.0])  # 1970 and 2100
def test_no_clock_is_needed(kiosk, monkeypatch, now):
    monkeypatch.setattr(time, "time", lambda: now)
    monkeypatch.setattr(time, "time_ns", lambda: int(now * 1e9))
    for version in (3, 4):
        assert kiosk.install(kiosk.bundle(version)).is_new
    assert kiosk.recover() == ("2-example-4", ())
    kiosk.rollback()
    assert kiosk.content == content_of(3)
