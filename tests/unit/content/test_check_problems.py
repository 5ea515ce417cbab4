"""What must hold between the parts of a bundle."""

from __future__ import annotations

import pytest

from kiosk.content.compile import check_folder
from tests.makers import ContentMaker
from tests.unit.content.table import Row, check_row

CHANNELS = "channels.yaml"
SERVICES = "services.yaml"
BUNDLE = "bundle.yaml"
SCHOOL = "profiles/school.yaml"
ABOUT = "pages/about.md"
FOR_YOU = "pages/for-you.md"
SIGNS = "pages/signs.md"
OLD = "pages/old-advice.md"
ANSWER = "faq/when-to-report.md"


HARD = (
    "Institutional responsibilities concerning international investigations necessitate "
    "considerable organisational collaboration between governmental authorities, prosecutorial "
    "authorities, educational institutions, telecommunication corporations, investigative "
    "departments, parliamentary representatives, international organisations, nongovernmental "
    "associations, psychological counsellors, municipal administrations, transportation "
    "companies, hospitality enterprises.\n"
)


def on_about(name: str, text: str, code: str, *words: str) -> Row:
    """A page with another text."""
    old = "It shows where to find help."
    return Row(name, ABOUT, old, f"{old}\n\n§{text}", code, words)


LINKS = (
    on_about(
        "to no page",
        "[](page:for-yuo)",
        "dead-link",
        "“page:for-yuo”",
        "Did you mean “page:for-you”?",
    ),
    on_about("to no channel", "[](channel:police)", "dead-link", "no “channel:police”"),
    on_about(
        "to no service", "[](service:helplin)", "dead-link", "Did you mean “service:helpline”?"
    ),
    on_about("to nothing", "[](page:)", "dead-link"),
    on_about("of a channel's id to a page", "[](page:police-form)", "dead-link"),
    on_about("to a page inside a page", "[](page:signs#top)", "dead-link", "“page:signs#top”"),
    on_about("to the folder above", "[](page:../bundle)", "dead-link"),
    Row("from a list", FOR_YOU, "(page:signs)", "§(page:sings)", "dead-link", (), ("unreachable",)),
    Row("from an answer", ANSWER, "At any time.", "§[](service:police)", "dead-link"),
    Row("from a withheld page", OLD, "(service:old-shelter)", "§(service:older)", "dead-link"),
    Row(
        "of a topic", CHANNELS, "topic: travel", "§topic: travels", "dead-link", ("“page:travel”?",)
    ),
    Row("to call", CHANNELS, "call_instead: helpline", "§call_instead: police", "dead-link"),
    Row("of a question", CHANNELS, "- when-to-report", "§- when-to-go", "dead-link"),
    Row("of a service", SERVICES, "[helpline]", "§[helpline, police]", "dead-link"),
    Row("of an entry", SCHOOL, "page:about", "§page:abuot", "dead-link", (), ("unreachable",)),
    Row("of a profile's page", SCHOOL, "- travel", "§- journeys", "dead-link"),
    Row("of a profile's service", SCHOOL, "- youth-office", "§- youth-club", "dead-link"),
    Row("of a profile's channel", SCHOOL, "- police-form", "- police-form\n  §- form", "dead-link"),
)

WITHHELD = (
    on_about("a page", "[](page:old-advice)", "withheld-fact", "“page:old-advice” is withheld"),
    on_about("a channel", "[](channel:old-form)", "withheld-fact", "“channel:old-form”"),
    on_about("a service", "[](service:old-shelter)", "withheld-fact", "“service:old-shelter”"),
    on_about("a number", "Call 27 12 34 56 now.", "withheld-fact", "“27 12 34 56”"),
    on_about("a number without spaces", "Call 27123456 now.", "withheld-fact", "services.yaml:30"),
    on_about("a withheld service's number", "- Call 800 12345.", "withheld-fact"),
    Row("in a profile", SCHOOL, "- youth-office", "§- old-shelter", "withheld-fact"),
    Row(
        "a number in YAML",
        CHANNELS,
        "next: The Police",
        "§next: 800 12345 or the Police",
        "withheld-fact",
    ),
    Row(
        "to call", CHANNELS, "call_instead: helpline", "§call_instead: old-shelter", "withheld-fact"
    ),
    Row("a number of the strip", BUNDLE, "state: confirmed", "§state: withheld", "withheld-fact"),
)

