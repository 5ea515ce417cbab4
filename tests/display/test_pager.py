"""Rows on pages: nothing is cut, lost or shown twice."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kiosk.display.pager import Extent, PageStop, paginate


def column(
    *heights: float,
    gap: float = 10.0,
    leads: frozenset[int] = frozenset(),
    goes_on: frozenset[int] = frozenset(),
) -> list[Extent]:
    """Return rows of these heights one below the other."""
    rows: list[Extent] = []
    top = 0.0
    for number, height in enumerate(heights):
        on = number in goes_on
        rows.append(Extent(top, top + height, gap, on or number in leads, on))
        top += height + gap
    return rows


def test_what_fits_is_one_page() -> None:
    assert paginate(column(40, 40), 90) == (PageStop(0, 90, 10),)


def test_a_row_that_does_not_fit_begins_a_page() -> None:
    assert paginate(column(40, 40, 40), 95) == (PageStop(0, 90, 10), PageStop(100, 140, 10))


def test_a_heading_goes_with_what_it_leads() -> None:
    rows = column(40, 20, 40, leads=frozenset({1}))
    assert paginate(rows, 80) == (PageStop(0, 40, 10), PageStop(50, 120, 10))


def test_a_heading_alone_stays_where_nothing_else_can_be_done() -> None:
    rows = column(20, 90, leads=frozenset({0}))
    assert paginate(rows, 95) == (PageStop(0, 20, 10), PageStop(30, 120, 10))


def test_a_card_stays_together_where_a_page_can_hold_it() -> None:
    rows = column(40, 20, 20, 20, gap=0, goes_on=frozenset({1, 2}))
    assert paginate(rows, 90) == (PageStop(0, 40), PageStop(40, 100))


def test_a_card_longer_than_a_page_begins_where_there_is_room_and_is_divided() -> None:
    rows = column(40, 30, 30, 30, gap=0, goes_on=frozenset({1, 2}))
    assert paginate(rows, 80) == (PageStop(0, 70), PageStop(70, 130))


def test_a_heading_goes_with_a_card_longer_than_a_page() -> None:
    rows = column(40, 20, 30, 30, 30, gap=0, leads=frozenset({1}), goes_on=frozenset({2, 3}))
    assert paginate(rows, 80) == (PageStop(0, 40), PageStop(40, 120), PageStop(120, 150))


def test_a_row_taller_than_a_page_is_cut() -> None:
    assert paginate(column(250), 100) == (
        PageStop(0, 100),
        PageStop(100, 200),
        PageStop(200, 250, 10),
    )


def test_what_follows_a_row_that_is_cut_stands_below_the_rest_of_it() -> None:
    assert paginate(column(250, 30, 40), 100) == (
        PageStop(0, 100),
        PageStop(100, 200),
        PageStop(200, 290, 10),
        PageStop(300, 340, 10),
    )


def test_nothing_has_no_pages() -> None:
    assert paginate([], 100) == ()


HEIGHTS = st.lists(st.floats(1, 500), min_size=1, max_size=40)


SOME = st.frozensets(st.integers(0, 39))


@given(HEIGHTS, st.floats(50, 600), SOME, SOME)
def test_pages_hold_every_row_whole_and_once(
    heights: list[float], height: float, leads: frozenset[int], goes_on: frozenset[int]
) -> None:
    rows = column(*heights, leads=leads, goes_on=goes_on)
    stops = paginate(rows, height)
    assert all(stop.bottom - stop.top <= height + 1 for stop in stops)
    assert all(a.bottom <= b.top for a, b in pairwise(stops))
    for row in rows:
        if row.bottom - row.top <= height:
            holding = [s for s in stops if s.top <= row.top and row.bottom <= s.bottom]
            assert len(holding) == 1
