"""What must hold in a guide and in a directory of countries."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.content.compile import check_folder
from tests.makers import ContentMaker
from tests.unit.content.table import Row, check_row

GUIDE = "guide.yaml"
COUNTRIES = "countries.yaml"
FOR_YOU = "pages/for-you.md"
WAYS = Path(__file__).parent / "ways"


@pytest.fixture
def guided(maker: ContentMaker) -> ContentMaker:
    """A clean bundle with a guide and with other countries."""
    shutil.copytree(WAYS, maker.folder, dirs_exist_ok=True)
    return maker


def dead(name: str, old: str, new: str, *words: str, also: tuple[str, ...] = ()) -> Row:
    """A name of nothing in the guide."""
    return Row(name, GUIDE, old, f"§{new}", "dead-link", words, also)


NAMES = (
    dead(
        "of no question",
        "leads: guide:where",
        "leads: guide:wher",
        "Did you mean “guide:where”?",
        also=("unreachable",) * 4,
    ),
    dead(
        "of no outcome",
        "leads: outcome:talk",
        "leads: outcome:tlak",
        "“outcome:tlak”",
        also=("unreachable",),
    ),
    dead("of a question as an outcome", "leads: outcome:talk", "leads: outcome:where",
         also=("unreachable",)),
    dead("of no channel", "to: channel:police-form", "to: channel:police"),
    dead("of no service", "to: service:youth-office", "to: service:youth-club"),
    dead("of no page", "to: page:for-you", "to: page:for-yuo", "Did you mean “page:for-you”?"),
    Row("of no channel, for a country", COUNTRIES, "channel:image-hotline",
        "§channel:image", "dead-link"),
    Row("of what is withheld", GUIDE, "to: service:youth-office", "§to: service:old-shelter",
        "withheld-fact"),
    Row("of an answer's that is no way", GUIDE, "leads: outcome:talk", "§leads: service:helpline",
        "unknown-value", ("guide:ID or outcome:ID",), ("unreachable",)),
    Row("of a web address", GUIDE, "to: page:for-you", "§to: https://example.org",
        "unknown-value", ("countries",)),
    Row("of one question twice", GUIDE, "- id: about", "- §id: danger", "duplicate-id",
        ("guide.yaml:2",), ("dead-link",)),
    Row("of one outcome twice", GUIDE, "- id: elsewhere", "- §id: talk", "duplicate-id", (),
        ("dead-link",)),
    Row("of one country twice", COUNTRIES, "country: AT", "§country: GB", "duplicate-id"),
    Row("of the directory with an id", FOR_YOU, "- [](page:signs)\n",
        "- [](page:signs)\n- §[](countries:GB)\n", "link-form"),
)  # fmt: skip

ENDS = (
    Row(
        "a way back to a question",
        GUIDE,
        "leads: outcome:report",
        "§leads: guide:danger",
        "long-way",
        ("3 are the most", "Let this answer lead to an outcome."),
        ("unreachable",),
    ),
    Row(
        "a fourth question",
        GUIDE,
        "        leads: outcome:report\n"
        "      - answer: Elsewhere\n        leads: outcome:elsewhere\n",
        "        §leads: guide:who\n      - answer: Elsewhere\n        leads: outcome:elsewhere\n"
        "  - id: who\n    question: Who was it?\n    what_to_do: Choose.\n    answers:\n"
        "      - {answer: Somebody, leads: outcome:report}\n"
        "      - {answer: Nobody, leads: outcome:talk}\n",
        "long-way",
        ("“who” would be question 4",),
    ),
    Row(
        "only something to read",
        GUIDE,
        "- id: talk\n    title: Someone to talk to\n    summary: You decide how much you say.\n"
        "    ways:\n      - to: service:youth-office",
        "- §id: talk\n    title: Someone to talk to\n    summary: You decide how much you say.\n"
        "    ways:\n      - to: page:for-you",
        "dead-end",
        ("“talk”", "Name a channel or a service."),
    ),
    Row(
        "nothing",
        GUIDE,
        "    ways:\n      - to: service:youth-office\n        why: It advises families.\n",
        "    §ways: []\n",
        "too-few",
        (),
        ("dead-end",),
    ),
    Row(
        "an outcome that no answer leads to",
        GUIDE,
        "outcomes:\n",
        "outcomes:\n  - §id: island\n    title: Island\n    summary: Nobody comes here.\n"
        "    ways: [{to: service:helpline, why: Somebody answers.}]\n",
        "unreachable",
        ("“outcome:island”", "Let an answer lead to it"),
    ),
    Row(
        "a question without what to do",
        GUIDE,
        "  - id: where\n    question: Where was it?\n    what_to_do: Choose a place.\n",
        "  - §id: where\n    question: Where was it?\n",
        "missing-key",
        ("what_to_do",),
    ),
    Row(
        "a question of one answer",
        GUIDE,
        "    answers:\n      - answer: In Lumbria\n        leads: outcome:report\n",
        "    §answers:\n",
        "too-few",
        (),
        ("unreachable",),
    ),
    Row(
        "danger, and first something to read",
        GUIDE,
        "      - to: service:helpline\n        why: Somebody answers.\n      - to: page:for-you\n",
        "      - §to: page:for-you\n        why: Read it.\n      - to: service:helpline\n",
        "no-number",
        ("a service that shows a number",),
    ),
    Row(
        "danger, and first a service without a number",
        GUIDE,
        "to: service:helpline",
        "§to: service:youth-office",
        "no-number",
    ),
)

CONTACTS = (
    Row("another country's number", COUNTRIES, "phone: 999", "§phone: 113", "phone",
        ("“113”", "GB")),
    Row("no number", COUNTRIES, "phone: 999", "§phone: ask", "phone"),
    Row("no country", COUNTRIES, "country: AT", "§country: Austria", "country"),
    Row("an address of nobody", COUNTRIES,
        "kind: hotline\n        name: Hotline of the islands\n", "§kind: hotline\n",
        "missing-key", ("“name”",)),
    Row("a host that is not listed", COUNTRIES,
        "address: https://www.example.org/islands\n        state",
        "§address: https://islands.example/\n        state", "address-host"),
    Row("a kind that there is not", COUNTRIES, "kind: emergency", "§kind: ambulance",
        "unknown-value"),
    Row("a contact nobody can reach", COUNTRIES, "kind: emergency\n        phone: 999\n",
        "§kind: emergency\n", "missing-key", ("Give phone or address",)),
    Row("a contact of no origin", COUNTRIES,
        "- kind: emergency\n        phone: 999\n        state: published\n",
        "- §kind: emergency\n        phone: 999\n", "missing-key", ("“state”",)),
)  # fmt: skip


@pytest.mark.parametrize("row", (*NAMES, *ENDS, *CONTACTS), ids=str)
def test_problem(guided: ContentMaker, row: Row) -> None:
    check_row(guided, row)


def test_directory_that_nothing_leads_to(guided: ContentMaker) -> None:
    guided.remove(GUIDE)
    assert codes(guided) == ["unreachable"]
    guided.replace(FOR_YOU, "- [](page:signs)\n", "- [](page:signs)\n- [Elsewhere](countries)\n")
    assert codes(guided) == []


def test_link_to_a_directory_that_is_not_there(guided: ContentMaker) -> None:
    guided.remove(COUNTRIES)
    assert codes(guided) == ["dead-link"]


def test_guide_that_cannot_be_read(guided: ContentMaker) -> None:
    guided.replace(GUIDE, "questions:\n", "questions: : :\n")
    assert codes(guided) == ["yaml-syntax"]


def codes(maker: ContentMaker) -> list[str]:
    return [problem.code for problem in check_folder(maker.folder, maker.today)]
