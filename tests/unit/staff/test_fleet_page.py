"""The fleet view as a page: self-contained, and nothing in a receipt is ever markup."""

import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given

from kiosk.staff.fleet import states_of
from kiosk.staff.fleet_page import PageNotWritten, as_page, write_page
from tests.unit.staff.receipt_maker import ILL, receipt, refused
from tests.unit.staff.test_receipt_text import RECEIPTS

TODAY = date(2026, 11, 22)
EVIL = """</td></table><script src="https://evil.example/x.js">alert(1)</script><img src=x
onerror=alert(1)> $rows ${made} &amp; "'>"""


class Page(HTMLParser):
    """The elements of a page, their attributes, and the texts in what keeps a direction."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: Counter[str] = Counter()
        self.attributes: list[tuple[str, str | None]] = []
        self.isolated: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements[tag] += 1
        self.attributes += attrs
        if tag == "bdi":
            self.isolated.append("")
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] == "bdi":
            self.isolated[-1] += data


def page(*receipts, gaps=()) -> str:
    return as_page(states_of(receipts, TODAY), gaps, TODAY)


def test_a_row_for_each_kiosk_with_its_headings():
    made = Page(page(receipt(kiosk="Gate 3"), refused(kiosk="Hall"), gaps=["One is broken."]))
    assert made.open == []
    assert made.elements["tr"] == 3
    assert Counter(made.attributes)["scope", "col"] == 7
    assert Counter(made.attributes)["scope", "row"] == 2
    assert made.elements["caption"] == 1
    assert made.isolated[0] == "Hall"
    assert "older-content: The bundle is older than what is here. → Carry a newer one." in (
        made.isolated
    )
    assert made.isolated[-1] == "One is broken."


def test_nothing_to_do_and_nothing_unread_is_said_in_words():
    assert "<td>Nothing.</td>" in page(receipt())
    assert "Not read" not in page(receipt())


def test_what_is_to_be_done_is_not_told_by_colour_alone():
    assert '<tr class="to-do">' in page(receipt(health=ILL))
    assert "fonts: Noto Sans is missing." in page(receipt(health=ILL))
    assert '<tr class="to-do">' not in page(receipt())


def test_it_needs_nothing_else_and_runs_nothing():
    made = Page(page(receipt(), refused(kiosk="Hall")))
    assert not made.elements.keys() & {"script", "link", "img", "iframe", "object", "a", "form"}
    assert not {name for name, _ in made.attributes if name in ("src", "href", "style")}
    assert not {name for name, _ in made.attributes if name.startswith("on")}
    assert not re.search(r"https?:|url\(|@import", page(receipt()))
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in made.attributes
    assert "@media print" in page(receipt())


def test_a_script_in_a_receipt_is_text():
    made = Page(page(receipt(kiosk=EVIL, file=EVIL), gaps=[EVIL]))
    assert made.elements["script"] == 0
    assert EVIL in made.isolated
    plain = Page(page(receipt(), gaps=["x"]))
    assert (made.elements, made.attributes) == (plain.elements, plain.attributes)


@given(RECEIPTS)
def test_no_receipt_changes_what_the_page_is_made_of(made):
    kinds = Page(page(receipt(), refused(kiosk="x", health=ILL))).elements.keys()
    found = Page(page(made))
    assert found.open == []
    assert found.elements.keys() <= kinds
    assert found.elements["tr"] == 2


def test_names_from_right_to_left_keep_to_themselves():
    assert "<bdi>مدرسة 3</bdi>" in page(receipt(kiosk="مدرسة 3"))


def test_the_page_takes_the_place_of_the_last_one(tmp_path):
    file = tmp_path / "kiosks.html"
    for made in ("<p>old", "<p>né"):
        write_page(file, made)
    assert file.read_text("utf-8") == "<p>né"


def test_a_page_that_cannot_be_written_is_a_sentence(tmp_path):
    with pytest.raises(PageNotWritten) as caught:
        write_page(tmp_path / "nowhere" / "kiosks.html", "")
    assert caught.value.code == "not-written"
