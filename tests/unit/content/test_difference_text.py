"""The sentences of a list of changes, in English and in other words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.content.aspects import Aspect
from kiosk.content.change import Change
from kiosk.content.difference import difference
from kiosk.content.difference_text import as_data, as_text, line_of
from tests.makers import ContentMaker
from tests.unit.content.edits import edition

PHONE = Change("changed", "service", "kjt", "KJT", "phone", before="12 34", after="12 35")
SENTENCES = {
    PHONE: "KJT: telephone number: 12 35 (before: 12 34)",
    Change("new", "service", "kjt", "KJT", after="12 34"): "KJT: 12 34",
    Change("removed", "service", "kjt", "KJT", before="12 34"): "KJT: 12 34",
    Change("removed", "service", "kjt", "KJT", "cost", before="Free"): "KJT: cost: Free",
    Change("changed", "service", "kjt", "KJT", "state", "hours", "confirmed", "published"): (
        "KJT: opening hours: how sure we are: as printed (before: confirmed)"
    ),
    Change("changed", "country", "FR", "France", "state", "119", "published", "confirmed"): (
        "France: 119: how sure we are: confirmed (before: as printed)"
    ),
    Change("changed", "service", "kjt", "KJT", "languages", before="en, fr", after="pt-BR"): (
        "KJT: languages spoken: Portuguese (before: English, French)"
    ),
    Change("changed", "page", "signs", "Signs", "text", untranslated=("fr", "lb")): (
        "Article “Signs”: text; not yet translated: French, Luxembourgish"
    ),
    Change("changed", "page", "a", "A {b}", "title", languages=("fr",), everywhere=False): (
        "Article “A {b}”: title; only in: French"
    ),
    Change("changed", "emergency", "", "", "phone"): (
        "The numbers on every screen: telephone number"
    ),
    Change("changed", "channel", "form", "The form", "address"): (
        "Reporting channel “The form”: web address"
    ),
    Change("new", "guide", "", ""): "Help me choose",
    Change("new", "language", "fr", "fr"): "Language: French",
    Change("changed", "language", "fr", "fr", "review", before="draft", after="reviewed"): (
        "Language: French: review: reviewed (before: not reviewed yet)"
    ),
    Change("new", "language", "{0}", "{0}"): "Language: {0}",
    Change("changed", "guide-question", "", "", "order"): "Help me choose: order",
    Change("changed", "language", "", "", "order"): "Languages: order",
    Change("changed", "service", "", "", "order"): "Numbers and addresses: order",
    Change("changed", "facts", "", "", "checked", count=12): "Only the day of a check: 12",
}


@pytest.mark.parametrize(("change", "sentence"), SENTENCES.items(), ids=list(SENTENCES.values()))
def test_a_sentence(change: Change, sentence: str) -> None:
    assert line_of(change).sentence == sentence


def test_the_words_are_those_of_who_reads() -> None:
    french = {
        "Changed": "Modifié",
        "telephone number": "numéro de téléphone",
        "{name}: {detail}": "{name} : {detail}",
        "{after} (before: {before})": "{after} (avant : {before})",
        "not yet translated: {languages}": "pas encore traduit : {languages}",
    }
    change = Change(
        "changed", "service", "kjt", "KJT", "phone", "", "12", "13", untranslated=("de", "pt")
    )
    line = line_of(change, "fr", lambda text: french.get(text, text))
    assert line == (
        "Modifié",
        "KJT : numéro de téléphone : 13 (avant : 12); pas encore traduit : allemand, portugais",
    )


def test_a_terminal_shows_what_might_command_it_as_an_escape() -> None:
    (line,) = as_text([Change("new", "page", "a", "\x1b[31m\u202e")])
    assert line == "New      Article “\\x1b[31m\\u202e”"


def test_nothing_is_said_in_a_sentence_too() -> None:
    assert list(as_text([])) == ["Nothing changes for readers."]
    assert as_data([]) == []


def test_what_machines_get(maker: ContentMaker) -> None:
    before = edition(maker)
    maker.replace("services.yaml", "cost: Free", "cost: A few cents")
    (data,) = as_data(difference(before, edition(maker)))
    assert data == {
        "kind": "changed",
        "what": "service",
        "id": "helpline",
        "name": "Helpline of Lumbria",
        "aspect": "cost",
        "part": "",
        "before": "Free",
        "after": "A few cents",
        "languages": ("en", "fr"),
        "everywhere": True,
        "untranslated": ("fr",),
        "count": 1,
        "sentence": "Helpline of Lumbria: cost: A few cents (before: Free); "
        "not yet translated: French",
    }


def test_every_kind_and_aspect_is_documented() -> None:
    document = (Path(__file__).parents[3] / "docs" / "content-format.md").read_text("utf-8")
    table = document.partition("## What an update changes")[2].partition("\n## ")[0]
    named = set(re.findall(r"`([a-z_]+)`", table))
    assert set(Aspect.__args__) <= named
