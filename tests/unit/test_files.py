"""Small files of our own: read with a bound, replaced as a whole or not at all."""

import os
from pathlib import Path

import pytest

from kiosk.files import read_bounded, remove_file, replace_file


def names(folder):
    return [path.name for path in folder.iterdir()]


def test_reading_ends_at_the_bound(tmp_path):
    (tmp_path / "a").write_bytes(b"12345")
    assert read_bounded(tmp_path / "a", 3) == b"123"
    assert read_bounded(tmp_path / "a", 9) == b"12345"


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda file: file.symlink_to("/dev/zero")])
def test_only_regular_files_are_read(tmp_path, make):
    make(tmp_path / "a")
    with pytest.raises(OSError, match="not a regular file"):
        read_bounded(tmp_path / "a", 9)


def test_a_file_is_replaced(tmp_path):
    file = tmp_path / "a"
    file.write_bytes(b"longer than the new one")
    replace_file(file, b"new", 0o640)
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o640)
    assert names(tmp_path) == ["a"]


def test_a_link_is_replaced_and_not_followed(tmp_path):
    for name in ("a", ".a.new"):
        (tmp_path / name).symlink_to("other")
    (tmp_path / "other").write_bytes(b"other")
    replace_file(tmp_path / "a", b"new", 0o600)
    assert (tmp_path / "other").read_bytes() == b"other"
    assert not (tmp_path / "a").is_symlink()
    assert (tmp_path / "a").read_bytes() == b"new"


def test_the_remains_of_an_earlier_try_are_no_obstacle(tmp_path):
    (tmp_path / ".a.new").write_bytes(b"half")
    replace_file(tmp_path / "a", b"new", 0o600)
    assert names(tmp_path) == ["a"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_written_by_root_it_belongs_to_whom_its_folder_belongs(tmp_path):
    os.chown(tmp_path, 12345, 23456)
    replace_file(tmp_path / "a", b"new", 0o600)
    found = (tmp_path / "a").stat()
    assert (found.st_uid, found.st_gid) == (12345, 23456)


def test_a_file_is_removed(tmp_path):
    (tmp_path / "a").touch()
    assert [remove_file(tmp_path / "a"), remove_file(tmp_path / "a")] == [True, False]


# --- power loss -------------------------------------------------------------------------

CALLS = ((os, "open"), (os, "fchmod"), (os, "fsync"), (Path, "replace"))


def steps(monkeypatch, fails_at=None):
    """The calls that reach the disk, in their order; the one with number `fails_at` fails."""
    made = []

    def watch(place, name):
        call = getattr(place, name)

        def watched(*arguments, **others):
            made.append((name, _kind(arguments[0])))
            if len(made) == fails_at:
                raise OSError(28, "No space left on device")
            return call(*arguments, **others)

        monkeypatch.setattr(place, name, watched)

    for place, name in CALLS:
        watch(place, name)
    return made


def _kind(what):
    path = Path(f"/proc/self/fd/{what}").readlink() if isinstance(what, int) else Path(what)
    return "new" if path.name == ".a.new" else "folder"


def test_first_the_file_is_on_the_disk_then_its_name_then_the_folder(tmp_path, monkeypatch):
    made = steps(monkeypatch)
    replace_file(tmp_path / "a", b"new", 0o600)
    wanted = [("fsync", "new"), ("replace", "new"), ("fsync", "folder")]
    assert [step for step in made if step[0] != "open" and step[0] != "fchmod"] == wanted


def test_whatever_fails_the_file_is_the_old_or_the_new_one(tmp_path, monkeypatch):
    file = tmp_path / "a"
    seen = set()
    for number in range(1, 7):
        file.write_bytes(b"old")
        with monkeypatch.context() as patch, pytest.raises(OSError, match="No space"):
            steps(patch, fails_at=number)
            replace_file(file, b"new", 0o600)
        seen.add(file.read_bytes())
        assert names(tmp_path) == ["a"]
    assert seen == {b"old", b"new"}
    replace_file(file, b"new", 0o600)
    assert read_bounded(file, 9) == b"new"
