"""What YAML may not hold, though it could."""

from __future__ import annotations

import pytest

from tests.makers import ContentMaker
from tests.unit.content.table import Row, check_row

SERVICES = "services.yaml"
BUNDLE = "bundle.yaml"
ABOUT = "pages/about.md"

YAML = (
    Row("a colon", SERVICES, "Nobody learns of", "§Nobody: learns", "yaml-syntax", ("quotes",)),
    Row("an open bracket", SERVICES, "[en, fr, pt-BR]\n  cost", "[en\n  §cost", "yaml-syntax"),
    Row(
        "a key that stands twice",
        SERVICES,
        "  place: Under the old bridge\n",
        "  place: Under the old bridge\n  §place: By the river\n",
        "duplicate-key",
        ("“place”", "line 31"),
    ),
    Row(
        "a mapping that stands twice",
        BUNDLE,
        "sites:\n  school:",
        "sites:\n  school:\n    name: Twice\n    text: Twice.\n  §school:",
        "duplicate-key",
        ("“school”", "line 44"),
    ),
    Row("a tag", BUNDLE, "version: 3", "§version: !!int 3", "yaml-tag", ("int",)),
    Row("a local tag", BUNDLE, "version: 3", "§version: !wide 3", "yaml-tag", ("!wide",)),
    Row("an anchor", BUNDLE, "version: 3", "§version: &three 3", "yaml-anchor", ("“three”",)),
    Row(
        "an alias",
        BUNDLE,
        "version: 3\ntitle: Lumbria, an invented country",
        "version: &three 3\n§title: *three",
        "yaml-alias",
        ("“three”",),
        also=("yaml-anchor", "empty"),
    ),
    Row("a second document", BUNDLE, "sites:", "§---\nsites:", "yaml-documents"),
    Row("a directive", BUNDLE, "id: lumbria", "§%YAML 1.1\n---\nid: a", "yaml-directive"),
    Row("deep nesting", BUNDLE, "version: 3", "§version: [[[[[[[[3]]]]]]]]", "too-deep", ("8",)),
    Row(
        "a list as key",
        BUNDLE,
        "version: 3",
        "§[a]: 3\nversion: 3",
        "yaml-key",
        also=("unknown-key",),
    ),
    Row(
        "a control character written as an escape",
        BUNDLE,
        "title: Lumbria, an invented country",
        '§title: "Lumbria\\u0007"',
        "control-character",
        ("U+0007",),
    ),
    Row("YAML in front matter", ABOUT, "summary: What", "§summary: a: b", "yaml-syntax"),
)


@pytest.mark.parametrize("row", YAML, ids=str)
def test_problem(maker: ContentMaker, row: Row) -> None:
    check_row(maker, row)
