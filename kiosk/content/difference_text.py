"""What changes for readers, in a sentence each, in the words of whoever decides about it.

Every word is here, and gettext's (translations/): `_` gives it in that person's language, whose
name in CLDR is `locale`. Without both it is in English.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

from kiosk.content.aspects import What
from kiosk.content.change import Change
from kiosk.content.languages import cldr_name, language_names
from kiosk.content.problems import printable

Translate = Callable[[str], str]

_WIDTH_OF_KIND = 9


class Line(NamedTuple):
    """A line of the list of changes: “Changed”, “Helpline: opening hours”."""

    kind: str
    sentence: str


def line_of(change: Change, locale: str = "en", _: Translate = str) -> Line:
    """A change in words."""
    # i18n: in a list of changes, beside what is new
    kinds = {"new": _("New"), "changed": _("Changed"), "removed": _("Removed")}
    return Line(kinds[change.kind], "; ".join(_clauses(change, locale, _)))


def as_text(changes: Sequence[Change]) -> Iterator[str]:
    """The lines of the list for a terminal, in English."""
    for change in changes:
        line = line_of(change)
        yield printable(f"{line.kind:{_WIDTH_OF_KIND}}{line.sentence}")
    if not changes:
        yield "Nothing changes for readers."


def as_data(changes: Sequence[Change]) -> list[dict[str, Any]]:
    """The list for `--format json`: all there is to know of each, and its sentence in English."""
    return [{**asdict(change), "sentence": line_of(change).sentence} for change in changes]


def _clauses(change: Change, locale: str, _: Translate) -> Iterator[str]:
    yield _main_clause(change, locale, _)
    if not change.everywhere:
        names = language_names(change.languages, cldr_name(locale))
        yield _("only in: {languages}").format(languages=names)
    if change.untranslated:
        names = language_names(change.untranslated, cldr_name(locale))
        yield _("not yet translated: {languages}").format(languages=names)


def _main_clause(change: Change, locale: str, _: Translate) -> str:
    """The thing, what of it, and the values: “Helpline: telephone number: 1 (before: 2)”."""
    if change.aspect == "checked":
        return _("Only the day of a check: {count}").format(count=change.count)
    parts = [_thing(change, locale, _)]
    if change.part:
        parts.append(_aspects(_).get(change.part, change.part))
    if change.aspect != "whole":
        parts.append(_aspects(_)[change.aspect])
    before = _value(change, change.before, locale, _)
    after = _value(change, change.after, locale, _)
    if before and after:
        parts.append(_("{after} (before: {before})").format(after=after, before=before))
    elif before or after:
        parts.append(before or after)
    text = parts.pop()
    while parts:
        # i18n: like “Helpline: opening hours”
        text = _("{name}: {detail}").format(name=parts.pop(), detail=text)
    return text


def _thing(change: Change, locale: str, _: Translate) -> str:
    if change.what == "language" and change.id:
        name = language_names((change.id,), cldr_name(locale))
        return _("{name}: {detail}").format(name=_("Language"), detail=name)
    if change.aspect == "order":
        return _ordered(_)[change.what]
    names = {
        "bundle": _("The whole content"),
        "emergency": _("The numbers on every screen"),
        "channel": _("Reporting channel “{name}”"),
        "page": _("Article “{name}”"),
        "question": _("Question “{name}”"),
        "guide": _("Help me choose"),
        "guide-question": _("Help me choose, question “{name}”"),
        "outcome": _("Help me choose, result “{name}”"),
        "site": _("Local contact “{name}”"),
        "profile": _("Kind of place “{name}”"),
    }
    return names.get(change.what, "{name}").format(name=change.name)


def _ordered(_: Translate) -> dict[What, str]:
    return {
        "service": _("Numbers and addresses"),
        "guide-question": _("Help me choose"),
        "language": _("Languages"),
    }


def _aspects(_: Translate) -> dict[str, str]:
    return {
        "phone": _("telephone number"),
        "hours": _("opening hours"),
        "address": _("web address"),
        "state": _("how sure we are"),
        "place": _("where it is"),
        "cost": _("cost"),
        "anonymous": _("anonymous"),
        "who_learns": _("who learns of it"),
        "languages": _("languages spoken"),
        "time_zone": _("time zone"),
        "country": _("country, for public holidays"),
        "warning": _("note that it speaks of abuse"),
        "title": _("title"),
        "text": _("text"),
        "pictures": _("pictures"),
        "links": _("where it leads"),
        "lists": _("what it lists, and in which order"),
        "order": _("order"),
        "sources": _("sources"),
        "readers": _("who checked the easy words"),
        "details": _("details"),
        "review": _("review"),
    }


def _value(change: Change, value: str, locale: str, _: Translate) -> str:
    """A value as a person says it."""
    if change.aspect == "languages":
        return language_names(filter(None, value.split(", ")), cldr_name(locale))
    if change.aspect in ("state", "anonymous", "review"):
        said = {
            "confirmed": _("confirmed"),
            "published": _("as printed"),
            "yes": _("yes"),
            "no": _("no"),
            "draft": _("not reviewed yet"),
            "reviewed": _("reviewed"),
        }
        return said.get(value, value)
    return value
