"""docs/content-format.md names every key and every problem."""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.content.source import schema, wayfinding
from tests.unit.content import (
    test_check_problems,
    test_folder_problems,
    test_languages,
    test_markdown_problems,
    test_pictures,
    test_record_problems,
    test_value_problems,
    test_way_problems,
    test_yaml_problems,
)
from tests.unit.content.table import Row

DOCUMENT = (Path(__file__).parents[3] / "docs" / "content-format.md").read_text("utf-8")
TABLES = (
    test_check_problems,
    test_markdown_problems,
    test_pictures,
    test_record_problems,
    test_value_problems,
    test_way_problems,
    test_yaml_problems,
)
# Problems that tests plant in other ways.
ELSEWHERE = {
    *(
        "catalogue",
        "glossary",
        "more-problems",
        "term-differs",
        "no-folder",
        "too-many-files",
        "too-many-values",
        "too-slow",
    ),
    *("unreachable", "unreadable"),
}


def documented_codes() -> set[str]:
    rows = DOCUMENT.partition("| code | what is wrong |")[2].split("\n")
    return {code for row in rows for code in re.findall(r"`([a-z0-9-]+)`", row.split(" | ")[0])}


def planted_codes() -> set[str]:
    """The codes of all problems that the tables plant."""
    tables = [rows for module in TABLES for rows in vars(module).values()]
    rows = [row for table in tables if isinstance(table, tuple) for row in table]
    codes = {row.code for row in rows if isinstance(row, Row)}
    codes |= {code for *_, code, _ in test_languages.PLANTED}
    return codes | {code for *_, code, _ in test_folder_problems.ROWS.values()}


def test_every_problem_is_documented_and_planted() -> None:
    assert documented_codes() == planted_codes() | ELSEWHERE


def test_every_key_is_documented() -> None:
    found = {**vars(schema), **vars(wayfinding)}
    records = [each for each in found.values() if isinstance(each, type)]
    models = [each for each in records if issubclass(each, schema.Record)]
    keys = {key for model in models for key in model.model_fields}
    assert len(keys) > 50
    assert {key for key in keys if not re.search(rf"`{key}(: true)?`", DOCUMENT)} == set()
