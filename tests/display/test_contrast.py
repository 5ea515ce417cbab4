"""The contrast of the theme's colours (WCAG 2.2: 1.4.6, 1.4.11), from the colours themselves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlEngine

from kiosk import paths

TEXT, DISABLED, PART = 7.0, 4.5, 3.0
# What stands on what: text, disabled text, and the parts by which a control is known.
PAIRS = [
    *((ink, on, TEXT) for ink in ("ink", "inkSoft") for on in ("surface", "bg", "warm", "stone")),
    *(("ink", on, TEXT) for on in ("light", "mint")),
    *(("pine", on, TEXT) for on in ("surface", "bg", "light")),
    *(("onFill", on, TEXT) for on in ("pine", "pinePressed", "night")),
    ("onDeep", "portal", TEXT),
    ("pressedInk", "pressed", TEXT),
    ("switchedInk", "switched", TEXT),
    ("leaveInk", "leave", TEXT),
    ("leaveInk", "leavePressed", TEXT),
    ("off", "surface", DISABLED),
    *(("line", on, PART) for on in ("surface", "bg")),
    *(("pressedLine", on, PART) for on in ("surface", "bg")),
    *(("leaveBorder", on, PART) for on in ("surface",)),
    ("switched", "surface", PART),
    ("primaryPressedLine", "bg", PART),
    ("codeDark", "codeLight", 21.0),
]
DOORS = ("pine", "blue", "plum", "pinePressed", "bluePressed", "plumPressed")


def luminance(colour: QColor) -> float:
    """WCAG's relative luminance."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def weak(theme: QObject, pairs: list[tuple[str, str, float]]) -> list[str]:
    """The pairs whose contrast is lower than it must be."""
    found = []
    for one, other, least in pairs:
        contrast = ratio(QColor(theme.property(one)), QColor(theme.property(other)))
        if contrast < least - 0.01:
            found.append(f"{one} on {other}: {contrast:.1f}")
    return found


@pytest.fixture(params=[False, True], ids=["light", "contrast"])
def theme(request: pytest.FixtureRequest, qapp: object) -> QObject:
    engine = QQmlEngine()
    engine.addImportPath(str(paths.resources() / "qml"))
    made = engine.singletonInstance("Kiosk.Theme", "Theme")
    assert isinstance(made, QObject)
    made.setProperty("contrast", request.param)
    yield made
    engine.deleteLater()


def test_every_pair_has_its_contrast(theme: QObject) -> None:
    assert weak(theme, PAIRS) == []


def test_words_and_icons_of_doors_have_their_contrast(theme: QObject) -> None:
    if theme.property("contrast"):  # doors are outlines, their icons black on the colour
        pairs = [(door, "surface", TEXT) for door in DOORS[:3]]
        pairs += [("onFill", door, TEXT) for door in DOORS[:3]]
    else:
        pairs = [("onDeep", door, TEXT) for door in DOORS]
        pairs += [(door, "light", TEXT) for door in DOORS[:3]]
    assert weak(theme, pairs) == []


def test_a_colour_too_pale_is_found(theme: QObject) -> None:
    assert weak(theme, [("hair", "surface", TEXT)]) != []
