"""Receipts are always new files with safe names, follow no link, and fail by a sentence."""

import errno
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.staff import receipt_writing
from kiosk.staff.receipt_reading import read_receipts
from kiosk.staff.receipt_text import as_text
from kiosk.staff.receipt_writing import FOLDER, ReceiptNotWritten, folder_name, write_receipt
from tests.unit.staff.receipt_maker import receipt, refused

ROOT = Path(__file__).resolve().parents[3]
RESERVED = set('<>:"/\\|?*')


def everything_in(folder: Path) -> dict[str, bytes | None]:
    """Every file below a folder with what it holds, and every folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def test_a_receipt_lies_in_the_folder_of_its_kiosk(tmp_path):
    path = write_receipt(tmp_path, refused())
    assert path == tmp_path / FOLDER / "Lycee-Example-main-hall" / "20261122T041005Z-refused.txt"
    assert path.read_text("utf-8") == as_text(refused())


def test_nothing_is_ever_written_over_and_the_order_is_that_of_the_names(tmp_path):
    tries = [receipt(file=f"{number}.kbundle") for number in range(12)]
    paths = [write_receipt(tmp_path, each) for each in tries]
    assert sorted(paths) == paths
    assert read_receipts(tmp_path).receipts == tuple(tries)


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_whoever_may_enter_the_folder_can_read_and_nobody_else_can_write(tmp_path, umask):
    before = os.umask(umask)
    try:
        path = write_receipt(tmp_path, receipt())
    finally:
        os.umask(before)
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (path, *path.parents[:2])]
    assert modes == [0o644, 0o755, 0o755]


def test_where_modes_cannot_be_set_it_is_written_all_the_same(tmp_path, monkeypatch):
    def fail(descriptor: int, mode: int) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "fchmod", fail)
    assert write_receipt(tmp_path, receipt()).read_text("utf-8") == as_text(receipt())


def test_a_second_without_a_free_name_is_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(receipt_writing, "_MOST_IN_A_SECOND", 1)
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
from kiosk.staff.receipt_writing import ReceiptNotWritten, write_receipt
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
