"""The source of a bundle in another language: the same trees and blocks with other texts, read by
the same readers. Places of problems are those in the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kiosk.content.checks.texts import texts_of
from kiosk.content.problems import Problem
from kiosk.content.source.blocks import Placed
from kiosk.content.source.markdown import read_markdown
from kiosk.content.source.read import Article, Source
from kiosk.content.source.tree import Steps, YamlTree
from kiosk.content.translation.catalogue import Catalogue
from kiosk.content.translation.messages import Message, Place
from kiosk.content.translation.parts import PARTS
from kiosk.content.translation.segments import segments, with_texts


@dataclass(frozen=True)
class Localised:
    """A source in the language of a catalogue. `gaps`: where it has no translation to show, by
    their places in the source."""

    source: Source
    gaps: frozenset[Place]


def localised(source: Source, messages: Sequence[Message], catalogue: Catalogue) -> Localised:
    """`source`, which has no problems, with the translations of its `messages`."""
    localiser = _Localiser(messages, catalogue)
    parts: dict[str, Any] = {name: localiser.part(getattr(source, name)) for name in PARTS}
    gaps = (m.place for m in messages if catalogue.translation(m.text) is None)
    new = replace(source, **parts, language=catalogue.language, problems=tuple(localiser.problems))
    return Localised(new, frozenset(gaps))


class _Localiser:
    """Puts translations in their places, and collects what is wrong with them there."""

    def __init__(self, messages: Sequence[Message], catalogue: Catalogue) -> None:
        self.problems: list[Problem] = []
        self._texts = {message.place: message.text for message in messages}
        self._catalogue = catalogue

    def part(self, part: object) -> object:
        """A tree or an article, or all of a kind by name."""
        if isinstance(part, Mapping):
            return {name: self.part(each) for name, each in part.items()}
        if isinstance(part, Article):
            return self._article(part)
        assert isinstance(part, YamlTree)
        return self._tree(part)

    def _tree(self, tree: YamlTree) -> YamlTree:
        lines: dict[Steps, int] = {}

        def renewed(node: object, steps: Steps) -> object:
            text = self._texts.get((tree.file, steps))
            if text is not None:
                lines[steps] = self._catalogue.line(text)
                return self._catalogue.translation(text) or text
            if isinstance(node, dict):
                return {key: renewed(child, (*steps, key)) for key, child in node.items()}
            if isinstance(node, list):
                return [renewed(child, (*steps, place)) for place, child in enumerate(node)]
            return node

        data = renewed(tree.data, ())
        return YamlTree(self._catalogue.file, data, lines, dict.fromkeys(tree.key_lines, 1))

    def _article(self, article: Article) -> Article:
        found = segments(article.text)
        # What is withheld has no messages, and stays.
        texts = [self._text(article.front.file, n, each.text) for n, each in enumerate(found)]
        markdown, lines = with_texts(article.text, found, texts)
        read = read_markdown(markdown, self._catalogue.file)
        blocks = tuple(_moved(each, lines) for each in read.blocks)
        problems = [replace(each, line=lines[each.line - 1]) for each in read.problems]
        self.problems += problems or self._other_blocks(article.blocks, blocks)
        return Article(article.id, self._tree(article.front), blocks, markdown)

    def _text(self, file: str, number: int, written: str) -> tuple[str, int]:
        text = self._texts.get((file, (number,)), written)
        return self._catalogue.translation(text) or text, self._catalogue.line(text)

    def _other_blocks(self, before: Sequence[Placed], after: Sequence[Placed]) -> Iterator[Problem]:
        """The first translation that reads as another kind of block, such as a list."""
        for old, new in zip(before, after, strict=False):
            if _shape(old) != _shape(new):
                sentence = "The translation begins with a mark that makes it another block."
                advice = "Put a \\ before it."
                problem = Problem(
                    self._catalogue.file, new.line, "markup-differs", f"{sentence} {advice}"
                )
                yield problem
                return


def _moved(placed: Placed, lines: Sequence[int]) -> Placed:
    """A block with its places in the catalogue."""
    of_texts = tuple(lines[line - 1] for line in placed.lines)
    return Placed(lines[placed.line - 1], placed.block, of_texts)


def _shape(placed: Placed) -> tuple[type, int]:
    return type(placed.block), len(texts_of(placed.block))
