"""Every code, from the picture of its screen: its geometry first, since decoders forgive."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image, ImageFilter

from kiosk.content.model import Content
from kiosk.visit.state import Place
from tests.display.conftest import Tour
from tests.display.looks import of_one_country

Codes = list[tuple[Image.Image, dict[str, Any]]]
QUIET = 4
LEAST_MM = 80.0
LEAST_MODULE_PX = 6


@pytest.fixture
def codes(tour: Tour) -> Codes:
    """The codes of a tour, each cut out of its picture."""
    return [
        (_cut(tour.folder / screen["file"], code["rect"]), code)
        for screen in tour.screens
        for code in screen["codes"]
    ]


def _cut(picture: Path, rect: list[int]) -> Image.Image:
    x, y, width, height = rect
    return Image.open(picture).convert("RGB").crop((x, y, x + width, y + height))


def modules(image: Image.Image) -> list[list[bool]]:
    """Read the modules of a code, dark is true; every pixel of a module must agree."""
    side, height = image.size
    assert side == height
    count = module_count(image)
    pixels = side // count
    assert pixels * count == side, "a module is not a whole number of pixels"
    grid = []
    for row in range(count):
        line = []
        for column in range(count):
            box = (column * pixels, row * pixels, (column + 1) * pixels, (row + 1) * pixels)
            colours = image.crop(box).getcolors()
            assert colours is not None
            assert len(colours) == 1, "a module is blurred"
            assert colours[0][1] in {(0, 0, 0), (255, 255, 255)}
            line.append(colours[0][1] == (0, 0, 0))
        grid.append(line)
    return grid


def module_count(image: Image.Image) -> int:
    """Measure by the finder pattern: after the quiet zone come seven dark modules."""
    dark = image.convert("L").point(lambda value: 255 if value < 128 else 0)
    left, top, _, _ = dark.getbbox() or (0, 0, 0, 0)
    assert left == top
    assert left % QUIET == 0
    return image.size[0] // (left // QUIET)


@pytest.fixture
def addresses(content: Content) -> set[str]:
    """What a visitor can scan: every channel, and the contacts of the countries of the tour."""
    channels = content.channels.values()
    urls = {(channel.addresses.get("en") or channel.addresses[""]).url for channel in channels}
    assert content.directory
    countries = content.directory.countries
    shown = [
        country for code, country in countries.items() if of_one_country(Place("country", code))
    ]
    return urls | {each.address for country in shown for each in country.contacts if each.address}


def test_there_are_codes(codes: Codes, addresses: set[str]) -> None:
    assert len(codes) == len(addresses) > 5


def assert_geometry(image: Image.Image, px_per_mm: float) -> None:
    """Assert what ISO/IEC 18004 and the house ask of a code."""
    grid = modules(image)
    count = len(grid)
    inner = count - 2 * QUIET
    assert (inner - 17) % 4 == 0, "not the size of a QR code"
    edge = [*range(QUIET), *range(count - QUIET, count)]
    assert not any(grid[row][i] or grid[i][row] for row in edge for i in range(count))
    assert all(grid[QUIET][QUIET : QUIET + 7]), "no finder pattern"
    assert not any(grid[QUIET + 1][QUIET + 1 : QUIET + 6]), "no finder pattern"
    pixels = image.size[0] // count
    assert pixels >= LEAST_MODULE_PX
    assert inner * pixels / px_per_mm >= LEAST_MM


def test_geometry_quiet_zone_and_colours(codes: Codes, tour: Tour) -> None:
    for image, _ in codes:
        assert_geometry(image, tour.size.px_per_mm)


@pytest.mark.parametrize("blur", [0, 1])
def test_each_decodes_to_its_address_after_a_rough_scan(
    codes: Codes, addresses: set[str], blur: int
) -> None:
    decoded = set()
    for image, code in codes:
        small = image.resize((3 * module_count(image),) * 2, Image.Resampling.BOX)
        scanned = small.filter(ImageFilter.GaussianBlur(blur)).rotate(
            15, Image.Resampling.BICUBIC, expand=True, fillcolor=(237, 243, 240)
        )
        results = zxingcpp.read_barcodes(scanned)
        assert [result.text for result in results] == [code["address"]]
        decoded.add(code["address"])
    assert decoded == addresses


def test_a_narrow_quiet_zone_a_scaled_and_a_coloured_code_would_be_found(
    codes: Codes, tour: Tour
) -> None:
    image, _ = codes[0]
    pixels = image.size[0] // module_count(image)
    cut = pixels * (QUIET - 1)
    narrow = image.crop((cut, cut, image.size[0] - cut, image.size[1] - cut))
    scaled = image.resize((image.size[0] + 5,) * 2, Image.Resampling.BILINEAR)
    coloured = image.point(lambda value: min(value, 240))
    for spoilt in (narrow, scaled, coloured):
        with pytest.raises(AssertionError):
            assert_geometry(spoilt, tour.size.px_per_mm)
