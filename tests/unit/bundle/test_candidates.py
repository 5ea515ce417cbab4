"""Which files on a drive may be bundles, and in which order they are shown."""

import os
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk.bundle import candidates
from kiosk.bundle.candidates import (
    MOST,
    bundle_files,
    is_bundle_name,
    list_bundles,
    newest_first,
)
from kiosk.errors import KioskError


class About(NamedTuple):
    created: str
    version: int


class NotABundle(KioskError):
    code = "not-a-bundle"


def put(path: Path, changed: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * 7)
    os.utime(path, (changed, changed))
    return path


def names(folder: Path) -> list[str]:
    return [str(file.path.relative_to(folder)) for file in bundle_files(folder)]


@pytest.mark.parametrize(
    ("name", "may_be"),
    [
        ("luxembourg-12.kbundle", True),
        ("LUXEMB~1.KBUNDLE", True),
        ("two words (1).kbundle", True),
        (".luxembourg-12.kbundle.Xk3b9Q", False),  # rsync, while it writes
        (".luxembourg-12.kbundle", False),
        ("._luxembourg-12.kbundle", False),  # macOS
        (".syncthing.luxembourg-12.kbundle.tmp", False),
        ("~syncthing~luxembourg-12.kbundle.tmp", False),
        ("~luxembourg-12.kbundle", False),
        ("luxembourg-12.kbundle.part", False),
        ("luxembourg-12.kbundle.filepart", False),
        ("luxembourg-12.kbundle~", False),
        ("luxembourg-12.zip", False),
        ("kbundle", False),
        (".kbundle", False),
    ],
)
def test_the_name_tells_whether_a_file_may_be_a_bundle(tmp_path, name, may_be):
    put(tmp_path / name)
    assert is_bundle_name(name) == may_be
    assert names(tmp_path) == [name] * may_be


def test_two_folders_are_looked_into(tmp_path):
    for place in ("a", "kiosk/b", "kiosk/kiosk/c", "other/d", ".~tmp~/e", ".rsync-partial/f"):
        put(tmp_path / f"{place}.kbundle")
    assert names(tmp_path) == ["a.kbundle", "kiosk/b.kbundle"]


def test_vfat_may_write_the_folder_in_capitals(tmp_path):
    put(tmp_path / "KIOSK" / "a.kbundle")
    assert names(tmp_path) == ["KIOSK/a.kbundle"]


def test_only_regular_files_count(tmp_path):
    put(tmp_path / "real.kbundle")
    (tmp_path / "link.kbundle").symlink_to("real.kbundle")
    (tmp_path / "folder.kbundle").mkdir()
    os.mkfifo(tmp_path / "pipe.kbundle")
    elsewhere = put(tmp_path / "elsewhere" / "other.kbundle").parent
    (tmp_path / "kiosk").symlink_to(elsewhere)
    assert names(tmp_path) == ["real.kbundle"]


def test_a_folder_that_becomes_a_link_meanwhile_leads_nowhere(tmp_path, monkeypatch):
    put(tmp_path / "kiosk" / "a.kbundle")
    elsewhere = put(tmp_path / "elsewhere" / "other.kbundle").parent
    real = os.open

    def open_after_the_change(path, flags):
        if Path(path).name == "kiosk":
            (tmp_path / "kiosk").rename(tmp_path / "moved")
            (tmp_path / "kiosk").symlink_to(elsewhere)
        return real(path, flags)

    assert names(tmp_path) == ["kiosk/a.kbundle"]
    monkeypatch.setattr(os, "open", open_after_the_change)
    assert names(tmp_path) == []


def test_a_file_is_told_by_size_time_and_inode(tmp_path):
    path = put(tmp_path / "a.kbundle", changed=90)
    (file,) = bundle_files(tmp_path)
    assert file == (path, 7, 90 * 10**9, path.stat().st_ino)


def test_of_too_many_those_that_were_changed_last_are_taken(tmp_path):
    for number in range(MOST + 20):
        put(tmp_path / f"{number}.kbundle", changed=number)
    assert names(tmp_path) == [f"{number}.kbundle" for number in range(MOST + 19, 19, -1)]


def test_no_more_of_a_folder_is_looked_at_than_so_much(tmp_path, monkeypatch):
    monkeypatch.setattr(candidates, "_MOST_ENTRIES", 3)
    for number in range(9):
        put(tmp_path / f"{number}.kbundle")
    assert len(names(tmp_path)) == 3


@pytest.mark.parametrize("name", ["gone", "a-file"])
def test_what_is_no_folder_holds_nothing(tmp_path, name):
    put(tmp_path / "a-file")
    assert bundle_files(tmp_path / name) == ()
    with pytest.raises((FileNotFoundError, NotADirectoryError)):
        list_bundles(tmp_path / name)


def test_whoever_wants_to_hear_of_it_gets_the_same_of_a_folder(tmp_path):
    put(tmp_path / "a.kbundle")
    assert list_bundles(tmp_path) == bundle_files(tmp_path)


def test_what_vanishes_meanwhile_takes_nothing_along(tmp_path, monkeypatch):
    for name in "abc":
        put(tmp_path / f"{name}.kbundle")
    real = os.scandir

    def scandir(folder):
        entries = sorted(real(folder), key=lambda entry: entry.name)
        (tmp_path / "b.kbundle").unlink()
        return Listing(entries)

    monkeypatch.setattr(os, "scandir", scandir)
    assert names(tmp_path) == ["a.kbundle", "c.kbundle"]


class Listing(list):
    """What os.scandir returns, as far as it is used."""

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None


# --- order ------------------------------------------------------------------------------


def test_the_newest_comes_first_and_what_cannot_be_read_last(tmp_path):
    known = {
        "old.kbundle": About("2026-10-01", 30),
        "new.kbundle": About("2026-11-01", 12),
        "newer.kbundle": About("2026-11-01", 13),
        "copy.kbundle": About("2026-11-01", 13),
    }
    for changed, name in enumerate((*known, "broken.kbundle", "broken too.kbundle")):
        put(tmp_path / name, changed)

    def read(path: Path) -> About:
        if path.name not in known:
            raise NotABundle("It is no bundle.", "Copy it again.")
        return known[path.name]

    found = newest_first(bundle_files(tmp_path), read)
    assert [(each.file.path.name, getattr(each.about, "version", None)) for each in found] == [
        ("copy.kbundle", 13),
        ("newer.kbundle", 13),
        ("new.kbundle", 12),
        ("old.kbundle", 30),
        ("broken too.kbundle", None),
        ("broken.kbundle", None),
    ]
    assert isinstance(found[-1].about, NotABundle)


def test_a_fault_of_the_reader_is_not_hidden(tmp_path):
    put(tmp_path / "a.kbundle")

    def read(path: Path) -> About:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        newest_first(bundle_files(tmp_path), read)
