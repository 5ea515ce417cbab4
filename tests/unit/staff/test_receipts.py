"""What a receipt says of a kiosk's name, of a refusal, and of the doctor's findings."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from kiosk.doctor.check import as_json, ok, problem, warning
from kiosk.errors import KioskError
from kiosk.settings import Host
from kiosk.staff.receipts import (
    Finding,
    Health,
    clock_time,
    health_of,
    kiosk_name,
)
from kiosk.staff.records import Refusal, refusal_of


def test_the_reason_is_that_of_the_error():
    class Older(KioskError):
        code = "older"

    assert refusal_of(Older("It is old.", "Wait.")) == Refusal("older", "It is old.", "Wait.")


@pytest.mark.parametrize(
    ("host", "name"),
    [
        (Host(name="School", kiosk="Hall"), "School, Hall"),
        (Host(name="School"), "School"),
        (Host(kiosk="Hall"), "Hall"),
        (Host(), "machine-7"),
    ],
)
def test_a_kiosk_has_a_name(host, name):
    assert kiosk_name(host, "machine-7") == name


def test_health_is_counts_and_the_problems():
    checks = [ok("a", "Fine."), warning("b", "Hm.", "Do."), problem("c", "Bad.", "Mend it.")]
    assert health_of(as_json([*checks, ok("d", "Fine.")])) == Health(
        2, 1, 1, (Finding("c", "Bad.", "Mend it."),)
    )


@pytest.mark.parametrize("report", ["", "[]", '{"checks": 1}', '{"checks": [{}]}', "[" * 9000])
def test_what_is_no_report_is_no_health(report):
    assert health_of(report) is None


@pytest.mark.parametrize(
    ("now", "time"),
    [
        (datetime(2026, 11, 22, 4, 10, 5, 999, UTC), "2026-11-22T04:10:05Z"),
        (datetime(1970, 1, 1, 1, tzinfo=timezone(timedelta(hours=1))), "1970-01-01T00:00:00Z"),
    ],
)
def test_a_receipt_has_the_time_of_greenwich(now, time):
    assert clock_time(now) == time
