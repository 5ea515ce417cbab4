"""What must hold inside a service."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.content.problems import Problem, quoted
from kiosk.content.source.read import Source
from kiosk.content.source.tree import Steps, Value, YamlTree

_WAYS = ("phone", "address", "place", "reach_through")
_TOGETHER = (("hours", "hours_text"), ("hours_text", "hours"))


def check_services(source: Source) -> Iterator[Problem]:
    """Services nobody can reach or call, hours without words, origins of nothing."""
    services = source.services
    for item, service in records(services):
        yield from _check_record(services, item, service)
    callable_ids = with_number(source)
    known = {value.text for value in services.texts_at("*", "id")}
    for value in _to_call(source):
        if value.text in known - callable_ids:
            sentence = f"The service {quoted(value.text)} shows no number to call."
            yield value.problem("no-number", sentence)


def with_number(source: Source) -> set[str]:
    """The ids of the services that show a number to call."""
    services = source.services
    return {
        value.text
        for item, service in records(services)
        for value in services.texts_at(item, "id")
        if "phone" in _shown(service)
    }


def records(tree: YamlTree) -> Iterator[tuple[int, Mapping[str, object]]]:
    """The mappings of a file that holds a list of them, each with its place."""
    for item, record in enumerate(tree.data if isinstance(tree.data, list) else ()):
        if isinstance(record, dict):
            yield item, record


def _to_call(source: Source) -> Iterator[Value]:
    yield from source.channels.texts_at("*", "call_instead")
    yield from source.services.texts_at("*", "reach_through", "*")


def _check_record(
    services: YamlTree, item: int, service: Mapping[str, object]
) -> Iterator[Problem]:
    def missing(line: int, sentence: str) -> Problem:
        return Problem(services.file, line, "missing-key", sentence)

    if _shown(service).isdisjoint(_WAYS):
        sentence = f"Nothing says how to reach this service. Give one of {', '.join(_WAYS)}."
        yield missing(services.line((item,)), sentence)
    for one, other in _TOGETHER:
        if one in service and other not in service:
            sentence = f"Where there is {quoted(one)} there must be {quoted(other)}."
            yield missing(services.line((item, one)), sentence)
    for name in _facts(service):
        if name not in service:
            steps: Steps = (item, "facts", name)
            sentence = f"The service says no {quoted(name)} that could have an origin."
            yield missing(services.key_lines[steps], sentence)


def _shown(service: Mapping[str, object]) -> set[str]:
    """The keys of a service whose values visitors see."""
    facts = _facts(service).items()
    hidden = {
        name for name, fact in facts if isinstance(fact, dict) and fact.get("state") == "withheld"
    }
    return set(service) - hidden


def _facts(service: Mapping[str, object]) -> Mapping[str, object]:
    facts = service.get("facts")
    return facts if isinstance(facts, dict) else {}
