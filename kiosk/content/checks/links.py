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
    known = things(source)
    names: dict[str, set[str]] = defaultdict(set)
    for thing in known:
        names[thing.kind].add(str(thing))
    for reference in references(source):
        target = reference.target
        if target.kind in unread:
            continue
        name = quoted(str(target))
        if target not in known:
            near = did_you_mean(str(target), names[target.kind])
            yield reference.problem("dead-link", f"There is no {name}.{near}")
        elif target in hidden and reference.owner not in hidden:
            sentence = f"{name} is withheld. Do not refer to it."
            yield reference.problem("withheld-fact", sentence)
