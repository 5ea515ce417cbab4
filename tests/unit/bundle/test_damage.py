"""A bundle that was damaged on its way is refused, or what is in it is what was packed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
    """A bundle and the root that it is trusted by, which has a signature more than it needs."""
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


def harmless(places: Iterable[int]) -> Iterator[int]:
    """The places at which a byte can be another, and the bundle is taken."""
    data = whole()[0]
    for place in places:
        for bits in (0x01, 0x20, 0xFF):
            if not is_refused(data[:place] + bytes([data[place] ^ bits]) + data[place + 1 :]):
                yield place


def tolerant() -> set[int]:
    """Where TUF lets a byte be another without meaning another: a signature that is not needed, a
    hexadecimal digit of one in capitals, the `T` and `Z` of a time in small letters."""
    found = re.finditer(rb'"signatures".*?"signed"|"expires": "[^"]+"', whole()[0], re.DOTALL)
    return {place for match in found for place in range(*match.span())}


def test_what_is_whole_is_not_refused():
    assert not is_refused(whole()[0])


def test_a_byte_here_and_there_is_flipped():
    assert set(harmless(range(0, len(whole()[0]), SAMPLE))) <= tolerant()


@pytest.mark.slow
def test_each_byte_is_flipped():
    found = set(harmless(range(len(whole()[0]))))
    assert found
    assert found <= tolerant()


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
