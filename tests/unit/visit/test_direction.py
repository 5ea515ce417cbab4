"""What is isolated on pages from right to left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.isolates import END, LEFT_TO_RIGHT
from kiosk.visit.direction import RIGHT_TO_LEFT_MARK, directed


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("اتصل 8002 1234 الآن", ["8002 1234"]),
        ("اتصل +352 8002-1234.", ["+352 8002-1234"]),
        ("(352) 45 ثم 112، 113", ["(352) 45", "112", "113"]),
        ("من 08:00 – 22:00 كل يوم", ["08:00 – 22:00"]),
        ("اقرأ www.kjt.lu/a?b=1 أو a@b.lu", ["www.kjt.lu/a?b=1", "a@b.lu"]),
        ("<b>اتصل 112</b> &#x27; &quot;", ["112"]),
        ("Police: اتصل 113", ["113"]),
        ("صار 12 35 (سابقاً 12 36)", ["12 35", "12 36"]),
        ("اتصل +352 (0) 45 12", ["+352 (0) 45 12"]),
        ("ملفات ينتهي اسمها بـ «.kbundle».", [".kbundle"]),
    ],
)
def test_numbers_times_and_addresses_are_isolated(text: str, isolated: list[str]) -> None:
    found = [part.partition(END)[0] for part in directed(text).split(LEFT_TO_RIGHT)[1:]]
    assert found == isolated


def test_what_begins_with_a_foreign_name_begins_at_the_right() -> None:
    assert directed("Police: اتصل").startswith(RIGHT_TO_LEFT_MARK)
    assert not directed("اتصل Police").startswith(RIGHT_TO_LEFT_MARK)


@pytest.mark.parametrize("text", ["", "112", "Call 8002 1234 now.", "8002 1234"])
def test_what_has_no_letter_from_right_to_left_stays(text: str) -> None:
    assert directed(text) == text


@given(st.text(st.sampled_from("ابت 012:./()-+abc&;<>b،"), max_size=40))
def test_nothing_is_lost_and_every_isolate_ends(text: str) -> None:
    made = directed(text)
    assert made.count(LEFT_TO_RIGHT) == made.count(END)
    assert made.translate({ord(c): None for c in (LEFT_TO_RIGHT, END, RIGHT_TO_LEFT_MARK)}) == text
