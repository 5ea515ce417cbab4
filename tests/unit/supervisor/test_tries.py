"""What was tried of the files in the drop folder, and that it outlasts a restart."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.bundle.candidates import MOST, Listed
from kiosk.supervisor.tries import Tries, read_tries, tries_file, write_tries

FILE = Listed(Path("/in/a.kbundle"), 5, 7, 9)
ONCE = Tries().begun(FILE)
SETTLED = ONCE.settled(FILE)


def state(tries: Tries, file: Listed = FILE) -> tuple[int, bool]:
    found = tries.of(file)
    return found.times, found.is_settled


def test_each_try_counts_from_its_beginning():
    assert state(Tries()) == (0, False)
    assert state(ONCE) == (1, False)
    assert state(ONCE.begun(FILE)) == (2, False)
    assert state(SETTLED) == (1, True)


@pytest.mark.parametrize("change", [{"size": 6}, {"changed_ns": 8}, {"inode": 10}])
def test_a_file_that_has_changed_is_another(change):
    assert state(SETTLED, FILE._replace(**change)) == (0, False)


def test_another_name_makes_no_other_file():
    assert state(SETTLED, FILE._replace(path=Path("/in/b.kbundle"))) == (1, True)


def test_each_file_is_known_by_itself():
    other = FILE._replace(inode=10)
    both = SETTLED.begun(other).begun(other)
    assert (state(both), state(both, other)) == ((1, True), (2, False))


def test_what_is_away_is_forgotten_and_what_was_never_tried_is_not_kept():
    other = FILE._replace(inode=10)
    both = SETTLED.begun(other)
    assert both.among([other, FILE._replace(inode=11)]) == Tries().begun(other)
    assert both.among([FILE, other]) != both.among([other])
    linked = FILE._replace(path=Path("/in/b.kbundle"))
    assert len(both.among([FILE, linked]).files) == 1


def test_it_outlasts_a_restart(tmp_path):
    file = tries_file(tmp_path)
    write_tries(file, SETTLED)
    assert read_tries(file) == SETTLED


def test_as_much_as_there_can_be_is_read_back(tmp_path):
    largest = (1 << 63) - 1
    tries = Tries()
    for inode in range(largest, largest - 2 * MOST, -1):
        tries = tries.begun(FILE._replace(inode=inode, size=largest, changed_ns=-largest))
    assert len(tries.files) == MOST
    write_tries(tries_file(tmp_path), tries)
    assert read_tries(tries_file(tmp_path)) == tries


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "[" * 50_000,
        '{"files": [{}]}',
        '{"files": [{"inode": 1, "size": 1, "changed_ns": 1, "times": -1}]}',
        '{"files": 7}',
        "\udcff",
    ],
)
def test_what_is_damaged_counts_for_nothing(tmp_path, text):
    tries_file(tmp_path).write_text(text, "utf-8", "surrogateescape")
    assert read_tries(tries_file(tmp_path)) == Tries()


@given(data=st.binary(max_size=200))
def test_whatever_is_there_is_read(data, tmp_path_factory):
    file = tries_file(tmp_path_factory.getbasetemp())
    file.write_bytes(data)
    assert isinstance(read_tries(file), Tries)


def test_where_there_is_nothing_nothing_was_tried(tmp_path):
    assert read_tries(tries_file(tmp_path)) == Tries()
    tries_file(tmp_path).mkdir()
    assert read_tries(tries_file(tmp_path)) == Tries()
