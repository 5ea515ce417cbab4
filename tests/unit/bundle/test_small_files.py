"""Files of keys and trust: written whole or not at all."""

from __future__ import annotations

import errno
import os

import pytest

from kiosk.bundle.small_files import (
    AlreadyThere,
    NotReadable,
    NotWritten,
    read_small,
    replace_file,
    write_new,
)


@pytest.fixture
def full_disk(monkeypatch):
    """A disk that is full when it is to keep what was written."""

    def refuse(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)


def test_a_file_is_written_and_read(tmp_path):
    write_new(tmp_path / "a", b"one")
    replace_file(tmp_path / "a", b"two")
    assert read_small(tmp_path / "a", 3) == b"two"
    assert [file.name for file in tmp_path.iterdir()] == ["a"]
    with pytest.raises(NotReadable):
        read_small(tmp_path / "a", 2)


def test_a_new_file_is_whole_or_not_there(tmp_path, full_disk):
    with pytest.raises(NotWritten, match="No space left"):
        write_new(tmp_path / "a", b"one")
    assert list(tmp_path.iterdir()) == []


def test_an_old_file_stays_until_the_new_one_is_whole(tmp_path, full_disk):
    (tmp_path / "a").write_bytes(b"one")
    with pytest.raises(NotWritten, match="No space left"):
        replace_file(tmp_path / "a", b"two")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a", b"one")]


@pytest.mark.parametrize("target", ["b", "nowhere"])
def test_a_link_is_not_followed(tmp_path, target):
    (tmp_path / "b").write_bytes(b"mine")
    (tmp_path / "a").symlink_to(target)
    with pytest.raises(AlreadyThere):
        write_new(tmp_path / "a", b"one")
    assert (tmp_path / "b").read_bytes() == b"mine"
    assert not (tmp_path / "nowhere").exists()
