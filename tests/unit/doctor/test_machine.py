"""The machine, with folders of our own in place of its /proc and its settings."""

import os
import socket

import pytest

from kiosk.doctor.check import State
from kiosk.doctor.machine import (
    check_core_pattern,
    check_display,
    check_settings_file,
    check_store,
    check_swap,
    check_user,
)

HEADER = "Filename\tType\tSize\tUsed\tPriority\n"
DISK = "/dev/sda2 partition 1048572 0 -2\n"
FILE = "/swap\\040file file 1048572 0 -3\n"
ZRAM = "/dev/zram0 partition 1048572 0 100\n"
UNREADABLE = pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")


@pytest.fixture
def proc(tmp_path):
    (tmp_path / "sys/kernel").mkdir(parents=True)
    return tmp_path


def only(checks):
    """The one check there is; whoever has to act is told how."""
    (check,) = checks
    assert bool(check.advice) == (check.state is not State.OK)
    return check


# --- display ----------------------------------------------------------------------------


def test_no_display():
    check = only(check_display({}))
    assert (check.section, check.state) == ("display", State.PROBLEM)
    assert "neither DISPLAY nor WAYLAND_DISPLAY" in check.finding


def test_a_display_of_this_machine(tmp_path):
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-0"))
        server.listen()
        environment = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"}
        check = only(check_display(environment))
    assert (check.state, check.finding) == (State.OK, "There is a display (wayland).")


@pytest.mark.parametrize(
    ("platform", "state"),
    [("eglfs", State.OK), ("offscreen", State.OK), ("vnc", State.WARNING)],
)
def test_a_display_without_a_server(platform, state):
    assert only(check_display({"QT_QPA_PLATFORM": platform})).state is state


# --- what the kernel does with memory ---------------------------------------------------


@pytest.mark.parametrize(
    ("swaps", "may_swap", "state", "named"),
    [
        (HEADER, True, State.OK, "No memory"),
        (HEADER + ZRAM, True, State.OK, "No memory"),
        (HEADER + DISK, True, State.WARNING, "/dev/sda2"),
        (HEADER + ZRAM + FILE + DISK, True, State.WARNING, "/swap\\040file, /dev/sda2."),
        (HEADER + DISK, False, State.OK, "/dev/sda2; visitor processes are to stay out"),
        (HEADER, False, State.OK, "No memory"),
    ],
)
def test_swap(proc, swaps, may_swap, state, named):
    (proc / "swaps").write_text(swaps)
    check = only(check_swap(proc, may_swap=may_swap))
    assert (check.section, check.state) == ("swap", state)
    assert named in check.finding


@pytest.mark.parametrize(
    ("pattern", "state", "named"),
    [
        ("core\n", State.OK, "No daemon"),
        ("", State.OK, "No daemon"),
        ("/var/crash/core.%p\n", State.OK, "No daemon"),
        ("|/lib/systemd/systemd-coredump %P\n", State.WARNING, "/lib/systemd/systemd-coredump."),
        ("| /usr/share/apport/apport\n", State.WARNING, "/usr/share/apport/apport."),
        ("|\n", State.WARNING, "a program."),
    ],
)
def test_core_pattern(proc, pattern, state, named):
    (proc / "sys/kernel/core_pattern").write_text(pattern)
    check = only(check_core_pattern(proc))
    assert (check.section, check.state) == ("core dumps", state)
    assert named in check.finding


@pytest.mark.parametrize("look", [check_core_pattern, lambda proc: check_swap(proc, may_swap=True)])
def test_what_cannot_be_seen_is_said(look, proc):
    assert only(look(proc)).state is State.WARNING


# --- permissions ------------------------------------------------------------------------


@pytest.mark.parametrize(("user", "state"), [(0, State.WARNING), (1000, State.OK)])
def test_root(user, state):
    assert only(check_user(user)).state is state


def test_without_settings_there_is_nothing_to_read(tmp_path):
    assert list(check_settings_file(None)) == []
    assert list(check_settings_file(tmp_path / "none")) == []


@pytest.mark.parametrize(
    ("mode", "state"),
    [
        (0o644, State.OK),
        (0o640, State.OK),
        (0o646, State.WARNING),
        pytest.param(0o000, State.PROBLEM, marks=UNREADABLE),
    ],
)
def test_the_settings_file(tmp_path, mode, state):
    file = tmp_path / "settings.toml"
    file.touch()
    file.chmod(mode)
    assert only(check_settings_file(file)).state is state


@pytest.mark.parametrize(
    ("mode", "state"),
    [
        (0o755, State.OK),
        (0o700, State.OK),
        (0o777, State.WARNING),
        pytest.param(0o000, State.PROBLEM, marks=UNREADABLE),
    ],
)
def test_the_store(tmp_path, mode, state):
    store = tmp_path / "store"
    store.mkdir()
    store.chmod(mode)
    assert only(check_store(store)).state is state
    store.chmod(0o700)


def test_no_store_and_what_is_none(tmp_path):
    assert only(check_store(tmp_path / "none")).state is State.OK
    (tmp_path / "file").touch()
    assert only(check_store(tmp_path / "file")).state is State.PROBLEM
    (tmp_path / "link").symlink_to("nowhere")
    assert only(check_store(tmp_path / "link")).state is State.PROBLEM
