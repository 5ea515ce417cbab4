"""Receipts on a stick: always new files, safe names, no link followed, no stick trusted."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.staff import receipt_files
from kiosk.staff.receipt_files import (
    FOLDER,
    ReceiptNotWritten,
    Unread,
    folder_name,
    read_receipts,
    write_receipt,
)
from kiosk.staff.receipts import FORMAT, MOST_BYTES, as_text
from tests.unit.staff.receipt_maker import receipt, refused

ROOT = Path(__file__).resolve().parents[3]
RESERVED = set('<>:"/\\|?*')


def everything_in(folder: Path) -> dict[str, bytes | None]:
    """Every file below a folder with what it holds, and every folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def put(folder: Path, name: str, data: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return folder / name


# --- writing ----------------------------------------------------------------------------


def test_a_receipt_lies_in_the_folder_of_its_kiosk(tmp_path):
    path = write_receipt(tmp_path, refused())
    assert path == tmp_path / FOLDER / "Lycee-Example-main-hall" / "20261122T041005Z-refused.txt"
    assert path.read_text("utf-8") == as_text(refused())


def test_nothing_is_ever_written_over_and_the_order_is_that_of_the_names(tmp_path):
    tries = [receipt(file=f"{number}.kbundle") for number in range(12)]
    paths = [write_receipt(tmp_path, each) for each in tries]
    assert sorted(paths) == paths
    assert read_receipts(tmp_path).receipts == tuple(tries)


def test_a_second_without_a_free_name_is_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(receipt_files, "_MOST_IN_A_SECOND", 1)
    write_receipt(tmp_path, receipt())
    before = everything_in(tmp_path)
    with pytest.raises(ReceiptNotWritten):
        write_receipt(tmp_path, receipt())
    assert everything_in(tmp_path) == before


@pytest.mark.parametrize(
    ("kiosk", "name"),
    [
        ("Lycée Example, main hall", "Lycee-Example-main-hall"),
        ("a/../../etc", "a-etc"),
        ("..", "kiosk"),
        ("", "kiosk"),
        ("مدرسة", "kiosk"),
        ("مدرسة 3", "3"),
        ("con", "kiosk-con"),
        ("LPT1", "kiosk-LPT1"),
        ("Hall 1. ", "Hall-1"),
        ("x" * 80, "x" * 60),
    ],
)
def test_names_of_folders(kiosk, name):
    assert folder_name(kiosk) == name


@given(st.text(max_size=80))
def test_every_name_is_one_that_vfat_can_hold(kiosk):
    name = folder_name(kiosk)
    assert 0 < len(name) <= 66
    assert name.isascii()
    assert name.isprintable()
    assert not RESERVED & set(name)
    assert name[0] not in ". -"
    assert name[-1] not in ". -"


@given(st.sampled_from(["installed", "undone", "refused", "cancelled"]), st.datetimes())
def test_so_is_every_name_of_a_file(tmp_path_factory, result, time):
    folder = tmp_path_factory.mktemp("stick")
    made = receipt(result=result, time=time.isoformat(timespec="seconds") + "Z")
    path = write_receipt(folder, made)
    assert not RESERVED & set(path.name)
    assert read_receipts(folder).receipts == (made,)
    shutil.rmtree(folder)


# --- sticks that cannot be written to ---------------------------------------------------


@pytest.mark.parametrize("name", [FOLDER, f"{FOLDER}/Lycee-Example-main-hall"])
@pytest.mark.parametrize("kind", ["link", "dangling link", "file"])
def test_no_link_on_a_stick_leads_anywhere(tmp_path, name, kind):
    stick, elsewhere = tmp_path / "stick", tmp_path / "elsewhere"
    place = stick / name
    place.parent.mkdir(parents=True)
    if kind == "file":
        place.write_text("")
    else:
        place.symlink_to(elsewhere)
    if kind == "link":
        elsewhere.mkdir()
    before = everything_in(tmp_path)
    with pytest.raises(ReceiptNotWritten, match="is not a folder"):
        write_receipt(stick, receipt())
    assert everything_in(tmp_path) == before


def test_nor_does_a_link_in_place_of_the_file(tmp_path):
    there = write_receipt(tmp_path, receipt())
    there.unlink()
    there.symlink_to(tmp_path / "elsewhere")
    assert write_receipt(tmp_path, receipt()).name == "20261122T041005Z-installed_02.txt"
    assert not (tmp_path / "elsewhere").exists()


def test_a_stick_that_is_gone_is_a_sentence(tmp_path):
    with pytest.raises(
        ReceiptNotWritten, match=r"written to .*: it is no longer there\."
    ) as caught:
        write_receipt(tmp_path / "gone", receipt())
    assert caught.value.advice.startswith("Nothing else is lost")


@pytest.mark.parametrize("name", ["open", "mkdir", "fsync"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.ENODEV, 9999])
def test_a_drive_that_fails_at_any_call_leaves_no_part_of_a_receipt(
    tmp_path, monkeypatch, name, number
):
    for fails_at in range(1, 20):
        stick = tmp_path / str(fails_at)
        stick.mkdir()
        with monkeypatch.context() as patch:
            calls = fail(patch, name, fails_at, OSError(number, os.strerror(number)))
            try:
                path = write_receipt(stick, receipt())
            except ReceiptNotWritten as error:
                assert error.code == "receipt-not-written"
                path = None
        if calls[0] < fails_at:
            assert fails_at > 1
            assert path.read_text("utf-8") == as_text(receipt())
            return
        assert path is None
        assert set(everything_in(stick).values()) <= {None}
    pytest.fail("it never came to an end")


def fail(patch, name: str, fails_at: int, error: OSError) -> list[int]:
    """Lets a call of `os` fail when it is made for the `fails_at`th time. Counts the calls."""
    real, calls = getattr(os, name), [0]

    def call(*args, **options):
        calls[0] += 1
        if calls[0] == fails_at:
            raise error
        return real(*args, **options)

    patch.setattr(os, name, call)
    return calls


_MOUNT = """
mount -t tmpfs -o size=16k,mode=777 none "$1" &&
case "$2" in
  full) head -c 100000 /dev/zero > "$1/filler" 2>/dev/null; true;;
  nearly) head -c 12288 /dev/zero > "$1/filler";;
  read-only) mount -o remount,ro none "$1";;
esac && exec "$3" -c '
import sys
from pathlib import Path
from kiosk.staff.receipt_files import ReceiptNotWritten, write_receipt
from tests.unit.staff.receipt_maker import receipt
drive = Path(sys.argv[1])
try:
    print("written", write_receipt(drive, receipt()).stat().st_size)
except ReceiptNotWritten as error:
    print(error.args[0].replace(str(drive), "DRIVE"))
    print([str(path) for path in drive.rglob("*.txt")])
' "$1"
"""


def on_a_drive(folder: Path, kind: str) -> list[str]:
    """What is said when a receipt is written to a real file system of 16 KiB."""
    command = ["unshare", "--user", "--map-root-user", "--mount"]
    if subprocess.run([*command, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount anything in a namespace of their own")
    done = subprocess.run(
        [*command, "sh", "-c", _MOUNT, "sh", str(folder), kind, sys.executable],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("full", "No receipt could be written to DRIVE: it is full."),
        ("read-only", "No receipt could be written to DRIVE: nothing can be written to it."),
    ],
)
def test_a_real_drive_that_takes_nothing(tmp_path, kind, said):
    assert on_a_drive(tmp_path, kind) == [said, "[]"]


def test_a_real_drive_with_little_space(tmp_path):
    assert on_a_drive(tmp_path, "nearly") == [f"written {len(as_text(receipt()).encode())}"]


# --- reading ----------------------------------------------------------------------------


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
    monkeypatch.setattr(receipt_files, "MOST_RECEIPTS", 2)
    days = ["2026-11-22", "2026-11-20", "2026-11-21"]
    for day in days:
        put(tmp_path, *named(receipt(time=f"{day}T00:00:00Z")))
    reading = read_receipts(tmp_path)
    assert [each.time[:10] for each in reading.receipts] == ["2026-11-21", "2026-11-22"]
    assert reading.gaps() == ("Older receipts that were left out: 1.",)


def test_a_folder_of_too_many_files_is_said_to_be_one(tmp_path, monkeypatch):
    monkeypatch.setattr(receipt_files, "_MOST_ENTRIES", 3)
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
