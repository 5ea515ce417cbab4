"""What a visitor is told of hours: only where they are confirmed, and the clock can be trusted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.content.blocks import Contact, ServiceId
from kiosk.content.hours import Opening
from kiosk.content.model import Content, Origin, Service
from kiosk.settings import Settings
from kiosk.visit.opening import closed_last, opening_of, opening_text, tells_openings, trusted
from kiosk.visit.rows import Row
from kiosk.visit.screen import Kiosk
from kiosk.visit.screens import build_screen
from kiosk.visit.state import START, Place, VisitState
from tests.stories import CHECKED, PRINTED, Story, page, service

LUXEMBOURG = ZoneInfo("Europe/Luxembourg")
MONDAY_NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)
MONDAY_NIGHT = datetime(2026, 3, 2, 22, tzinfo=UTC)
OFFICE = "Mo-Fr 09:00-17:00; PH off"


def line(name: str, hours: str = OFFICE, origin: Origin = CHECKED, **changes: object) -> Service:
    """A service with hours, confirmed unless they come from elsewhere."""
    words = {"hours": hours, "hours_text": f"Hours of {name}"}
    return service(name, origin=origin, **{**words, **changes})


def content(*services: Service, language: str = "en") -> Content:
    """Services in a country, whose content knows of the first of March."""
    made = Story(services=list(services)).content()
    return replace(
        made,
        language=language,
        country="LU",
        time_zone="Europe/Luxembourg",
        time_floor="2026-03-01",
    )


def chips(shown: Content, now: datetime, place: str = "numbers") -> list[str]:
    """What the chips say, without the marks that keep a time together."""
    return [plain(row.title) for row in rows(shown, now, place) if row.kind == "opening"]


def rows(shown: Content, now: datetime, place: str = "numbers") -> tuple[Row, ...]:
    target, _, identifier = place.partition(":")
    kiosk = Kiosk(shown, Settings(), str).arriving(now)
    state = VisitState((START, Place(target, identifier)))  # type: ignore[arg-type]
    return build_screen(kiosk, state).rows


def plain(text: str) -> str:
    return text.replace("\u2066", "").replace("\u2069", "")


# --- who is told anything -----------------------------------------------------------------


def test_confirmed_hours_are_told() -> None:
    assert chips(content(line("a")), MONDAY_NOON) == ["Open until 17:00"]
    assert chips(content(line("a")), MONDAY_NIGHT) == ["Opens Tuesday 09:00"]


def test_open_and_closed_differ_in_more_than_colour() -> None:
    for now, symbol in ((MONDAY_NOON, "yes"), (MONDAY_NIGHT, "opens-later")):
        (chip,) = [row for row in rows(content(line("a")), now) if row.kind == "opening"]
        assert chip.symbol == symbol


def test_a_service_whose_hours_alone_are_confirmed_tells_them() -> None:
    told = line("a", origin=PRINTED, facts={"hours": CHECKED})
    assert chips(content(told), MONDAY_NOON) == ["Open until 17:00"]
    (hours,) = [row.body for row in rows(content(told), MONDAY_NOON) if "Hours" in row.body]
    assert hours == "Hours of a. Checked on 1 March 2026"


@pytest.mark.parametrize(
    "untold",
    [
        line("a", origin=PRINTED),
        line("a", facts={"hours": PRINTED}),
        line("a", hours="", hours_text=""),
        line("a", hours="Mo-Fr 09:00-17:00 unknown"),
        line("a", hours='Mo-Fr 09:00-17:00 "by appointment"'),
    ],
)
def test_all_other_hours_are_words(untold: Service) -> None:
    for now in (MONDAY_NOON, MONDAY_NIGHT):
        shown = rows(content(untold), now)
        assert [row.kind for row in shown if row.kind == "opening"] == []
        assert any(row.body.startswith("Hours of a") for row in shown) == bool(untold.hours)


def test_published_hours_say_who_printed_them() -> None:
    bodies = [row.body for row in rows(content(line("a", origin=PRINTED)), MONDAY_NOON)]
    assert bodies[1:] == ["Hours of a", "As printed by The Example Post, 2021"]


def test_confirmed_hours_say_when_they_were_checked() -> None:
    bodies = [row.body for row in rows(content(line("a")), MONDAY_NOON)]
    assert bodies[1:] == ["", "Hours of a", "Checked on 1 March 2026"]


def test_hours_confirmed_too_long_ago_are_words() -> None:
    shown = content(line("a"))
    last_day = datetime(2027, 2, 26, 11, tzinfo=UTC)
    assert chips(shown, last_day) == ["Open until 17:00"]
    assert chips(shown, datetime(2027, 3, 1, 11, tzinfo=UTC)) == []
    assert chips(replace(shown, recheck_months=11), last_day) == []


def test_a_clock_behind_the_content_is_not_trusted() -> None:
    shown = content(line("a"))
    assert chips(shown, datetime(2026, 2, 27, 11, tzinfo=UTC)) == []
    assert chips(shown, datetime(1970, 1, 1, tzinfo=UTC)) == []
    assert trusted(MONDAY_NOON, shown) == MONDAY_NOON


def test_a_card_inside_a_page_tells_them_too() -> None:
    story = Story(services=[line("a")])
    story.pages[0] = page("about", Contact(ServiceId("a")))
    shown = replace(content(), services=story.content().services, pages=story.content().pages)
    assert chips(shown, MONDAY_NOON, "page:about") == ["Open until 17:00"]


def test_what_has_nothing_to_tell_loads_nothing_for_it() -> None:
    assert tells_openings(content(line("a"), service("b")))
    assert not tells_openings(content(line("a", facts={"hours": PRINTED}), service("b")))


# --- in which order -----------------------------------------------------------------------


def titles(shown: Content, now: datetime, place: str) -> list[str]:
    return [row.title for row in rows(shown, now, place) if row.kind == "service"]


FOUR = (
    line("youth", hours="Mo-Fr 17:00-22:00; PH off"),
    line("emergency", hours="24/7"),
    line("printed", origin=PRINTED),
    line("office"),
)


def test_get_help_puts_those_last_that_are_closed_for_certain() -> None:
    shown = content(*FOUR)
    assert titles(shown, MONDAY_NOON, "help") == ["Emergency", "Printed", "Office", "Youth"]
    assert titles(shown, MONDAY_NIGHT, "help") == ["Emergency", "Printed", "Youth", "Office"]
    evening = datetime(2026, 3, 2, 18, tzinfo=UTC)
    assert titles(shown, evening, "help") == ["Youth", "Emergency", "Printed", "Office"]


def test_without_a_trusted_clock_the_order_is_the_profiles() -> None:
    untrusted = datetime(2026, 2, 2, 11, tzinfo=UTC)
    assert titles(content(*FOUR), untrusted, "help") == ["Youth", "Emergency", "Printed", "Office"]


def test_the_list_of_all_numbers_keeps_its_order() -> None:
    given_order = ["Youth", "Emergency", "Printed", "Office"]
    assert titles(content(*FOUR), MONDAY_NOON, "numbers") == given_order


def test_while_a_screen_stands_its_order_stays_and_its_chips_change() -> None:
    shown = content(*FOUR)
    kiosk = Kiosk(shown, Settings(), str).arriving(MONDAY_NOON)
    later = kiosk.at(MONDAY_NOON + timedelta(hours=6))
    state = VisitState((START, Place("help")))
    before, after = build_screen(kiosk, state).rows, build_screen(later, state).rows
    assert [row.title for row in before if row.kind == "service"] == [
        row.title for row in after if row.kind == "service"
    ]
    told = [plain(row.title) for row in after if row.kind == "opening"]
    assert told == ["Open 24 hours", "Opens Tuesday 09:00", "Open until 22:00"]


def test_within_a_minute_nothing_is_other() -> None:
    kiosk = Kiosk(content(line("a")), Settings(), str).arriving(MONDAY_NOON)
    assert kiosk.at(MONDAY_NOON + timedelta(seconds=59)) is kiosk
    assert kiosk.at(MONDAY_NOON + timedelta(seconds=60)) is not kiosk
    assert kiosk.at(MONDAY_NOON - timedelta(seconds=1)) is not kiosk


@given(st.permutations(FOUR), st.datetimes(datetime(2026, 3, 1)))
def test_order_loses_nobody_and_moves_only_who_is_closed(
    services: list[Service], now: datetime
) -> None:
    shown, at = content(*FOUR), now.replace(tzinfo=UTC)
    found = closed_last(services, shown, at)
    openings = [opening_of(each, shown, at) for each in found]
    closed = [opening is not None and not opening.is_open for opening in openings]
    assert closed == sorted(closed)
    for moved in (True, False):
        part = [each for each, is_closed in zip(found, closed, strict=True) if is_closed == moved]
        assert part == [each for each in services if each in part]


# --- in which words -----------------------------------------------------------------------


def said(is_open: bool, until: str, language: str = "en", now: str = "2026-03-02 12:00") -> str:
    then = datetime.fromisoformat(until).replace(tzinfo=LUXEMBOURG) if until else None
    at = datetime.fromisoformat(now).replace(tzinfo=LUXEMBOURG).astimezone(UTC)
    return opening_text(Opening(is_open, then), at, language, str)


@pytest.mark.parametrize(
    ("is_open", "until", "words"),
    [
        (True, "", "Open 24 hours"),
        (False, "", "Closed"),
        (True, "2026-03-02 17:00", "Open until 17:00"),
        (True, "2026-03-03 00:00", "Open until 00:00"),
        (True, "2026-03-04 07:00", "Open until Wednesday 07:00"),
        (True, "2026-12-24 00:00", "Open until 24 Dec 00:00"),
        (False, "2026-03-02 12:01", "Opens at 12:01"),
        (False, "2026-03-02 23:30", "Opens at 23:30"),
        (False, "2026-03-03 09:00", "Opens Tuesday 09:00"),
        (False, "2026-03-08 09:00", "Opens Sunday 09:00"),
        (False, "2026-03-09 09:00", "Opens 9 Mar 09:00"),
    ],
)
def test_the_words(is_open: bool, until: str, words: str) -> None:
    assert plain(said(is_open, until)) == words


def test_what_ends_in_the_night_needs_no_day() -> None:
    assert plain(said(True, "2026-03-03 07:00", now="2026-03-02 23:00")) == "Open until 07:00"
    assert plain(said(True, "2026-03-03 07:00", now="2026-03-02 18:00")).endswith("Tuesday 07:00")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Opens mardi 09:00"),
        ("de", "Opens Dienstag 09:00"),
        ("lb", "Opens Dënschdeg 09:00"),
        ("pt_BR", "Opens terça-feira 09:00"),
        ("uk", "Opens вівторок 09:00"),
        ("ar", "Opens الثلاثاء 09:00"),
        ("he", "Opens יום שלישי 9:00"),
    ],
)
def test_days_and_times_are_in_the_visitors_language(language: str, words: str) -> None:
    assert plain(said(False, "2026-03-03 09:00", language)) == words


def test_a_time_is_kept_together_where_lines_run_from_right_to_left() -> None:
    assert said(True, "2026-03-02 17:00", "ar") == "Open until \u206617:00\u2069"
