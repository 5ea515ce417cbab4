"""What changes for readers: single changes to the clean bundle, and the entries each must give."""

from __future__ import annotations

import shutil
from datetime import date

import pytest
from msgspec.structs import replace

from kiosk.content.difference import Edition, difference
from tests.makers import ContentMaker
from tests.unit.content.changed_facts import CHANGED_FACTS
from tests.unit.content.changed_texts import CHANGED_TEXTS, CHANGED_WAYS
from tests.unit.content.edits import FRENCH, SERVICES, WAYS, Edit, edition, told

CHANGED = CHANGED_FACTS | CHANGED_TEXTS


@pytest.fixture
def guided(maker: ContentMaker) -> ContentMaker:
    """A clean bundle with a guide and with other countries."""
    shutil.copytree(WAYS, maker.folder, dirs_exist_ok=True)
    return maker


@pytest.mark.parametrize(("change", "expected"), CHANGED.values(), ids=list(CHANGED))
def test_a_change(maker: ContentMaker, change: Edit, expected: list[str]) -> None:
    before = edition(maker)
    change(maker)
    assert told(difference(before, edition(maker))) == expected


@pytest.mark.parametrize(("change", "expected"), CHANGED_WAYS.values(), ids=list(CHANGED_WAYS))
def test_a_change_of_ways(guided: ContentMaker, change: Edit, expected: list[str]) -> None:
    before = edition(guided)
    change(guided)
    assert told(difference(before, edition(guided))) == expected


def test_nothing_changes_where_nothing_changed(guided: ContentMaker) -> None:
    assert difference(edition(guided), edition(guided)) == ()


def test_what_was_confirmed_long_ago_is_no_longer(maker: ContentMaker) -> None:
    before, after = edition(maker), edition(maker, date(2026, 5, 6))
    assert told(difference(before, after)) == [
        "changed service:helpline state: confirmed → published",
        "changed page:signs state: confirmed → published",
    ]


def test_the_names_and_values_are_those_of_the_language_that_is_wanted(
    maker: ContentMaker,
) -> None:
    before = edition(maker)
    maker.replace(FRENCH, "Gratuit", "C’est gratuit").replace(
        SERVICES, "Mo-Fr 14:00", "Mo-Fr 15:00"
    )
    after = edition(maker)
    for language, name in {
        "fr": "Ligne d’écoute de la Lumbrie",
        "uk": "Helpline of Lumbria",
    }.items():
        hours, cost = difference(before, after, language)
        assert (hours.name, hours.languages[:1]) == (name, ("fr" if language == "fr" else "en",))
        assert (cost.before, cost.after, cost.languages) == ("Gratuit", "C’est gratuit", ("fr",))


def test_where_they_share_no_language_the_first_of_each_are_compared(maker: ContentMaker) -> None:
    before = edition(maker)
    maker.replace("pages/about.md", "icon: info", "icon: learn")
    contents, pictures = edition(maker)
    found = told(difference(before, Edition({"pt": contents["en"]}, pictures)))
    assert found == ["removed language:fr", "changed page:about details"]


def test_without_any_language_all_is_new(maker: ContentMaker) -> None:
    changes = difference(Edition({}, {}), edition(maker))
    assert {change.kind for change in changes} == {"new"}
    assert {change.kind for change in difference(edition(maker), Edition({}, {}))} == {"removed"}
    assert difference(Edition({}, {}), Edition({}, {})) == ()


def test_a_long_text_is_not_told(maker: ContentMaker) -> None:
    before = edition(maker)
    long = " · ".join(f"{number:03}" for number in range(40))
    phones = edition(maker)
    strip = tuple(replace(each, label=long) for each in phones.contents["en"].emergency)
    after = Edition({"en": replace(phones.contents["en"], emergency=strip)}, phones.pictures)
    (change,) = (each for each in difference(before, after) if each.what == "emergency")
    assert (change.before != "", change.after) == (True, "")
