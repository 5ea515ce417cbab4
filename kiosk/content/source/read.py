"""A bundle's source as it was written: trees of YAML and blocks of Markdown, with their lines."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath

from kiosk.content.problems import Problem
from kiosk.content.source.blocks import Placed
from kiosk.content.source.folder import COUNTRIES, GLOSSARY, GUIDE, Folder, read_folder
from kiosk.content.source.markdown import read_markdown
from kiosk.content.source.tree import YamlTree
from kiosk.content.source.yaml_nodes import read_yaml

MOST_FRONT_NODES = 400
# Ten times what reading a large bundle takes.
MOST_SECONDS = 2.0
TRANSLATION_ROOM = 1.4


@dataclass(frozen=True)
class Article:
    """A page or a question: front matter, and the Markdown `text` that `blocks` were read from."""

    id: str
    front: YamlTree
    blocks: tuple[Placed, ...]
    text: str = ""


@dataclass(frozen=True)
class Source:
    """Everything that was read, and what could not be.

    Pages and questions stand under the names of their files. A file that could not be read is
    a tree without data, and `unread` names the folders that could not be looked into. `today`
    is the day of the reading. `locales` holds the catalogues, not yet read, by language.

    Of a source in one of those languages, `language` is its code; the places of its texts are
    those in the catalogue. Its texts may be longer.
    """

    today: date
    bundle: YamlTree
    channels: YamlTree
    services: YamlTree
    guide: YamlTree
    countries: YamlTree
    profiles: Mapping[str, YamlTree]
    pages: Mapping[str, Article]
    questions: Mapping[str, Article]
    pictures: Mapping[str, bytes]
    names: frozenset[str]
    unread: frozenset[str]
    problems: tuple[Problem, ...]
    locales: Mapping[str, str] = field(default_factory=dict)
    glossary: str | None = None
    language: str = ""

    @property
    def room(self) -> float:
        """How much longer than in the source language texts may be."""
        return TRANSLATION_ROOM if self.language else 1.0

    @property
    def articles(self) -> tuple[Article, ...]:
        """All pages and questions."""
        return (*self.pages.values(), *self.questions.values())

    @property
    def trees(self) -> tuple[YamlTree, ...]:
        """All that is written in YAML."""
        always = (self.bundle, self.channels, self.services, *self.profiles.values())
        both = ((GUIDE, self.guide), (COUNTRIES, self.countries))
        there = (tree for name, tree in both if name in self.names)
        return (*always, *there, *(article.front for article in self.articles))

    @property
    def whole(self) -> bool:
        """Whether every file was read, so that what is missing is missing indeed."""
        return not self.unread and all(tree.data is not None for tree in self.trees)


def read_source(
    folder: Path, today: date, clock: Callable[[], float] = time.process_time
) -> Source:
    """Read all of a bundle's source. Never raises for what lies in the folder.

    `clock` counts the seconds of work, of which a folder gets MOST_SECONDS.
    """
    end = clock() + MOST_SECONDS
    files = read_folder(folder)
    reader = _Reader(files, lambda: clock() > end)
    source = Source(
        today=today,
        bundle=reader.tree("bundle.yaml"),
        channels=reader.tree("channels.yaml"),
        services=reader.tree("services.yaml"),
        guide=reader.tree(GUIDE),
        countries=reader.tree(COUNTRIES),
        profiles={_stem(name): reader.tree(name) for name in _in(files, "profiles")},
        pages={_stem(name): reader.article(name) for name in _in(files, "pages")},
        questions={_stem(name): reader.article(name) for name in _in(files, "faq")},
        pictures={PurePosixPath(name).name: data for name, data in files.pictures.items()},
        names=files.names,
        unread=files.unread,
        problems=(),
        locales={_stem(name): files.texts[name] for name in _in(files, "locales", ".po")},
        glossary=files.texts.get(GLOSSARY),
    )
    return replace(source, problems=(*files.problems, *reader.problems))


def _in(files: Folder, inside: str, suffix: str = "") -> Iterator[str]:
    names = files.names if not suffix else files.texts
    return (n for n in sorted(names) if n.startswith(f"{inside}/") and n.endswith(suffix))


def _stem(name: str) -> str:
    return PurePosixPath(name).stem


class _Reader:
    """Reads one file after the other, until the time is used up."""

    def __init__(self, files: Folder, is_over: Callable[[], bool]) -> None:
        self.problems: list[Problem] = []
        self._texts = files.texts
        self._is_over = is_over
        self._late = False

    def tree(self, file: str) -> YamlTree:
        if file not in self._texts or self._is_late(file):
            return YamlTree(file, None)
        return self._kept(read_yaml(self._texts[file], file))

    def article(self, file: str) -> Article:
        if file not in self._texts or self._is_late(file):
            return Article(_stem(file), YamlTree(file, None), ())
        parts = front_matter(self._texts[file])
        if parts is None:
            sentence = "The file begins with front matter: YAML between two lines of ---."
            self.problems.append(Problem(file, 1, "front-matter", sentence))
            return Article(_stem(file), YamlTree(file, None), ())
        front, body, line = parts
        tree = self._kept(read_yaml(front, file, 2, MOST_FRONT_NODES))
        return Article(_stem(file), tree, self._blocks(body, file, line), body)

    def _kept(self, tree: YamlTree) -> YamlTree:
        self.problems.extend(tree.problems)
        if tree.data is None and not tree.problems:
            self.problems.append(Problem(tree.file, 1, "empty", "There is nothing in here."))
        return tree

    def _blocks(self, body: str, file: str, line: int) -> tuple[Placed, ...]:
        text = read_markdown(body, file, line)
        self.problems.extend(text.problems)
        if not text.blocks and not text.problems:
            # A file may end with the line above, its fence.
            here = min(line, self._texts[file].count("\n") + 1)
            self.problems.append(Problem(file, here, "empty", "There is no text in this file."))
        return text.blocks

    def _is_late(self, file: str) -> bool:
        if not self._late and self._is_over():
            self._late = True
            sentence = "The folder takes too long to read; nothing was read from here on."
            self.problems.append(Problem(file, 1, "too-slow", sentence))
        return self._late


def front_matter(text: str) -> tuple[str, str, int] | None:
    """The YAML, the Markdown, and the line the Markdown begins in; None without front matter."""
    first, _, rest = text.partition("\n")
    front, fence, body = f"\n{rest}\n".partition("\n---\n")
    if first != "---" or not fence:
        return None
    return front.removeprefix("\n"), body, front.count("\n") + 3
