"""Edits of what is told, and of what comes and goes, and the entries each must give."""

from __future__ import annotations

import shutil

from tests.unit.content.edits import (
    BUNDLE,
    CHANNELS,
    COUNTRIES,
    FRENCH,
    GUIDE,
    SCHOOL,
    SERVICES,
    WAYS,
    Row,
    both,
    edit,
    in_record,
)

HELPLINE = "- id: helpline"
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

CHANGED_FACTS: dict[str, Row] = {
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
            in_record(SERVICES, "  facts:\n", "    hours:\n", "    cost:\n"),
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
}  # fmt: skip
