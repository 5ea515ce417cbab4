"""Aspects: what can be said of the things a reader finds, in a form that can be compared.

Both lists of names are in the order in which a host wants to hear of them (kiosk.content.change).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from kiosk.content.record import Origin

What = Literal[
    "bundle",
    "emergency",
    "service",
    "channel",
    "country",
    "countries",
    "page",
    "question",
    "guide",
    "guide-question",
    "outcome",
    "site",
    "profile",
    "language",
    "facts",
]
# Facts of a service are called as in its source (docs/content-format.md).
Aspect = Literal[
    "phone",
    "hours",
    "address",
    "whole",
    "state",
    "place",
    "cost",
    "anonymous",
    "who_learns",
    "languages",
    "time_zone",
    "country",
    "warning",
    "title",
    "text",
    "pictures",
    "links",
    "lists",
    "order",
    "sources",
    "readers",
    "details",
    "review",
    "checked",
]


class Key(NamedTuple):
    """An aspect; `part` is what it holds for, where that is not the whole thing: one of a service's
    facts, or a contact of a country."""

    aspect: Aspect
    part: str = ""


class Said(NamedTuple):
    """A value to compare. `shown`: the same in a few words, from the most telling to the least."""

    value: object
    shown: tuple[str, ...] = ()


class Thing(NamedTuple):
    """Something that readers find, under the name it has in their language.

    "details" are what no other aspect tells; "checked" is when somebody checked it.
    """

    what: What
    id: str
    name: str
    said: Mapping[Key, Said]


def origins(origin: Origin, part: str = "") -> dict[Key, Said]:
    """Where something comes from. The day on which an undated source was read, and the day of a
    dated one, are not what a reader is told of it, but part of a check."""
    sources = tuple(
        (each.name, each.address, "" if each.undated else each.date[:4], each.undated)
        for each in origin.sources
    )
    shown = listed(" ".join(filter(None, (name, year))) for name, _, year, _ in sources)
    days = tuple(each.date for each in origin.sources)
    return {
        Key("state", part): words(origin.state),
        Key("sources", part): Said(sources, (shown,)),
        Key("checked", part): Said((origin.checked_on, days)),
    }


def words(text: str) -> Said:
    """A text that is told as it is."""
    return Said(text, (text,))


def printed(rows: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The name and the number of each, in a row."""
    return (listed(" ".join(filter(None, row[-2:])) for row in rows),)


def listed(texts: Iterable[str]) -> str:
    """Several in a row."""
    return " · ".join(texts)
