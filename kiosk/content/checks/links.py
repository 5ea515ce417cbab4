"""Whatever is named must be there, and must not be withheld."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.content.checks.graph import references, things, unread_kinds, withheld
from kiosk.content.problems import Problem, did_you_mean, quoted
from kiosk.content.source.read import Source


def check_links(source: Source) -> Iterator[Problem]:
    """References to nothing, and to what is known or feared to be outdated."""
    known = things(source)
    hidden = withheld(source)
    unread = unread_kinds(source)
    for reference in references(source):
        target = reference.target
        if target.kind in unread:
            continue
        if target not in known:
            near = did_you_mean(target.id, [each.id for each in known if each.kind == target.kind])
            sentence = f"There is no {target.kind} {quoted(target.id)}.{near}"
            yield reference.problem("dead-link", sentence)
        elif target in hidden and reference.owner not in hidden:
            sentence = f"The {target.kind} {quoted(target.id)} is withheld. Do not refer to it."
            yield reference.problem("withheld-fact", sentence)
