"""The safety note: on the first page that speaks of abuse, and never before a number."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.content.compile import compile_folder
from kiosk.content.compiled import checked
from kiosk.content.model import Bullets, Contact, Content, PageLink, Paragraph
from kiosk.settings import Settings
from kiosk.visit.rows import Row
from kiosk.visit.screen import Kiosk
from kiosk.visit.screens import build_screen
from kiosk.visit.state import START, Open, Place, VisitState, apply
from tests.stories import Story, page, words

LUXEMBOURG = Path(__file__).parents[3] / "data" / "luxembourg"


@pytest.fixture(scope="module")
def luxembourg(tmp_path_factory: pytest.TempPathFactory) -> Content:
    folder = tmp_path_factory.mktemp("content") / "content"
    assert compile_folder(LUXEMBOURG, folder, date(2026, 11, 21)) == ()
    return checked(folder).content("en")


def first_read(content: Content, name: str) -> tuple[Row, ...]:
    """The rows of a page that is the first one a visitor opens."""
    state = apply(VisitState((START,)), Open(Place("page", name)), content)
    return build_screen(Kiosk(content, Settings(), str), state).rows


def late_numbers(rows: tuple[Row, ...], content: Content) -> list[str]:
    """The numbers that stand below the safety note."""
    (note,) = (place for place, row in enumerate(rows) if row.kind == "safety")
    phones = [each.phone for each in (*content.services.values(), *content.emergency)]
    below = " ".join(f"{row.title} {row.body} {row.number}" for row in rows[note + 1 :])
    return [phone for phone in phones if phone and phone in below]


def test_no_number_waits_behind_it_on_any_page(luxembourg: Content) -> None:
    sensitive = [each.id for each in luxembourg.pages.values() if each.content_note]
    assert sensitive
    for name in sensitive:
        assert late_numbers(first_read(luxembourg, name), luxembourg) == [], name


def test_a_number_that_waited_would_have_been_found(luxembourg: Content) -> None:
    rows = first_read(luxembourg, "for-young-people")
    note = next(row for row in rows if row.kind == "safety")
    at_the_head = (note, *(row for row in rows if row.kind != "safety"))
    assert {"116 111", "113", "8002 6002"} <= set(late_numbers(at_the_head, luxembourg))


def test_it_stands_on_no_screen_but_an_article(luxembourg: Content) -> None:
    kiosk = Kiosk(luxembourg, Settings(), str)
    calm = [Place("page", each.id) for each in luxembourg.pages.values() if not each.content_note]
    for place in (Place("help"), Place("numbers"), Place("code", "stopline"), *calm):
        state = apply(VisitState((START,)), Open(place), luxembourg)
        assert "safety" not in [row.kind for row in build_screen(kiosk, state).rows]


def kinds_of(*blocks) -> list[str]:
    """The kinds of rows of a first page made of these blocks."""
    story = Story()
    story.pages[2] = page("signs", *blocks, speaks_of_abuse=True)
    return [row.kind for row in first_read(story.content(), "signs")]


TEXT, CALL = Paragraph(words("Listen.")), Paragraph(words("Call 113."))
CARD, LINK = Contact("police"), PageLink("law")


def test_without_a_number_it_is_the_head():
    assert kinds_of(TEXT, LINK) == ["safety", "paragraph", "answer", "caption"]


def test_it_stands_below_the_whole_card():
    kinds = ["paragraph", "service", "detail", "safety", "paragraph", "answer", "caption"]
    assert kinds_of(TEXT, CARD, TEXT, LINK) == kinds


def test_it_stands_below_a_number_in_running_text():
    assert kinds_of(CALL, TEXT) == ["paragraph", "safety", "paragraph", "caption"]


def test_it_does_not_part_a_list():
    calls = Bullets((words("Listen."), words("Call 113."), words("Stay.")))
    assert kinds_of(calls, TEXT) == ["item", "item", "item", "safety", "paragraph", "caption"]


def test_a_list_further_down_is_below_it():
    listed = Bullets((words("Listen."),))
    assert kinds_of(CALL, TEXT, listed)[:3] == ["paragraph", "safety", "paragraph"]
    assert kinds_of(TEXT, listed)[0] == "safety"
    assert kinds_of(listed, TEXT)[0] == "safety"
