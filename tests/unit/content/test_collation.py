"""The order of countries in a language, and the ranges of a long list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.collation import MOST_IN_RANGE, country_names, ranges

CODES = ("AT", "BE", "CZ", "DE", "EE", "ES", "FI", "GB", "GR", "IE", "IN", "PT", "SE", "US")
NAMES = st.lists(st.text("abcdeéäüyz ", min_size=1, max_size=8).map(str.strip).filter(bool),
                 min_size=1, max_size=60).map(sorted)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "around"),
    [
        ("en", ["Spain", "Sweden", "United Kingdom"]),
        ("fr", ["Estonie", "États-Unis", "Finlande"]),
        ("de", ["Irland", "Österreich", "Portugal"]),
        ("pt_PT", ["Alemanha", "Áustria", "Bélgica"]),
        ("uk", ["Естонія", "Індія", "Ірландія", "Іспанія", "Німеччина"]),
        ("ar", ["إسبانيا", "إستونيا", "البرتغال"]),
    ],
)
def test_each_language_has_its_names_and_its_order(language: str, around: list[str]) -> None:
    names = list(country_names(CODES, language).values())
    start = names.index(around[0])
    assert names[start : start + len(around)] == around


def test_a_range_ends_where_a_letter_does() -> None:
    names = [*(f"A{n:02}" for n in range(8)), *(f"B{n:02}" for n in range(12))]
    assert ranges(names) == (("A", 8), ("B", 12))


def test_where_a_letter_goes_on_the_labels_say_how_far() -> None:
    names = [f"A{letter}" for letter in "bcdefghijklmnop"]
    assert ranges(names) == (("A–Ai", 8), ("Aj–Ap", 7))


def test_marks_are_left_out_of_labels_where_they_make_no_other_letter() -> None:
    assert ranges(["Österreich"]) == (("O", 1),)
    assert ranges(["Йорданія"]) == (("Й", 1),)


@pytest.mark.parametrize("language", ["en", "fr", "de", "lb", "pt_PT", "ar", "uk"])
def test_every_language_has_as_many_ranges(language: str) -> None:
    names = list(country_names(CODES, language).values())
    found = ranges(names)
    assert len(found) == 2
    assert sum(size for _, size in found) == len(CODES)
    assert len({label for label, _ in found}) == 2


@given(NAMES)
def test_ranges_divide_the_list_and_leave_nothing_out(names: list[str]) -> None:
    found = ranges(names)
    assert len(found) == -(-len(names) // MOST_IN_RANGE)
    assert sum(size for _, size in found) == len(names)
    assert all(label and 0 < size < 2 * MOST_IN_RANGE for label, size in found)
