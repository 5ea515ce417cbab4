"""The pointer, which everybody reads who shows content."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.bundle.store.pointer import (
    Pointer,
    active_content,
    is_slot_name,
    read_pointer,
    slot_name,
)
from tests.stores import point

NAME = "3-luxembourg-12"
HOSTILE = (
    *("..", ".", "", "/etc", "../slots/3-a-1", "3-a-1/..", "3-a-1/../../x", "3-a-1\0", "3-a-1\n"),
    *("0-a-1", "03-a-1", "x", "3-A-1", "3-a--1", "-3-a-1", "\uff13-a-1", "3-" + "a" * 100),
)


def written(store, **pointer):
    (store / "pointer.json").write_text(json.dumps(pointer))


def test_a_pointer_is_read_as_it_was_written(tmp_path):
    assert read_pointer(tmp_path) == Pointer()
    for pointer in (Pointer(NAME), Pointer(NAME, "2-luxembourg-11"), Pointer(None, NAME)):
        point(tmp_path, pointer)
        assert read_pointer(tmp_path) == pointer
    assert [file.name for file in tmp_path.iterdir()] == ["pointer.json"]


def test_active_is_a_folder_or_the_release(tmp_path):
    assert active_content(tmp_path) is None
    assert active_content(tmp_path / "nowhere") is None
    point(tmp_path, Pointer(NAME))
    assert active_content(tmp_path) is None
    content = tmp_path / "slots" / NAME / "content"
    content.mkdir(parents=True)
    assert active_content(tmp_path) == content
    point(tmp_path, Pointer(None, NAME))
    assert active_content(tmp_path) is None


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("which", ["active", "previous"])
def test_a_hostile_name_is_no_pointer(tmp_path, which, name):
    (tmp_path / "content").mkdir()
    written(tmp_path, **{"active": NAME, "previous": None, which: name})
    assert read_pointer(tmp_path) is None
    assert active_content(tmp_path) is None
    assert not is_slot_name(name)


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"{", b"[]", b"null", b"{}", b"\xff", b'{"active":"3-a-1"}', b"[" * 100_000),
        *(b'{"active":1,"previous":null}', b'{"active":null,"previous":null,"x":null}'),
        b'{"active":null,"previous":null}' + b" " * 5000 + b"x",
    ],
)
def test_a_damaged_pointer_is_none(tmp_path, data):
    (tmp_path / "pointer.json").write_bytes(data)
    assert read_pointer(tmp_path) is None
    assert active_content(tmp_path) is None


@given(st.binary(max_size=200))
def test_nothing_in_a_pointer_is_an_error(tmp_path_factory, data):
    store = tmp_path_factory.getbasetemp()
    (store / "pointer.json").write_bytes(data)
    assert active_content(store) is None


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_pointer_that_nobody_may_read_is_the_release(tmp_path):
    point(tmp_path, Pointer(NAME))
    (tmp_path / "pointer.json").chmod(0)
    assert active_content(tmp_path) is None


def test_a_folder_instead_of_a_pointer_is_the_release(tmp_path):
    (tmp_path / "pointer.json").mkdir()
    assert active_content(tmp_path) is None


@given(
    st.integers(1, 10**8),
    st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,4}", fullmatch=True),
    st.integers(1, 2**63 - 1),
)
def test_every_slot_has_a_name_that_a_pointer_may_hold(number, bundle, version):
    assert is_slot_name(slot_name(number, bundle, version))
    assert is_slot_name(slot_name(number, "a" * 60, version))


def test_who_reads_a_pointer_loads_nothing_that_checks_signatures():
    script = (
        "import sys, kiosk.bundle.store.pointer\n"
        "slow = ('tuf', 'securesystemslib', 'cryptography', 'mnemonic', 'yaml')\n"
        "sys.exit(any(name in sys.modules for name in slow))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
