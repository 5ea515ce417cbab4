"""The drop folder: a file is taken when it has looked the same for long enough, never before."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.bundle.candidates import Listed, bundle_files
from kiosk.supervisor.incoming import STILL_SECONDS, incoming, still, watch

A, B = Path("/in/a.kbundle"), Path("/in/b.kbundle")
QUIET = 30.0


def look(*sizes: int | None, path: Path = A) -> list[list[Listed]]:
    """Listings of a file that grows; None where it is away."""
    return [[] if size is None else [Listed(path, size, 0, 1)] for size in sizes]


def taken(listings, seconds: float = 10.0, quiet: float = QUIET) -> list[set[Path]]:
    """What counts as whole after each listing, one every so many seconds."""
    watched, found = {}, []
    for number, listing in enumerate(listings):
        watched = watch(watched, listing, number * seconds)
        found.append({file.path for file in still(watched, number * seconds, quiet)})
    return found


@pytest.mark.parametrize(
    ("listings", "whole"),
    [
        (look(5, 5, 5, 5, 5), [False, False, False, True, True]),
        (look(1, 2, 3, 4, 5), [False] * 5),
        (look(1, 1, 1, 5, 5, 5, 5), [False] * 6 + [True]),
        (look(5, 5, None, 5, 5, 5, 5), [False] * 6 + [True]),
        (look(5, 5, 5, 5, 6), [False, False, False, True, False]),
        (look(None, None, None, None), [False] * 4),
        ([[Listed(A, 5, time, 1)] for time in (0, 0, 1, 1, 1, 1)], [False] * 5 + [True]),
        ([[Listed(A, 5, 0, inode)] for inode in (1, 1, 2, 2, 2, 2)], [False] * 5 + [True]),
    ],
    ids=["still", "grows", "stands and goes on", "was away", "again", "none", "time", "renamed"],
)
def test_a_file_is_whole_when_it_has_stood_still(listings, whole):
    assert taken(listings) == [{A} if each else set() for each in whole]


def test_each_file_is_watched_by_itself():
    both = zip(look(5, 5, 5, 5), look(1, 2, 3, 4, path=B), strict=True)
    assert taken([one + other for one, other in both])[-1] == {A}


def test_what_is_away_is_forgotten():
    watched = watch({}, look(5)[0], 0)
    assert set(watched) == {A}
    assert watch(watched, [], 1) == {}


SIGHTS = st.none() | st.builds(
    Listed, st.just(A), st.integers(0, 2), st.integers(0, 1), st.integers(0, 1)
)


@given(
    st.lists(st.tuples(SIGHTS, st.floats(0, 40)), max_size=25),
    st.floats(0, 60),
)
def test_a_file_that_was_seen_otherwise_lately_is_never_taken(sights, quiet):
    now, watched, history = 0.0, {}, []
    for sight, later in sights:
        now += later
        watched = watch(watched, [sight] if sight else [], now)
        history.append((now, sight))
        whole = still(watched, now, quiet)
        same_since = now
        for moment, seen in reversed(history):
            if seen != sight:
                break
            same_since = moment
        assert bool(whole) == (sight is not None and now - same_since >= quiet)
        assert set(whole) <= {sight}


def test_a_file_on_a_disk_that_is_written_and_renamed(tmp_path):
    folder = incoming(tmp_path)
    folder.mkdir()
    watched = watch({}, bundle_files(folder), 0)
    part = folder / ".a.kbundle.Xy12Zw"
    part.write_bytes(b"half")
    watched = watch(watched, bundle_files(folder), 100)
    assert watched == {}
    part.write_bytes(b"half and half")
    part.rename(folder / "a.kbundle")
    watched = watch(watched, bundle_files(folder), 200)
    assert still(watched, 200 + STILL_SECONDS - 0.1) == ()
    watched = watch(watched, bundle_files(folder), 200 + STILL_SECONDS)
    (file,) = still(watched, 200 + STILL_SECONDS)
    assert (file.path.name, file.size) == ("a.kbundle", 13)


def test_another_file_with_the_same_size_and_time_begins_anew(tmp_path):
    first, second = tmp_path / "a.kbundle", tmp_path / ".a.kbundle.new"
    for path in (first, second):
        path.write_bytes(b"1234")
        os.utime(path, (0, 0))
    watched = watch({}, bundle_files(tmp_path), 0)
    second.rename(first)
    watched = watch(watched, bundle_files(tmp_path), 100)
    assert still(watched, 100) == ()
