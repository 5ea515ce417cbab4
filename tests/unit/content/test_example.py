"""data/example: another country's bundle works without touching code, and is a model to follow."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache
from typing import get_args
from urllib.parse import urlsplit

import pytest
from babel.messages.pofile import read_po

from kiosk.content.blocks import Block
from kiosk.content.compile import check_folder
from kiosk.content.model import Content, Service
from kiosk.settings import ProfileName, Settings
from kiosk.visit.routes import routes
from kiosk.visit.screen import Kiosk, Screen
from kiosk.visit.screens import build_screen, strip
from kiosk.visit.state import VisitState
from tests.makers import EXAMPLE, TODAY, compiled
from tests.unit.test_no_country import patterns

PROFILES = get_args(ProfileName)
LANGUAGES = ("en", "ar")


@cache
def in_language(language: str) -> Content:
    return compiled(EXAMPLE, language)


@pytest.fixture
def example() -> Content:
    return in_language("en")


def kiosk(content: Content, profile: ProfileName = "school") -> Kiosk:
    return Kiosk(content, Settings(profile=profile), str)


def screens(at: Kiosk) -> list[Screen]:
    return [build_screen(at, VisitState((place,))) for place in routes(at)]


def texts(screen: Screen) -> list[str]:
    rows = (*screen.rows, *screen.entries)
    shown = [text for row in rows for text in (row.title, row.body, row.number, row.caption)]
    code = [screen.code.url, screen.code.number] if screen.code else []
    return [screen.title, screen.lead, screen.section, *shown, *code]


def test_it_is_clean_and_stays_so() -> None:
    assert check_folder(EXAMPLE, TODAY) == ()
    assert check_folder(EXAMPLE, date(2046, 11, 21)) == ()


@pytest.mark.parametrize("profile", PROFILES)
def test_a_visitor_finds_everything_in_five_touches(example: Content, profile: ProfileName) -> None:
    assert set(example.profiles) == set(PROFILES)
    ways = routes(kiosk(example, profile))
    places = {(place.kind, place.id) for place in ways}
    assert {("help", ""), ("report", ""), ("learn", ""), ("numbers", "")} <= places
    assert example.guide
    assert {("outcome", each) for each in example.guide.outcomes} <= places
    assert ("country", "FR") in places
    assert {("code", each) for each in example.profiles[profile].channels} <= places
    assert max(map(len, ways.values())) <= 5


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("profile", PROFILES)
def test_its_screens_know_of_no_other_country(language: str, profile: ProfileName) -> None:
    at = kiosk(in_language(language), profile)
    shown = [text for screen in screens(at) for text in texts(screen)]
    name = {"en": "Examplia", "ar": "إكزامبليا"}[language]
    assert any(name in text for text in shown)
    assert [text for text in shown for pattern in patterns() if pattern.search(text)] == []
    assert [row.number for row in strip(at)] == ["555 1", "555 2", "555 3"]


def test_each_language_has_the_same_places() -> None:
    english, arabic = (routes(kiosk(in_language(language))) for language in LANGUAGES)
    assert english == arabic


def test_its_second_language_is_complete() -> None:
    with (EXAMPLE / "locales" / "ar.po").open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    assert len(messages) > 90
    assert [str(each.id) for each in messages if not each.string or each.fuzzy] == []
    arabic = in_language("ar")
    assert [screen.title for screen in screens(kiosk(arabic)) if "Report" in screen.title] == []
    assert {each.code for each in arabic.languages} == set(LANGUAGES)


def test_a_code_opens_the_page_in_the_visitors_language() -> None:
    for language in LANGUAGES:
        codes = [screen.code for screen in screens(kiosk(in_language(language))) if screen.code]
        urls = {code.url for code in codes}
        assert f"https://report.example.org/police/{language}" in urls


def test_what_it_says_can_be_seen_to_be_invented(example: Content) -> None:
    written = "\n".join(
        file.read_text("utf-8") for file in EXAMPLE.rglob("*") if file.suffix in (".yaml", ".md")
    )
    addresses = re.findall(r"https?://[^\s\"]+", written)
    hosts = {urlsplit(address).hostname or "" for address in addresses}
    assert {host.partition(".")[2] for host in hosts} == {"example.org"}
    phones = re.findall(r"phone: (.+)", written)
    assert len(phones) > 5
    assert [phone for phone in phones if not phone.startswith("555 ")] == []


def test_it_is_a_model_for_every_part_of_the_format(example: Content) -> None:
    articles = (*example.pages.values(), *example.questions.values())
    used = {type(block) for article in articles for block in article.blocks}
    assert set(get_args(Block)) - used == set()
    services = example.services.values()
    optional = set(Service.__struct_fields__) - {"reach_through"}
    assert [name for name in optional if not any(getattr(each, name) for each in services)] == []
    assert (EXAMPLE / "media").is_dir()
    assert example.guide
    assert example.directory
    assert "withheld" in (EXAMPLE / "services.yaml").read_text("utf-8")


# In the time of Examplia, which is that of the Azores: an hour behind UTC.
@pytest.mark.parametrize(
    ("now", "line", "office"),
    [
        ("2026-11-27 18:30", "Open until 02:00", "Opens Monday 09:00"),  # Friday evening …
        ("2026-11-28 02:30", "Open until 02:00", "Opens Monday 09:00"),  # … and in that night
        ("2026-11-28 03:30", "Opens at 14:00", "Opens Monday 09:00"),
        ("2026-11-25 12:30", "Opens at 14:00", "Open until 12:00"),  # Wednesday
        ("2026-11-25 13:30", "Opens at 14:00", "Opens Thursday 09:00"),
        ("2026-12-24 12:30", "Opens at 14:00", "Opens 4 Jan 09:00"),
        ("2027-01-01 12:30", "Opens at 14:00", "Opens Monday 09:00"),
    ],
)
def test_its_hours_are_told_in_its_own_time(
    example: Content, now: str, line: str, office: str
) -> None:
    at = kiosk(example, "airport").arriving(datetime.fromisoformat(now).replace(tzinfo=UTC))
    places = {place.kind: place for place in routes(at)}
    rows = build_screen(at, VisitState((places["numbers"],))).rows
    told = [re.sub("[\u2066\u2069]", "", row.title) for row in rows if row.kind == "opening"]
    assert sorted(told) == sorted(["Open 24 hours", "Open 24 hours", line, office])
