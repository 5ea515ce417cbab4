"""Which facts are due, and the note that one was checked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.content.compile import check_folder
from kiosk.content.recheck import due_on
from kiosk.content.review import CannotStamp, due_facts, facts_of, stamp
from kiosk.content.source.read import Source, read_source
from tests.makers import ContentMaker

TODAY = date(2026, 2, 3)
SERVICES, SIGNS, BUNDLE = "services.yaml", "pages/signs.md", "bundle.yaml"


def source_of(maker: ContentMaker) -> Source:
    return read_source(maker.folder, TODAY)


def names(maker: ContentMaker) -> list[str]:
    return [fact.name for fact in facts_of(source_of(maker))]


def files(folder: Path) -> dict[str, list[bytes]]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {str(p.relative_to(folder)): p.read_bytes().split(b"\n") for p in paths}


@pytest.mark.parametrize(
    ("checked_on", "months", "due"),
    [
        ("2025-05-06", 12, date(2026, 5, 6)),
        ("2025-08-31", 6, date(2026, 2, 28)),
        ("2024-02-29", 12, date(2025, 2, 28)),
        ("2025-12-01", 1, date(2026, 1, 1)),
        ("2025-05-06", 999_999, date.max),
        ("yesterday", 12, None),
    ],
)
def test_the_day_a_fact_is_due(checked_on: str, months: int, due: date | None) -> None:
    assert due_on(checked_on, months) == due


def test_what_is_due_is_listed_the_oldest_first(maker: ContentMaker) -> None:
    maker.replace(SIGNS, "checked_on: 2024-05-07", "checked_on: 2024-01-02")
    first, *others = due_facts(source_of(maker), 0)
    assert (first.name, first.due, others) == ("page:signs", date(2025, 1, 2), [])
    assert str(first) == (
        "2025-01-02 page:signs (confirmed, pages/signs.md:7)\n    https://ministry.example/signs"
    )
    days = (date(2026, 5, 6) - TODAY).days
    assert len(due_facts(source_of(maker), days - 1)) == 1
    assert len(due_facts(source_of(maker), days)) == len(facts_of(source_of(maker)))


def test_every_fact_has_a_name_of_its_own(maker: ContentMaker) -> None:
    found = names(maker)
    assert len(found) == len(set(found))
    assert {"page:about", "service:helpline", "service:helpline.hours"} <= set(found)
    assert [name.partition(":")[0] for name in found].count("emergency") > 1


@pytest.mark.parametrize("name", ["page:signs", "service:helpline.hours", "channel:image-hotline"])
def test_a_stamp_changes_two_lines_and_no_other_byte(maker: ContentMaker, name: str) -> None:
    before = files(maker.folder)
    fact = stamp(maker.folder, source_of(maker), name, "Ana: “A.”")
    after = files(maker.folder)
    lines, old = after.pop(fact.tree.file), before.pop(fact.tree.file)
    assert after == before
    changed = lines[fact.line - 1], lines[fact.line]
    indent = changed[0].partition(b"checked_on")[0]
    assert changed[0].endswith(b"checked_on: 2026-02-03")
    assert changed[1] == indent + 'checked_by: "Ana: “A.”"'.encode()
    assert [*lines[: fact.line - 1], *lines[fact.line + 1 :]] == [
        *old[: fact.line - 1],
        *old[fact.line :],
    ]
    assert {problem.code for problem in check_folder(maker.folder, TODAY)} <= {"recheck"}
    (again,) = [each for each in facts_of(source_of(maker)) if each.name == name]
    assert again.due == date(2027, 2, 3)


def test_a_second_stamp_replaces_the_first(maker: ContentMaker) -> None:
    stamp(maker.folder, source_of(maker), "page:signs", "Ana")
    once = files(maker.folder)
    stamp(maker.folder, source_of(maker), "page:signs", "Bea")
    assert (maker.folder / SIGNS).read_text().count("checked_by") == 1
    stamp(maker.folder, source_of(maker), "page:signs", "Ana")
    assert files(maker.folder) == once


def test_comments_and_line_ends_stay(maker: ContentMaker) -> None:
    text = (maker.folder / SIGNS).read_text()
    text = text.replace("2024-05-07", "'2024-05-07'   # by mail").replace("\n", "\r\n")
    maker.write(SIGNS, text.encode())
    stamp(maker.folder, source_of(maker), "page:signs", "Ana")
    changed = (maker.folder / SIGNS).read_bytes()
    assert b'\r\nchecked_on: 2026-02-03   # by mail\r\nchecked_by: "Ana"\r\n' in changed
    assert changed.count(b"\r\n") == changed.count(b"\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("state: confirmed\nchecked_on: 2024-05-07", "state: confirmed\nchecked_on:\n  2024-05-07"),
        ("checked_on: 2024-05-07", '"checked_on": 2024-05-07'),
        ("checked_on: 2024-05-07", "checked_on: 2024-05-07\nchecked_by: >-\n  Ana"),
    ],
)
def test_what_cannot_be_changed_safely_stays(maker: ContentMaker, old: str, new: str) -> None:
    maker.replace(SIGNS, old, new)
    before = files(maker.folder)
    with pytest.raises(CannotStamp, match="written in a way"):
        stamp(maker.folder, source_of(maker), "page:signs", "Ana")
    assert files(maker.folder) == before


def test_an_unknown_fact_is_named(maker: ContentMaker) -> None:
    with pytest.raises(CannotStamp, match="Did you mean “page:signs”"):
        stamp(maker.folder, source_of(maker), "page:sings", "Ana")


def test_the_command_says_what_is_due(
    maker: ContentMaker, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(maker.folder)
    assert cli.main(["content", "review", folder, "--within", "99999"]) == 1
    assert "page:signs" in capsys.readouterr().out
    for fact in facts_of(source_of(maker)):
        stamp_it = ["content", "review", folder, "--stamp", fact.name, "--by", "Ana"]
        assert cli.main(stamp_it) == 0
    capsys.readouterr()
    assert cli.main(["content", "review", folder]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "options", [["--stamp", "page:signs"], ["--by", "Ana"], ["--within", "x"], ["--by", " "]]
)
def test_misuse(maker: ContentMaker, options: list[str]) -> None:
    assert cli.main(["content", "review", str(maker.folder), *options]) == 2
