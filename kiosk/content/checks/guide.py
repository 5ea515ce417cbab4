"""What must hold in the guide: it ends, soon, and at something a person can do.

That whatever it names is there, and that all of it can be reached, `links` and `reach` say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.content.checks.services import with_number
from kiosk.content.problems import Problem, quoted
from kiosk.content.source.read import Source
from kiosk.content.source.tree import Value, YamlTree

MOST_QUESTIONS = 3
# What a person can do: report, call or write, find whom to turn to elsewhere. Reading is no end.
_TO_DO = ("channel:", "service:", "countries")


def check_guide(source: Source) -> Iterator[Problem]:
    """Ways of too many questions, outcomes with nothing to do, danger without a number first."""
    yield from _long_ways(source.guide)
    yield from _dead_ends(source.guide)
    yield from _numbers_first(source)


def _long_ways(guide: YamlTree) -> Iterator[Problem]:
    """A question that can be the fourth, or one of a circle, is too many."""
    numbers = {value.text: value.steps[1] for value in guide.texts_at("questions", "*", "id")}
    asked = set(list(numbers)[:1])
    for _ in range(MOST_QUESTIONS):
        values = [value for name in asked for value in _next(guide, numbers[name])]
        asked = {value.text for value in values} & set(numbers)
    for value in {value.line: value for value in values if value.text in numbers}.values():
        sentence = f"{quoted(value.text)} would be question {MOST_QUESTIONS + 1} or more"
        advice = "Let this answer lead to an outcome."
        yield value.problem("long-way", f"{sentence}; {MOST_QUESTIONS} are the most. {advice}")


def _next(guide: YamlTree, question: str | int) -> Iterator[Value]:
    """The questions that the answers to a question lead to."""
    for value in guide.texts_at("questions", question, "answers", "*", "leads"):
        kind, _, name = value.text.partition(":")
        if kind == "guide":
            yield Value(name, value.file, value.line, value.steps)


def _dead_ends(guide: YamlTree) -> Iterator[Problem]:
    for place, name in _outcomes(guide).items():
        ways = [value.text for value in guide.texts_at("outcomes", place, "ways", "*", "to")]
        if not any(way.startswith(_TO_DO) for way in ways):
            sentence = f"Whoever gets to {quoted(name.text)} can do nothing but read."
            yield name.problem("dead-end", f"{sentence} Name a channel or a service.")


def _numbers_first(source: Source) -> Iterator[Problem]:
    guide = source.guide
    numbers = {f"service:{name}" for name in with_number(source)}
    for value in guide.texts_at("outcomes", "*", "danger"):
        for first in guide.texts_at("outcomes", value.steps[1], "ways", 0, "to"):
            if value.text == "true" and first.text not in numbers:
                sentence = "In danger the first way must be a service that shows a number to call."
                yield first.problem("no-number", sentence)


def _outcomes(guide: YamlTree) -> Mapping[str | int, Value]:
    """The ids of the outcomes, by their places in the list."""
    return {value.steps[1]: value for value in guide.texts_at("outcomes", "*", "id")}
