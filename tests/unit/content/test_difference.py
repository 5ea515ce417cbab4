"""What changes for readers: single changes to the clean bundle, and the entries each must give."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.content.change import Change
from kiosk.content.compile import checked_source
from kiosk.content.difference import Edition, difference, edition_of
from tests.makers import ContentMaker

Edit = Callable[[ContentMaker], object]

WAYS = Path(__file__).parent / "ways"
BUNDLE, CHANNELS, SERVICES = "bundle.yaml", "channels.yaml", "services.yaml"
SCHOOL, FRENCH = "profiles/school.yaml", "locales/fr.po"
COUNTRIES, GUIDE = "countries.yaml", "guide.yaml"

# So that a text that both know stands nowhere else.
NEW_PAGE = """---
id: new-page
title: A new page
summary: What it says.
audience: everyone
state: published
checked_on: 2025-05-06
sources:
  - name: This project
    address: The documents of this project
    date: 2025
---

It says something.
"""
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><path d="M1 1h9v9z"/></svg>'
)


def edit(file: str, old: str, new: str) -> Edit:
    """The replacement of a text that stands in the file once."""
    return lambda maker: maker.replace(file, old, new)


def both(*edits: Edit) -> Edit:
    """Several edits, one after the other."""
    return lambda maker: [each(maker) for each in edits]


def in_record(file: str, identifier: str, old: str, new: str) -> Edit:
    """The first such replacement after the line of the record."""

    def apply(maker: ContentMaker) -> None:
        text = (maker.folder / file).read_text("utf-8")
        before, mark, after = text.partition(identifier)
        assert old in after
        maker.write(file, before + mark + after.replace(old, new, 1))

    return apply


HELPLINE = "- id: helpline"
# name: (edit, the entries, in their order)
TABLE: dict[str, tuple[Edit, list[str]]] = {
    # --- numbers, hours, addresses
    "a telephone number": (
        in_record(SERVICES, HELPLINE, "phone: 116 111", "phone: 800 12345"),
        ["changed service:helpline phone: 116 111 → 800 12345"],
    ),
    "a telephone number that was withheld": (
        in_record(SERVICES, "    phone:\n", "state: withheld", "state: published"),
        ["new service:youth-office phone:  → 27 12 34 56"],
    ),
    "an emergency number": (
        edit(BUNDLE, "phone: 112", "phone: 113"),
        [
            "changed emergency: phone: Danger now 112 · Someone to talk to 116 111 → "
            "Danger now 113 · Someone to talk to 116 111"
        ],
    ),
    "the words of an emergency number": (
        edit(BUNDLE, "label: Danger now", "label: In danger"),
        [
            "changed emergency: phone: Danger now 112 · Someone to talk to 116 111 → "
            "In danger 112 · Someone to talk to 116 111 not in fr"
        ],
    ),
    "opening hours": (
        both(
            edit(SERVICES, "Mo-Fr 14:00-20:00; Sa off", "Mo-Fr 14:00-21:00; Sa off"),
            edit(SERVICES, "Monday to Friday 14:00–20:00", "Monday to Friday 14:00–21:00"),
        ),
        [
            "changed service:helpline hours: Monday to Friday 14:00–20:00 → "
            "Monday to Friday 14:00–21:00 not in fr"
        ],
    ),
    "opening hours, in the same words": (
        edit(SERVICES, "Mo-Fr 14:00-20:00; Sa off", "Mo-Fr 14:00-20:00; Sa,Su off"),
        [
            "changed service:helpline hours: Mo-Fr 14:00-20:00; Sa off → "
            "Mo-Fr 14:00-20:00; Sa,Su off"
        ],
    ),
    "opening hours that are withheld": (
        in_record(SERVICES, "    hours:\n", "state: published", "state: withheld"),
        ["removed service:helpline hours: Monday to Friday 14:00–20:00 → "],
    ),
    "a web address": (
        in_record(SERVICES, HELPLINE, "address: https://www.example.org/helpline\n",
                  "address: https://www.example.org/line\n"),
        [
            "changed service:helpline address: https://www.example.org/helpline → "
            "https://www.example.org/line"
        ],
    ),
    "the target of a code": (
        edit(CHANNELS, "address: https://report.example.org/\n",
             "address: https://report.example.org/new\n"),
        [
            "changed channel:image-hotline address: https://report.example.org/ → "
            "https://report.example.org/new"
        ],
    ),
    "the target of a code, in a language": (
        edit(CHANNELS, "    fr: https://report.example.org/form?lang=fr\n    de:",
             "    en: https://report.example.org/en\n"
             "    fr: https://report.example.org/form?lang=fr\n    de:"),
        [
            "changed channel:police-form address: https://report.example.org/form?lang=fr → "
            "https://report.example.org/en only in en"
        ],
    ),
    "what to press": (
        edit(CHANNELS, "fr: Signaler", "fr: Alerter"),
        ["changed channel:police-form address: Signaler → Alerter"],
    ),
    "the target of a code, in a language that the bundle lacks": (
        edit(CHANNELS, "https://report.example.org/de", "https://report.example.org/neu"),
        ["changed channel:police-form details"],
    ),
    # --- what comes and goes
    "a new page": (
        both(
            lambda maker: maker.write("pages/new-page.md", NEW_PAGE),
            edit(SCHOOL, "      - travel", "      - travel\n      - new-page"),
        ),
        ["new page:new-page not in fr", "changed profile:school lists"],
    ),
    "a page that is withheld": (
        both(
            edit("pages/signs.md", "state: confirmed", "state: withheld"),
            edit("pages/for-you.md", "- [](page:signs)\n", ""),
        ),
        ["removed page:signs", "changed page:for-you links"],
    ),
    "a new service": (
        in_record(SERVICES, "- id: old-shelter", "state: withheld", "state: published"),
        ["new service:old-shelter:  → 800 12345 not in fr"],
    ),
    "a new channel": (
        both(
            in_record(CHANNELS, "- id: old-form", "state: withheld", "state: published"),
            edit(SCHOOL, "  - image-hotline", "  - image-hotline\n  - old-form"),
        ),
        [
            "new channel:old-form:  → https://www.example.org/old not in fr",
            "changed profile:school lists",
        ],
    ),
    "a question that is withheld": (
        both(
            edit("faq/when-to-report.md", "state: published", "state: withheld"),
            edit(CHANNELS, "  questions:\n    - when-to-report\n", ""),
        ),
        ["removed question:when-to-report", "changed channel:police-form links"],
    ),
    "a new site": (
        edit(BUNDLE, "sites:\n", "sites:\n  office:\n    name: The office\n    text: Ask there.\n"),
        ["new site:office not in fr"],
    ),
    "a language": (
        both(
            edit(BUNDLE, "  fr:\n    state: draft\n", ""),
            edit(BUNDLE, "  fr:\n    - sans espoir\n", ""),
            lambda maker: maker.remove(FRENCH),
        ),
        ["removed language:fr"],
    ),
    "other countries": (
        both(
            lambda maker: shutil.copy(WAYS / COUNTRIES, maker.folder / COUNTRIES),
            edit(SCHOOL, "  - numbers\n", "  - numbers\n  - countries\n"),
        ),
        ["new countries: not in fr", "changed profile:school lists"],
    ),
    "the guide": (
        both(
            lambda maker: shutil.copy(WAYS / GUIDE, maker.folder / GUIDE),
            edit(GUIDE, "to: countries", "to: service:helpline"),
        ),
        ["new guide:"],
    ),
    # --- facts
    "how sure we are of a service": (
        in_record(SERVICES, HELPLINE, "state: confirmed", "state: published"),
        ["changed service:helpline state: confirmed → published"],
    ),
    "how sure we are of one of its facts": (
        both(
            in_record(SERVICES, "    hours:\n", "state: published", "state: confirmed"),
            edit(SERVICES, "Sa off", "PH off"),
        ),
        [
            "changed service:helpline hours: Mo-Fr 14:00-20:00; Sa off → "
            "Mo-Fr 14:00-20:00; PH off",
            "changed service:helpline state/hours: published → confirmed",
        ],
    ),
    "a fact of its own where none was": (
        both(
            edit(SERVICES, "    hours:\n      state: published", "    cost:\n      state: published"),
            edit(SERVICES, "Sa off", "PH off"),
        ),
        [
            "changed service:helpline hours: Mo-Fr 14:00-20:00; Sa off → "
            "Mo-Fr 14:00-20:00; PH off",
            "changed service:helpline state/hours: published → confirmed",
            "changed service:helpline state/cost: confirmed → published",
            "changed service:helpline sources/hours: Leaflet of the helpline 2025 → "
            "Helpline of Lumbria 2025",
            "changed service:helpline sources/cost: Helpline of Lumbria 2025 → "
            "Leaflet of the helpline 2025 not in fr",
        ],
    ),
    "the cost": (
        edit(SERVICES, "cost: Free", "cost: A few cents"),
        ["changed service:helpline cost: Free → A few cents not in fr"],
    ),
    "where it is": (
        edit(SERVICES, "place: Under the old bridge", "place: Beside the old bridge"),
        [
            "changed service:youth-office place: Under the old bridge → "
            "Beside the old bridge not in fr"
        ],
    ),
    "whether one may be anonymous": (
        edit(SERVICES, "anonymous: yes", "anonymous: no"),
        ["changed service:helpline anonymous: yes → no"],
    ),
    "whether one may be anonymous, no longer known": (
        edit(SERVICES, "  anonymous: yes\n", ""),
        ["removed service:helpline anonymous: yes → "],
    ),
    "the languages spoken": (
        edit(SERVICES, "languages: [en, fr, pt-BR]", "languages: [en, fr]"),
        ["changed service:helpline languages: en, fr, pt-BR → en, fr"],
    ),
    "who learns of a call": (
        edit(SERVICES, "who_learns: Nobody learns of your call.", "who_learns: The helpline."),
        [
            "changed service:helpline who_learns: Nobody learns of your call. → "
            "The helpline. not in fr"
        ],
    ),
    "a source": (
        edit("pages/travel.md", "name: Ministry of Lumbria", "name: This project"),
        ["changed page:travel sources: Ministry of Lumbria 2024 → This project 2024 not in fr"],
    ),
    "the time zone": (
        edit(BUNDLE, "Europe/Luxembourg", "Europe/Paris"),
        ["changed bundle: time_zone: Europe/Luxembourg → Europe/Paris"],
    ),
    # --- texts
    "a text, of which the translation is stale": (
        edit("pages/about.md", "It shows where to find help.", "It shows where help is."),
        ["changed page:about text not in fr"],
    ),
    "a text and its translation": (
        both(
            edit("pages/about.md", "It shows where to find help.", "It shows where help is."),
            edit(FRENCH, "It shows where to find help.", "It shows where help is."),
            edit(FRENCH, "Il montre où trouver de l’aide.", "Il montre où il y a de l’aide."),
        ),
        ["changed page:about text"],
    ),
    "a translation": (
        edit(FRENCH, "Il montre où trouver de l’aide.", "Il montre où il y a de l’aide."),
        ["changed page:about text only in fr"],
    ),
    "a translation that was missing": (
        edit(FRENCH, 'msgid "Signs"\nmsgstr ""', 'msgid "Signs"\nmsgstr "Signes"'),
        ["changed page:signs title: \u2066Signs\u2069 (anglais) → Signes only in fr"],
    ),
    "a translation that is doubted": (
        edit(FRENCH, 'msgid "For you"', '#, fuzzy\nmsgid "For you"'),
        ["changed page:for-you title: Pour toi → \u2066For you\u2069 (anglais) only in fr not in fr"],
    ),
    "a title": (
        edit("pages/travel.md", "title: When you travel", "title: On a journey"),
        ["changed page:travel title: When you travel → On a journey not in fr"],
    ),
    "a summary": (
        edit("pages/travel.md", "What may strike you on a journey.", "What may strike you."),
        ["changed page:travel text not in fr"],
    ),
    "an answer": (
        edit("faq/when-to-report.md", "At any time.", "Whenever you like."),
        ["changed question:when-to-report text not in fr"],
    ),
    "what a channel needs": (
        edit(CHANNELS, "need: What you saw, where and when.", "need: What you saw."),
        ["changed channel:police-form text not in fr"],
    ),
    "the name of a service": (
        edit(SERVICES, "name: Youth office\n  summary", "name: Families’ office\n  summary"),
        ["changed service:youth-office title: Youth office → Families’ office not in fr"],
    ),
    "a site": (
        edit(BUNDLE, "You can speak to a teacher you trust.", "Speak to a teacher."),
        ["changed site:school text not in fr"],
    ),
    "a page's note on what it is about": (
        edit("pages/for-you.md", "content_note: true\n", ""),
        ["removed page:for-you warning"],
    ),
    # --- the rest
    "other bytes of a picture": (
        lambda maker: maker.write("media/bridge.svg", PICTURE),
        ["changed page:for-you pictures"],
    ),
    "another name of a picture": (
        both(
            lambda maker: (maker.folder / "media/bridge.svg").rename(maker.folder / "media/two.svg"),
            edit("pages/for-you.md", "media/bridge.svg", "media/two.svg"),
        ),
        [],
    ),
    "the words of a picture": (
        edit("pages/for-you.md", "Two people on a bridge", "Two people"),
        ["changed page:for-you pictures not in fr"],
    ),
    "where a page leads": (
        edit("pages/about.md", "[](page:for-you)", "[](page:travel)"),
        ["changed page:about links"],
    ),
    "where a picture stands": (
        both(
            edit("pages/for-you.md", "![Two people on a bridge](media/bridge.svg)\n\n", ""),
            edit("pages/for-you.md", "### What others",
                 "![Two people on a bridge](media/bridge.svg)\n\n### What others"),
        ),
        ["changed page:for-you details"],
    ),
    "an icon": (
        edit("pages/about.md", "icon: info", "icon: learn"),
        ["changed page:about details"],
    ),
    "the words of a door": (
        edit(SCHOOL, "text: Talk to a person who listens.", "text: Talk to someone who listens."),
        ["changed profile:school text not in fr"],
    ),
    "what comes first": (
        edit(SCHOOL, "  - police-form\n  - image-hotline", "  - image-hotline\n  - police-form"),
        ["changed profile:school lists"],
    ),
    "the order of services": (
        lambda maker: maker.write(SERVICES, turned((maker.folder / SERVICES).read_text("utf-8"))),
        ["changed service: order"],
    ),
    "the review of a language": (
        edit(BUNDLE, "    state: draft\n", "    state: reviewed\n    reviewed_by: Zoé Exemple\n"
             "    reviewed_on: 2025-05-06\n"),
        ["changed language:fr review: draft → reviewed"],
    ),
    "who reviewed a language": (
        edit(BUNDLE, "reviewed_by: Ada Example", "reviewed_by: Bob Example"),
        ["changed language:en review: Ada Example → Bob Example"],
    ),
    "checks": (
        both(
            edit("pages/travel.md", "checked_on: 2025-05-06", "checked_on: 2025-05-05"),
            edit("pages/about.md", "checked_on: 2025-05-06", "checked_on: 2025-05-05"),
            in_record(SERVICES, HELPLINE, "checked_on: 2025-05-06", "checked_on: 2025-05-05"),
            in_record(SERVICES, "    hours:\n", "checked_on: 2025-05-06", "checked_on: 2025-05-05"),
        ),
        ["changed facts: checked × 4"],
    ),
    "a check, on which an undated source was read again": (
        edit("pages/for-you.md", "date: 2025-05-06", "date: 2024-12-31"),
        ["changed facts: checked × 1"],
    ),
    "a check that found something": (
        both(
            edit("pages/about.md", "checked_on: 2025-05-06", "checked_on: 2025-05-05"),
            edit("pages/about.md", "icon: info", "icon: learn"),
        ),
        ["changed page:about details"],
    ),
    # --- what no reader notices
    "the number of the version": (edit(BUNDLE, "version: 3", "version: 4"), []),
    "a note": (edit(SERVICES, "note: The office moved", "note: Its office moved"), []),
    "what is withheld": (edit(SERVICES, "summary: It was closed.", "summary: It is closed."), []),
}  # fmt: skip

# The same for a bundle with a guide and with other countries.
WAYS_TABLE: dict[str, tuple[Edit, list[str]]] = {
    "a number": (
        edit(COUNTRIES, "phone: 999", "phone: 112"),
        ["changed country:GB phone: 999 → 112"],
    ),
    "how sure we are of a number": (
        edit(COUNTRIES, "state: published", "state: confirmed"),
        ["changed country:GB state/999: published → confirmed"],
    ),
    "an address": (
        edit(COUNTRIES, "    address: https://www.example.org/islands\n        state",
             "    address: https://www.example.org/isles\n        state"),
        [
            "changed country:GB address: https://www.example.org/islands → "
            "https://www.example.org/isles"
        ],
    ),
    "a country": (
        edit(COUNTRIES, "\n  - country: AT\n    contacts: []\n", ""),
        ["removed country:AT"],
    ),
    "why to turn somewhere": (
        edit(GUIDE, "why: It advises families.", "why: It helps families."),
        ["changed outcome:talk text not in fr"],
    ),
    "a question": (
        edit(GUIDE, "question: Where was it?", "question: Where?"),
        ["changed guide-question:where title: Where was it? → Where? not in fr"],
    ),
    "where an answer leads": (
        both(
            edit(GUIDE, "In Lumbria\n        leads: outcome:report",
                 "In Lumbria\n        leads: outcome:elsewhere"),
            edit(GUIDE, "Elsewhere\n        leads: outcome:elsewhere",
                 "Elsewhere\n        leads: outcome:report"),
        ),
        ["changed guide-question:where links"],
    ),
    "no guide": (
        both(
            lambda maker: maker.remove(GUIDE),
            edit(SCHOOL, "  - numbers\n", "  - numbers\n  - countries\n"),
        ),
        ["removed guide:", "changed profile:school lists"],
    ),
    "no other countries": (
        both(
            lambda maker: maker.remove(COUNTRIES),
            edit(GUIDE, "to: countries", "to: service:helpline"),
        ),
        ["removed countries:", "changed outcome:elsewhere links"],
    ),
}  # fmt: skip


def turned(services: str) -> str:
    """The same services, the first behind the others."""
    first, *others = services.split("\n\n")
    return "\n\n".join([*(each.strip("\n") for each in others), first]) + "\n"


def edition(maker: ContentMaker, today: date | None = None) -> Edition:
    return edition_of(checked_source(maker.folder, today or maker.today))


def told(changes: tuple[Change, ...]) -> list[str]:
    return [" ".join(_told(change)) for change in changes]


def _told(change: Change) -> Iterator[str]:
    """A change on one line. Where readers notice it is said unless that is everywhere."""
    values = f": {change.before} → {change.after}" if change.before or change.after else ""
    aspect = "" if change.aspect == "whole" else f" {change.aspect}"
    part = f"/{change.part}" if change.part else ""
    yield f"{change.kind} {change.what}:{change.id}{aspect}{part}{values}"
    if not change.everywhere:
        yield f"only in {' '.join(change.languages)}"
    if change.untranslated:
        yield f"not in {' '.join(change.untranslated)}"
    if change.count > 1 or change.what == "facts":
        yield f"× {change.count}"


@pytest.fixture
def guided(maker: ContentMaker) -> ContentMaker:
    """A clean bundle with a guide and with other countries."""
    shutil.copytree(WAYS, maker.folder, dirs_exist_ok=True)
    return maker


@pytest.mark.parametrize(("change", "expected"), TABLE.values(), ids=list(TABLE))
def test_a_change(maker: ContentMaker, change: Edit, expected: list[str]) -> None:
    before = edition(maker)
    change(maker)
    assert told(difference(before, edition(maker))) == expected


@pytest.mark.parametrize(("change", "expected"), WAYS_TABLE.values(), ids=list(WAYS_TABLE))
def test_a_change_of_ways(guided: ContentMaker, change: Edit, expected: list[str]) -> None:
    before = edition(guided)
    change(guided)
    assert told(difference(before, edition(guided))) == expected


def test_nothing_changes_where_nothing_changed(guided: ContentMaker) -> None:
    assert difference(edition(guided), edition(guided)) == ()


def test_what_was_confirmed_long_ago_is_no_longer(maker: ContentMaker) -> None:
    before, after = edition(maker), edition(maker, date(2026, 5, 6))
    assert told(difference(before, after)) == [
        "changed service:helpline state: confirmed → published",
        "changed page:signs state: confirmed → published",
    ]


def test_the_names_and_values_are_those_of_the_language_that_is_wanted(
    maker: ContentMaker,
) -> None:
    before = edition(maker)
    maker.replace(FRENCH, "Gratuit", "C’est gratuit").replace(
        SERVICES, "Mo-Fr 14:00", "Mo-Fr 15:00"
    )
    after = edition(maker)
    for language, name in {
        "fr": "Ligne d’écoute de la Lumbrie",
        "uk": "Helpline of Lumbria",
    }.items():
        hours, cost = difference(before, after, language)
        assert (hours.name, hours.languages[:1]) == (name, ("fr" if language == "fr" else "en",))
        assert (cost.before, cost.after, cost.languages) == ("Gratuit", "C’est gratuit", ("fr",))


def test_where_they_share_no_language_the_first_of_each_are_compared(maker: ContentMaker) -> None:
    before = edition(maker)
    maker.replace("pages/about.md", "icon: info", "icon: learn")
    contents, pictures = edition(maker)
    found = told(difference(before, Edition({"pt": contents["en"]}, pictures)))
    assert found == ["removed language:fr", "changed page:about details"]


def test_without_any_language_all_is_new(maker: ContentMaker) -> None:
    changes = difference(Edition({}, {}), edition(maker))
    assert {change.kind for change in changes} == {"new"}
    assert {change.kind for change in difference(edition(maker), Edition({}, {}))} == {"removed"}
    assert difference(Edition({}, {}), Edition({}, {})) == ()


def test_a_long_text_is_not_told(maker: ContentMaker) -> None:
    before = edition(maker)
    long = " · ".join(f"{number:03}" for number in range(40))
    phones = edition(maker)
    strip = tuple(replace(each, label=long) for each in phones.contents["en"].emergency)
    after = Edition({"en": replace(phones.contents["en"], emergency=strip)}, phones.pictures)
    (change,) = (each for each in difference(before, after) if each.what == "emergency")
    assert (change.before != "", change.after) == (True, "")
