"""Pictures of the content on a screen."""

import pytest
from PySide6.QtCore import QSize

from kiosk.display.pictures import MediaProvider

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20">'
    b'<rect width="30" height="20"/></svg>'
)


def test_a_picture_has_the_size_it_was_made_in(qapp):
    asked = []
    provider = MediaProvider(lambda name: asked.append(name) or SVG)
    image = provider.requestImage("bridge.svg", QSize(), QSize())
    assert asked == ["bridge.svg"]
    assert (image.width(), image.height()) == (30, 20)
    assert image.pixelColor(15, 10).name() == "#000000"


def test_a_picture_that_is_none_leaves_its_place_empty(qapp):
    assert MediaProvider(lambda name: b"none").requestImage("x.png", QSize(), QSize()).isNull()


@pytest.mark.parametrize(
    "paint",
    [
        b'<rect width="30" height="20" fill="url(#sky)"/>',
        b'<rect width="30" height="20" style="fill: url( #sky ); stroke:none"/>',
        b'<style>.a{fill:url(#sky)}</style><rect class="a" width="30" height="20"/>',
    ],
)
def test_parts_of_a_picture_are_drawn_as_the_content_check_wants_them(qapp, paint):
    sky = b'<linearGradient id="sky"><stop offset="0" stop-color="#00ff00"/></linearGradient>'
    svg = SVG.replace(b'<rect width="30" height="20"/>', b"<defs>" + sky + b"</defs>" + paint)
    image = MediaProvider(lambda _: svg).requestImage("bridge.svg", QSize(), QSize())
    assert image.pixelColor(15, 10).name() == "#00ff00"
