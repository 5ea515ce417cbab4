"""Small files of our own: read with a bound, replaced as a whole or not at all."""

import os
from pathlib import Path

import pytest

from kiosk import files
from kiosk.files import read_bounded, remove_file, replace_file, replace_files


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


def test_several_files_are_replaced(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / ".b.new").write_bytes(b"half")
    replace_files(tmp_path, {"a": b"new a"}, {"b": b"new b"}, 0o640)
    found = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert found == {"a": b"new a", "b": b"new b"}
    assert (tmp_path / "b").stat().st_mode & 0o777 == 0o640


def test_where_nothing_is_to_be_replaced_nobody_waits(tmp_path, monkeypatch):
    made = steps(monkeypatch)
    replace_files(tmp_path, {}, {}, 0o600)
    assert made == []


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

CALLS = ((os, "open"), (os, "fchmod"), (os, "fsync"), (files, "syncfs"), (Path, "replace"))


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
    return "new" if path.suffix == ".new" else "folder"


def test_first_the_file_is_on_the_disk_then_its_name_then_the_folder(tmp_path, monkeypatch):
    made = steps(monkeypatch)
    replace_file(tmp_path / "a", b"new", 0o600)
    wanted = [("fsync", "new"), ("replace", "new"), ("fsync", "folder")]
    assert [step for step in made if step[0] != "open" and step[0] != "fchmod"] == wanted


def test_first_all_is_on_the_disk_then_the_names_then_the_folder(tmp_path, monkeypatch):
    made = steps(monkeypatch)
    replace_files(tmp_path, {"a": b"new", "b": b"new"}, {"c": b"new"}, 0o600)
    first, then = [("replace", "new")] * 2, ("replace", "new")
    wanted = [("syncfs", "folder"), *first, ("fsync", "folder"), then]
    assert [step for step in made if step[0] != "open" and step[0] != "fchmod"] == wanted


@pytest.mark.parametrize(
    ("replace", "calls"),
    [
        (replace_file, 6),
        (lambda file, data, mode: replace_files(file.parent, {file.name: data}, {}, mode), 7),
    ],
)
def test_whatever_fails_the_file_is_the_old_or_the_new_one(tmp_path, monkeypatch, replace, calls):
    file = tmp_path / "a"
    seen = set()
    for number in range(1, calls + 1):
        file.write_bytes(b"old")
        with monkeypatch.context() as patch, pytest.raises(OSError, match="No space"):
            steps(patch, fails_at=number)
            replace(file, b"new", 0o600)
        seen.add(file.read_bytes())
        assert names(tmp_path) == ["a"]
    assert seen == {b"old", b"new"}
    replace(file, b"new", 0o600)
    assert read_bounded(file, 9) == b"new"


def test_what_the_disk_says_is_handed_on(tmp_path):
    with pytest.raises(OSError, match="Bad file descriptor"):
        files.syncfs(-1)
    files.sync_disk(tmp_path)