IDS = (
    Row(
        "another than the file's",
        ANSWER,
        "id: when-to-report",
        "§id: when-to-go",
        "id-differs",
        ("“when-to-go”", "“when-to-report”"),
    ),
    Row(
        "another page's",
        SIGNS,
        "id: signs",
        "§id: about",
        "duplicate-id",
        ("“about”", "pages/about.md:2"),
        also=("id-differs",),
    ),
    Row(
        "another channel's",
        CHANNELS,
        "id: image-hotline",
        "§id: police-form",
        "duplicate-id",
        ("“police-form”", "channels.yaml:1"),
        also=("dead-link", "dead-link"),
    ),
    Row(
        "another service's",
        SERVICES,
        "id: youth-office",
        "§id: helpline",
        "duplicate-id",
        ("“helpline”", "services.yaml:1"),
        also=("dead-link",),
    ),
)

_OFFICE_HOURS = "  hours: Tu 10:00-12:00\n"
_OFFICE_WORDS = "  hours_text: Tuesday 10:00\u201312:00\n"
_ORIGIN = """
      state: published
      checked_on: 2025-05-06
      sources: [{name: Office, address: A letter, date: 2024}]
"""

# A service whose hours are confirmed, before one that is in the bundle.
_CONFIRMED = """- id: office
  name: Office
  summary: An office.
  phone: 116 111
  §hours: {}
  hours_text: At some times
  state: confirmed
  checked_on: 2025-05-06
  sources: [{{name: Office, address: A letter, date: 2025}}]

"""
_AT_OTHER_TIMES = (
    "24/7",
    "Mo-Fr 09:00-17:00; PH off",
    "Mo-Su,PH 09:00-17:00",
    "Mo-Su,PH 00:00-24:00",
    "off",
    "sunrise-sunset",
    'Mo-Fr 09:00-17:00 "ask"',
)

SERVICE = (
    Row(
        "nothing of public holidays",
        SERVICES,
        "- id: old-shelter",
        _CONFIRMED.format("Mo-Fr 09:00-17:00") + "- id: old-shelter",
        "holidays",
        ("; PH off", "Mo-Su,PH"),
    ),
    Row(
        "no way to reach it",
        SERVICES,
        "- id: old-shelter\n  name: Old shelter\n  summary: It was closed.\n  phone: 800 12345\n",
        "- §id: old-shelter\n  name: Old shelter\n  summary: It was closed.\n",
        "missing-key",
        ("phone, address, place, reach_through",),
    ),
    Row(
        "hours without words",
        SERVICES,
        _OFFICE_HOURS + _OFFICE_WORDS,
        f"§{_OFFICE_HOURS}",
        "missing-key",
        ("“hours_text”",),
    ),
    Row(
        "words without hours",
        SERVICES,
        "  phone: 800 12345\n",
        f"  phone: 800 12345\n§{_OFFICE_WORDS}",
        "missing-key",
        ("“hours”",),
    ),
    Row(
        "an origin of nothing",
        SERVICES,
        "  facts:\n    phone:\n",
        f"  facts:\n    §cost:{_ORIGIN}    phone:\n",
        "missing-key",
        ("“cost”",),
    ),
    Row(
        "a number to call that is withheld",
        CHANNELS,
        "call_instead: helpline",
        "§call_instead: youth-office",
        "no-number",
        ("“youth-office”",),
    ),
    Row(
        "a button in another language",
        CHANNELS,
        "    fr: Signaler",
        "    §lb: Mellen",
        "language",
        ("“lb”",),
    ),
    Row(
        "buttons of one address",
        CHANNELS,
        "  receives: The hotline.",
        "  press:\n    en: Go\n    §fr: Allez\n  receives: It.",
        "language",
    ),
)

