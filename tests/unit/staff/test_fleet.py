"""The fleet view: the newest state of each kiosk, and what is to be done about it."""

import json
from datetime import date

import pytest

from kiosk.staff.fleet import NoReceipts, as_json, as_table, read_states, states_of
from kiosk.staff.receipt_reading import Reading
from kiosk.staff.receipt_text import as_text
from kiosk.staff.receipt_writing import write_receipt
from kiosk.staff.receipts import Finding, Health, Version
from tests.unit.staff.receipt_maker import ILL, NEW, OLD, receipt, refused

TODAY = date(2026, 11, 22)


def only(*receipts, today=TODAY):
    (state,) = states_of(receipts, today)
    return state


def named(*receipts) -> list[str]:
    return [state.receipt.kiosk for state in states_of(receipts, TODAY)]


def test_the_newest_receipt_tells_the_state():
    first = receipt(time="2026-11-21T00:00:00Z")
    last = refused(time="2026-11-22T00:00:00Z")
    for known in ([first, last], [last, first]):
        state = only(*known)
        assert (state.receipt, state.tries) == (last, 2)


def test_of_one_time_the_last_that_was_written_counts():
    assert only(refused(), receipt()).receipt.result == "installed"
    assert only(receipt(), refused()).receipt.result == "refused"


def test_a_clock_that_fell_back_is_not_older_than_what_it_knew():
    before = receipt(time="2026-06-01T00:00:00Z", time_floor="2026-05-01")
    after = refused(time="1970-01-01T00:01:00Z", time_floor="2026-11-21")
    state = only(after, before)
    assert state.receipt == after
    assert state.notes[-1] == "Its clock is behind: it was 2026-11-21 or later. → Set the clock."


@pytest.mark.parametrize(
    ("time", "is_ahead"),
    [
        ("2026-11-22T23:00:00Z", False),
        ("2026-11-23T10:00:00Z", False),
        ("2026-11-24T00:00:00Z", True),
        ("2100-01-01T00:00:00Z", True),
    ],
)
def test_a_clock_that_is_ahead_is_noted(time, is_ahead):
    notes = only(receipt(time=time)).notes
    assert [note.startswith("Its clock is ahead") for note in notes] == [True] * is_ahead


def test_a_kiosk_that_is_well_has_nothing_to_do():
    state = only(receipt())
    assert (state.notes, state.is_right, state.is_out_of_date) == ((), True, False)


def test_a_refusal_says_why_and_what_to_do():
    (note,) = only(refused(after=NEW)).notes
    assert note == "older-content: The bundle is older than what is here. → Carry a newer one."
    (note,) = only(refused(after=NEW, reason=None)).notes
    assert note.startswith("The receipt does not say why.")


def test_out_of_date_is_told_by_the_newest_version_that_some_kiosk_has_or_had():
    gate = receipt(kiosk="Gate", after=OLD)
    assert not only(receipt(before=None, after=OLD)).is_out_of_date
    assert only(receipt(before=NEW, after=OLD)).is_out_of_date
    states = {each.receipt.kiosk: each for each in states_of([receipt(), gate], TODAY)}
    assert states["Gate"].notes == ("Out of date: there is luxembourg 12, made on 2026-11-01.",)
    assert states["Lycée Example, main hall"].is_right


def test_another_bundle_is_not_another_version():
    other = receipt(kiosk="Elsewhere", before=None, after=Version("elsewhere", 3))
    assert [each.is_out_of_date for each in states_of([receipt(), other], TODAY)] == [False, False]


def test_problems_of_health_are_named_and_all_counted():
    assert only(receipt(health=ILL)).notes == ("fonts: Noto Sans is missing. → Install the fonts.",)
    many = Health(0, 0, 12, (Finding("a", "Bad."),) * 10)
    assert only(receipt(health=many)).notes[-2:] == ("a: Bad.", "Further problems: 2.")


def test_those_come_first_where_there_is_something_to_do():
    a, b, c = receipt(kiosk="A"), refused(kiosk="B"), receipt(kiosk="C", health=ILL)
    assert named(a, b, c) == ["B", "C", "A"]


def test_the_table():
    states = states_of([receipt(kiosk="Gate 3"), refused(kiosk="Hall")], TODAY)
    heading, hall, why, old, gate = as_table(states).splitlines()
    assert heading.split() == ["Kiosk", "Content", "Last", "try", "Result", "Problems", "When"]
    columns = [heading.index(word) for word in ("Content", "Last", "Result", "Problems", "When")]
    for row in (hall, gate):
        assert all(row[column - 1] == " " and row[column] != " " for column in columns)
    assert hall.split("  ")[0] == "Hall"
    assert hall.endswith("2026-11-22 04:10 UTC")
    assert (why[:4], old[:4]) == ("    ", "    ")


def test_machines_get_everything():
    reading = Reading((), (), 3)
    found = json.loads(as_json(states_of([refused()], TODAY), reading))
    (kiosk,) = found["kiosks"]
    assert (kiosk["kiosk"], kiosk["tries"]) == ("Lycée Example, main hall", 1)
    assert kiosk["out_of_date"] is False
    assert kiosk["receipt"]["reason"]["code"] == "older-content"
    assert (found["unread"], found["left_out"]) == ([], 3)


def test_states_are_read_from_a_stick(tmp_path):
    write_receipt(tmp_path, receipt())
    states, reading = read_states(tmp_path, TODAY)
    assert [state.receipt for state in states] == list(reading.receipts) == [receipt()]


def test_a_folder_without_receipts_is_refused(tmp_path):
    with pytest.raises(NoReceipts, match=r"(?m)no receipts in .*\.$") as caught:
        read_states(tmp_path, TODAY)
    assert "kiosk-receipts" in caught.value.advice


def test_and_says_so_where_none_can_be_read(tmp_path):
    (tmp_path / "20261122T041005Z-installed.txt").write_text(as_text(receipt())[:-9])
    with pytest.raises(NoReceipts, match="not-a-receipt"):
        read_states(tmp_path, TODAY)
