"""What a visitor process keeps, and what is said of kernels that offer less."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.supervisor.sandbox import enter
from kiosk.supervisor.sandbox.enter import enter_sandbox
from kiosk.supervisor.sandbox.needs import Needs, checker_needs, staff_needs, visitor_needs

CONTENT = Path("/srv/content")


@pytest.fixture
def dev(tmp_path):
    for name in ("null", "dri", "nvidia0", "nvidiactl", "fb0", "tty1", "input", "video0", "vda"):
        (tmp_path / name).touch()
    return tmp_path


def needs_of(platform: str, **environment: str) -> Needs:
    return visitor_needs({"QT_QPA_PLATFORM": platform, **environment})


def test_who_checks_content_reads_that_too_and_writes_nothing():
    needs = checker_needs(CONTENT)
    assert {*needs.reads} - {*needs_of("offscreen").reads} == {CONTENT}
    assert needs.devices == (Path("/dev/null"),)
    assert needs.connections == ()


def test_it_reads_its_program_and_the_system_and_no_content():
    reads = needs_of("offscreen").reads
    assert CONTENT not in reads
    assert {paths.resources(), paths.translations(), Path(sys.executable)} <= {*reads}
    assert {Path("/usr"), Path("/etc/fonts"), Path("/var/cache/fontconfig")} <= {*reads}
    assert all(path.is_absolute() for path in reads)


def test_it_reads_nothing_by_being_started_somewhere(monkeypatch):
    monkeypatch.setattr(sys, "path", ["", "here", *sys.path])
    assert needs_of("offscreen").reads.count(Path()) == 0
    assert Path("here") not in needs_of("offscreen").reads


def test_it_reads_no_folder_that_holds_all_there_is():
    reads = {*needs_of("xcb", DISPLAY=":0").reads}
    everything = {"/", "/etc", "/home", "/root", "/tmp", "/var", "/var/lib", "/proc", "/run"}
    assert reads.isdisjoint(map(Path, everything))


def test_it_reads_the_key_to_the_x_server():
    key = Path("/run/user/1/xauth")
    assert key in needs_of("xcb", DISPLAY=":0", XAUTHORITY=str(key)).reads
    assert key not in needs_of("xcb", DISPLAY=":0").reads


@pytest.mark.parametrize(
    ("platform", "names"),
    [
        ("wayland", {"null", "dri", "nvidia0", "nvidiactl"}),
        ("xcb", {"null", "dri", "nvidia0", "nvidiactl"}),
        ("eglfs", {"null", "dri", "nvidia0", "nvidiactl", "fb0", "tty1", "input"}),
        ("linuxfb:fb=/dev/fb0", {"null", "dri", "nvidia0", "nvidiactl", "fb0", "tty1", "input"}),
    ],
)
def test_it_uses_the_devices_that_draw_and_no_others(dev, platform, names):
    needs = visitor_needs({"QT_QPA_PLATFORM": platform}, dev)
    assert {path.name for path in needs.devices} == names
    assert Path("/sys") in needs.reads


def test_without_a_gpu_it_looks_at_no_hardware(tmp_path):
    needs = visitor_needs({"QT_QPA_PLATFORM": "wayland"}, tmp_path)
    assert needs.devices == (tmp_path / "null",)
    assert Path("/sys") not in needs.reads


@pytest.mark.parametrize(
    ("platform", "display", "connections"),
    [
        ("wayland", "", ()),
        ("wayland", "there:0", ()),
        ("offscreen", "", ()),
        ("eglfs", "", ()),
        ("xcb", ":0", ("abstract-sockets",)),
        ("xcb", "there:10.0", ("network", "abstract-sockets")),
        ("vnc:size=1x1", "", ("network",)),
    ],
)
def test_it_keeps_only_the_connections_of_its_display(platform, display, connections):
    assert needs_of(platform, DISPLAY=display).connections == connections


def test_the_staff_process_also_writes_into_one_folder(tmp_path):
    environment = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":0"}
    staff = staff_needs(environment, tmp_path)
    assert staff.writes == (tmp_path,)
    assert staff._replace(writes=()) == visitor_needs(environment)


# --- what is said -----------------------------------------------------------------------

NOTHING = Needs(reads=())
OLD = "the kernel's Landlock has version {}, not 6"


@pytest.fixture
def kernel(monkeypatch) -> Callable[..., None]:
    """A kernel that offers what it is said to."""

    def fails(number: int) -> Callable[..., None]:
        def fail(*_: object) -> None:
            raise OSError(number, os.strerror(number))

        return fail

    def works(*_: object) -> None:
        pass

    def offer(abi: int, *, has_filter: bool = True) -> None:
        monkeypatch.setattr(enter, "refuse_new_privileges", works)
        monkeypatch.setattr(enter, "leave_no_core", works)
        monkeypatch.setattr(enter, "stay_out_of_swap", fails(errno.EPERM))
        monkeypatch.setattr(enter, "keep_only", works if abi else fails(errno.ENOSYS))
        monkeypatch.setattr(enter, "filter_calls", works if has_filter else fails(errno.EINVAL))
        monkeypatch.setattr(enter, "landlock_abi", lambda: abi)

    return offer


NO_LANDLOCK, NO_FILTER = os.strerror(errno.ENOSYS), os.strerror(errno.EINVAL)


@pytest.mark.parametrize(
    ("abi", "has_filter", "lacking"),
    [
        (7, True, {}),
        (6, True, {}),
        (2, True, {"signals": OLD.format(2), "abstract-sockets": OLD.format(2)}),
        (0, True, dict.fromkeys(("files", "signals", "abstract-sockets"), NO_LANDLOCK)),
        (6, False, {"changes": NO_FILTER, "network": f"TCP alone is given up: {NO_FILTER}"}),
        (
            3,
            False,
            {
                "changes": NO_FILTER,
                "network": NO_FILTER,
                "signals": OLD.format(3),
                "abstract-sockets": OLD.format(3),
            },
        ),
    ],
)
def test_what_a_kernel_lacks_is_named(kernel, abi, has_filter, lacking):
    kernel(abi, has_filter=has_filter)
    found = enter_sandbox(NOTHING, swap=True)
    assert {protection.name: protection.lacking for protection in found} == {
        **dict.fromkeys(("privileges", "core", "files", "changes", "network"), ""),
        **dict.fromkeys(("signals", "abstract-sockets"), ""),
        **lacking,
    }


def test_swap_is_spoken_of_where_it_was_asked_for(kernel):
    kernel(7)
    (swap,) = [p for p in enter_sandbox(NOTHING, swap=False) if p.name == "swap"]
    assert swap.lacking == os.strerror(errno.EPERM)


def test_what_is_needed_is_no_protection(kernel):
    kernel(7)
    needs = Needs(reads=(), connections=("network", "abstract-sockets"))
    names = [protection.name for protection in enter_sandbox(needs, swap=True)]
    assert names == ["privileges", "core", "files", "changes", "signals"]
