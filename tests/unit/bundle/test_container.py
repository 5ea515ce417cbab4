"""A bundle's file is refused for whatever is not as it is packed, before content is read."""

from __future__ import annotations

import os
import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.bundle import layout
from kiosk.bundle.container import read_container
from kiosk.bundle.file import opened
from kiosk.bundle.limits import LIMITS, Limits
from kiosk.bundle.refused import (
    BundleRefused,
    Incomplete,
    NotABundle,
    TooLarge,
    TooManyFiles,
    Unreadable,
)
from kiosk.bundle.trust import read_root
from kiosk.bundle.verify import verify
from tests.attacks import ATTACKS, IN_THE_INDEX
from tests.bundles import CONTENT, BundleMaker, received
from tests.publisher import Publisher

MOST_MEMORY = 40_000_000
PUBLISHER = Publisher()


class Stick(BytesIO):
    """A file that notes what is read of it."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.read_at: list[int] = []

    def read(self, size: int | None = -1) -> bytes:
        place = self.tell()
        data = super().read(size)
        self.read_at.extend(range(place, place + len(data)))
        return data


class Failing(BytesIO):
    """A file whose reading fails where it is pulled out."""

    def __init__(self, data: bytes, good: int) -> None:
        super().__init__(data)
        self.good = good

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() + (size or 0) > self.good:
            raise OSError(5, "Input/output error")
        return super().read(size)


def test_a_bundle_is_taken(bundle):
    assert received(bundle.verified()) == CONTENT


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused(bundle, name):
    attack = ATTACKS[name]
    attack.change(bundle)
    with pytest.raises(Exception) as refused:
        received(bundle.verified())
    assert refused.value.code == attack.code
    assert str(refused.value.args[0]).isprintable()
    assert refused.value.advice


# Watching the memory of tens of thousands of entries takes long.
LARGE = {name for name in IN_THE_INDEX if name.startswith(("50000", "one-file-too-many"))}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[pytest.mark.slow] if name in LARGE else [])
        for name in IN_THE_INDEX
    ],
)
def test_hardly_anything_is_read_of_what_is_refused_for_its_index(bundle, name):
    data = IN_THE_INDEX[name].change(bundle).data()
    tracemalloc.start()
    try:
        with pytest.raises(BundleRefused):
            received(verify(read_container(BytesIO(data)), read_root(bundle.trusted), {}))
        assert tracemalloc.get_traced_memory()[1] < MOST_MEMORY
    finally:
        tracemalloc.stop()


def test_before_it_is_verified_no_content_is_read_and_all_is_read_once(publisher):
    bundle = BundleMaker(publisher, {"bundle.json": b"{}", "media/a.svg": bytes(range(256)) * 40})
    data = bundle.data()
    stick = Stick(data)
    container = read_container(stick)
    start = data.index(b"content/bundle.json") - 30
    end = data.index(b"PK\1\2")
    assert not set(range(start, end)) & set(stick.read_at)
    received(verify(container, read_root(bundle.trusted), {}))
    assert sorted(stick.read_at) == list(range(len(data)))


def test_a_large_file_is_never_in_memory(publisher):
    bundle = BundleMaker(publisher, {"bundle.json": b"{}", "media/a.svg": bytes(20_000_000)})
    verified = bundle.verified()
    lengths = []
    tracemalloc.start()
    try:
        verified.copy("media/a.svg", lambda piece: lengths.append(len(piece)))
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
    finally:
        tracemalloc.stop()
    assert sum(lengths) == 20_000_000


# --- limits -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("narrow", "refusal"),
    [
        ({"metadata": 1000}, TooLarge),
        ({"total": sum(map(len, CONTENT.values())) - 1}, TooLarge),
        ({"metadata": 0, "total": 100}, TooLarge),
        ({"files": len(CONTENT) - 1}, TooManyFiles),
        ({"roots": 0}, TooManyFiles),
        ({"roots": 0, "files": 2}, TooManyFiles),
    ],
)
def test_narrower_limits_refuse(bundle, narrow, refusal):
    with pytest.raises(refusal):
        bundle.verified(LIMITS._replace(**narrow))


def test_the_narrowest_limits_that_it_fits_into(bundle):
    total = sum(map(len, CONTENT.values()))
    limits = Limits(len(bundle.data()) - total, total, len(CONTENT), 1)
    assert received(bundle.verified(limits)) == CONTENT


def test_a_file_that_is_too_large_is_not_looked_into(tmp_path):
    bundle = tmp_path / "a.kbundle"
    with bundle.open("wb") as file:
        file.truncate(LIMITS.metadata + LIMITS.total + 1)
    with opened(bundle) as file, pytest.raises(NotABundle):
        read_container(file)


def test_a_bundle_that_is_too_large_is_not_looked_into(bundle, tmp_path):
    path = tmp_path / "a.kbundle"
    path.write_bytes(bundle.data())
    os.truncate(path, LIMITS.metadata + LIMITS.total + 1)
    with opened(path) as file, pytest.raises(TooLarge):
        read_container(file)


# --- sticks -----------------------------------------------------------------------------


def test_a_stick_that_is_pulled_out_anywhere(bundle):
    data = bundle.data()
    for good in range(0, len(data), 7):
        with pytest.raises(Unreadable) as refused:
            received(verify(read_container(Failing(data, good)), read_root(bundle.trusted), {}))
        assert "Input/output error" in str(refused.value)
    whole = read_container(Failing(data, len(data)))
    assert received(verify(whole, read_root(bundle.trusted), {})) == CONTENT


def test_a_file_that_becomes_shorter(bundle):
    file = BytesIO(bundle.data())
    verified = verify(read_container(file), read_root(bundle.trusted), {})
    file.truncate(len(bundle.data()) // 2)
    with pytest.raises(Incomplete):
        received(verified)


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        (lambda path: path.mkdir(), NotABundle),
        (os.mkfifo, NotABundle),
        (lambda path: path.symlink_to("/dev/zero"), NotABundle),
        (lambda path: path.symlink_to("/nowhere"), Unreadable),
        (lambda path: None, Unreadable),
    ],
)
def test_what_is_no_file(tmp_path, make, refusal):
    make(tmp_path / "a.kbundle")
    with pytest.raises(refusal), opened(tmp_path / "a.kbundle"):
        pass


def test_a_name_that_is_none():
    with pytest.raises(Unreadable), opened(Path("a\0b")):
        pass


# --- anything ---------------------------------------------------------------------------


@given(st.binary(max_size=400), st.integers(0, 70_000))
def test_any_index_is_read_or_refused(data, count):
    try:
        entries = layout.read_index(data, count)
    except BundleRefused as refused:
        assert refused.advice
    else:
        assert len(entries) == count
        assert data == layout.tail(entries)[: len(data)] if entries else data == b""


@given(st.data())
def test_an_index_with_changes_is_the_same_or_refused(data):
    files = [layout.File(name, length, 7) for name, length in (("a", 3), ("b/c", 0), ("d", 9))]
    entries = tuple(layout.placed(files))
    index = layout.tail(entries)[: -layout.END_BYTES]
    changed = bytearray(index)
    for _ in range(data.draw(st.integers(1, 4))):
        changed[data.draw(st.integers(0, len(index) - 1))] = data.draw(st.integers(0, 255))
    try:
        read = layout.read_index(bytes(changed), 3)
    except BundleRefused:
        return
    assert layout.tail(read)[: -layout.END_BYTES] == changed


@given(st.binary(max_size=300))
def test_any_bytes_behind_the_head_are_refused(data):
    head = BundleMaker(PUBLISHER).data()[:54]
    with pytest.raises(BundleRefused):
        read_container(BytesIO(head + data))


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8"), max_size=30),
            st.binary(max_size=5),
            st.dictionaries(
                st.sampled_from(
                    ["flags", "method", "length", "stored", "extra", "named", "offset", "external"]
                ),
                st.integers(0, 0xFFFF),
                max_size=2,
            ),
        ),
        max_size=4,
    )
)
def test_any_entries_are_refused_or_those_of_the_publisher(entries):
    bundle = BundleMaker(PUBLISHER)
    for name, data, fields in entries:
        bundle.add(f"content/{name}", data, **fields)
    try:
        got = received(bundle.verified())
    except BundleRefused as refused:
        assert refused.advice
    else:
        assert got == CONTENT
