"""A bundle that was damaged on its way is refused, or what is in it is what was packed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import KioskError
from tests.bundles import CONTENT, BundleMaker, received, verified
from tests.publisher import Publisher

SAMPLE = 41


@cache
def whole() -> tuple[bytes, bytes]:
    """A bundle and the root that it is trusted by; of three signatures on that, one is spare."""
    publisher = Publisher()
    root = publisher.root(signed_by=publisher.root_keys)
    return BundleMaker(publisher, chain=(root,)).data(), root


def is_refused(data: bytes) -> bool:
    """Whether a bundle is refused, with a code and an advice; else all of it is right."""
    try:
        content = received(verified(data, whole()[1]))
    except KioskError as refused:
        assert refused.code != KioskError.code
        assert refused.advice
        return True
    assert content == CONTENT
    return False


def flipped(places: range) -> Iterator[bytes]:
    data = whole()[0]
    for place in places:
        for bits in (0x01, 0x20, 0xFF):
            yield data[:place] + bytes([data[place] ^ bits]) + data[place + 1 :]


def accepted(places: range) -> int:
    return sum(not is_refused(data) for data in flipped(places))


def test_what_is_whole_is_not_refused():
    assert not is_refused(whole()[0])


def test_a_byte_here_and_there_is_flipped():
    length = len(whole()[0])
    # What may be harmless is a signature that is not needed.
    assert accepted(range(0, length, SAMPLE)) < length // SAMPLE


@pytest.mark.slow
def test_each_byte_is_flipped():
    data, _ = whole()
    start = data.index(b'"signatures"')
    end = data.index(b"metadata/targets.json")
    assert accepted(range(start)) == 0
    assert accepted(range(end, len(data))) == 0
    assert accepted(range(start, end)) > 0


def test_it_ends_anywhere():
    data, _ = whole()
    assert all(is_refused(data[:length]) for length in range(len(data)))


def test_it_begins_anywhere():
    data, _ = whole()
    assert all(is_refused(data[start:]) for start in range(1, len(data)))


@given(st.data())
def test_a_part_of_it_is_another(data):
    packed, _ = whole()
    start = data.draw(st.integers(0, len(packed)))
    end = data.draw(st.integers(start, min(start + 200, len(packed))))
    piece = data.draw(st.binary(max_size=200) | st.sampled_from([packed, packed[end:]]))
    is_refused(packed[:start] + piece + packed[end:])


@pytest.mark.parametrize("block", [512, 4096])
def test_blocks_were_not_written(block):
    data, _ = whole()
    for start in range(0, len(data), block):
        hole = bytes(len(data[start : start + block]))
        assert is_refused(data[:start] + hole + data[start + block :])
