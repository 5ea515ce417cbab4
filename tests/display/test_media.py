"""Pictures of the content on a screen."""

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
