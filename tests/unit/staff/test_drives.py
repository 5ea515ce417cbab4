"""Drives, by what the kernel says of mounts."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.settings import Staff
from kiosk.staff.drives import Drive, Mount, find_drives, free_bytes, read_labels, read_mounts

MOUNTINFO = """\
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
40 27 0:40 / /run rw,nosuid,nodev shared:5 - tmpfs tmpfs rw,size=802920k
61 27 8:17 / /media/usb0 rw,nosuid,nodev,noexec shared:91 - vfat /dev/sdb1 rw,fmask=0022
62 40 8:33 / /run/media/staff/MY\\040STICK ro,nosuid shared:92 master:1 - exfat /dev/sdc1 rw
63 27 8:49 / /mnt/sticks rw - vfat /dev/sdd1 rw
64 27 8:65 / /mediaX/usb rw - vfat /dev/sde1 rw
"""
BELOW = Staff().drives


def drives(mountinfo: str, below=BELOW, labels=(), free=lambda folder: 1000):
    return find_drives(mountinfo, below, dict(labels), free)


def one(mountinfo: str, **options) -> Drive:
    (drive,) = drives(mountinfo, **options)
    return drive


def line(folder: str, options: str = "rw", super_options: str = "rw", kind: str = "vfat") -> str:
    return f"61 27 8:17 / {folder} {options} shared:91 - {kind} /dev/sdb1 {super_options}\n"


def test_drives_are_what_is_mounted_below_the_folders():
    assert drives(MOUNTINFO) == (
        Drive(Path("/media/usb0"), "usb0", 1000, False),
        Drive(Path("/run/media/staff/MY STICK"), "MY STICK", 1000, True),
    )


def test_a_folder_of_settings_may_be_where_a_stick_is_mounted():
    assert one(MOUNTINFO, below=[Path("/mnt/sticks")]).folder == Path("/mnt/sticks")
    assert drives(MOUNTINFO, below=[]) == ()


def test_a_label_is_the_devices_own():
    labels = {"/dev/sdb1": "CONTENT", "/dev/sdz1": "OTHER"}
    assert [each.label for each in drives(MOUNTINFO, labels=labels)] == ["CONTENT", "MY STICK"]


def test_a_label_is_printable_and_short():
    assert one(line("/media/a"), labels={"/dev/sdb1": "A\u202eB\x1b" + "x" * 90}).label == (
        "AB" + "x" * 56
    )
    assert one(line("/media/a"), labels={"/dev/sdb1": "\u200f"}).label == "a"


@pytest.mark.parametrize(
    ("options", "super_options", "is_read_only"),
    [
        ("rw,relatime", "rw,errors=remount-ro", False),
        ("ro,relatime", "rw", True),
        ("rw,relatime", "ro,fmask=0022", True),
        ("rw,relatime,romantic", "rw", False),
    ],
)
def test_a_drive_is_read_only_by_its_mount_or_by_itself(options, super_options, is_read_only):
    assert one(line("/media/a", options, super_options)).is_read_only == is_read_only


@pytest.mark.parametrize(
    ("written", "folder"),
    [
        ("/media/A\\040B", "/media/A B"),
        ("/media/A\\011B", "/media/A\tB"),
        ("/media/A\\012B", "/media/A\nB"),
        ("/media/A\\134040", "/media/A\\040"),
        ("/media/A\\043", "/media/A#"),
        ("/media/A\\9", "/media/A\\9"),
        ("/media/clé", "/media/clé"),
        ("/media/cl\\303\\251", "/media/clé"),
        (os.fsdecode(b"/media/\xff"), os.fsdecode(b"/media/\xff")),
    ],
)
def test_what_the_kernel_escapes_is_what_it_was(written, folder):
    assert one(line(written)).folder == Path(folder)


@given(st.text("ab \t\n\\#é\u0661-", min_size=1, max_size=12).filter(lambda name: "/" not in name))
def test_every_name_is_read_as_it_is(name):
    escaped = "".join(f"\\{ord(c):03o}" if c in " \t\n\\#" else c for c in name)
    (mount,) = read_mounts(line(f"/media/{escaped}"))
    assert mount == Mount("/dev/sdb1", Path("/media") / name, "vfat", False)


@pytest.mark.parametrize(
    "shape",
    ["", "\n\n", "61 27 8:17 / /media/a rw\n", "61 27 - vfat /dev/sdb1 rw\n", "- - - - - -\n", "a"],
)
def test_a_line_of_another_shape_is_left_out(shape):
    assert drives(shape) == ()
    assert len(drives(shape + "\n" + line("/media/a"))) == 1


@given(st.text(alphabet="019:/ae,-. \\\n", max_size=120))
def test_no_text_raises(text):
    for drive in drives(text, below=[Path("/")]):
        assert isinstance(drive.folder, Path)


def test_of_two_mounts_on_one_folder_the_last_is_seen():
    promise = line("/media/a", kind="autofs")
    assert drives(promise) == ()
    assert one(promise + line("/media/a", "ro")).is_read_only
    assert not one(line("/media/a", "ro") + line("/media/a")).is_read_only


def test_a_drive_that_is_pulled_out_is_not_there():
    def free(folder: Path) -> int:
        if folder.name == "usb0":
            raise OSError(5, "Input/output error")
        return 7

    assert [each.free for each in drives(MOUNTINFO, free=free)] == [7]


def test_labels_are_those_of_udev(tmp_path):
    (tmp_path / "by-label").mkdir()
    (tmp_path / "sdb1").touch()
    (tmp_path / "by-label" / "MY\\x20STICK").symlink_to("../sdb1")
    assert read_labels(tmp_path / "by-label") == {str(tmp_path / "sdb1"): "MY STICK"}
    assert read_labels(tmp_path / "nothing") == {}


def test_this_machine_can_be_looked_at(tmp_path):
    mountinfo = os.fsdecode(Path("/proc/self/mountinfo").read_bytes())
    (root,) = [each for each in find_drives(mountinfo, [Path("/")], {}) if each.folder == Path("/")]
    assert root.free > 0
    assert free_bytes(tmp_path) > 0
