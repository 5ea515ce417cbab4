"""What pydantic finds wrong with a record, in words for the author and with its line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from kiosk.content.problems import Problem, did_you_mean, quoted
from kiosk.content.source.tree import Steps, YamlTree

_TYPES = {
    "string_type": "a text",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
}
# These are named with the line of the key, all others with that of the value.
_OF_KEYS = ("unknown-key", "missing-key", "wrong-type", "too-few", "too-many")
# What pydantic puts behind a key when the key itself is wrong.
_KEY = "[key]"


def problem_of(
    error: ErrorDetails, model: type[BaseModel], tree: YamlTree, steps: Steps
) -> Problem:
    """The problem for one of pydantic's errors in the record of `model` at `steps`."""
    place: Steps = (*steps, *error["loc"])
    of_key = place[-1:] == (_KEY,)
    if of_key:
        place = place[:-1]
    code, sentence = _words(error, model)
    keyed = of_key or code in _OF_KEYS
    if code == "missing-key":
        place = place[:-1]
    line = tree.key_lines.get(place) if keyed else None
    return Problem(tree.file, line or tree.line(place), code, sentence)


def _words(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    kind, context, value = error["type"], error.get("ctx", {}), error["input"]
    name = quoted(str(error["loc"][-1])) if error["loc"] else "This"
    if kind == "problem":
        return str(context["code"]), str(context["sentence"])
    if kind == "missing":
        return "missing-key", f"{name} is missing here."
    if kind == "extra_forbidden":
        return "unknown-key", _unknown_key(name, error["loc"], model)
    if kind in _TYPES:
        return "wrong-type", f"{name} must be {_TYPES[kind]}, not {_type(value)}."
    if kind == "literal_error":
        return "unknown-value", _choice(value, str(context["expected"]))
    return _amount(name, kind, context)


def _unknown_key(name: str, steps: Steps, model: type[BaseModel]) -> str:
    known = list(_model_at(model, steps).model_fields)
    near = did_you_mean(str(steps[-1]), known)
    return f"There is no key {name} here.{near or ' There are ' + ', '.join(known) + '.'}"


def _choice(value: object, expected: str) -> str:
    known = expected.replace("'", "").replace(" or ", ", ").split(", ")
    if not isinstance(value, str):
        return f"One of {', '.join(known)} belongs here, not {_type(value)}."
    return f"{quoted(value)} is none of {', '.join(known)}.{did_you_mean(value, known)}"


def _amount(name: str, kind: str, context: Mapping[str, Any]) -> tuple[str, str]:
    here = context.get("actual_length")
    if kind == "too_short":
        return "too-few", f"{name} needs {context['min_length']} or more; it has {here}."
    assert kind == "too_long", kind
    return "too-many", f"{name} has {here}; {context['max_length']} are the most."


def _type(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else "a text"


def _model_at(model: type[BaseModel], steps: Steps) -> type[BaseModel]:
    """The model of the record around the value at `steps`."""
    for step in steps[:-1]:
        field = model.model_fields.get(step) if isinstance(step, str) else None
        model = (_model_in(field.annotation) if field else None) or model
    return model


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(each) for each in get_args(annotation))
    return next((each for each in found if each), None)
