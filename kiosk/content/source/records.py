"""The records of a source, each held against its schema; every problem with the line it is in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kiosk.content.problems import Problem, did_you_mean, quoted
from kiosk.content.source import schema
from kiosk.content.source.read import Source
from kiosk.content.source.values import Rules
from kiosk.content.source.yaml_nodes import Path, YamlTree

_MOST_PROBLEMS = 500
_TYPES = {
    "string_type": "a text",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
}
AnyRecord = TypeVar("AnyRecord", bound=schema.Record)


@dataclass(frozen=True)
class Records:
    """The records that hold what they must; the others are among the problems."""

    bundle: schema.Bundle | None
    profiles: Mapping[str, schema.Profile]
    pages: Mapping[str, schema.Page]
    questions: Mapping[str, schema.Question]
    channels: tuple[schema.Channel, ...]
    services: tuple[schema.Service, ...]
    problems: tuple[Problem, ...]


def read_records(source: Source, icons: frozenset[str]) -> Records:
    """Hold everything in `source` against the schema."""
    rules = _rules(source.bundle, source.today, icons)
    problems: list[Problem] = []

    def one(model: type[AnyRecord], tree: YamlTree) -> Iterator[AnyRecord]:
        return _validated(model, tree, (), rules, problems)

    def named(model: type[AnyRecord], trees: Mapping[str, YamlTree]) -> dict[str, AnyRecord]:
        return {name: record for name, tree in trees.items() for record in one(model, tree)}

    def items(model: type[AnyRecord], tree: YamlTree) -> tuple[AnyRecord, ...]:
        return tuple(_items(model, tree, rules, problems))

    return Records(
        bundle=next(one(schema.Bundle, source.bundle), None),
        profiles=named(schema.Profile, source.profiles),
        pages=named(schema.Page, {name: each.front for name, each in source.pages.items()}),
        questions=named(
            schema.Question, {name: each.front for name, each in source.questions.items()}
        ),
        channels=items(schema.Channel, source.channels),
        services=items(schema.Service, source.services),
        problems=tuple(problems),
    )


def _rules(bundle: YamlTree, today: date, icons: frozenset[str]) -> Rules:
    """What bundle.yaml allows, as far as it can be read: other files are checked all the same."""
    country = next((value.text for value in bundle.texts_at("country")), "")
    hosts = tuple(value.text for value in bundle.texts_at("hosts", "*"))
    queries = frozenset(value.text for value in bundle.texts_at("queries", "*"))
    known = country in _countries()
    return Rules(today, country if known else "", hosts or None, queries, icons)


def _countries() -> set[str]:
    import phonenumbers

    return set(phonenumbers.SUPPORTED_REGIONS)


def _items(
    model: type[AnyRecord], tree: YamlTree, rules: Rules, problems: list[Problem]
) -> Iterator[AnyRecord]:
    if isinstance(tree.data, list):
        for place in range(len(tree.data)):
            yield from _validated(model, tree, (place,), rules, problems)
    elif tree.data is not None:
        problems.append(Problem(tree.file, 1, "wrong-type", "The file must hold a list: - id: …"))


def _validated(
    model: type[AnyRecord], tree: YamlTree, path: Path, rules: Rules, problems: list[Problem]
) -> Iterator[AnyRecord]:
    """The record at `path`, if it holds what it must."""
    if tree.data is None:
        return
    data: Any = tree.data
    for step in path:
        data = data[step]
    try:
        yield model.model_validate(data, context=rules)
    except ValidationError as error:
        details = error.errors(include_url=False)
        problems.extend(
            _problem(model, tree, path, each) for each in islice(details, _MOST_PROBLEMS)
        )


def _problem(model: type[BaseModel], tree: YamlTree, path: Path, error: ErrorDetails) -> Problem:
    place = (*path, *error["loc"])
    code, sentence = _words(_model_at(model, error["loc"]), error)
    line = tree.key_lines.get(place, 0) if code == "unknown-key" else tree.line(place)
    return Problem(tree.file, line or tree.line(place), code, sentence)


def _words(model: type[BaseModel], error: ErrorDetails) -> tuple[str, str]:
    """The code and sentence for one of pydantic's errors."""
    kind, context, value = error["type"], error.get("ctx", {}), error["input"]
    name = str(error["loc"][-1]) if error["loc"] else "This"
    if kind == "problem":
        return context["code"], context["sentence"]
    if kind == "missing":
        return "missing-key", f"{quoted(name)} is missing here."
    if kind == "extra_forbidden":
        keys = list(model.model_fields)
        near = did_you_mean(name, keys) or f" Known here: {', '.join(keys)}."
        return "unknown-key", f"There is no key {quoted(name)} here.{near}"
    if kind in _TYPES:
        return "wrong-type", f"{quoted(name)} must be {_TYPES[kind]}, not {_type(value)}."
    if kind == "literal_error":
        return "unknown-value", _choice(value, context["expected"])
    if kind in ("too_short", "too_long", "string_too_long"):
        return kind.replace("_", "-"), _amount(name, kind, context)
    return "wrong-value", f"{quoted(name)}: {error['msg']}."


def _choice(value: object, expected: str) -> str:
    shown = quoted(value) if isinstance(value, str) else f"This is {_type(value)};"
    known = expected.replace("'", "").replace(" or ", ", ").split(", ")
    near = did_you_mean(value, known) if isinstance(value, str) else ""
    return f"{shown} is none of {', '.join(known)}.{near}"


def _amount(name: str, kind: str, context: Mapping[str, Any]) -> str:
    if kind == "string_too_long":
        return f"{quoted(name)} may have {context['max_length']} characters at most."
    if kind == "too_short":
        return f"{quoted(name)} needs at least {context['min_length']}; here are {context['actual_length']}."
    return f"{quoted(name)} may have at most {context['max_length']}; here are {context['actual_length']}."


def _type(value: object) -> str:
    return {str: "a text", list: "a list", dict: "a mapping"}.get(type(value), "this")


def _model_at(model: type[BaseModel], path: tuple[int | str, ...]) -> type[BaseModel]:
    """The model of the record around the value at `path`."""
    for step in path[:-1]:
        field = model.model_fields.get(step) if isinstance(step, str) else None
        model = _model_in(field.annotation) or model if field else model
    return model


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(each) for each in get_args(annotation))
    return next((each for each in found if each), None)
