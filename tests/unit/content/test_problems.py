"""How problems are written, and how many."""

from __future__ import annotations

import pytest

from kiosk.content.problems import (
    MOST_LISTED,
    Problem,
    did_you_mean,
    listed,
    printable,
    quoted,
)


def test_written() -> None:
    problem = Problem("pages/about.md", 7, "dead-link", "There is no page “abut”.")
    assert str(problem) == "pages/about.md:7: dead-link: There is no page “abut”."
    assert problem.as_dict() == {
        "file": "pages/about.md",
        "line": 7,
        "code": "dead-link",
        "sentence": "There is no page “abut”.",
    }


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Lëtzebuerg", "Lëtzebuerg"),
        ("caf\udce9", "caf\\xe9"),
        ("a\x1b[2J", "a\\x1b[2J"),
        ("a\u202eb", "a\\u202eb"),
        ("a\nb", "a\\nb"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("short", "“short”"),
        ("", "“”"),
        ("over\n  two lines", "“over two lines”"),
        ("a" * 60, f"“{'a' * 60}”"),
        ("a" * 61, f"“{'a' * 59}…”"),
        ("a" * 1_000_000, f"“{'a' * 59}…”"),
    ],
)
def test_quoted(text: str, shown: str) -> None:
    assert quoted(text) == shown


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("adress", " Did you mean “address”?"),
        ("dress", " Did you mean “address”?"),
        ("address", ""),
        ("telephone", ""),
        ("", ""),
        ("a" * 41, ""),
    ],
)
def test_did_you_mean(word: str, near: str) -> None:
    assert did_you_mean(word, ("address", "hours", "a" * 40)) == near


def test_listed_by_file_and_line_each_once() -> None:
    late, early, other = (
        Problem("b", 2, "x", "s"),
        Problem("b", 1, "x", "s"),
        Problem("a", 9, "x", "s"),
    )
    assert listed([late, early, other, early]) == (other, early, late)


def test_very_many_are_cut() -> None:
    problems = [Problem("a", line, "x", "s") for line in range(MOST_LISTED)]
    assert listed(problems) == tuple(problems)
    more = [Problem("b", line, "x", "s") for line in range(7)]
    cut = listed([*more, *problems])
    assert cut[:-1] == tuple(problems)
    assert (cut[-1].code, "7 more" in cut[-1].sentence) == ("more-problems", True)
