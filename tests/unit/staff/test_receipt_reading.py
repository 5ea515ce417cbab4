"""Receipts are found on sticks and in copies of them; what is none does no harm."""

import os
from pathlib import Path

from kiosk.staff import receipt_reading
from kiosk.staff.receipt_reading import Unread, read_receipts
from kiosk.staff.receipt_text import FORMAT, MOST_BYTES, as_text
from kiosk.staff.receipt_writing import FOLDER, write_receipt
from tests.unit.staff.receipt_maker import receipt, refused


def put(folder: Path, name: str, data: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return folder / name


def test_receipts_are_found_on_sticks_and_in_copies_of_them(tmp_path):
    hall, gate = receipt(), refused(kiosk="Airport, gate 3", time="2026-11-22T05:00:00Z")
    (tmp_path / "stick").mkdir()
    write_receipt(tmp_path / "stick", hall)
    put(tmp_path / "copies" / "monday" / FOLDER / "gate", *named(gate))
    put(tmp_path, "20261122T041005Z.txt", b"no receipt by its name")
    put(tmp_path / "stick", "letter.txt", b"no receipt by its name")
    assert read_receipts(tmp_path) == ((hall, gate), (), 0)
    assert read_receipts(tmp_path / "stick" / FOLDER).receipts == (hall,)


def named(made) -> tuple[str, bytes]:
    """A receipt's file: its name, and what it holds."""
    name = made.time.replace(":", "").replace("-", "")
    return f"{name}-{made.result}.txt", as_text(made).encode()


def test_the_oldest_come_first_wherever_they_lie(tmp_path):
    times = ["2026-11-23T00:00:00Z", "2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z"]
    for number, time in enumerate(times):
        put(tmp_path / str(number), *named(receipt(time=time)))
    assert [each.time for each in read_receipts(tmp_path).receipts] == sorted(times)


def test_what_is_too_deep_is_not_looked_for(tmp_path):
    put(tmp_path / "1/2/3/4/5", *named(receipt()))
    put(tmp_path / "1/2/3/4/5/6", *named(refused()))
    assert read_receipts(tmp_path).receipts == (receipt(),)


def test_what_cannot_be_read_is_named_and_the_rest_is_read(tmp_path):
    name, data = named(receipt())
    put(tmp_path / "a", name, data)
    put(tmp_path / "b", name, data[:-20])
    put(tmp_path / "c", name, data.replace(b'"format": 1', b'"format": %d' % (FORMAT + 1)))
    put(tmp_path / "d", name, data + b" " * MOST_BYTES)
    (tmp_path / "e").mkdir()
    os.mkfifo(tmp_path / "e" / name)
    (tmp_path / "f").mkdir()
    (tmp_path / "f" / name).symlink_to(tmp_path / "a" / name)
    (tmp_path / "g" / name).mkdir(parents=True)
    (tmp_path / "h").symlink_to(tmp_path / "a")
    reading = read_receipts(tmp_path)
    assert reading.receipts == (receipt(),)
    assert sorted((one.path.parent.name, one.code) for one in reading.unread) == [
        ("b", "not-a-receipt"),
        ("c", "newer-format"),
        ("d", "unreadable"),
        ("e", "unreadable"),
        ("f", "unreadable"),
    ]
    assert len(reading.gaps()) == 5


def test_a_file_as_long_as_a_receipt_may_be_is_read(tmp_path):
    name, data = named(receipt())
    put(tmp_path, name, data.ljust(MOST_BYTES))
    assert read_receipts(tmp_path).receipts == (receipt(),)


def test_of_too_many_the_newest_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(receipt_reading, "MOST_RECEIPTS", 2)
    days = ["2026-11-22", "2026-11-20", "2026-11-21"]
    for day in days:
        put(tmp_path, *named(receipt(time=f"{day}T00:00:00Z")))
    reading = read_receipts(tmp_path)
    assert [each.time[:10] for each in reading.receipts] == ["2026-11-21", "2026-11-22"]
    assert reading.gaps() == ("Older receipts that were left out: 1.",)


def test_a_folder_of_too_many_files_is_said_to_be_one(tmp_path, monkeypatch):
    monkeypatch.setattr(receipt_reading, "_MOST_ENTRIES", 3)
    for number in range(3):
        put(tmp_path, f"{number}.txt", b"")
    assert [one.code for one in read_receipts(tmp_path).unread] == ["too-many"]


def test_a_folder_that_is_gone_is_named(tmp_path):
    (unread,) = read_receipts(tmp_path / "gone").unread
    assert unread == (tmp_path / "gone", "unreadable", unread.sentence)


def test_a_terminal_is_told_nothing_by_a_name():
    said = str(Unread(Path("/media/\x1b[2J\udcff/x.txt"), "unreadable", "It cannot be read."))
    assert said.isprintable()
    assert said.encode()
