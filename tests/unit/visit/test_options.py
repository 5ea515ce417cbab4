"""The panel that a picture of some size stands for."""

import pytest

from kiosk.settings import Panel
from kiosk.visit.options import Size, panel_for, size_of


@pytest.mark.parametrize(
    ("size", "width_mm", "height_mm"),
    [
        (Size(1080, 1920), 299.0, 532.0),
        (Size(540, 960), 299.0, 532.0),
        (Size(1920, 1080), 532.0, 299.0),
        (Size(1280, 800), 1280 / 3.96, 800 / 3.96),
        (Size(1280, 1024), 1280 / 3.61, 1024 / 3.61),
    ],
)
def test_the_panel_for_a_size(size, width_mm, height_mm):
    found = panel_for(size, Panel())
    assert (found.width_mm, found.height_mm) == pytest.approx((width_mm, height_mm))
    assert found.floor_mm == Panel().floor_mm


def test_a_declared_panel_of_that_shape_comes_first():
    declared = Panel(width_mm=640, height_mm=400)
    assert panel_for(Size(1280, 800), declared) == declared


def test_a_size_is_written_as_it_is_given():
    assert str(Size(1080, 1920)) == "1080x1920"


@pytest.mark.parametrize("panel", [Panel(), Panel(width_mm=531.9, height_mm=299.2)])
def test_a_size_is_told_by_the_panel_and_has_its_shape(panel):
    size = size_of(panel)
    assert {*size} <= {1079, 1080, 1920, 1921}
    assert panel_for(size, panel) == panel
