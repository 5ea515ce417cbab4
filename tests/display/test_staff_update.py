"""New content through the staff panel: what is found, what it changes, how far it is, what came of
it, and the way back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from kiosk.content.isolates import isolated
from kiosk.display.staff_process import StaffScene
from kiosk.display.tour import settled_frame, turn_page
from kiosk.staff import actions
from kiosk.staff.actions import Finished, Found, Stepped
from kiosk.staff.errands.link import Holds, Look
from kiosk.staff.panel import LEAVES_AFTER_S
from kiosk.staff.records import (
    Candidate,
    Change,
    Outcome,
    Refusal,
    Slot,
    Step,
    Storage,
    Stored,
)
from kiosk.staff.screens import (
    AtCandidate,
    AtCandidates,
    AtOverview,
    AtResult,
    Confirming,
    Install,
    UnderWay,
    Undo,
)
from tests.display.conftest import FORMATS, Clock
from tests.display.finger import find, names, tap
from tests.display.inspection import faults
from tests.display.staff import DIGITS, AskingScene, Opening, enter, opening, record

__all__ = ["opening", "record"]  # fixtures

WORDS = ("inquiry army impose force party cliff fan profit",)
NEW = Candidate(
    "b13",
    "KINGSTON 32",
    "luxembourg 13",
    "2026-11-20",
    WORDS,
    12_345_678,
    (
        Change("changed", "Helpline for children: number: 116 111 → 8002 1234"),
        Change("new", "Page “Safe on the way”; not yet translated: Portuguese, Ukrainian"),
        Change("removed", "Page “About this screen”"),
    ),
)
OLD = Candidate(
    "b9",
    "",
    "luxembourg 9",
    "2025-01-31",
    WORDS,
    refusal=Refusal(
        "older-version",
        "The bundle has version 9, and this kiosk has accepted version 12 already.",
        "Nothing was changed. Ask the publisher for a bundle with a higher version.",
    ),
)
PREVIOUS = Slot("3-luxembourg-11", "previous", "luxembourg 11")
STORED = Stored(
    (Slot("4-luxembourg-12", "active", "luxembourg 12"), PREVIOUS), WORDS, Storage(1, 2)
)
RECEIPT = "KINGSTON 32/kiosk-receipts/Lycee-Example-main-hall/20261122T041005Z-installed.txt"
DONE = Outcome("luxembourg 12", "luxembourg 13", receipt=RECEIPT)
REFUSED = Outcome(
    "luxembourg 12",
    "luxembourg 12",
    Refusal(
        "file-changed",
        "content/fr.json is not what the publisher signed.",
        "Nothing was changed. Copy the bundle to the stick again.",
    ),
    unwritten=Refusal("receipt-not-written", "No receipt could be written.", "Make room."),
)
CANCELLED = Outcome(
    "luxembourg 12",
    "luxembourg 12",
    Refusal("cancelled", "It was cancelled.", "Nothing was changed."),
)


def opened(opening: Opening, *reports: object, **how: object) -> AskingScene:
    """The panel after the PIN, and what it was told since."""
    scene = opening(**how)
    for digit in DIGITS:
        scene.staff.press(int(digit))
    scene.staff.enter()
    scene.staff.tick()
    tell(scene, *reports)
    return scene


def tell(scene: StaffScene, *reports: object) -> None:
    for report in reports:
        scene.staff.take(report)
    settled_frame(scene)


def to_confirming(scene: StaffScene) -> None:
    tap(scene, "Content from a stick")
    tap(scene, "luxembourg 13")
    tap(scene, "Install")


def test_nothing_is_asked_for_before_the_pin(opening: Opening) -> None:
    scene = opening()
    assert scene.asked == []
    enter(scene, DIGITS)
    assert scene.asked == [Look()]


def test_what_the_store_holds_is_on_the_overview(opening: Opening) -> None:
    scene = opened(opening)
    assert "Undo the last change" not in names(scene)
    tell(scene, Holds(STORED))
    assert "Luxembourg · luxembourg 12" in names(scene)
    assert find(scene, "Undo the last change").description == (
        "To luxembourg 11, which was shown before."
    )


def test_a_stick_is_shown_without_a_touch(opening: Opening) -> None:
    scene = opened(opening)
    way = "Content from a stick"
    assert find(scene, way).description == "Looking …"
    tell(scene, Found(()))
    assert find(scene, way).description == "Plug in a stick."
    tap(scene, way)
    assert "Plug in a stick." in names(scene)
    tell(scene, Found((), is_looking=True))
    assert "Looking …" in names(scene)
    tell(scene, Found((NEW,)))
    assert find(scene, "luxembourg 13").enabled
    tell(scene, Found((NEW, OLD)))
    told = find(scene, "luxembourg 13").description
    stick = isolated("KINGSTON 32", "ltr")
    assert told == f"On the stick “{stick}”\nMade on 2026-11-20\nSigned by: {WORDS[0]}"
    assert OLD.refusal and OLD.refusal.sentence in find(scene, "luxembourg 9").description
    tell(scene, Found((OLD,)))
    assert "luxembourg 13" not in names(scene)
    tap(scene, "Back")
    assert find(scene, way).description == "Found: 1"


def test_what_cannot_be_looked_for_is_said(opening: Opening) -> None:
    scene = opened(
        opening, Found((), refusals=(Refusal("root-missing", "No root.", "Install it."),))
    )
    tap(scene, "Content from a stick")
    assert {"No root.", "Install it."} <= set(names(scene))


def test_content_is_installed_by_touches(opening: Opening) -> None:
    scene = opened(opening, Found((NEW,)), Holds(STORED))
    tap(scene, "Content from a stick")
    tap(scene, "luxembourg 13")
    assert "Changed · Helpline for children: number: 116 111 → 8002 1234" in names(scene)
    tap(scene, "Install")
    assert "Install luxembourg 13?" in names(scene)
    tap(scene, "No, leave it as it is")
    assert scene.staff.state.screen == AtCandidate(NEW)
    tap(scene, "Install")
    assert scene.asked == [Look()]
    tap(scene, "Yes, install it")
    assert scene.asked == [Look(), Install(NEW)]
    assert not find(scene, "Back").enabled
    tell(scene, Stepped(Step("copy", 1_000_000, 4_000_000)))
    assert "Copy it · 25 %" in names(scene)
    assert "Step 1 of 4" in names(scene)
    tell(scene, Stepped(Step("try", 12, 480)))
    assert {"Try every page · 12 of 480", "Step 3 of 4"} <= set(names(scene))
    assert find(scene, "Cancel").enabled
    tell(scene, Stepped(Step("activate", 0, 1)))
    assert "Cancel" not in names(scene)
    tell(scene, Finished(DONE), Holds(replace_active("luxembourg 13")))
    assert {"Installed", RECEIPT} <= set(names(scene))
    assert "luxembourg 13 is shown from the next visit on." in names(scene)
    tell(scene, Found((NEW._replace(is_active=True),)))
    tap(scene, "Done")
    assert scene.staff.state.screen == AtOverview()
    assert "Luxembourg · luxembourg 13" in names(scene)


def replace_active(version: str) -> Stored:
    return STORED._replace(slots=(Slot("5", "active", version), STORED.slots[0]))


def test_one_that_is_refused_cannot_be_installed(opening: Opening) -> None:
    scene = opened(opening, Found((OLD,)))
    tap(scene, "Content from a stick")
    tap(scene, "luxembourg 9")
    told = names(scene)
    assert OLD.refusal
    assert {OLD.refusal.sentence, OLD.refusal.advice} <= set(told)
    assert "Install" not in told
    scene.staff.open("install")
    assert scene.staff.state.screen == AtCandidate(OLD)


def test_the_finger_that_asks_does_not_say_yes_as_well(opening: Opening) -> None:
    scene = opened(opening, Found((NEW,)))
    tap(scene, "Content from a stick")
    tap(scene, "luxembourg 13")
    asks = find(scene, "Install").rect
    tap(scene, "Install")
    assert not find(scene, "Yes, install it").rect.intersects(asks)


def test_what_is_under_way_can_be_cancelled(opening: Opening) -> None:
    scene = opened(opening, Found((NEW,)))
    to_confirming(scene)
    tap(scene, "Yes, install it")
    tap(scene, "Cancel")
    assert scene.asked[1:] == [Install(NEW), actions.Cancel()]
    assert "Stopping. Nothing has changed for visitors." in names(scene)
    assert "Cancel" not in names(scene)
    tell(scene, Finished(CANCELLED))
    assert {"Cancelled", "It was cancelled.", "Nothing was changed."} <= set(names(scene))


def test_a_refusal_says_why_and_what_to_do(opening: Opening) -> None:
    scene = opened(opening, Found((NEW,)))
    to_confirming(scene)
    tap(scene, "Yes, install it")
    tell(scene, Finished(REFUSED))
    assert REFUSED.refusal
    told = set(names(scene))
    assert {"Not installed", REFUSED.refusal.sentence, REFUSED.refusal.advice} <= told
    assert "No receipt could be written. Make room." in told


def test_undo_goes_back_after_asking_once_more(opening: Opening) -> None:
    scene = opened(opening, Holds(STORED))
    tap(scene, "Undo the last change")
    assert "Go back to luxembourg 11?" in names(scene)
    tap(scene, "Back")
    assert scene.staff.state.screen == AtOverview()
    tap(scene, "Undo the last change")
    tap(scene, "Yes, go back to it")
    assert scene.asked[1:] == [Undo(PREVIOUS)]
    tell(scene, Stepped(Step("verify", 1, 2)))
    assert {"Step 1 of 2", "Verify it · 50 %"} <= set(names(scene))
    tell(scene, Finished(Outcome("luxembourg 12", "luxembourg 11")))
    told = set(names(scene))
    assert {"Undone", "None was written: there is no stick for it."} <= told


def test_who_leaves_is_gone_and_what_is_under_way_ends_first(
    opening: Opening, clock: Clock
) -> None:
    scene = opened(opening, Found((NEW,)))
    to_confirming(scene)
    tap(scene, "Yes, install it")
    clock.now += 10 * LEAVES_AFTER_S
    scene.staff.tick()
    assert not scene.staff.covered
    tap(scene, "Leave now")
    assert scene.staff.covered
    assert scene.asked[-1] == actions.Cancel()
    assert not scene.staff.is_over
    tell(scene, Finished(CANCELLED))
    assert scene.staff.is_over


def test_the_end_of_what_hangs_is_not_waited_for(opening: Opening, clock: Clock) -> None:
    scene = opened(opening, Found((NEW,)))
    to_confirming(scene)
    tap(scene, "Yes, install it")
    tap(scene, "Leave now")
    clock.now += 9
    assert not scene.staff.is_over
    clock.now += 1
    assert scene.staff.is_over


def test_without_errands_the_panel_closes(opening: Opening) -> None:
    scene = opened(opening, Found((NEW,)))
    to_confirming(scene)
    tap(scene, "Yes, install it")
    scene.staff.lose_errands()
    assert scene.staff.covered
    assert scene.staff.is_over


def test_in_another_language_the_place_stays(opening: Opening) -> None:
    scene = opened(opening, Found((NEW,)))
    tap(scene, "Content from a stick")
    tap(scene, "luxembourg 13")
    tap(scene, "Language: English")
    scene.staff.open("install")
    tap(scene, "Français")
    assert scene.staff.state.screen == AtCandidate(NEW)
    assert scene.asked == [Look("en"), Look("fr")]
    tap(scene, "Accueil")
    assert scene.staff.state.screen == AtOverview()


SCREENS = {
    "overview": AtOverview(),
    "candidates": AtCandidates(),
    "candidate": AtCandidate(NEW),
    "refused": AtCandidate(OLD),
    "install": Confirming(Install(NEW)),
    "undo": Confirming(Undo(PREVIOUS)),
    "copying": UnderWay(Install(NEW), Step("copy", 3_000_000, 4_000_000)),
    "trying": UnderWay(Install(NEW), Step("try", 123, 1480), is_cancelled=True),
    "activating": UnderWay(Install(NEW), Step("activate", 0, 1)),
    "undoing": UnderWay(Undo(PREVIOUS)),
    "done": AtResult(Install(NEW), DONE),
    "not-done": AtResult(Install(NEW), REFUSED),
    "cancelled": AtResult(Undo(PREVIOUS), CANCELLED),
}


def put(scene: AskingScene) -> Iterator[str]:
    """Every screen, one after the other."""
    tell(scene, Holds(STORED))
    for found in ((), (NEW, OLD)):
        tell(scene, Found(found))
        for name, screen in SCREENS.items():
            if found or name == "candidates":
                scene.staff.put(replace(scene.staff.state, screen=AtOverview()))
                scene.staff.put(replace(scene.staff.state, screen=screen))
                settled_frame(scene)
                yield name if found else "none"


LOOKS = [
    pytest.param(size, language, is_large, marks=[] if is_first else pytest.mark.slow)
    for size in ("portrait", "landscape", "small")
    for language, is_large, is_first in (
        ("ar-XB", True, True),
        ("ar-XB", False, False),
        ("en-XA", True, False),
        ("en", False, False),
    )
]


@pytest.mark.parametrize(("size", "language", "is_large"), LOOKS)
def test_nothing_is_wrong_with_its_screens(
    opening: Opening, size: str, language: str, is_large: bool
) -> None:
    scene = opened(opening, size=FORMATS[size], language=language)
    if is_large:
        scene.staff.tools.switchTextSize()
        scene.staff.tools.switchContrast()
    found = []
    for name in put(scene):
        found += [f"{name}: {fault}" for fault in faults(scene)]
        while turn_page(scene):
            settled_frame(scene)
            found += [f"{name}: {fault}" for fault in faults(scene)]
    assert found == []
