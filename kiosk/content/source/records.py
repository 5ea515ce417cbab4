"""The records of a source, each held against its schema; every problem with the line it is in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import phonenumbers
from pydantic import ValidationError

from kiosk.content.problems import Problem
from kiosk.content.source import schema, wayfinding
from kiosk.content.source.read import Article, Source
from kiosk.content.source.sentences import problem_of
from kiosk.content.source.tree import Steps, YamlTree
from kiosk.content.source.values import Rules

MOST_PROBLEMS = 600
AnyRecord = TypeVar("AnyRecord", bound=schema.Record)


@dataclass(frozen=True)
class Records:
    """The records that hold what they must; what is wrong with the others."""

    bundle: schema.Bundle | None
    profiles: Mapping[str, schema.Profile]
    pages: Mapping[str, schema.Page]
    questions: Mapping[str, schema.Question]
    channels: tuple[schema.Channel, ...]
    services: tuple[schema.Service, ...]
    guide: wayfinding.Guide | None
    countries: wayfinding.Countries | None
    problems: tuple[Problem, ...]


def read_records(source: Source, icons: frozenset[str]) -> Records:
    """Hold everything in `source` against the schema. `icons` are the names there are."""
    reader = _Reader(_rules(source, icons))
    return Records(
        bundle=next(reader.record(schema.Bundle, source.bundle), None),
        profiles=reader.named(schema.Profile, source.profiles),
        pages=reader.named(schema.Page, _fronts(source.pages)),
        questions=reader.named(schema.Question, _fronts(source.questions)),
        channels=tuple(reader.items(schema.Channel, source.channels)),
        services=tuple(reader.items(schema.Service, source.services)),
        guide=next(reader.record(wayfinding.Guide, source.guide), None),
        countries=next(reader.record(wayfinding.Countries, source.countries), None),
        problems=tuple(reader.problems),
    )


def _fronts(articles: Mapping[str, Article]) -> Mapping[str, YamlTree]:
    return {name: article.front for name, article in articles.items()}


def _rules(source: Source, icons: frozenset[str]) -> Rules:
    """What bundle.yaml allows, as far as it can be read: other files are checked all the same."""
    bundle = source.bundle
    countries = {value.text for value in bundle.texts_at("country")}
    known = countries & set(phonenumbers.SUPPORTED_REGIONS)
    is_listed = isinstance(bundle.data, dict) and isinstance(bundle.data.get("hosts"), list)
    hosts = tuple(value.text for value in bundle.texts_at("hosts", "*"))
    queries = (value.text for value in bundle.texts_at("queries", "*"))
    return Rules(
        today=source.today,
        icons=icons,
        country=next(iter(known), ""),
        hosts=hosts if is_listed else None,
        queries=None if bundle.data is None else frozenset(queries),
        room=source.room,
    )


class _Reader:
    """Validates one record after the other and keeps the problems."""

    def __init__(self, rules: Rules) -> None:
        self.problems: list[Problem] = []
        self._rules = rules

    def named(
        self, model: type[AnyRecord], trees: Mapping[str, YamlTree]
    ) -> Mapping[str, AnyRecord]:
        return {name: record for name, tree in trees.items() for record in self.record(model, tree)}

    def items(self, model: type[AnyRecord], tree: YamlTree) -> Iterator[AnyRecord]:
        """The records of a file that holds a list."""
        if isinstance(tree.data, list):
            for place in range(len(tree.data)):
                yield from self.record(model, tree, (place,))
        elif tree.data is not None:
            sentence = "The file must hold a list of records, each beginning with - id:"
            self.problems.append(Problem(tree.file, tree.line(()), "wrong-type", sentence))

    def record(
        self, model: type[AnyRecord], tree: YamlTree, steps: Steps = ()
    ) -> Iterator[AnyRecord]:
        """The record at `steps` in a tree; nothing where it does not hold what it must."""
        data: Any = tree.data
        for step in steps:
            data = data[step]
        if data is None or len(self.problems) > MOST_PROBLEMS:
            return
        try:
            yield model.model_validate(data, context=self._rules)
        except ValidationError as error:
            for detail in error.errors(include_url=False)[:MOST_PROBLEMS]:
                self.problems.append(problem_of(detail, model, tree, steps))
