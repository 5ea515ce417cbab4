"""What the staff panel says of the kiosk, its tests, and its ways out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint

from kiosk.display.staff_process import StaffScene
from kiosk.display.tour import settled_frame, turn_page
from kiosk.staff.actions import AskEnd, Back, Looked, Open, Played, RunTest
from kiosk.staff.errands.link import Holds, Sound
from kiosk.staff.health import PICTURES
from kiosk.staff.last_start import LastStart
from kiosk.staff.records import (
    RELEASE,
    DueFact,
    Refusal,
    Slot,
    Sounded,
    Storage,
    Stored,
)
from kiosk.staff.screens import AtFacts, AtHealth, AtOverview, AtWaysOut
from tests.display.conftest import FORMATS
from tests.display.finger import drag, find, middle, names, tap, touch
from tests.display.inspection import faults
from tests.display.looks import NOON
from tests.display.staff import DIGITS, AskingScene, Opening, enter, opening, record

__all__ = ["opening", "record"]  # fixtures

STORED = Stored(
    (
        Slot("3-luxembourg-12", "active", "luxembourg 12"),
        Slot("2-luxembourg-11", "damaged", "l 11"),
    ),
    ("amber canoe dune eagle fern gold harp iris",),
    Storage(12_345_000_000, 64_000_000_000),
    is_demonstration=True,
    created="2026-11-22",
)
DUE = (
    DueFact("Kanner-Jugendtelefon", "hours", "2025-03-01", ("Kanner-Jugendtelefon",)),
    DueFact("Police", "", "2025-04-01", ("Police", "Government")),
)


def opened(scene: AskingScene) -> AskingScene:
    """The panel past its pad, with much to say."""
    enter(scene, DIGITS)
    scene.staff.take(Holds(STORED))
    overview = scene.staff.state.overview
    assert overview
    started = LastStart(NOON - timedelta(hours=2), "died")
    scene.staff.act(Looked(overview._replace(due=DUE, last_start=started)))
    settled_frame(scene)
    return scene


def told(scene: StaffScene) -> list[str]:
    """What all pages of the screen say."""
    found = names(scene)
    while turn_page(scene):
        settled_frame(scene)
        found += names(scene)
    return found


def test_the_overview_says_all_there_is_to_know(opening: Opening) -> None:
    scene = opened(opening())
    assert find(scene, "Facts to check again").description == "To check again: 2"
    said = told(scene)
    for words in (
        "Luxembourg · luxembourg 12",
        "Demonstration",
        "l 11: damaged. Install it anew.",
        "12.3 of 64.0 GB are free",
        "2026-11-23 13:00. The newest day that the content knows of is 2026-11-22.",
        "2026-11-23 10:00, because it had ended unexpectedly",
    ):
        assert words in said or any(words in each for each in said), words
    assert any("amber canoe" in each for each in said)
    assert any("English\u2069: 100\u00a0%" in each for each in said)


def test_where_nothing_is_installed_it_says_whose_content_is_taken(opening: Opening) -> None:
    scene = opened(opening())
    scene.staff.take(Holds(Stored((Slot(RELEASE, "active", "luxembourg 1"),), ("bold dawn",))))
    settled_frame(scene)
    said = told(scene)
    assert "luxembourg 1, which came with the program" in said
    assert "Content is taken from this publisher" in said
    assert "Demonstration" not in said


def test_facts_to_check_again_have_a_page_of_their_own(opening: Opening) -> None:
    scene = opened(opening())
    tap(scene, "Facts to check again")
    assert scene.staff.state.screen == AtFacts()
    said = "\n".join(names(scene))
    assert said.index("Kanner-Jugendtelefon · hours") < said.index("Police")
    assert "Last checked on 2025-03-01." in said
    tap(scene, "Back")
    assert scene.staff.state.screen == AtOverview()


def test_each_touch_shows_the_next_picture_over_the_whole_screen(opening: Opening) -> None:
    scene = opened(opening())
    scene.staff.act(Open("health"))
    settled_frame(scene)
    tap(scene, "Test the screen")
    for number, picture in enumerate(PICTURES, start=1):
        frame = settled_frame(scene)
        size = scene.size
        if picture.has_lines:
            edges = ((0, 5), (size.width - 1, 5), (5, 0), (5, size.height - 1))
            assert {frame.pixelColor(*edge).name().upper() for edge in edges} == {picture.ink}
            assert frame.pixelColor(5, 5).name().upper() == picture.colour
        else:
            corners = ((x, y) for x in (0, size.width - 1) for y in (0, size.height - 1))
            inside = (size.width // 2, size.height - 30)  # below Leave now
            colours = {frame.pixelColor(*at).name().upper() for at in (*corners, inside)}
            assert colours == {picture.colour}
        name = f"Picture {number} of {len(PICTURES)}. Touch to go on."
        find(scene, "Leave now")
        touch(
            scene, QPoint(size.width // 2, size.height // 3) if number % 2 else middle(scene, name)
        )
    assert scene.staff.state.screen == AtHealth()
    find(scene, "Test the screen")


def test_leave_now_ends_a_test_and_the_panel(opening: Opening) -> None:
    for test in ("Test the screen", "Test touch"):
        scene = opened(opening())
        scene.staff.act(Open("health"))
        settled_frame(scene)
        tap(scene, test)
        tap(scene, "Leave now")
        assert scene.staff.covered


def test_fields_that_were_touched_are_marked_and_the_others_named(opening: Opening) -> None:
    scene = opened(opening())
    scene.staff.act(Open("health"))
    settled_frame(scene)
    tap(scene, "Test touch")
    assert "A1" in names(scene)
    px = scene.size.px_per_mm
    drag(scene, QPoint(5, 5), QPoint(round(100 * px), 5))
    touch(scene, QPoint(5, scene.size.height // 2))
    shown = names(scene)
    assert {"A1: touched", "B1: touched", "C1: touched", "D1"} <= set(shown)
    tap(scene, "Back")
    screen = scene.staff.state.screen
    assert isinstance(screen, AtHealth)
    assert screen.fields
    count = len(screen.fields.missing)
    assert count == screen.fields.asked - 4
    said = "\n".join(names(scene))
    assert f"Without an answer: {count} of {screen.fields.asked} fields." in said
    assert "D1, E1" in said


def test_it_is_over_when_every_field_has_answered(opening: Opening) -> None:
    scene = opened(opening())
    scene.staff.act(Open("health"))
    settled_frame(scene)
    tap(scene, "Test touch")
    screen = scene.staff.state.screen
    assert isinstance(screen, AtHealth)
    assert screen.fields
    width = scene.size.width / screen.fields.columns
    height = scene.size.height / screen.fields.rows
    for field in screen.fields.missing:
        row, column = divmod(field, screen.fields.columns)
        scene.staff.health.hit((column + 0.5) * width, (row + 0.5) * height)
    settled_frame(scene)
    assert scene.staff.health.runs == ""
    assert "Every field has answered." in names(scene)


def test_a_sound_is_asked_for_once_and_what_came_of_it_said(opening: Opening) -> None:
    scene = opened(opening())
    scene.staff.act(Open("health"))
    settled_frame(scene)
    tap(scene, "Test the sound")
    assert "One moment …" in names(scene)
    assert [each for each in scene.asked if isinstance(each, Sound)] == [Sound()]
    scene.staff.take(Played(Sounded()))
    settled_frame(scene)
    assert "The tones were played." in names(scene)
    tap(scene, "Test the sound")
    assert len([each for each in scene.asked if isinstance(each, Sound)]) == 2
    scene.staff.take(Played(Sounded(Refusal("no-sound-device", "There is no device.", "Add one."))))
    settled_frame(scene)
    assert "There is no device." in names(scene)


@pytest.mark.parametrize(
    ("way", "yes", "farewell"),
    [
        ("Restart the kiosk", "Yes, restart it", "restart"),
        ("End the kiosk", "Yes, end it", "stop"),
    ],
)
def test_the_ways_out_are_asked_for_once_more(
    opening: Opening, way: str, yes: str, farewell: str
) -> None:
    scene = opened(opening())
    scene.staff.act(Open("ways-out"))
    settled_frame(scene)
    tap(scene, way)
    tap(scene, "No, leave it as it is")
    assert scene.staff.state.screen == AtWaysOut()
    tap(scene, way)
    assert scene.staff.farewell == "ended"
    tap(scene, yes)
    assert scene.staff.covered
    assert scene.staff.farewell == farewell


def test_who_leaves_ends_nothing_but_the_panel(opening: Opening) -> None:
    scene = opened(opening())
    scene.staff.act(Open("ways-out"))
    scene.staff.act(AskEnd("stop"))
    settled_frame(scene)
    tap(scene, "Leave now")
    assert scene.staff.covered
    assert scene.staff.farewell == "ended"


@pytest.mark.parametrize("size", ["portrait", "landscape"])
@pytest.mark.parametrize("language", ["en", "ar-XB"])
@pytest.mark.parametrize("is_large", [False, True], ids=["normal", "large-contrast"])
def test_nothing_is_wrong_with_them(
    opening: Opening, size: str, language: str, is_large: bool
) -> None:
    scene = opening(FORMATS[size], language)
    if is_large:
        scene.staff.tools.switchTextSize()
        scene.staff.tools.switchContrast()
    for digit in DIGITS:
        scene.staff.press(int(digit))
    scene.staff.enter()
    scene.staff.tick()
    scene.staff.take(Holds(STORED))
    found = []
    ways = (
        (Open("facts"),),
        (Back(), Open("health")),
        (RunTest("screen"),),
        (Back(), RunTest("touch")),
        (Back(), RunTest("sound"), Played(Sounded(Refusal("code", "A sentence.", "An advice.")))),
        (Back(), Open("ways-out")),
        (AskEnd("stop"),),
    )
    for way in ((), *ways):
        for action in way:
            scene.staff.act(action)
        settled_frame(scene)
        found += faults(scene)
        while scene.staff.health.runs == "" and turn_page(scene):
            settled_frame(scene)
            found += faults(scene)
    assert found == []
