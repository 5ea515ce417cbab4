"""Language, text size and contrast: chosen in the dock, kept for one visit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QTextLayout
from PySide6.QtQuick import QQuickItem

from kiosk import paths
from kiosk.content.compiled import CheckedContent, checked
from kiosk.display.panel import PanelSize
from kiosk.display.stage import Stage, shown_in_languages
from kiosk.display.tour import settled_frame
from kiosk.settings import Settings
from kiosk.visit.direction import directed
from kiosk.visit.state import (
    LANGUAGES,
    START,
    Ask,
    ChooseLanguage,
    ChooseTextSize,
    ChooseTheme,
    Open,
    Place,
    VisitState,
)
from tests.arabic import arabic, write_program_words
from tests.display.conftest import FORMATS, NOON, Clock
from tests.display.finger import find, key, names, tap
from tests.makers import compile_in_languages

LEAST_NORMAL_MM = 4.8
LEAST_LARGE_MM = 7.33  # 0.7 degrees from 600 mm


@pytest.fixture(scope="module")
def lumbria(tmp_path_factory: pytest.TempPathFactory) -> CheckedContent:
    """A small bundle in three languages."""
    titles = {"en": "Lumbria", "fr": "Lumbrie", "ar": arabic("Lumbria")}
    out = tmp_path_factory.mktemp("lumbria") / "out"
    return checked(compile_in_languages(out, titles, with_letters=True))


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_program_words(tmp_path_factory.mktemp("words"))


Speaking = Callable[..., Stage]


@pytest.fixture
def speaking(
    qapp: QGuiApplication, lumbria: CheckedContent, words: Path, clock: Clock
) -> Iterator[Speaking]:
    """Make stages that offer three languages."""
    made: list[Stage] = []

    def make(size: PanelSize = FORMATS["portrait"]) -> Stage:
        settings = Settings(languages=("en", "fr", "ar"))
        stage = Stage(
            shown_in_languages(lumbria, settings, size),
            paths.resources(),
            words,
            clock,
            now=lambda: NOON,
        )
        made.append(stage)
        stage.window.show()
        stage.visit.settle()
        settled_frame(stage)
        return stage

    yield make
    for stage in made:
        if hasattr(stage, "window"):
            stage.close()


def chosen(stage: Stage, language: str) -> None:
    (tool,) = [name for name in names(stage) if name.endswith(f": {stage.visit.tools.language}")]
    tap(stage, tool)
    tap(stage, language)


# --- language -----------------------------------------------------------------------------


def test_a_language_is_two_touches_away_and_the_page_stays(speaking: Speaking) -> None:
    stage = speaking()
    stage.visit.act(Open(START))
    for place in (START, Place("help"), Place("page", "signs"), Place("code", "image-hotline")):
        stage.visit.act(Open(place))
        settled_frame(stage)
        chosen(stage, "العربية")
        assert stage.visit.state.place == place
        assert arabic("Leave now") in names(stage)
        chosen(stage, "English")
        assert "Leave now" in names(stage)


def test_the_list_is_left_as_every_page_is(speaking: Speaking, clock: Clock) -> None:
    stage = speaking()
    stage.visit.act(Open(START))
    settled_frame(stage)
    for leave_list in (
        lambda: key(stage, Qt.Key.Key_Escape),
        lambda: tap(stage, "Back"),
        lambda: tap(stage, "English"),
    ):
        clock.now += 10
        stage.visit.tools.switchLanguages()
        settled_frame(stage)
        assert stage.visit.state.place == LANGUAGES
        leave_list()
        assert stage.visit.state.trail == (START,)
    stage.visit.tools.switchLanguages()
    settled_frame(stage)
    tap(stage, "Leave now")
    assert stage.visit.state.ended


def test_the_page_of_a_long_text_stays(speaking: Speaking) -> None:
    stage = speaking(FORMATS["small"])
    stage.visit.act(Open(START))
    stage.visit.act(Open(Place("numbers")))
    settled_frame(stage)
    stage.visit.tools.switchTextSize()
    settled_frame(stage)
    tap(stage, "Down")
    second = settled_frame(stage)
    stage.visit.tools.switchLanguages()
    settled_frame(stage)
    stage.visit.back()
    assert settled_frame(stage) == second


def test_a_language_that_is_not_offered_changes_nothing(speaking: Speaking) -> None:
    stage = speaking()
    stage.visit.open("language:xx")
    assert stage.visit.state == VisitState()


def test_while_the_question_is_asked_no_tool_works(speaking: Speaking) -> None:
    stage = speaking()
    stage.visit.act(Open(START))
    stage.visit.act(Ask())
    settled_frame(stage)
    for name in ("Language: English", "Text size", "Contrast"):
        assert not find(stage, name).enabled


def test_the_next_visit_begins_like_the_first(speaking: Speaking) -> None:
    first = speaking()
    before, colour = names(first), settled_frame(first).pixel(2, 2)
    first.visit.act(ChooseLanguage("ar"))
    first.visit.act(ChooseTextSize("large"))
    first.visit.act(ChooseTheme("contrast"))
    assert settled_frame(first).pixel(2, 2) != colour
    first.close()
    again = speaking()
    assert (names(again), settled_frame(again).pixel(2, 2)) == (before, colour)
    assert again.visit.state == VisitState()


# --- the attract screen -------------------------------------------------------------------


def test_the_call_goes_round_and_begins_in_its_language(speaking: Speaking) -> None:
    stage = speaking()
    assert stage.visit.title == "Touch the screen"
    stage.visit.call_next()
    stage.visit.call_next()
    settled_frame(stage)
    assert stage.visit.title == arabic("Touch the screen")
    tap(stage, arabic("Touch the screen"))
    assert stage.visit.state == VisitState((START,), language="ar")


def test_a_call_among_the_others_begins_in_its_language(speaking: Speaking) -> None:
    stage = speaking()
    tap(stage, "العربية")
    assert stage.visit.state == VisitState((START,), language="ar")


# --- right to left ------------------------------------------------------------------------


@pytest.mark.parametrize("size", FORMATS.values(), ids=FORMATS.keys())
def test_the_screen_is_mirrored_and_leave_now_stays(speaking: Speaking, size: PanelSize) -> None:
    stage = speaking(size)
    stage.visit.act(Open(START))
    settled_frame(stage)
    back, leave = find(stage, "Back").rect, find(stage, "Leave now").rect
    stage.visit.act(ChooseLanguage("ar"))
    settled_frame(stage)
    mirrored, stays = find(stage, arabic("Back")).rect, find(stage, arabic("Leave now")).rect
    assert (back.center().x() < size.width / 2) and (mirrored.center().x() > size.width / 2)
    assert stays == leave


def _order(text: str, parts: tuple[str, str]) -> bool:
    """Whether the first of two parts of a text is drawn to the left of the second."""
    layout = QTextLayout(text)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    one, other = (line.cursorToX(text.index(part) + 1)[0] for part in parts)
    return bool(one < other)


def test_a_number_is_drawn_as_it_is_dialled(qapp: QGuiApplication) -> None:
    text = "اتصل 8002 1234 الآن"
    assert _order(directed(text), ("8002", "1234"))
    assert not _order(text, ("8002", "1234"))


def test_what_is_counted_has_the_digits_of_the_language(speaking: Speaking) -> None:
    stage = speaking()
    stage.visit.act(ChooseLanguage("ar"))
    stage.visit.act(Ask())
    settled_frame(stage)
    assert any("٣٠" in name for name in names(stage))


# --- text size and contrast ---------------------------------------------------------------


def small_texts(stage: Stage, least_mm: float) -> list[str]:
    """Texts whose capitals are lower than they may be."""
    least = least_mm * stage.size.px_per_mm
    return [
        str(item.property("text"))
        for item in _texts(stage.window.contentItem())
        if QFontMetricsF(item.property("font")).capHeight() < least - 0.5
    ]


def _texts(item: QQuickItem) -> Iterator[QQuickItem]:
    if item.inherits("QQuickText") and item.isVisible() and item.property("text"):
        yield item
    for child in item.childItems():
        yield from _texts(child)


@pytest.mark.parametrize("size", FORMATS.values(), ids=FORMATS.keys())
def test_no_capital_is_lower_than_it_may_be(speaking: Speaking, size: PanelSize) -> None:
    stage = speaking(size)
    stage.visit.act(Open(START))
    for place in (START, LANGUAGES, Place("help"), Place("code", "image-hotline")):
        stage.visit.act(Open(place))
        for text_size, least in (("normal", LEAST_NORMAL_MM), ("large", LEAST_LARGE_MM)):
            stage.visit.act(ChooseTextSize(text_size))  # type: ignore[arg-type]
            settled_frame(stage)
            assert small_texts(stage, least) == []
    stage.visit.act(ChooseTextSize("normal"))
    settled_frame(stage)
    assert small_texts(stage, LEAST_LARGE_MM) != []


def test_on_a_small_panel_the_pager_leaves_large_text_its_room(speaking: Speaking) -> None:
    stage = speaking(FORMATS["small"])
    stage.visit.act(Open(START))
    stage.visit.act(ChooseTextSize("large"))
    stage.visit.act(Open(Place("help")))
    settled_frame(stage)
    up, down = find(stage, "Up").rect, find(stage, "Down").rect
    assert (up.left(), up.bottom() < down.top()) == (down.left(), True)
    assert min(up.height(), up.width()) > 20 * stage.size.px_per_mm
    # A button beside the rows needs the width.
    stage.visit.act(Open(Place("page", "for-you")))
    settled_frame(stage)
    beside, more = find(stage, "Up").rect, find(stage, "More").rect
    assert beside.top() == find(stage, "Down").rect.top()
    assert more.width() > 1.4 * up.width()


def test_a_code_is_black_on_white_in_high_contrast(speaking: Speaking) -> None:
    stage = speaking()
    stage.visit.act(Open(START))
    stage.visit.act(Open(Place("code", "image-hotline")))
    before = settled_frame(stage)
    stage.visit.act(ChooseTheme("contrast"))
    after = settled_frame(stage)
    (code,) = [node for node in _nodes(stage) if node.is_code]
    assert before.copy(code.rect) == after.copy(code.rect)
    assert before != after


def _nodes(stage: Stage):
    from kiosk.display.accessible import read_tree

    return read_tree(stage.window)
