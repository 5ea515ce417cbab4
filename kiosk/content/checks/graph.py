"""The things of a bundle and what names what, also where a record has other problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kiosk.content.model import Block, ChannelLink, Contact, PageLink
from kiosk.content.problems import Problem
from kiosk.content.source.read import Article, Source
from kiosk.content.source.tree import Steps, Value, YamlTree

Kind = Literal["page", "question", "channel", "service", "profile"]
Pattern = tuple[Steps, Kind]


@dataclass(frozen=True)
class Thing:
    """A page, question, channel, service or profile."""

    kind: Kind
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


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


# Where records name others, and what kind of thing is named there.
_IN_PROFILES: tuple[Pattern, ...] = (
    (("help", "services", "*"), "service"),
    (("help", "pages", "*"), "page"),
    (("channels", "*"), "channel"),
    (("learn", "*", "pages", "*"), "page"),
)
_IN_LISTS: Mapping[Kind, tuple[Pattern, ...]] = {
    "channel": (
        (("topic",), "page"),
        (("call_instead",), "service"),
        (("questions", "*"), "question"),
    ),
    "service": ((("reach_through", "*"), "service"),),
}


def things(source: Source) -> Mapping[Thing, Value]:
    """Every thing of the bundle, and where its name stands (pages: the name of the file)."""
    found = {Thing("profile", name): Value(name, t.file, 1) for name, t in source.profiles.items()}
    found |= {thing: Value(thing.id, each.front.file, 1) for thing, each in articles(source)}
    for kind, tree in _lists(source).items():
        for value in tree.texts_at("*", "id"):
            found.setdefault(Thing(kind, value.text), value)
    return found


def articles(source: Source) -> Iterator[tuple[Thing, Article]]:
    """All pages and questions."""
    for article in source.pages.values():
        yield Thing("page", article.id), article
    for article in source.questions.values():
        yield Thing("question", article.id), article


def _lists(source: Source) -> Mapping[Kind, YamlTree]:
    return {"channel": source.channels, "service": source.services}


def unread_kinds(source: Source) -> frozenset[Kind]:
    """The kinds of which nothing is known, since their file or folder could not be read."""
    folders: Mapping[str, Kind] = {"pages": "page", "faq": "question"}
    of_files = {kind for kind, tree in _lists(source).items() if tree.data is None}
    return frozenset(of_files | {folders[name] for name in folders if name in source.unread})


def withheld(source: Source) -> frozenset[Thing]:
    """The things that are never shown."""
    states = [
        (thing, state) for thing, each in articles(source) for state in each.front.texts_at("state")
    ]
    for kind, tree in _lists(source).items():
        states += [
            (_owner(kind, tree, state.steps), state) for state in tree.texts_at("*", "state")
        ]
    return frozenset(thing for thing, state in states if state.text == "withheld")


def references(source: Source) -> Iterator[Reference]:
    """Everything that names something else."""
    for name, tree in source.profiles.items():
        yield from _in_profile(Thing("profile", name), tree)
    for thing, article in articles(source):
        yield from _in_blocks(thing, article)
        for value in article.front.texts_at("easy_of"):
            yield _named(thing, "page", value)
    for kind, tree in _lists(source).items():
        for pattern, target in _IN_LISTS[kind]:
            for value in tree.texts_at("*", *pattern):
                yield _named(_owner(kind, tree, value.steps), target, value)


def _in_profile(profile: Thing, tree: YamlTree) -> Iterator[Reference]:
    for pattern, kind in _IN_PROFILES:
        for value in tree.texts_at(*pattern):
            yield _named(profile, kind, value)
    for value in tree.texts_at("entries", "*"):
        if value.text.startswith("page:"):
            page = Thing("page", value.text.removeprefix("page:"))
            yield Reference(profile, page, value.file, value.line)


def _named(owner: Thing, kind: Kind, value: Value) -> Reference:
    return Reference(owner, Thing(kind, value.text), value.file, value.line)


def _owner(kind: Kind, tree: YamlTree, steps: Steps) -> Thing:
    """The record of a list that a value belongs to."""
    names = [value.text for value in tree.texts_at(steps[0], "id")]
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