OTHER = (
    Row(
        "a fact confirmed long ago",
        SIGNS,
        "2024-05-07",
        "§2024-05-06",
        "recheck",
        ("12 months", "call it published"),
    ),
    Row(
        "a source language that is not listed",
        BUNDLE,
        "source_language: en",
        "§source_language: de",
        "language",
        ("“de”",),
    ),
    Row(
        "a review by nobody",
        BUNDLE,
        "    state: reviewed\n    reviewed_by: Ada Example\n",
        "    §state: reviewed\n",
        "missing-key",
        ("“reviewed_by”",),
    ),
    Row(
        "an entry twice",
        SCHOOL,
        "  - page:about",
        "  - page:about\n  §- numbers",
        "duplicate",
        ("“numbers”",),
    ),
    Row("a door twice", SCHOOL, "goes: learn", "§goes: help", "duplicate", ("“help”",)),
    on_about(
        "a number written otherwise", "Call 116111 now.", "phone-differs", "“116111”", "“116 111”"
    ),
    on_about(
        "a word to avoid", "It is Hopeless.", "word-to-avoid", "“hopeless”", "“It is Hopeless.”"
    ),
    on_about("a phrase to avoid, in bold", "A wicked **person**.", "word-to-avoid"),
    on_about("a phrase to avoid, over two lines", "A wicked\nperson.", "word-to-avoid"),
    on_about("a phrase to avoid, with a hyphen", "A wicked-person.", "word-to-avoid"),
    on_about("a word to avoid in a button", "[Hopeless](page:signs)", "word-to-avoid"),
    on_about("a word to avoid in a picture", "![Hopeless](media/bridge.svg)", "word-to-avoid"),
    Row("a word to avoid in YAML", SERVICES, "cost: Free", "§cost: Hopeless", "word-to-avoid"),
    Row("a word to avoid in a title", SIGNS, "title: Signs", "§title: HOPELESS", "word-to-avoid"),
)


READING = (
    Row(
        "long sentences of long words",
        SIGNS,
        "Somebody may be afraid.",
        f"§Somebody may be afraid.\n\n## Signs\n\n{HARD}",
        "hard-to-read",
        ("Flesch", "60 is the least"),
    ),
    Row(
        "an easy version of itself",
        FOR_YOU,
        "audience: young",
        "§easy_of: for-you\naudience: young",
        "easy",
        ("“for-you”",),
    ),
)


@pytest.mark.parametrize("row", (*LINKS, *WITHHELD, *IDS, *SERVICE, *OTHER, *READING), ids=str)
def test_problem(maker: ContentMaker, row: Row) -> None:
    check_row(maker, row)


@pytest.mark.parametrize("hours", _AT_OTHER_TIMES)
def test_hours_that_say_what_holds_on_public_holidays(maker: ContentMaker, hours: str) -> None:
    office = _CONFIRMED.replace("§", "").format(hours)
    maker.replace(SERVICES, "- id: old-shelter", f"{office}- id: old-shelter")
    assert check_folder(maker.folder, maker.today) == ()


def test_hours_that_are_only_printed_need_not_say_it(maker: ContentMaker) -> None:
    office = _CONFIRMED.replace("§", "").replace("confirmed", "published")
    maker.replace(SERVICES, "- id: old-shelter", f"{office.format('Mo')}- id: old-shelter")
    assert check_folder(maker.folder, maker.today) == ()


@pytest.mark.parametrize(
    ("hours", "codes"),
    [("Mo-Fr 09:00-17:00; PH off", ["holidays"]), ("Mo-Fr 09:00-17:00; Dec 25 off", [])],
)
def test_where_nobody_knows_the_holidays_the_days_are_written(
    maker: ContentMaker, hours: str, codes: list[str]
) -> None:
    office = _CONFIRMED.replace("§", "").format(hours)
    maker.replace(SERVICES, "- id: old-shelter", f"{office}- id: old-shelter")
    maker.replace("bundle.yaml", "country: LU", "country: XX")
    assert [problem.code for problem in check_folder(maker.folder, maker.today)] == codes
