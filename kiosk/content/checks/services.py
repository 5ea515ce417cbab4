"""What must hold inside a service and inside a channel."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.content.problems import Problem, quoted
from kiosk.content.source.read import Source
from kiosk.content.source.tree import YamlTree

_WAYS = ("phone", "address", "place", "reach_through")


def check_services(source: Source) -> Iterator[Problem]:
    """Services nobody can reach, hours without words, origins of facts that are not there."""
    services = source.services
    for item, service in _records(services):
        yield from _check_facts(services, item, service)
        shown = {key for key in service if _state(service, key) != "withheld"}
        if not shown & set(_WAYS):
            sentence = f"Nothing says how to reach this service. Give one of {', '.join(_WAYS)}."
            yield Problem(services.file, services.line((item,)), "missing-key", sentence)
        for one, other in (("hours", "hours_text"), ("hours_text", "hours")):
            if one in service and other not in service:
                line = services.line((item, one))
                sentence = f"Where there is {quoted(one)} there must be {quoted(other)}."
                yield Problem(services.file, line, "missing-key", sentence)
    yield from _check_press(source.channels)


def _records(tree: YamlTree) -> Iterator[tuple[int, dict[str, object]]]:
    for item, record in enumerate(tree.data if isinstance(tree.data, list) else ()):
        if isinstance(record, dict):
            yield item, record


def _state(service: dict[str, object], key: str) -> object:
    facts = service.get("facts")
    fact = facts.get(key) if isinstance(facts, dict) else None
    return fact.get("state") if isinstance(fact, dict) else None


def _check_facts(services: YamlTree, item: int, service: dict[str, object]) -> Iterator[Problem]:
    facts = service.get("facts")
    for key in facts if isinstance(facts, dict) else ():
        if key not in service:
            line = services.key_lines[(item, "facts", key)]
            sentence = f"The service has no {quoted(key)} that this could be the origin of."
            yield Problem(services.file, line, "missing-key", sentence)


def _check_press(channels: YamlTree) -> Iterator[Problem]:
    """What to press must belong to a page that the channel opens."""
    for item, channel in _records(channels):
        address, press = channel.get("address"), channel.get("press")
        if not isinstance(press, dict):
            continue
        unknown = [key for key in press if isinstance(address, dict) and key not in address]
        unknown += list(press)[1:] if isinstance(address, str) else []
        for key in unknown:
            line = channels.key_lines[(item, "press", key)]
            sentence = f"There is no address for the language {quoted(key)}."
            yield Problem(channels.file, line, "unknown-key", sentence)
