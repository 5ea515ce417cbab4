"""Keys and choices that a record has, or does not have."""

from __future__ import annotations

import pytest

from tests.makers import ContentMaker
from tests.unit.content.table import Row, check_row

CHANNELS = "channels.yaml"
SERVICES = "services.yaml"
BUNDLE = "bundle.yaml"
SCHOOL = "profiles/school.yaml"
ABOUT = "pages/about.md"

_NUMBER = """
  - label: Police
    phone: 113
    state: published
    checked_on: 2025-05-06
    sources:
      - name: Police of Lumbria
        address: https://police.example/en
        date: 2024
"""

KEYS = (
    Row(
        "a mistyped key",
        CHANNELS,
        "  receives: The hotline.",
        "  §recieves: The hotline.",
        "unknown-key",
        ("“recieves”", "Did you mean “receives”?"),
        also=("missing-key",),
    ),
    Row(
        "a key from nowhere",
        SCHOOL,
        "  call: Touch the screen",
        "  call: Touch the screen\n  §colour: red",
        "unknown-key",
        ("“colour”", "call, line"),
    ),
    Row(
        "an unknown key of a source",
        ABOUT,
        "    date: 2025",
        "    date: 2025\n    §undatted: true",
        "unknown-key",
        ("Did you mean “undated”?",),
    ),
    Row(
        "no id",
        CHANNELS,
        "- id: image-hotline\n  title",
        "- §title",
        "missing-key",
        ("“id”",),
        ("dead-link", "dead-link"),
    ),
    Row(
        "no title",
        ABOUT,
        "---\nid: about\ntitle: About this screen",
        "---\n§id: about",
        "missing-key",
        ("“title”",),
    ),
    Row(
        "no text of a site",
        BUNDLE,
        "  school:\n    name: Here at school\n    text: You can speak to a teacher you trust.",
        "  §school:\n    name: Here",
        "missing-key",
        ("“text”",),
    ),
    Row(
        "no source of a fact",
        SERVICES,
        """    hours:
      state: published
      checked_on: 2025-05-06
      sources:
        - name: Leaflet of the helpline
          address: Leaflet, second edition
          date: 2025-02
""",
        "    §hours:\n      state: published\n      checked_on: 2025-05-06\n",
        "missing-key",
        ("“sources”",),
    ),
    Row(
        "an empty list of sources",
        ABOUT,
        """sources:
  - name: This project
    address: The documents of this project
    date: 2025
""",
        "§sources: []\n",
        "too-few",
        ("“sources”",),
    ),
    Row(
        "a text for a list",
        SERVICES,
        "  languages: [en, fr, pt-BR]",
        "  §languages: en",
        "wrong-type",
        ("“languages” must be a list, not a text",),
    ),
    Row(
        "a list for a text",
        SERVICES,
        "  cost: Free",
        "  §cost: [Free]",
        "wrong-type",
        ("“cost” must be a text, not a list",),
    ),
    Row(
        "a mapping for a text",
        CHANNELS,
        "  need: The address of the page.",
        "  §need: {a: b}",
        "wrong-type",
    ),
    Row(
        "a text for a mapping",
        SCHOOL,
        "attract:\n  call: Touch the screen\n  line: Information and contacts for everyone",
        "§attract: Touch",
        "wrong-type",
        ("“attract” must be a mapping, not a text",),
    ),
    Row(
        "a text for an item",
        SERVICES,
        "- id: helpline\n",
        "- §A text\n- id: helpline\n",
        "wrong-type",
    ),
    Row("nothing behind a key", ABOUT, "title: About this screen", "§title:", "empty"),
    Row("spaces for a text", ABOUT, "title: About this screen", "§title: '  '", "empty"),
)

CHOICES = (
    Row(
        "a mistyped choice",
        ABOUT,
        "state: published",
        "§state: publishd",
        "unknown-value",
        ("“publishd”", "Did you mean “published”?"),
    ),
    Row(
        "no choice at all",
        ABOUT,
        "audience: everyone",
        "§audience: cats",
        "unknown-value",
        ("“cats”", "professionals"),
    ),
    Row(
        "a list for a choice",
        ABOUT,
        "audience: everyone",
        "§audience: [young]",
        "unknown-value",
        ("a list",),
    ),
    Row(
        "yes for true",
        "pages/for-you.md",
        "content_note: true",
        "§content_note: yes",
        "unknown-value",
        ("“yes”", "“true”"),
    ),
    Row(
        "true for yes",
        CHANNELS,
        "anonymous: yes",
        "§anonymous: true",
        "unknown-value",
        ("“true”", "“yes”"),
    ),
    Row(
        "an unknown door",
        SCHOOL,
        "goes: report",
        "§goes: reports",
        "unknown-value",
        ("Did you mean “report”?",),
    ),
    Row(
        "an unknown entry",
        SCHOOL,
        "- numbers",
        "- §number",
        "unknown-value",
        ("Did you mean “numbers”?",),
    ),
    Row(
        "an unknown fact",
        SERVICES,
        "    phone:\n",
        "    §phones:\n",
        "unknown-value",
        ("“phones”", "Did you mean “phone”?"),
        ("missing-key",),
    ),
    Row(
        "an icon that is not there",
        ABOUT,
        "icon: info",
        "§icon: inf",
        "icon",
        ("“inf”", "Did you mean “info”?"),
    ),
    Row("no number", BUNDLE, "version: 3", "§version: 3.1", "number", ("“3.1”",)),
    Row("zero", BUNDLE, "version: 3", "§version: 0", "number", ("“0”",)),
    Row(
        "an id in capitals",
        SERVICES,
        "- id: youth-office",
        "- §id: Youth_Office",
        "id",
        ("“Youth_Office”",),
        ("dead-link",),
    ),
    Row(
        "five emergency numbers",
        BUNDLE,
        "emergency:\n",
        "§emergency:\n" + 3 * _NUMBER,
        "too-many",
        ("“emergency”", "4"),
    ),
    Row(
        "no doors",
        SCHOOL,
        "doors:\n",
        "doors: §[]\nmore:\n",
        "too-few",
        ("“doors”",),
        ("unknown-key",),
    ),
    Row(
        "four entries",
        SCHOOL,
        "entries:\n  - numbers\n",
        "§entries:\n  - numbers\n  - page:signs\n  - questions\n",
        "too-many",
        ("3",),
    ),
)


@pytest.mark.parametrize("row", (*KEYS, *CHOICES), ids=str)
def test_problem(maker: ContentMaker, row: Row) -> None:
    check_row(maker, row)
