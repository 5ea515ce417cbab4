"""Whatever is named must be there, and must not be withheld."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kiosk.content.checks.graph import references, things, unread_kinds, withheld
from kiosk.content.problems import Problem, did_you_mean, quoted
from kiosk.content.source.read import Source


def check_links(source: Source) -> Iterator[Problem]:
    """Names of nothing, and of what is known or feared to be outdated."""
    unread = unread_kinds(source)
    hidden = withheld(source)
    ids: dict[str, set[str]] = defaultdict(set)
    for thing in things(source):
        ids[thing.kind].add(thing.id)
    for reference in references(source):
        target = reference.target
        if target.kind in unread:
            continue
        if target.id not in ids[target.kind]:
            near = did_you_mean(target.id, ids[target.kind])
            sentence = f"There is no {target.kind} {quoted(target.id)}.{near}"
            yield reference.problem("dead-link", sentence)
        elif target in hidden and reference.owner not in hidden:
            sentence = f"The {target.kind} {quoted(target.id)} is withheld. Do not refer to it."
            yield reference.problem("withheld-fact", sentence)
