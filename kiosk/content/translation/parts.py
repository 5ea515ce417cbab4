"""What a source consists of: where each kind of record stands, and which of its keys hold texts
that visitors read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args, get_origin

from pydantic import BaseModel

from kiosk.content.source import schema, wayfinding
from kiosk.content.source.read import Article, Source
from kiosk.content.source.tree import Steps, YamlTree
from kiosk.content.source.values import Translated


@dataclass(frozen=True)
class Part:
    """A kind of record. `file` is where it stands, with {} where there is one file for each."""

    file: str
    model: type[schema.Record]
    in_list: bool = False


# By their names in Source and in Records.
PARTS: Mapping[str, Part] = {
    "bundle": Part("bundle.yaml", schema.Bundle),
    "channels": Part("channels.yaml", schema.Channel, in_list=True),
    "services": Part("services.yaml", schema.Service, in_list=True),
    "guide": Part("guide.yaml", wayfinding.Guide),
    "countries": Part("countries.yaml", wayfinding.Countries),
    "profiles": Part("profiles/{}.yaml", schema.Profile),
    "pages": Part("pages/{}.md", schema.Page),
    "questions": Part("faq/{}.md", schema.Question),
}


def trees(source: Source) -> Iterator[tuple[YamlTree, Part, Article | None]]:
    """All YAML of a source, part by part; of pages and questions with the whole article."""
    for name, part in PARTS.items():
        found = getattr(source, name)
        for each in found.values() if isinstance(found, dict) else (found,):
            if isinstance(each, Article):
                yield each.front, part, each
            else:
                yield each, part, None


@cache
def translated_keys(part: Part) -> tuple[Steps, ...]:
    """The steps to every text that visitors read, where "*" stands for any one step."""
    prefix: Steps = ("*",) if part.in_list else ()
    return tuple((*prefix, *steps) for steps in _in_model(part.model))


def _in_model(model: type[BaseModel]) -> Iterator[Steps]:
    for name, field in model.model_fields.items():
        if any(isinstance(each, Translated) for each in field.metadata):
            yield (name,)
        for rest in _inside(field.annotation):
            yield (name, *rest)


def _inside(kind: object) -> Iterator[Steps]:
    """The steps inside of a value of this kind."""
    if any(isinstance(each, Translated) for each in getattr(kind, "__metadata__", ())):
        yield ()
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        yield from _in_model(kind)
    elif get_origin(kind) in (list, dict):
        yield from (("*", *rest) for rest in _inside(get_args(kind)[-1]))
    else:
        yield from (steps for each in get_args(kind) for steps in _inside(each))
