"""What hours come to: real cases in a table, and what must hold of any hours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.hours import (
    Opening,
    always_the_same,
    can_be_told,
    is_valid_hours,
    knows_holidays,
    names_holidays,
    opening,
)

LUXEMBOURG = ("LU", "Europe/Luxembourg")
FRANCE = ("FR", "Europe/Paris")
PORTUGAL = ("PT", "Europe/Lisbon")
UKRAINE = ("UA", "Europe/Kyiv")
# No calendar of holidays is known, and the clocks are changed on other days or never.
EMIRATES = ("AE", "Asia/Dubai")
EGYPT = ("EG", "Africa/Cairo")

OFFICE = "Mo-Fr 09:00-17:00; PH off"
EVENINGS = "Mo,We,Fr 17:00-22:00; Tu,Th 14:00-22:00; Sa 14:00-20:00; PH off"
# After a comma hours are added; after a semicolon they would replace those of Friday and Saturday.
NIGHTS = "Mo-Su,PH 15:00-23:00, Fr,Sa 23:00-07:00"
SUNDAY_NIGHTS = "Su 01:00-05:00"
LEAP_DAY = "Feb 29 10:00-12:00"
CALENDAR_BY_HAND = "Mo-Fr 09:00-17:00; Dec 2-3 off"

OPEN, CLOSED = True, False
Place = tuple[str, str]

# hours, place, the time there, open?, until when there ("": never changes)
REAL: list[tuple[str, Place, str, bool, str]] = [
    # An ordinary week.
    (OFFICE, LUXEMBOURG, "2026-11-23 08:59", CLOSED, "2026-11-23 09:00"),
    (OFFICE, LUXEMBOURG, "2026-11-23 09:00", OPEN, "2026-11-23 17:00"),
    (OFFICE, LUXEMBOURG, "2026-11-23 16:59", OPEN, "2026-11-23 17:00"),
    (OFFICE, LUXEMBOURG, "2026-11-23 17:00", CLOSED, "2026-11-24 09:00"),
    (OFFICE, LUXEMBOURG, "2026-11-27 17:00", CLOSED, "2026-11-30 09:00"),
    (EVENINGS, LUXEMBOURG, "2026-11-21 20:00", CLOSED, "2026-11-23 17:00"),
    (EVENINGS, LUXEMBOURG, "2026-11-24 14:30", OPEN, "2026-11-24 22:00"),
    # Public holidays: the same hours on the same day, in other countries.
    (OFFICE, LUXEMBOURG, "2026-06-23 10:00", CLOSED, "2026-06-24 09:00"),  # National Day
    (OFFICE, FRANCE, "2026-06-23 10:00", OPEN, "2026-06-23 17:00"),
    (OFFICE, FRANCE, "2026-07-14 10:00", CLOSED, "2026-07-15 09:00"),  # National Day
    (OFFICE, LUXEMBOURG, "2026-07-14 10:00", OPEN, "2026-07-14 17:00"),
    (OFFICE, PORTUGAL, "2026-06-10 10:00", CLOSED, "2026-06-11 09:00"),  # Portugal Day
    (OFFICE, LUXEMBOURG, "2026-05-08 16:00", OPEN, "2026-05-08 17:00"),
    (OFFICE, LUXEMBOURG, "2026-05-09 10:00", CLOSED, "2026-05-11 09:00"),  # Europe Day, a Saturday
    (OFFICE, LUXEMBOURG, "2027-05-06 10:00", CLOSED, "2027-05-07 09:00"),  # Ascension Day
    (OFFICE, LUXEMBOURG, "2026-12-24 17:00", CLOSED, "2026-12-28 09:00"),  # Christmas, weekend
    (NIGHTS, LUXEMBOURG, "2026-12-25 16:00", OPEN, "2026-12-26 07:00"),
    # Whose holidays are not known: the days are written.
    (OFFICE, EMIRATES, "2026-12-02 10:00", OPEN, "2026-12-02 17:00"),
    (CALENDAR_BY_HAND, EMIRATES, "2026-12-02 10:00", CLOSED, "2026-12-04 09:00"),
    # Over midnight.
    (NIGHTS, LUXEMBOURG, "2026-11-20 23:30", OPEN, "2026-11-21 07:00"),
    (NIGHTS, LUXEMBOURG, "2026-11-21 06:59", OPEN, "2026-11-21 07:00"),
    (NIGHTS, LUXEMBOURG, "2026-11-21 07:00", CLOSED, "2026-11-21 15:00"),
    (NIGHTS, LUXEMBOURG, "2026-11-23 23:00", CLOSED, "2026-11-24 15:00"),
    ("Mo-Su,PH 20:00-24:00", LUXEMBOURG, "2026-12-31 23:59", OPEN, "2027-01-01 00:00"),
    # Clocks go forward: 02:00 becomes 03:00.
    (SUNDAY_NIGHTS, LUXEMBOURG, "2027-03-28 00:30", CLOSED, "2027-03-28 01:00"),
    (SUNDAY_NIGHTS, LUXEMBOURG, "2027-03-28 01:30", OPEN, "2027-03-28 05:00"),
    ("Su 02:30-05:00", LUXEMBOURG, "2027-03-28 01:30", CLOSED, "2027-03-28 03:00"),
    (OFFICE, LUXEMBOURG, "2027-03-27 10:00", CLOSED, "2027-03-30 09:00"),  # Easter Monday between
    (OFFICE, UKRAINE, "2027-03-28 12:00", CLOSED, "2027-03-29 09:00"),
    (OFFICE, EGYPT, "2027-04-30 01:30", CLOSED, "2027-04-30 09:00"),
    # Clocks go back: 03:00 becomes 02:00.
    (SUNDAY_NIGHTS, LUXEMBOURG, "2026-10-25 01:30", OPEN, "2026-10-25 05:00"),
    (OFFICE, LUXEMBOURG, "2026-10-24 10:00", CLOSED, "2026-10-26 09:00"),
    (NIGHTS, PORTUGAL, "2026-10-24 23:30", OPEN, "2026-10-25 07:00"),
    # The day that most years lack.
    (LEAP_DAY, LUXEMBOURG, "2026-11-23 12:00", CLOSED, "2028-02-29 10:00"),
    (LEAP_DAY, LUXEMBOURG, "2028-02-29 11:00", OPEN, "2028-02-29 12:00"),
    (LEAP_DAY, LUXEMBOURG, "2028-02-29 12:00", CLOSED, "2032-02-29 10:00"),
    (OFFICE, LUXEMBOURG, "2028-02-28 17:00", CLOSED, "2028-02-29 09:00"),
    (OFFICE, LUXEMBOURG, "2027-02-26 17:00", CLOSED, "2027-03-01 09:00"),
    # Always and never.
    ("24/7", LUXEMBOURG, "2026-12-25 03:00", OPEN, ""),
    ("Mo-Su,PH 00:00-24:00", LUXEMBOURG, "2026-12-25 03:00", OPEN, ""),
    ("24/7; Dec 24 off", LUXEMBOURG, "2026-12-23 12:00", OPEN, "2026-12-24 00:00"),
    ("off", LUXEMBOURG, "2026-11-23 12:00", CLOSED, ""),
    ("2020 Mo-Fr 09:00-17:00", LUXEMBOURG, "2026-11-23 12:00", CLOSED, ""),
]

UNTOLD = [
    "Mo-Fr 09:00-17:00 unknown",
    "Mo-Su 00:00-24:00 unknown",
    'Mo-Fr 09:00-17:00 "by appointment"',
    'Mo-Fr 09:00-17:00 || "by appointment"',
    "sunrise-sunset",
    "Mo-Fr 09:00-DUSK",
    "Mo-Fr 09:00-17:00; SH off",
    "whenever",
    "",
]


def there(place: Place, time: str) -> datetime:
    return datetime.fromisoformat(time).replace(tzinfo=ZoneInfo(place[1]))


@pytest.mark.parametrize(("hours", "place", "time", "is_open", "until"), REAL)
def test_real_cases(hours: str, place: Place, time: str, is_open: bool, until: str) -> None:
    expected = Opening(is_open, there(place, until) if until else None)
    assert opening(hours, place[1], place[0], there(place, time)) == expected


def test_the_hour_that_comes_twice_is_told_apart() -> None:
    until_half_past = "Su 01:00-02:30"
    for fold, is_open in ((0, True), (1, True)):
        now = there(LUXEMBOURG, "2026-10-25 02:15").replace(fold=fold)
        found = opening(until_half_past, "Europe/Luxembourg", "LU", now)
        assert found and found.is_open is is_open
        assert found.until and found.until.astimezone(UTC).isoformat().startswith(
            "2026-10-25T01:30"
        )


@pytest.mark.parametrize("hours", UNTOLD)
def test_what_is_left_open_is_not_told(hours: str) -> None:
    monday = there(LUXEMBOURG, "2026-11-23 12:00")
    night = there(LUXEMBOURG, "2026-11-23 05:00")
    for now in (monday, night):
        assert opening(hours, "Europe/Luxembourg", "LU", now) is None


def test_hours_that_can_be_told() -> None:
    assert all(can_be_told(hours) for hours, *_ in REAL)
    assert not any(can_be_told(hours) for hours in UNTOLD[2:])


def test_hours_are_known_for_what_they_say() -> None:
    assert [always_the_same(hours) for hours in ("24/7", "off", OFFICE)] == [True, True, False]
    assert [names_holidays(hours) for hours in (OFFICE, NIGHTS, "24/7")] == [True, True, False]
    assert [knows_holidays(code) for code in ("LU", "UA", "AE", "XX", "")] == [
        *(True, True, False, False, False),
    ]


def test_a_place_has_its_own_time() -> None:
    now = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)
    zones = ("Europe/Lisbon", "Europe/Luxembourg", "Asia/Dubai")
    found = [opening(OFFICE, zone, "LU", now) for zone in zones]
    assert [each and each.is_open for each in found] == [True, False, False]
    assert [str(each and each.until) for each in found] == [
        "2026-11-23 17:00:00+00:00",
        "2026-11-24 09:00:00+01:00",
        "2026-11-24 09:00:00+04:00",
    ]


@pytest.mark.parametrize("zone", ["Europe/Nowhere", "../etc/passwd", "", "/etc/localtime", "\0"])
def test_where_the_time_zone_is_unknown_nothing_is_told(zone: str) -> None:
    assert opening(OFFICE, zone, "LU", datetime(2026, 11, 23, 16, 30, tzinfo=UTC)) is None


# --- what holds of any hours ------------------------------------------------------------

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH", "Mo-Fr", "Sa-Su", "Mo-Su,PH", "Fr-Mo")
times = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.sampled_from((0, 15, 30, 59)))
spans = st.builds("{}-{}".format, times, times)
rules = st.one_of(
    st.builds("{} {}".format, st.sampled_from(DAYS), spans),
    st.builds("{} off".format, st.sampled_from((*DAYS, "Feb 29", "Dec 24-Jan 2"))),
)
any_hours = st.lists(rules, min_size=1, max_size=4).map("; ".join)
places = st.sampled_from((LUXEMBOURG, FRANCE, PORTUGAL, UKRAINE, EMIRATES, EGYPT))
moments = st.datetimes(datetime(2026, 1, 1), datetime(2032, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0, tzinfo=UTC)
)


@given(any_hours, places, moments)
def test_what_is_told_holds_until_the_minute_it_names(
    hours: str, place: Place, now: datetime
) -> None:
    assert is_valid_hours(hours)
    country, zone = place
    found = opening(hours, zone, country, now)
    assert found is not None
    if found.until is None:
        return
    until = found.until.astimezone(UTC)
    assert until > now
    at_last = opening(hours, zone, country, max(now, until - timedelta(minutes=1)))
    then = opening(hours, zone, country, until)
    assert at_last and at_last.is_open == found.is_open
    assert then and then.is_open != found.is_open


@given(any_hours, places, moments, st.sampled_from(("UTC", "Asia/Dubai", "America/New_York")))
def test_it_does_not_matter_in_which_time_zone_the_kiosk_is(
    hours: str, place: Place, now: datetime, kiosk: str
) -> None:
    country, zone = place
    told = opening(hours, zone, country, now.astimezone(ZoneInfo(kiosk)))
    assert told == opening(hours, zone, country, now)


@given(st.text(max_size=60), st.text(max_size=3), moments)
def test_no_text_does_harm(hours: str, country: str, now: datetime) -> None:
    opening(hours, "Europe/Luxembourg", country, now)
