"""The things of a bundle and what names what, also where a record has other problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from kiosk.content.blocks import Block, ChannelLink, Contact, DirectoryLink, PageLink
from kiosk.content.problems import Problem
from kiosk.content.source import folder
from kiosk.content.source.read import Article, Source
from kiosk.content.source.tree import Steps, Value, YamlTree

Kind = Literal["page", "question", "channel", "service", "profile", "guide", "outcome", "countries"]
Pattern = tuple[Steps, Kind]


@dataclass(frozen=True)
class Thing:
    """A page, question, channel, service or profile; a question (`guide`) or an outcome of the
    guide; the directory of countries, of which there is one, without an id."""

    kind: Kind
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}" if self.id else self.kind


COUNTRIES = Thing("countries", "")


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
# Where things are named with their kind, like page:about.
_NAMED_IN: Mapping[Kind, tuple[Steps, ...]] = {
    "profile": (("entries", "*"),),
    "guide": (("answers", "*", "leads"),),
    "outcome": (("ways", "*", "to"),),
    "countries": (("fallback", "ways", "*", "to"),),
}


def things(source: Source) -> Mapping[Thing, Value]:
    """Every thing of the bundle, and where its name stands (pages: the name of the file)."""
    found = {Thing("profile", name): Value(name, t.file, 1) for name, t in source.profiles.items()}
    found |= {thing: Value(thing.id, each.front.file, 1) for thing, each in articles(source)}
    for kind, tree, steps in _lists(source):
        for value in tree.texts_at(*steps, "*", "id"):
            found.setdefault(Thing(kind, value.text), value)
    if source.countries.data is not None:
        found[COUNTRIES] = Value(str(COUNTRIES), source.countries.file, 1)
    return found


def articles(source: Source) -> Iterator[tuple[Thing, Article]]:
    """All pages and questions."""
    for article in source.pages.values():
        yield Thing("page", article.id), article
    for article in source.questions.values():
        yield Thing("question", article.id), article


def _lists(source: Source) -> tuple[tuple[Kind, YamlTree, Steps], ...]:
    """The lists whose records have ids: kind, file, and where in it."""
    return (
        ("channel", source.channels, ()),
        ("service", source.services, ()),
        ("guide", source.guide, ("questions",)),
        ("outcome", source.guide, ("outcomes",)),
    )


def unread_kinds(source: Source) -> frozenset[Kind]:
    """The kinds of which nothing is known, since their file or folder could not be read."""
    folders: Mapping[str, Kind] = {"pages": "page", "faq": "question"}
    of_files = {kind for kind, tree, _ in _lists(source) if tree.data is None}
    if source.countries.data is None and folder.COUNTRIES in source.names:
        of_files.add("countries")
    return frozenset(of_files | {folders[name] for name in folders if name in source.unread})


def withheld(source: Source) -> frozenset[Thing]:
    """The things that are never shown."""
    states = [
        (thing, state) for thing, each in articles(source) for state in each.front.texts_at("state")
    ]
    for kind, tree, _ in _lists(source):
        states += [
            (_owner(kind, tree, state.steps[:1]), state) for state in tree.texts_at("*", "state")
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
    for kind, tree, steps in _lists(source):
        for pattern, target in _IN_LISTS.get(kind, ()):
            for value in tree.texts_at("*", *pattern):
                yield _named(_owner(kind, tree, value.steps[:1]), target, value)
        for value in _named_in(kind, tree, (*steps, "*")):
            yield from _with_kind(_owner(kind, tree, value.steps[: len(steps) + 1]), value)
    for value in _named_in("countries", source.countries):
        yield from _with_kind(COUNTRIES, value)
    yield from _into_guide(source)


def _in_profile(profile: Thing, tree: YamlTree) -> Iterator[Reference]:
    for pattern, kind in _IN_PROFILES:
        for value in tree.texts_at(*pattern):
            yield _named(profile, kind, value)
    for value in _named_in("profile", tree):
        yield from _with_kind(profile, value)


def _into_guide(source: Source) -> Iterator[Reference]:
    """Every profile leads to the first question of the guide, where there is one."""
    for value in source.guide.texts_at("questions", 0, "id"):
        for name in source.profiles:
            yield _named(Thing("profile", name), "guide", value)


def _named_in(kind: Kind, tree: YamlTree, steps: Steps = ()) -> Iterator[Value]:
    for pattern in _NAMED_IN.get(kind, ()):
        yield from tree.texts_at(*steps, *pattern)


def _with_kind(owner: Thing, value: Value) -> Iterator[Reference]:
    """What a text like page:about names; nothing where it names none (numbers, questions)."""
    kind, _, name = value.text.partition(":")
    for known in get_args(Kind):
        if known == kind and bool(name) == (known != "countries"):
            yield Reference(owner, Thing(known, name), value.file, value.line)


def _named(owner: Thing, kind: Kind, value: Value) -> Reference:
    return Reference(owner, Thing(kind, value.text), value.file, value.line)


def _owner(kind: Kind, tree: YamlTree, record: Steps) -> Thing:
    """The thing that the record there describes."""
    names = [value.text for value in tree.texts_at(*record, "id")]
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
        case DirectoryLink():
            return COUNTRIES
        case _:
            return None
