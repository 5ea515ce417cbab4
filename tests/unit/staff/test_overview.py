"""What the staff panel says of a kiosk."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from kiosk import __version__
from kiosk.content.greeting import Greeting
from kiosk.content.model import Content, Language
from kiosk.settings import Host, Settings
from kiosk.staff.last_start import LastStart
from kiosk.staff.overview import clock_of, facts_due, overview, with_stored
from kiosk.staff.records import (
    Clock,
    DueFact,
    Lack,
    LanguageReview,
    Refusal,
    Slot,
    Storage,
    Stored,
)
from tests.stories import CHECKED, Story, channel, service

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
OFFERED = {"en": Greeting("English", {}), "fr": Greeting("Français", {})}
LANGUAGES = (
    Language("en", "reviewed", "A. Person", "2026-10-01"),
    Language("fr", "draft", translated=995, fuzzy=4, missing=1),
    Language("de", "draft"),
)


@pytest.fixture
def content() -> Content:
    return replace(Story().content(), time_floor="2026-11-20", languages=LANGUAGES)


def test_it_tells_of_what_is_offered(content: Content) -> None:
    settings = Settings(host=Host(kiosk="Main hall"))
    found = overview(content, OFFERED, settings, NOON, lacks=[Lack("swap", "too low")])
    assert (found.content, found.title, found.kiosk) == ("example 1", "Example", "Main hall")
    assert found.program == __version__
    assert found.languages == (
        LanguageReview("en", "English", "reviewed", "A. Person", "2026-10-01"),
        LanguageReview("fr", "Français", "draft", translated=99),
    )
    assert found.lacks == (Lack("swap", "too low"),)
    # What only the store knows.
    assert (found.publisher, found.is_demonstration, found.slots) == ((), False, ())


def test_the_time_is_that_of_the_place(content: Content) -> None:
    assert clock_of(content, NOON) == Clock("2026-11-23 13:00", "2026-11-20", is_behind=False)
    found = overview(content, OFFERED, Settings(), NOON, last_start=LastStart(NOON, "died"))
    assert found.last_start
    assert f"{found.last_start.at:%H:%M}" == "13:00"
    assert found.last_start.why == "died"


def test_a_clock_that_is_behind_is_said_to_be(content: Content) -> None:
    assert clock_of(content, datetime(1970, 1, 1, tzinfo=UTC)).is_behind
    assert not clock_of(content, datetime(2026, 11, 20, tzinfo=UTC)).is_behind


def test_facts_are_due_when_their_months_are_over() -> None:
    old = replace(CHECKED, checked_on="2025-01-01")
    older = replace(CHECKED, checked_on="2024-12-31")
    plain = Story().content()
    before = date(2026, 2, 28)
    assert facts_due(plain, before) == ()
    story = Story()
    story.channels[0] = channel("hotline", origin=old)
    story.services[1] = service("line", "116 111", facts={"hours": older})
    assert facts_due(story.content(), before) == (
        DueFact("Line", "hours", "2024-12-31", ("Example",)),
        DueFact("Report to hotline", "", "2025-01-01", ("Example",)),
    )
    # All of them in the end; a clock that is behind does not make facts younger.
    everything = facts_due(plain, date(2099, 1, 1))
    assert len(everything) == 8
    late = replace(plain, time_floor="2099-01-01")
    assert facts_due(late, date(1970, 1, 1)) == everything


def test_what_the_store_holds_goes_before_what_the_panel_began_with(content: Content) -> None:
    began = overview(content, OFFERED, Settings(), NOON)
    slots = (Slot("2-example-2", "active", "example 2"),)
    found = with_stored(began, Stored(slots, ("amber canoe",), Storage(1, 2), True, "2026-11-22"))
    assert (found.content, found.slots, found.publisher) == ("example 2", slots, ("amber canoe",))
    assert (found.is_demonstration, found.storage) == (True, Storage(1, 2))
    assert found.clock == Clock("2026-11-23 13:00", "2026-11-22", is_behind=False)


def test_a_clock_is_behind_where_a_bundle_was_made_later(content: Content) -> None:
    began = overview(content, OFFERED, Settings(), NOON)
    slots = (Slot("2-example-2", "active", "example 2"),)
    for day, floor, is_behind in (
        ("", "2026-11-20", False),
        ("2026-11-23", "2026-11-23", False),
        ("2026-11-24", "2026-11-24", True),
    ):
        clock = with_stored(began, Stored(slots, created=day)).clock
        assert (clock.floor, clock.is_behind) == (floor, is_behind)


def test_a_store_that_cannot_be_looked_at_changes_nothing_else(content: Content) -> None:
    began = overview(content, OFFERED, Settings(), NOON)
    refusal = Refusal("pointer-damaged", "It cannot be read.", "Recover it.")
    found = with_stored(began, Stored((), refusal=refusal))
    assert found == began._replace(store_refusal=refusal)
