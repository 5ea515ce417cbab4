"""The list of languages, the calls of the attract screen, and what is said of drafts."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.content.greeting import greeting
from kiosk.content.model import Language
from kiosk.settings import Settings
from kiosk.visit.languages import attract_screen
from kiosk.visit.screen import Kiosk
from kiosk.visit.screens import build_screen
from kiosk.visit.state import LANGUAGES, START, Place, VisitState
from tests.stories import Story

ENGLISH = Story().content()
REVIEWED = replace(ENGLISH, languages=(Language("en", "reviewed", "Ada Example", "2026-01-02"),))
OFFERED = {
    code: greeting(replace(ENGLISH, language=code, languages=(Language(code, "draft"),)))
    for code in ("en", "lb", "ar")
}


def kiosk(content=ENGLISH) -> Kiosk:
    return Kiosk(content, Settings(), str, offered=OFFERED)


def test_each_language_is_listed_in_itself_and_the_present_one_is_marked():
    rows = build_screen(kiosk(), VisitState((START, LANGUAGES))).rows
    assert [row.title for row in rows] == ["English", "Lëtzebuergesch", "العربية"]
    assert [row.symbol for row in rows] == ["yes", "", ""]
    assert rows[1].target == "language:lb"


def test_a_draft_says_so_in_the_list_and_beside_the_sources():
    rows = build_screen(kiosk(), VisitState((START, LANGUAGES))).rows
    assert {row.body for row in rows} == {"Not reviewed yet"}
    page = VisitState((START, Place("page", "signs")))
    assert "Draft" in build_screen(kiosk(), page).rows[-1].body
    assert "Draft" not in build_screen(kiosk(REVIEWED), page).rows[-1].body


def test_every_language_calls_in_turn_and_then_the_first_again():
    calling = [attract_screen(kiosk(), turn).action_target for turn in range(4)]
    assert calling == ["language:en", "language:lb", "language:ar", "language:en"]
    assert [row.target for row in attract_screen(kiosk(), 1).rows] == ["language:en", "language:ar"]


def test_one_language_alone_calls_for_the_start():
    alone = attract_screen(Kiosk(ENGLISH, Settings(), str))
    assert (alone.title, alone.rows, alone.action_target) == ("Touch the screen", (), "start")
