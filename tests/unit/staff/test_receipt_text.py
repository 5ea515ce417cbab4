"""A receipt: words for people, a record for machines, and nothing that a stick can do to either."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.staff.receipt_text import (
    FORMAT,
    MOST_BYTES,
    NewerReceipt,
    NotAReceipt,
    as_text,
    read_receipt,
)
from kiosk.staff.receipts import Finding, Health, Receipt, Version
from kiosk.staff.records import Refusal
from tests.unit.staff.receipt_maker import ILL, receipt, refused

MARK = "\nFor machines (JSON):\n"
TEXTS = st.text(max_size=450) | st.text('{}[]":\\\n\x00\x1b\u202e\ud800<&>', max_size=20)
LABELS = st.text(min_size=1, max_size=30)
COUNTS = st.integers(0, 1 << 52)
DAYS = st.dates().map(str) | st.just("")
VERSIONS = st.none() | st.builds(Version, LABELS, COUNTS, DAYS)
FINDINGS = st.lists(st.builds(Finding, TEXTS, TEXTS, TEXTS), max_size=12).map(tuple)
RECEIPTS = st.builds(
    Receipt,
    kiosk=TEXTS,
    time=st.datetimes().map(lambda time: time.isoformat(timespec="seconds") + "Z"),
    tried=st.sampled_from(["install", "undo"]),
    way=st.sampled_from(["stick", "drop-folder", "kiosk"]),
    result=st.sampled_from(["installed", "undone", "refused", "cancelled"]),
    program=TEXTS,
    file=TEXTS,
    reason=st.none() | st.builds(Refusal, TEXTS, TEXTS, TEXTS),
    before=VERSIONS,
    after=VERSIONS,
    health=st.none() | st.builds(Health, COUNTS, COUNTS, COUNTS, FINDINGS),
    time_floor=DAYS,
)


def for_people(text: str) -> str:
    return text.partition(MARK)[0]


def for_machines(text: str) -> dict[str, object]:
    return json.loads(text.partition(MARK)[2])


def with_record(**changes: object) -> bytes:
    """A receipt whose record was changed by hand."""
    text = as_text(receipt())
    changed = for_machines(text) | changes
    return f"{for_people(text)}{MARK}{json.dumps(changed)}".encode()


def test_a_person_reads_what_happened_and_what_to_do():
    assert for_people(as_text(refused(health=ILL))).splitlines() == [
        "A receipt of an information kiosk. It says nothing about visitors.",
        "",
        "Kiosk:          Lycée Example, main hall",
        "Time:           2026-11-22 04:10 UTC, by the kiosk's clock",
        "Tried:          install luxembourg-12.kbundle from a stick",
        "Result:         refused",
        "Reason:         older-content: The bundle is older than what is here.",
        "What to do:     Carry a newer one.",
        "Content before: luxembourg 11, made on 2026-10-01",
        "Content after:  luxembourg 11, made on 2026-10-01",
        "Health:         14 right, warnings: 2, problems: 1",
        "                fonts: Noto Sans is missing. → Install the fonts.",
        "Program:        kiosk 0.1.0",
    ]


def test_a_machine_reads_the_same():
    record = for_machines(as_text(refused(health=ILL)))
    assert next(iter(record)) == "format"
    assert record["format"] == FORMAT
    assert (record["kiosk"], record["result"]) == ("Lycée Example, main hall", "refused")
    assert record["reason"]["code"] == "older-content"
    assert record["before"] == {"bundle": "luxembourg", "version": 11, "created": "2026-10-01"}
    assert record["health"]["findings"][0]["section"] == "fonts"


def test_an_undo_and_what_is_not_known():
    bare = receipt(
        tried="undo", way="kiosk", result="undone", file="", before=None, after=None, health=None
    )
    said = for_people(as_text(bare))
    assert "Tried:          undo on the kiosk itself\n" in said
    assert "Content after:  unknown\n" in said
    assert "Health:         It was not examined.\n" in said
    assert "Reason" not in said


@pytest.mark.parametrize(
    ("time", "floor", "is_behind"),
    [
        ("1970-01-01T00:03:12Z", "2026-11-21", True),
        ("2026-11-20T23:59:59Z", "2026-11-21", True),
        ("2026-11-21T00:00:00Z", "2026-11-21", False),
        ("2100-01-01T00:00:00Z", "2026-11-21", False),
        ("1970-01-01T00:00:00Z", "", False),
    ],
)
def test_a_clock_that_is_behind_is_said_to_be(time, floor, is_behind):
    text = as_text(receipt(time=time, time_floor=floor))
    assert (f"The clock is behind: it was {floor} or later." in text) == is_behind


# --- what comes back from a stick -------------------------------------------------------


def test_more_problems_than_a_receipt_holds_are_counted():
    many = Health(0, 0, 30, tuple(Finding("a", str(n)) for n in range(30)))
    read = read_receipt(as_text(receipt(health=many)).encode())
    assert (read.health.problems, len(read.health.findings)) == (30, 10)


@pytest.mark.parametrize("made", [receipt(), refused(health=ILL), receipt(health=None, after=None)])
def test_what_was_written_is_read(made):
    assert read_receipt(as_text(made).encode()) == made


@given(RECEIPTS)
def test_whatever_is_written_is_short_and_read_again(made):
    text = as_text(made)
    assert len(text.encode()) <= MOST_BYTES
    read = read_receipt(text.encode())
    assert as_text(read) == text
    assert all(line.isprintable() for line in for_people(text).split("\n"))
    assert (read.time, read.result, read.before is None) == (
        made.time,
        made.result,
        made.before is None,
    )


def test_the_longest_receipt_there_can_be_is_read():
    widest = "😀" * 1000
    finding = Finding(widest, widest, widest)
    version = Version(widest, (1 << 63) - 1, "2026-11-01")
    text = as_text(
        receipt(
            **dict.fromkeys(("kiosk", "program", "file"), widest),
            reason=Refusal(widest, widest, widest),
            **dict.fromkeys(("before", "after"), version),
            health=Health(1, 1, 99, (finding,) * 99),
        )
    )
    assert MOST_BYTES // 2 < len(text.encode()) <= MOST_BYTES
    assert read_receipt(text.encode()).kiosk == "😀" * 399 + "…"


def test_an_editor_may_have_saved_it():
    text = as_text(receipt()).replace("\n", "\r\n")
    assert read_receipt(b"\xef\xbb\xbf" + text.encode()) == receipt()


def test_additions_are_accepted():
    data = with_record(weather="fine", health={"ok": 1, "warnings": 0, "problems": 0, "new": {}})
    assert read_receipt(data) == receipt(health=Health(1, 0, 0))


def test_a_newer_format_is_refused_whatever_it_holds():
    with pytest.raises(NewerReceipt, match=f"format {FORMAT + 1}; .* up to {FORMAT}") as caught:
        read_receipt(f"{MARK}{{'format': {FORMAT + 1}, 'kiosk': []}}".replace("'", '"').encode())
    assert caught.value.advice


@pytest.mark.parametrize(
    "changes",
    [
        {"format": 0},
        {"format": "1"},
        {"format": True},
        {"kiosk": None},
        {"kiosk": 7},
        {"time": "yesterday"},
        {"time": "2026-11-22T04:10:05+01:00"},
        {"time": "\u0662\u0660\u0662\u0666-11-22T04:10:05Z"},
        {"time_floor": "2026"},
        {"tried": "explode"},
        {"result": "<b>"},
        {"reason": {"code": "x"}},
        {"before": {"bundle": "a", "version": -1}},
        {"before": {"bundle": "a", "version": 1 << 63}},
        {"before": {"bundle": "a", "version": 1.5}},
        {"after": [1]},
        {"health": {"ok": 1, "warnings": 1}},
        {"health": {"ok": 1, "warnings": 1, "problems": 1, "findings": [{}]}},
    ],
    ids=str,
)
def test_a_wrong_record_is_refused(changes):
    assert read_receipt(with_record()) == receipt()
    with pytest.raises(NotAReceipt) as caught:
        read_receipt(with_record(**changes))
    assert caught.value.advice
    assert caught.value.args[0].isprintable()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"{}",
        MARK.encode(),
        f"{MARK}[]".encode(),
        f"{MARK}{'[' * 100_000}".encode(),
        f'{MARK}{{"format": 1, "more": {"[" * 900}{"]" * 900}}}'.encode(),
        f"{MARK}{'9' * 100_000}".encode(),
        f'{MARK}{{"format": {"9" * 9000}}}'.encode(),
        f"{MARK}1e999".encode(),
    ],
    ids=lambda data: str(data[:40]),
)
def test_what_is_no_receipt_is_a_sentence(data):
    with pytest.raises(NotAReceipt):
        read_receipt(data)


@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda data: MARK.encode() + data))
def test_no_bytes_raise_anything_else(data):
    with pytest.raises((NotAReceipt, NewerReceipt)):
        read_receipt(data)


@given(st.data())
def test_one_changed_byte_is_refused_or_gives_a_clean_record(data):
    written = bytearray(as_text(refused(health=ILL)).encode())
    place = data.draw(st.integers(0, len(written) - 1))
    written[place] = data.draw(st.integers(0, 255))
    try:
        read = read_receipt(bytes(written))
    except (NotAReceipt, NewerReceipt):
        return
    assert as_text(read)
    assert all(text.isprintable() for text in texts_of(msgspec.to_builtins(read)))


def test_every_truncation_is_refused():
    written = as_text(receipt()).encode()
    end = written.rindex(b"}")
    for length in range(end):
        with pytest.raises(NotAReceipt):
            read_receipt(written[:length])
    assert read_receipt(written[: end + 1]) == receipt()


def test_a_terminal_is_told_nothing_by_a_receipt():
    read = read_receipt(with_record(kiosk="\x1b[2JHall\u202e\u2066\n"))
    assert read.kiosk == "[2JHall"


def texts_of(value):
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else ():
        yield from texts_of(inner)
    for inner in value if isinstance(value, list | tuple) else ():
        yield from texts_of(inner)
