"""Every screen of the default content in every format: nothing cut, hidden, unnamed or small."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem

from kiosk import paths
from kiosk.content.languages import PSEUDO
from kiosk.content.model import Content
from kiosk.display.emergency.window import pages_to_show
from kiosk.display.panel import PanelSize
from kiosk.display.stage import Stage
from kiosk.display.tour import settled_frame, turn_page, walk
from kiosk.visit.state import Place, TextSize, Theme
from tests.display.conftest import FORMATS, Staging, Tour
from tests.display.emergency import Seen
from tests.display.inspection import faults
from tests.display.looks import Bundle, Look, of_one_country


@pytest.mark.parametrize("size", FORMATS.values(), ids=FORMATS.keys())
def test_every_screen_is_whole(staging: Staging, content: Content, size: PanelSize) -> None:
    assert_whole(staging(content, size), of_one_country)


@pytest.mark.slow
@pytest.mark.parametrize("size", FORMATS.values(), ids=FORMATS.keys())
def test_every_country_is_whole(staging: Staging, content: Content, size: PanelSize) -> None:
    kinds = ("country", "contact-code")
    assert_whole(staging(content, size), lambda place: place.kind in kinds)


def assert_whole(stage: Stage, wanted: Callable[[Place], bool]) -> None:
    """Nothing is wrong with any page of the wanted screens."""
    found: list[str] = []
    for name in walk(stage, wanted):
        settled_frame(stage)
        found += [f"{name}: {fault}" for fault in faults(stage)]
        while turn_page(stage):
            settled_frame(stage)
            found += [f"{name}: {fault}" for fault in faults(stage)]
    assert found == []


SCREENS = {
    *("attract", "start", "languages", "idle", "help", "report"),
    *("channel-stopline", "code-stopline", "page-grooming"),
}


@pytest.mark.parametrize(("language", "size"), [("de", "portrait"), ("ar", "small")])
def test_a_slice_in_large_text_and_high_contrast_is_whole(
    in_every_language: Bundle, language: str, size: str
) -> None:
    look = Look(language, "large", "contrast")
    assert in_every_language.faults_of(size, look, SCREENS) == []


@pytest.mark.slow
@pytest.mark.parametrize("size", FORMATS.keys())
@pytest.mark.parametrize(
    "look",
    [
        Look(language, text_size, theme)
        for language in ("en", "fr", "de", "lb", "pt", "ar", "uk", *PSEUDO)
        for text_size in get_args(TextSize)
        for theme in get_args(Theme)
    ],
    ids=str,
)
def test_every_screen_is_whole_however_it_is_read(
    in_every_language: Bundle, size: str, look: Look
) -> None:
    assert in_every_language.faults_of(size, look) == []


def test_the_inspection_finds_what_is_planted(staging: Staging, content: Content) -> None:
    stage = staging(content)
    walking = walk(stage)
    assert next(walking) == "attract"
    assert next(walking) == "start"
    settled_frame(stage)
    assert faults(stage) == []
    _text(stage, "Get help").setProperty("width", 40)
    lead = _text(stage, "Look around as you like. This screen keeps nothing.")
    lead.setPosition(_text(stage, "What would you like to do?").position())
    settled_frame(stage)
    found = faults(stage)
    assert any("cut" in fault for fault in found)
    assert any("overlap" in fault for fault in found)


def _text(stage: Stage, words: str) -> QQuickItem:
    items = [*stage.window.contentItem().childItems()]
    for item in items:
        items.extend(item.childItems())
    return next(item for item in items if item.property("text") == words)


def test_the_record_names_every_screen_once(tour: Tour, content: Content) -> None:
    ids = [screen["id"] for screen in tour.screens]
    assert len(set(ids)) == len(ids)
    assert ids[:2] == ["attract", "start"]
    assert ids[-2:] == ["idle", "emergency"]
    assert {f"page-{name}" for name in content.pages} <= set(ids)
    for screen in tour.screens:
        assert all((tour.folder / name).is_file() for name in (screen["file"], *screen["more"]))
        assert screen["texts"]
        assert screen["language"] == "en"


def test_the_strip_and_leave_now_are_on_every_screen_at_the_same_place(
    tour: Tour,
) -> None:
    places = set()
    for screen in tour.screens:
        assert {"112", "113", "116 111"} <= set(screen["texts"]), screen["id"]
        for control in screen["controls"]:
            if control["name"] == "Leave now":
                places.add(tuple(control["rect"]))
        if screen["id"] not in ("attract", "emergency"):
            assert any(each["name"] == "Leave now" for each in screen["controls"]), screen["id"]
    assert len(places) == 1


def test_the_emergency_page_is_taken_from_its_own_window(tour: Tour) -> None:
    entry = tour.screens[-1]
    seen = Seen(pages_to_show(paths.emergency_page()), tour.size.width, tour.size.height)
    assert QImage(str(tour.folder / entry["file"])) == seen.picture.convertToFormat(
        QImage.Format.Format_RGB32
    )
    assert tuple(entry["texts"]) == seen.page.texts
    assert (entry["controls"], entry["codes"], entry["more"]) == ([], [], [])


def test_nothing_can_be_typed(tour: Tour) -> None:
    roles = {control["role"] for screen in tour.screens for control in screen["controls"]}
    assert roles == {"button"}


def test_no_forbidden_word_is_on_any_screen(tour: Tour) -> None:
    shown = "\n".join(text for screen in tour.screens for text in screen["texts"]).lower()
    assert "grooming" in shown
    for phrase in ("child pornography", "child prostitution", "12321", "40 73 35", "750"):
        assert phrase not in shown
    assert shown.count("child sex tourism") == 1
