"""A page in easy words beside the whole one."""

from __future__ import annotations

from kiosk.content.checking import check_bundle
from kiosk.content.compile import check_folder, contents_of
from kiosk.settings import Settings
from kiosk.visit.rows import Row
from kiosk.visit.screen import Kiosk
from kiosk.visit.screens import build_screen
from kiosk.visit.state import START, Place, VisitState
from tests.makers import ContentMaker

EASY, ISLAND, SIGNS = "pages/easy.md", "pages/island.md", "pages/signs.md"


def with_easy_version(maker: ContentMaker, of: str = "signs", file: str = EASY) -> ContentMaker:
    text = (maker.folder / SIGNS).read_text()
    name = file.removeprefix("pages/").removesuffix(".md")
    return maker.write(file, text.replace("id: signs", f"id: {name}\neasy_of: {of}"))


def problems_of(maker: ContentMaker) -> list[str]:
    return [f"{each.file}: {each.code}" for each in check_folder(maker.folder, maker.today)]


def rows_of(maker: ContentMaker, page: str) -> tuple[Row, ...]:
    content = contents_of(check_bundle(maker.folder, maker.today))[0]
    return build_screen(
        Kiosk(content, Settings(), str), VisitState((START, Place("page", page)))
    ).rows


def test_each_leads_to_the_other_at_its_head(maker: ContentMaker) -> None:
    with_easy_version(maker)
    assert rows_of(maker, "signs")[0] == Row(
        "answer", "In easy words", symbol="learn", target="page:easy"
    )
    back, note = rows_of(maker, "easy")[:2]
    assert back.target == "page:signs"
    assert note.body == "Easy words. Not yet checked by readers."
    assert not rows_of(maker, "about")[0].target.startswith("page:easy")


def test_readers_who_checked_it_are_named(maker: ContentMaker) -> None:
    with_easy_version(maker).replace(EASY, "audience:", "readers: Klaro, 2025\naudience:")
    assert rows_of(maker, "easy")[1].body == "Easy words. Checked by readers: Klaro, 2025"


def test_a_long_sentence_is_a_problem(maker: ContentMaker) -> None:
    with_easy_version(maker).replace(EASY, "Somebody may be afraid.", "One. " + "no " * 15 + "go.")
    assert problems_of(maker) == [f"{EASY}: too-much-text"]
    maker.replace(EASY, "no " * 15, "no " * 14)
    assert problems_of(maker) == []


def test_it_is_of_a_page_that_is_there(maker: ContentMaker) -> None:
    assert problems_of(with_easy_version(maker, "sings")) == [
        f"{EASY}: unreachable",
        f"{EASY}: dead-link",
    ]


def test_a_page_has_one_easy_version(maker: ContentMaker) -> None:
    with_easy_version(with_easy_version(maker), file=ISLAND)
    assert problems_of(maker) == [f"{ISLAND}: duplicate"]
