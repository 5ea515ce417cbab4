"""Edits of texts and of how they are laid out, and the entries each must give."""

from __future__ import annotations

from tests.makers import ContentMaker
from tests.unit.content.edits import (
    BUNDLE,
    CHANNELS,
    COUNTRIES,
    FRENCH,
    GUIDE,
    SCHOOL,
    SERVICES,
    Row,
    both,
    edit,
    in_record,
)

PICTURED = "media/bridge.svg"
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><path d="M1 1h9v9z"/></svg>'
)


def turned(maker: ContentMaker) -> None:
    """The same services, the first behind the others."""
    first, *others = (maker.folder / SERVICES).read_text("utf-8").split("\n\n")
    turned = "\n\n".join([*(each.strip("\n") for each in others), first])
    maker.write(SERVICES, f"{turned}\n")


CHANGED_TEXTS: dict[str, Row] = {
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
        [
            "changed page:for-you title: Pour toi → \u2066For you\u2069 (anglais) "
            "only in fr not in fr"
        ],
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
        lambda maker: maker.write(PICTURED, PICTURE),
        ["changed page:for-you pictures"],
    ),
    "another name of a picture": (
        both(
            lambda maker: (maker.folder / PICTURED).rename(maker.folder / "media/two.svg"),
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
        turned,
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
            in_record(SERVICES, "- id: helpline", "on: 2025-05-06", "on: 2025-05-05"),
            in_record(SERVICES, "    hours:\n", "on: 2025-05-06", "on: 2025-05-05"),
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

# Of a bundle with a guide and with other countries.
CHANGED_WAYS: dict[str, Row] = {
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
