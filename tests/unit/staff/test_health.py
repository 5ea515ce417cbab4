"""The fields of the test of touch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.staff.health import PICTURES, Box, Fields, field_at, fields_of, touched

PORTRAIT = (1080, 1920, 3.61)


def test_there_are_as_many_as_fingers_find() -> None:
    fields = fields_of(*PORTRAIT, [])
    assert (fields.columns, fields.rows) == (7, 13)
    assert fields.asked == len(fields.missing) == 91
    assert [fields.name(field) for field in (0, 6, 7, 90)] == ["A1", "G1", "A2", "G13"]


@pytest.mark.parametrize(("x", "y", "name"), [(0, 0, "A1"), (0.999, 0, "G1"), (0.5, 0.999, "D13")])
def test_each_lies_where_it_is_shown(x: float, y: float, name: str) -> None:
    fields = fields_of(*PORTRAIT, [])
    field = field_at(fields, x, y)
    assert field is not None
    assert fields.name(field) == name


def test_beyond_the_screen_is_no_field() -> None:
    fields = fields_of(*PORTRAIT, [])
    for x, y in ((-0.001, 0), (1, 0), (0, -0.001), (0, 1)):
        assert field_at(fields, x, y) is None


def test_those_under_a_control_are_not_asked_for() -> None:
    leave = Box(330, 1775, 420, 124)
    fields = fields_of(*PORTRAIT, [leave])
    assert [fields.name(field) for field in sorted(fields.covered)] == ["C13", "D13", "E13"]
    assert fields.asked == 88
    assert touched(fields, min(fields.covered)) == fields


def test_a_test_is_over_when_all_have_answered() -> None:
    fields = Fields(2, 2, covered=frozenset({3}))
    for field in (0, 1, 1, 2):
        assert fields.missing
        fields = touched(fields, field)
    assert fields.missing == []
    assert touched(fields, 99) == fields


@given(
    st.integers(200, 4000),
    st.integers(200, 4000),
    st.floats(1, 20),
    st.floats(0, 1, exclude_max=True),
    st.floats(0, 1, exclude_max=True),
)
def test_every_point_of_every_screen_is_in_a_field_that_has_a_name(
    width: int, height: int, px_per_mm: float, x: float, y: float
) -> None:
    fields = fields_of(width, height, px_per_mm, [])
    field = field_at(fields, x, y)
    assert field is not None
    assert 0 <= field < fields.columns * fields.rows
    assert fields.name(field)[0].isalpha()


def test_the_pictures_show_points_that_are_dark_and_points_that_are_lit() -> None:
    colours = [picture.colour for picture in PICTURES]
    assert {"#FFFFFF", "#000000", "#FF0000", "#00FF00", "#0000FF"} <= set(colours)
    assert [picture.has_lines for picture in PICTURES].count(True) == 1
    assert all(picture.ink != picture.colour for picture in PICTURES)
