"""Whatever is written for visitors must have a way that leads to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kiosk.content.checks.graph import Thing, articles, references, things, withheld
from kiosk.content.problems import Problem, quoted
from kiosk.content.source.read import Source

_TO_BE_REACHED = ("page", "channel", "guide", "outcome", "countries")


def check_reach(source: Source) -> Iterator[Problem]:
    """Pages, channels and parts of the guide that no visitor can reach from any start screen.

    Says nothing while a file cannot be read: the way might lead through it.
    """
    if not source.whole:
        return
    known = things(source)
    hidden = withheld(source)
    reached = _reached(source, set(known) - hidden)
    for thing, value in known.items():
        if thing.kind in _TO_BE_REACHED and thing not in reached and thing not in hidden:
            sentence = f"No visitor can reach {quoted(str(thing))}."
            yield value.problem("unreachable", f"{sentence} {_advice(thing)}")


def _advice(thing: Thing) -> str:
    if thing.kind in ("guide", "outcome"):
        return "Let an answer lead to it that can be given."
    return "Name it in a profile, or link to it from a page that can be reached."


def _reached(source: Source, shown: set[Thing]) -> set[Thing]:
    ways: dict[Thing, set[Thing]] = defaultdict(set)
    for reference in references(source):
        ways[reference.owner].add(reference.target)
    for thing, page in articles(source):
        for value in page.front.texts_at("easy_of"):
            ways[Thing("page", value.text)].add(thing)
    found = {Thing("profile", name) for name in source.profiles} | _listed(source, shown)
    ahead = list(found)
    while ahead:
        for thing in ways[ahead.pop()] & shown - found:
            found.add(thing)
            ahead.append(thing)
    return found


def _listed(source: Source, shown: set[Thing]) -> set[Thing]:
    """What the entries of the start screens list: all services, all questions."""
    entries = {
        value.text for tree in source.profiles.values() for value in tree.texts_at("entries", "*")
    }
    kinds = {"numbers": "service", "questions": "question"}
    listed = {kinds[entry] for entry in entries if entry in kinds}
    return {thing for thing in shown if thing.kind in listed}
