"""The safety note: on the first page that speaks of abuse, and never before a number."""

from collections.abc import Iterable
from datetime import date
from itertools import dropwhile
from pathlib import Path

import pytest

from kiosk.content.blocks import Bullets, ChannelLink, Contact, Heading, PageLink, Paragraph
from kiosk.content.compile import compile_folder
from kiosk.content.compiled import checked
from kiosk.content.model import Content
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


def late_help(rows: Iterable[Row], content: Content) -> list[str]:
    """The numbers, contacts and ways to a code that stand below the safety note."""
    below = list(dropwhile(lambda row: row.kind != "safety", rows))
    phones = [each.phone for each in (*content.services.values(), *content.emergency)]
    text = " ".join(f"{row.title} {row.body} {row.number}" for row in below)
    late = [phone for phone in phones if phone and phone in text]
    return [*late, *(row.title for row in below if row.kind == "service" or _leads_to_code(row))]


def _leads_to_code(row: Row) -> bool:
    return row.target.startswith("channel:")


def with_note_first(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    note = next(row for row in rows if row.kind == "safety")
    return (note, *(row for row in rows if row != note))


def test_no_help_waits_behind_it_on_any_page(luxembourg: Content) -> None:
    sensitive = [each.id for each in luxembourg.pages.values() if each.content_note]
    assert len(sensitive) > 20
    for name in sensitive:
        rows = first_read(luxembourg, name)
        assert [row.kind for row in rows].count("safety") == 1, name
        assert late_help(rows, luxembourg) == [], name
        if not late_help(with_note_first(rows), luxembourg):
            assert rows[0].kind == "safety", name


def test_help_that_waited_would_have_been_found(luxembourg: Content) -> None:
    rows = with_note_first(first_read(luxembourg, "grooming"))
    found = late_help(rows, luxembourg)
    assert {"116 111", "113", "Kanner-Jugendtelefon (KJT)", "Police form: grooming"} <= set(found)


def test_it_stands_on_no_screen_but_an_article(luxembourg: Content) -> None:
    kiosk = Kiosk(luxembourg, Settings(), str)
    calm = [Place("page", each.id) for each in luxembourg.pages.values() if not each.content_note]
    others = (Place("help"), Place("numbers"), Place("code", "stopline"), Place("more", "grooming"))
    for place in (*others, *calm):
        state = apply(VisitState((START,)), Open(place), luxembourg)
        assert state.place == place
        assert "safety" not in [row.kind for row in build_screen(kiosk, state).rows]


def kinds_of(*blocks) -> list[str]:
    """The kinds of rows of a first page made of these blocks."""
    story = Story()
    story.pages[2] = page("signs", *blocks, speaks_of_abuse=True)
    return [row.kind for row in first_read(story.content(), "signs")]


TEXT, CALL = Paragraph(words("Listen.")), Paragraph(words("Call 113."))
CARD, FORM, LINK = Contact("police"), ChannelLink("hotline"), PageLink("law")


def test_without_a_number_it_is_the_head():
    assert kinds_of(TEXT, LINK) == ["safety", "paragraph", "answer", "caption"]
    assert kinds_of(TEXT, Heading(2, "More"), CALL, CARD) == ["safety", "paragraph", "caption"]


@pytest.mark.parametrize("gives_help", [CALL, CARD, FORM, Bullets((words("Call 113."),))])
def test_where_the_first_layer_helps_it_is_the_end(gives_help):
    assert kinds_of(gives_help, TEXT)[-3:] == ["paragraph", "safety", "caption"]
