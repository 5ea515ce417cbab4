"""The things of a bundle and what refers to what, also where a record has other problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kiosk.content.model import Block, ChannelLink, Contact, PageLink
from kiosk.content.problems import Problem
from kiosk.content.source.read import Article, Source
from kiosk.content.source.tree import Steps, Value, YamlTree

Kind = Literal["page", "question", "channel", "service", "profile"]


@dataclass(frozen=True)
class Thing:
    """A page, question, channel, service or profile."""

    kind: Kind
    id: str


@dataclass(frozen=True)
class Reference:
    """One thing naming another."""

    owner: Thing
    target: Thing
    file: str
    line: int

    def problem(self, code: str, sentence: str) -> Problem:
        """A problem with this reference."""
        return Problem(self.file, self.line, code, sentence)


# Where records name others: the path inside the file, and the kind of thing named.
_IN_CHANNELS: tuple[tuple[Steps, Kind], ...] = (
    (("*", "topic"), "page"),
    (("*", "call_instead"), "service"),
    (("*", "questions", "*"), "question"),
)
_IN_SERVICES: tuple[tuple[Steps, Kind], ...] = ((("*", "reach_through", "*"), "service"),)
_IN_PROFILES: tuple[tuple[Steps, Kind], ...] = (
    (("help", "services", "*"), "service"),
    (("help", "pages", "*"), "page"),
    (("channels", "*"), "channel"),
    (("learn", "*", "pages", "*"), "page"),
)


def things(source: Source) -> Mapping[Thing, Value]:
    """Every thing of the bundle, with its id as it is written (pages: the name of the file)."""
    found: dict[Thing, Value] = {}
    for name, tree in source.profiles.items():
        found[Thing("profile", name)] = Value(name, tree.file, 1, ())
    for article in source.pages.values():
        found[Thing("page", article.id)] = Value(article.id, article.front.file, 1, ())
    for article in source.questions.values():
        found[Thing("question", article.id)] = Value(article.id, article.front.file, 1, ())
    for value in source.channels.texts_at("*", "id"):
        found.setdefault(Thing("channel", value.text), value)
    for value in source.services.texts_at("*", "id"):
        found.setdefault(Thing("service", value.text), value)
    return found


def unread_kinds(source: Source) -> frozenset[Kind]:
    """The kinds of which nothing is known, since their file could not be read."""
    trees: dict[Kind, YamlTree] = {"channel": source.channels, "service": source.services}
    return frozenset(kind for kind, tree in trees.items() if tree.data is None)


def withheld(source: Source) -> frozenset[Thing]:
    """The things that are never shown."""
    found = {Thing("page", each.id) for each in source.pages.values() if _is_withheld(each)}
    found |= {
        Thing("question", each.id) for each in source.questions.values() if _is_withheld(each)
    }
    kinds: dict[Kind, YamlTree] = {"channel": source.channels, "service": source.services}
    for kind, tree in kinds.items():
        states = tree.texts_at("*", "state")
        found |= {_owner(kind, tree, each.steps) for each in states if each.text == "withheld"}
    return frozenset(found)


def _is_withheld(article: Article) -> bool:
    return any(value.text == "withheld" for value in article.front.texts_at("state"))


def references(source: Source) -> Iterator[Reference]:
    """Everything that names something else."""
    for name, tree in source.profiles.items():
        profile = Thing("profile", name)
        for pattern, kind in _IN_PROFILES:
            for value in tree.texts_at(*pattern):
                yield _reference(profile, kind, value)
        for value in tree.texts_at("entries", "*"):
            if value.text.startswith("page:"):
                target = Thing("page", value.text.removeprefix("page:"))
                yield Reference(profile, target, value.file, value.line)
    yield from _in_list("channel", source.channels, _IN_CHANNELS)
    yield from _in_list("service", source.services, _IN_SERVICES)
    for article in source.pages.values():
        yield from _in_blocks(Thing("page", article.id), article)
    for article in source.questions.values():
        yield from _in_blocks(Thing("question", article.id), article)


def _reference(owner: Thing, kind: Kind, value: Value) -> Reference:
    return Reference(owner, Thing(kind, value.text), value.file, value.line)


def _in_list(
    kind: Kind, tree: YamlTree, patterns: tuple[tuple[Steps, Kind], ...]
) -> Iterator[Reference]:
    for pattern, target in patterns:
        for value in tree.texts_at(*pattern):
            yield _reference(_owner(kind, tree, value.steps), target, value)


def _owner(kind: Kind, tree: YamlTree, path: Steps) -> Thing:
    """The record that a value of a list belongs to."""
    names = [value.text for value in tree.texts_at(path[0], "id")]
    return Thing(kind, names[0] if names else "")


def _in_blocks(owner: Thing, article: Article) -> Iterator[Reference]:
    for placed in article.blocks:
        target = _target(placed.block)
        if target:
            yield Reference(owner, target, article.front.file, placed.line)


def _target(block: Block) -> Thing | None:
    match block:
        case PageLink(page=page):
            return Thing("page", page)
        case ChannelLink(channel=channel):
            return Thing("channel", channel)
        case Contact(service=service):
            return Thing("service", service)
        case _:
            return None
