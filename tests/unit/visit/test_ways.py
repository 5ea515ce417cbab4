"""The guide and the other countries: their places and what is on their screens."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.compile import compile_folder
from kiosk.content.compiled import CheckedContent, checked
from kiosk.content.model import Content
from kiosk.settings import Settings
from kiosk.visit.routes import routes
from kiosk.visit.rows import Row
from kiosk.visit.screen import Kiosk, Screen
from kiosk.visit.screens import build_screen
from kiosk.visit.state import START, Back, Open, Place, VisitState, apply, exists
from tests.makers import ContentMaker
from tests.stories import Story

WAYS = Path(__file__).parents[1] / "content" / "ways"


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> CheckedContent:
    """The clean bundle with a guide and other countries, compiled."""
    folder = tmp_path_factory.mktemp("ways")
    maker = ContentMaker(folder / "source")
    shutil.copytree(WAYS, maker.folder, dirs_exist_ok=True)
    assert compile_folder(maker.folder, folder / "out", maker.today) == ()
    return checked(folder / "out")


@pytest.fixture(scope="module")
def content(compiled: CheckedContent) -> Content:
    """What it shows in its own language."""
    return compiled.content("en")


def screen(content: Content, *trail: Place) -> Screen:
    return build_screen(Kiosk(content, Settings(), str), VisitState((START, *trail)))


def rows(screen: Screen, kind: str) -> list[Row]:
    return [row for row in screen.rows if row.kind == kind]


def test_help_me_choose_stands_on_top_of_the_channels_and_in_get_help(content: Content) -> None:
    report = screen(content, Place("report")).rows
    assert (report[0].title, report[0].target) == ("Help me choose", "guide:danger")
    assert report[0] in screen(content, Place("help")).rows


def test_where_there_is_no_guide_nothing_leads_to_it() -> None:
    plain = Story().content()
    assert "Help me choose" not in [row.title for row in screen(plain, Place("report")).rows]
    assert not exists(Place("guide", "danger"), plain)
    assert not exists(Place("countries"), plain)


def test_a_question_says_how_far_it_is(content: Content) -> None:
    guide = [Place("report"), Place("guide", "danger"), Place("guide", "about")]
    first, second = screen(content, *guide[:2]), screen(content, *guide)
    assert (first.rows[0].title, first.lead) == ("Question 1 of 3", "In danger, call first.")
    assert (second.rows[0].kind, second.rows[0].number, second.rows[0].caption) == (
        "steps",
        "2",
        "3",
    )
    last = screen(content, *guide, Place("guide", "where"))
    assert last.rows[0].title == "Question 3 of 3"
    assert [row.target for row in last.rows[1:]] == ["outcome:report", "outcome:elsewhere"]


def test_an_outcome_says_why_each_way_is_a_way(content: Content) -> None:
    shown = screen(content, Place("outcome", "call-now"))
    assert shown.rows[0].number == "116 111"
    assert shown.rows[0].body == "Somebody answers."
    assert [row.body for row in rows(shown, "way")] == ["It says what to do until then."]
    (way,) = rows(screen(content, Place("outcome", "report")), "way")
    assert (way.target, way.body) == (
        "channel:police-form",
        "The Police take reports of what you saw.",
    )


def test_few_countries_are_listed_at_once(content: Content) -> None:
    shown = screen(content, Place("countries"))
    assert [row.title for row in shown.rows] == ["Austria", "United Kingdom", "Another country"]


def test_countries_have_their_names_in_each_language(compiled: CheckedContent) -> None:
    french = compiled.content("fr")
    titles = [row.title for row in screen(french, Place("countries")).rows]
    assert titles[:2] == ["Autriche", "Royaume-Uni"]
    asked = screen(french, Place("guide", "danger"))
    assert "Is someone in danger now?" in asked.title
    assert [row.target for row in asked.rows] == ["", "outcome:call-now", "guide:about"]


def test_a_country_gives_numbers_first_and_leaves_out_what_is_withheld(content: Content) -> None:
    shown = screen(content, Place("country", "GB"))
    cards = [(row.title, row.number) for row in rows(shown, "service")]
    assert cards == [("Emergency number", "999"), ("Hotline of the islands", "")]
    details = [row.body for row in rows(shown, "detail")]
    assert details == [
        "As printed by A list of numbers, 2025",
        "www.example.org/islands",
        "Checked on 6 May 2025",
    ]
    assert [row.target for row in rows(shown, "choice")] == ["contact-code:GB-2"]
    assert rows(shown, "callout")[0].body == "Hotlines are not emergency lines."
    assert [row.target for row in rows(shown, "way")] == ["channel:image-hotline"]


@pytest.mark.parametrize("code", ["AT", "other"])
def test_where_nothing_is_known_there_is_what_holds_everywhere(content: Content, code: str) -> None:
    shown = screen(content, Place("country", code))
    assert shown.lead.startswith("Is a child in danger now?")
    assert not rows(shown, "service")
    assert not rows(shown, "callout")
    assert [row.body for row in rows(shown, "way")] == ["It knows the other hotlines."]


def test_the_code_of_a_country_names_what_it_opens_and_whom_to_call(content: Content) -> None:
    code = screen(content, Place("contact-code", "GB-2")).code
    assert code is not None
    assert code.url == "https://www.example.org/islands"
    assert code.host == "www.example.org"
    assert (code.alternative, code.number) == ("United Kingdom: Emergency number", "999")


@pytest.mark.parametrize(
    "target",
    [
        Place("guide", "talk"), Place("guide"), Place("outcome", "about"), Place("countries", "2"),
        Place("countries", "0"), Place("country", "FR"), Place("country"),
        Place("contact-code", "GB-1"), Place("contact-code", "GB"), Place("contact-code", "AT-1"),
    ],
)  # fmt: skip
def test_what_is_no_place(content: Content, target: Place) -> None:
    assert not exists(target, content)


@given(data=st.data())
def test_any_way_through_it_and_back_ends_at_the_start(
    content: Content, data: st.DataObject
) -> None:
    places = st.sampled_from(list(routes(Kiosk(content, Settings(), str))))
    state = apply(VisitState(), Open(START), content)
    for place in data.draw(st.lists(places, max_size=12)):
        state = apply(state, Open(place), content)
        build_screen(Kiosk(content, Settings(), str), state)
    for _ in state.trail:
        state = apply(state, Back(), content)
    assert state.trail == (START,)
