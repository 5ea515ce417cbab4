"""Which names the entries of a bundle may have."""

from __future__ import annotations

import unicodedata
from itertools import combinations
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.bundle.names import MOST_BYTES, check_name, check_names
from kiosk.bundle.refused import BadName, Duplicate, shown

GOOD = (
    "content/bundle.json",
    "content/en-XA.json",
    "content/media/my-picture.svg",
    "content/media/9_a.b.c",
    "content/console.svg",
    "content/" + "a" * (MOST_BYTES - len("content/")),
)

PIECES = [*"aA1.-_/\\:~ \n\u00e9\u0301\u202e", "con", "NUL"]


def test_names_as_they_should_be():
    check_names(GOOD)


@pytest.mark.parametrize("name", ["a//b", "./a", "a/..", "a/b.", "a/ b", "aux.x/y", "ä"])
def test_one_of_two_names_is_bad(name):
    with pytest.raises(BadName):
        check_names([*GOOD, name])


@pytest.mark.parametrize(
    "names", [("a", "a"), ("a", "A"), ("a/b", "A/c"), ("a", "a/b"), ("a/b", "A"), ("a/b/c", "a/b")]
)
def test_two_names_that_are_one_somewhere(names):
    for order in (names, names[::-1]):
        with pytest.raises(Duplicate):
            check_names(order)


def test_two_names_that_are_two_everywhere():
    check_names(("a/b", "a/c", "ab", "b/a/c"))


def folders(name: str) -> set[str]:
    return {name[:at] for at, letter in enumerate(name) if letter == "/"}


def is_clash(one: str, other: str) -> bool:
    """By the rule itself: no folder or file of the one is the other's but for its case, and no
    file of the one a folder of the other."""
    all_of = [*folders(one), one, *folders(other), other]
    return (
        len({each.lower() for each in all_of}) < len(set(all_of))
        or one == other
        or one in folders(other)
        or other in folders(one)
    )


paths = st.lists(st.sampled_from(["a", "A", "b", "a-", "a.b", "ab"]), min_size=1, max_size=4)


@given(st.lists(paths.map("/".join), max_size=6))
def test_names_clash_wherever_two_of_them_do(names):
    try:
        check_names(names)
    except Duplicate:
        assert any(is_clash(*pair) for pair in combinations(names, 2))
    else:
        assert not any(is_clash(*pair) for pair in combinations(names, 2))


@given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text())
def test_an_accepted_name_is_harmless_everywhere(name):
    try:
        check_name(name)
    except BadName:
        return
    assert name.isascii()
    assert name.isprintable()
    assert unicodedata.is_normalized("NFC", name)
    for kind in (PurePosixPath, PureWindowsPath):
        path = kind(name)
        assert path.as_posix() == name
        assert not path.is_absolute()
        assert not path.is_reserved()
        assert path.drive == ""
        assert all(part.strip(". ") == part for part in path.parts)


@given(st.text() | st.binary())
def test_a_name_is_shown_on_one_line_of_a_sentence(name):
    assert shown(name).isprintable()
    assert len(shown(name)) < 200
