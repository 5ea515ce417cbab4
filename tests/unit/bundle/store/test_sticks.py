"""A stick that is pulled out, that changes its mind, or that brings more than there is room for."""

from __future__ import annotations

import errno
import io
import os

import pytest

from kiosk.bundle.refused import BundleRefused
from kiosk.bundle.store import install as installing
from kiosk.bundle.store.refused import NoSpace
from kiosk.errors import KioskError
from tests.bundles import BundleMaker
from tests.publisher import Publisher
from tests.stores import Stick, content_of, everything


def failing() -> bytes:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def gone() -> bytes:
    raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))


def ended() -> bytes:
    return b""


@pytest.mark.parametrize("then", [failing, gone, ended])
def test_a_stick_is_pulled_out_at_any_byte(kiosk, then, monkeypatch):
    monkeypatch.setattr("kiosk.bundle.file.CHUNK", 500)
    kiosk.install(kiosk.bundle(3))
    before = everything(kiosk)
    data = kiosk.bundle(4)
    codes = set()
    for part in range(0, 200, 5):  # it is looked at, then copied: some of it is read twice
        stick = Stick(data, part * len(data) // 100, then)
        try:
            kiosk.install(stick)
        except BundleRefused as refused:
            codes.add(refused.code)
            assert "Nothing was changed." in refused.advice
            assert everything(kiosk) == before
        else:
            assert kiosk.content == content_of(4)
            break
    assert part > 100
    assert codes == ({"incomplete"} if then is ended else {"unreadable"})


def test_a_stick_returns_other_bytes_at_the_second_reading(kiosk):
    """First it is a bundle of theirs, then one of a stranger's, and the other way round."""
    kiosk.install(kiosk.bundle(3))
    before = everything(kiosk)
    good = kiosk.bundle(4)
    stranger = BundleMaker(Publisher(), content_of(4)).sign(4).data()
    flipped = good.replace(b"Lumbria 4", b"Lumbria 9")
    for first, second in ((good, stranger), (good, flipped), (stranger, good)):
        with pytest.raises(KioskError):
            kiosk.install(Changing(first, second))
        assert everything(kiosk) == before
    other = kiosk.bundle(5)
    kiosk.install(Changing(good, other.ljust(len(good), b"\0")[: len(good)]))
    assert kiosk.content == content_of(5)


class Changing(io.BytesIO):
    """Other bytes from the second time on that the first byte is read."""

    def __init__(self, first: bytes, second: bytes) -> None:
        super().__init__(first)
        self._second = second
        self._readings = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """As asked for."""
        at = self.tell()
        if at == 0 and size and size > 100:
            self.seek(0)
            self.write(self._second)
            self.truncate()
            self.seek(0)
        return super().read(size)


# --- room -------------------------------------------------------------------------------


def test_too_little_room_is_told_before_anything_is_written(kiosk, monkeypatch):
    kiosk.install(kiosk.bundle(3))
    before = everything(kiosk)
    real = os.statvfs(kiosk.store.folder)
    small = os.statvfs_result((real.f_bsize, real.f_frsize, 1000, 9, 9, *tuple(real)[5:]))
    monkeypatch.setattr(os, "statvfs", lambda _: small)
    monkeypatch.setattr(installing, "_stage", None)
    with pytest.raises(NoSpace, match=r"needs 2 MB on the disk of .*, of which 0 MB are free"):
        kiosk.install(kiosk.bundle(4))
    assert everything(kiosk) == before
