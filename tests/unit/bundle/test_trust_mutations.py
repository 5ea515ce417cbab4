"""Metadata that somebody meddled with: refused, or harmless."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from securesystemslib.exceptions import FormatError

from kiosk.bundle.trust import advance, read_root, read_targets
from kiosk.bundle.untrusted import Untrusted
from tests.publisher import EXPIRES, Publisher, resigned, signer

PUBLISHER = Publisher()
NEW = [signer() for _ in range(3)]
FIRST = PUBLISHER.root(1, expires=EXPIRES)
# Another day, so that a version that is changed back to 1 makes no copy of the first.
SECOND = PUBLISHER.root(2, expires=EXPIRES + timedelta(days=1))
ROOT = read_root(FIRST)
TARGETS = PUBLISHER.targets(3, {"bundle.json": b"{}", "media/a.svg": b"a"})

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=5,
)


def judged(of: Callable[[bytes], Any], data: bytes) -> Any:
    """What metadata says, or None if it is refused; anything else that is raised is a fault."""
    try:
        return of(data)
    except Untrusted:
        return None


def next_of(data: bytes) -> Any:
    root = advance(ROOT, [data])
    return root.version, root.threshold, root.keys, root.publishers, root.expires


def list_of(data: bytes) -> Any:
    return read_targets(ROOT, data)


KINDS = {"root": (next_of, SECOND), "targets": (list_of, TARGETS)}
each_kind = pytest.mark.parametrize("kind", KINDS)


@each_kind
def test_every_flipped_bit_of_metadata_is_refused_or_harmless(kind):
    of, data = KINDS[kind]
    untouched = of(data)
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        assert judged(of, bytes(changed)) in (None, untouched)


@each_kind
def test_metadata_that_was_cut_off_is_refused(kind):
    of, data = KINDS[kind]
    for length in range(len(data)):
        assert judged(of, data[:length]) is None


@each_kind
@given(st.data())
def test_bytes_put_in_or_taken_out_are_refused_or_harmless(kind, data):
    of, whole = KINDS[kind]
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 40)))
    changed = whole[:start] + data.draw(st.binary(max_size=40)) + whole[end:]
    assert judged(of, changed) in (None, of(whole))


@each_kind
@given(st.binary())
@example(b"[" * 50_000)
@example(b'{"signed":' * 50_000)
@example(b'{"signed": {"_type": "root", "version": ' + b"9" * 5_000 + b"}}")
@example(b'{"signed": {"_type": "targets", "version": 1e999, "x": NaN}}')
@example("\ufeff{}".encode())
def test_any_bytes_at_all_are_refused(kind, data):
    assert judged(KINDS[kind][0], data) is None


def paths_in(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value inside a value of JSON."""
    pairs: Any = ()
    if isinstance(value, dict):
        pairs = value.items()
    elif isinstance(value, list):
        pairs = enumerate(value)
    return [path, *(way for key, each in pairs for way in paths_in(each, (*path, key)))]


def replaced(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    value[path[0]] = replaced(value[path[0]], path[1:], new)
    return value


@each_kind
@given(st.data())
def test_a_value_in_the_place_of_another_is_refused_or_harmless(kind, data):
    """Nulls, too, in whose place python-tuf puts a default before it looks at the signatures."""
    of, whole = KINDS[kind]
    path = data.draw(st.sampled_from(paths_in(json.loads(whole))))
    changed = replaced(json.loads(whole), path, data.draw(values))
    assert judged(of, json.dumps(changed).encode()) in (None, of(whole))


@each_kind
@given(st.data())
def test_what_the_owners_of_the_keys_sign_crashes_nothing(kind, data):
    """Even they cannot bring the program down with a shape that it does not expect."""
    of, whole = KINDS[kind]
    signed = json.loads(whole)["signed"]
    path = data.draw(st.sampled_from(paths_in(signed)[1:]))
    changed = {"signed": replaced(signed, path, data.draw(values))}
    try:
        resigned_data = resigned(changed, [*PUBLISHER.root_keys, *PUBLISHER.publisher_keys])
    except (UnicodeEncodeError, FormatError):
        return  # it has no canonical form, so nobody can sign it
    judged(of, resigned_data)


@given(
    old=st.sets(st.sampled_from(range(3))),
    new=st.sets(st.sampled_from(range(3))),
    threshold=st.integers(2, 3),
)
def test_both_thresholds_count_and_nothing_else(old, new, threshold):
    signing = [PUBLISHER.root_keys[each] for each in old] + [NEW[each] for each in new]
    data = PUBLISHER.root(2, keys=NEW, threshold=threshold, signed_by=signing)
    assert (judged(next_of, data) is not None) == (len(old) >= 2 and len(new) >= threshold)
