"""The drop folder: a file is taken when it has looked the same for long enough, never before."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.bundle.candidates import Listed, list_bundles
from kiosk.supervisor.incoming import Pace, due, incoming, watch
from kiosk.supervisor.tries import Tries

A, B = Path("/in/a.kbundle"), Path("/in/b.kbundle")
PACE = Pace()
STILL = PACE.still
NONE = Tries()


def look(*sizes: int | None, path: Path = A) -> list[list[Listed]]:
    """Listings of a file that grows; None where it is away."""
    return [[] if size is None else [Listed(path, size, 0, 1)] for size in sizes]


def whole_in(watched, now: float, pace: Pace = PACE) -> tuple[Listed, ...]:
    """What counts as whole, where nothing was tried."""
    return tuple(due(watched, NONE, now, pace))


def taken(listings, seconds: float = 10.0) -> list[set[Path]]:
    """What counts as whole after each listing, one every so many seconds."""
    watched, found = {}, []
    for number, listing in enumerate(listings):
        watched = watch(watched, listing, number * seconds)
        found.append({file.path for file in whole_in(watched, number * seconds)})
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
        whole = whole_in(watched, now, Pace(still=quiet))
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
    watched = watch({}, list_bundles(folder), 0)
    part = folder / ".a.kbundle.Xy12Zw"
    part.write_bytes(b"half")
    watched = watch(watched, list_bundles(folder), 100)
    assert watched == {}
    part.write_bytes(b"half and half")
    part.rename(folder / "a.kbundle")
    watched = watch(watched, list_bundles(folder), 200)
    assert whole_in(watched, 200 + STILL - 0.1) == ()
    watched = watch(watched, list_bundles(folder), 200 + STILL)
    (file,) = whole_in(watched, 200 + STILL)
    assert (file.path.name, file.size) == ("a.kbundle", 13)


def test_another_file_with_the_same_size_and_time_begins_anew(tmp_path):
    first, second = tmp_path / "a.kbundle", tmp_path / ".a.kbundle.new"
    for path in (first, second):
        path.write_bytes(b"1234")
        os.utime(path, (0, 0))
    watched = watch({}, list_bundles(tmp_path), 0)
    second.rename(first)
    watched = watch(watched, list_bundles(tmp_path), 100)
    assert whole_in(watched, 100) == ()


# --- what was tried ---------------------------------------------------------------------


def tried(times: int) -> Tries:
    """What is known of a file that was tried so often."""
    tries, (file,) = NONE, look(5)[0]
    for _ in range(times):
        tries = tries.begun(file)
    return tries


def test_the_oftener_a_file_was_tried_the_longer_it_has_to_lie():
    waits = [PACE.wait_after(times) for times in range(11)]
    assert waits == [30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 14400, 14400]
    assert PACE.wait_after(10**9) == 14400


@pytest.mark.parametrize("times", range(4))
def test_a_file_is_due_after_that_and_not_before(times):
    watched = watch({}, look(5)[0], 0)
    wait = PACE.wait_after(times)
    for now, is_due in ((wait - 0.1, False), (wait, True)):
        assert len(tuple(due(watched, tried(times), now, PACE))) == is_due


def test_what_is_settled_is_never_due_again_until_it_changes():
    (file,) = look(5)[0]
    settled = tried(1).settled(file)
    watched = watch({}, [file], 0)
    assert tuple(due(watched, settled, 10**9, PACE)) == ()
    changed = watch(watched, look(6)[0], 10**9)
    assert len(tuple(due(changed, settled, 10**9 + STILL, PACE))) == 1


def test_a_settled_file_keeps_no_other_waiting():
    (file,) = look(5)[0]
    watched = watch({}, [file, Listed(B, 5, 0, 2)], 0)
    found = due(watched, tried(1).settled(file), STILL, PACE)
    assert [each.path for each in found] == [B]


def test_the_order_is_that_of_the_listing():
    watched = watch({}, [Listed(B, 5, 9, 2), Listed(A, 5, 0, 1)], 0)
    assert [each.path for each in whole_in(watched, STILL)] == [B, A]
