"""Compiled content becomes one file, always the same."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import pytest

from kiosk.bundle import layout
from kiosk.bundle.container import read_container
from kiosk.bundle.file import opened
from kiosk.bundle.limits import LIMITS
from kiosk.bundle.pack import NotPacked, pack
from kiosk.bundle.refused import BadName, Duplicate, MissingFile, TooLarge, TooManyFiles
from kiosk.bundle.trust import read_root
from kiosk.bundle.untrusted import TargetsNotSigned
from kiosk.bundle.verify import Verified, verify
from tests.bundles import CONTENT, BundleMaker, received
from tests.publisher import Publisher

CREATED = date(2026, 11, 21)
NAMES = ["kbundle.json", "metadata/1.root.json", "metadata/targets.json"]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder of compiled content."""
    folder = tmp_path / "content"
    for path, data in CONTENT.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the bundle goes."""
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / "lumbria-3.kbundle"


@pytest.fixture
def packed(publisher: Publisher, content: Path, out: Path):
    """Packs the content; what is said is said instead of the usual."""

    def pack_it(**how):
        usual = {
            "content": content,
            "chain": (publisher.root(),),
            "signer": publisher.publisher_keys[0],
            "out": out,
            "created": CREATED,
        }
        return pack(**usual | how)

    return pack_it


def taken(out: Path, publisher: Publisher) -> Verified:
    with opened(out) as file:
        verified = verify(read_container(file), read_root(publisher.root()), {})
        assert received(verified) == CONTENT
    return verified


def test_what_is_packed_verifies(packed, out, publisher):
    summary = packed()
    assert taken(out, publisher).summary == summary
    assert (summary.bundle, summary.version) == ("lumbria", 3)
    assert (summary.created, summary.expires) == ("2026-11-21", "2027-11-21")
    assert [path.name for path in out.parent.iterdir()] == [out.name]


def test_the_same_input_gives_the_same_bytes(packed, content, out):
    packed()
    first = out.read_bytes()
    for number, path in enumerate(sorted(content.rglob("*"), reverse=True)):
        path.chmod(0o700)
        os.utime(path, (number, number))
    other = content.with_name("other-content")
    for path in sorted(CONTENT, reverse=True):
        (other / path).parent.mkdir(parents=True, exist_ok=True)
        (other / path).write_bytes(CONTENT[path])
    for folder in (content, other):
        packed(content=folder)
        assert out.read_bytes() == first


def test_another_day_gives_other_bytes(packed, out):
    packed()
    first = out.read_bytes()
    assert packed(created=date(2026, 11, 22)).created == "2026-11-22"
    assert out.read_bytes() != first


def test_two_encoders_agree_on_every_byte(packed, out, publisher):
    packed()
    with ZipFile(out) as archive:
        targets = archive.read("metadata/targets.json")
    assert out.read_bytes() == BundleMaker(publisher).targets(targets).data()


def test_any_program_can_look_into_it(packed, out):
    packed()
    with ZipFile(out) as archive:
        assert archive.namelist() == [*NAMES, *(f"content/{path}" for path in sorted(CONTENT))]
        assert archive.testzip() is None
        assert all(entry.compress_type == ZIP_STORED for entry in archive.infolist())


def test_the_standard_library_would_write_the_same(packed, out, tmp_path):
    packed()
    with ZipFile(out) as archive, ZipFile(tmp_path / "other", "w") as other:
        for entry in archive.infolist():
            again = ZipInfo(entry.filename)
            again.external_attr = 0o100644 << 16
            other.writestr(again, archive.read(entry))
    assert (tmp_path / "other").read_bytes() == out.read_bytes()


def test_progress_is_told(packed, content):
    index = content / "bundle.json"
    index.write_bytes(index.read_bytes() + b" " * (20 << 20))
    told = []
    packed(report=told.append)
    assert {each.step for each in told} == {"read", "write"}


# --- refused ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "bundle.json").unlink(),
        lambda folder: (folder / "bundle.json").write_bytes(b"{}"),
        lambda folder: (folder / "bundle.json").write_bytes(b'{"id":"x","version":"3"}'),
        lambda folder: (folder / "bundle.json").write_bytes(b"[" * 100_000),
        lambda folder: (folder / "link").symlink_to("en.json"),
        lambda folder: (folder / "linked").symlink_to("media"),
        lambda folder: os.mkfifo(folder / "pipe"),
    ],
)
def test_what_is_no_compiled_content(packed, content, out, damage):
    damage(content)
    with pytest.raises(NotPacked) as refused:
        packed()
    assert refused.value.advice
    assert list(out.parent.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "refusal"), [("a b", BadName), (".hidden", BadName), ("EN.json", Duplicate)]
)
def test_a_file_that_no_bundle_may_hold(packed, content, out, name, refusal):
    (content / name).write_bytes(b"")
    with pytest.raises(refusal):
        packed()
    assert list(out.parent.iterdir()) == []


@pytest.mark.parametrize(
    ("how", "refusal"),
    [
        ({"limits": LIMITS._replace(files=2)}, TooManyFiles),
        ({"limits": LIMITS._replace(total=10)}, TooLarge),
        ({"chain": ()}, MissingFile),
        ({"signer": Publisher().publisher_keys[0]}, TargetsNotSigned),
    ],
)
def test_what_would_not_verify_is_not_written(packed, out, publisher, how, refusal):
    with pytest.raises(refusal):
        packed(**how)
    assert list(out.parent.iterdir()) == []
    packed()
    taken(out, publisher)


def test_more_than_an_archive_can_hold():
    entries = tuple(layout.placed([layout.File("a", layout.MOST_OFFSET, 0)]))
    with pytest.raises(TooLarge):
        layout.tail(entries)
    with pytest.raises(TooManyFiles):
        layout.tail([layout.Entry("a", 0, 0, 0)] * (layout.MOST_ENTRIES + 1))
    assert layout.tail(tuple(layout.placed([layout.File("a", layout.MOST_OFFSET - 31, 0)])))


def test_what_was_there_stays_until_the_new_one_is_whole(packed, out, publisher):
    packed()
    first = out.read_bytes()
    with pytest.raises(TooManyFiles):
        packed(limits=LIMITS._replace(files=2))
    assert out.read_bytes() == first


@pytest.mark.parametrize("place", ["missing/a.kbundle", "", ".", "a\0b"])
def test_a_place_that_cannot_be_written(packed, out, place):
    with pytest.raises(NotPacked) as refused:
        packed(out=out.parent / place)
    assert refused.value.advice
    assert list(out.parent.iterdir()) == []


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("elsewhere")])
def test_nothing_but_a_file_is_replaced(packed, out, make):
    make(out)
    kind = out.lstat().st_mode
    with pytest.raises(NotPacked):
        packed()
    assert out.lstat().st_mode == kind
    assert list(out.parent.iterdir()) == [out]


def test_a_disk_that_is_full(packed, out, monkeypatch):
    def fsync(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(NotPacked) as refused:
        packed()
    assert "No space left on device" in str(refused.value)
    assert list(out.parent.iterdir()) == []
