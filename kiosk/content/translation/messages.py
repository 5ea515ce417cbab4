"""Every text of a source that visitors read, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kiosk.content.source.read import Article, Source
from kiosk.content.source.texts import one_line
from kiosk.content.source.tree import Steps, YamlTree
from kiosk.content.translation.parts import Part, translated_keys, trees
from kiosk.content.translation.segments import segments

# A file of the source, and the steps to a text in its YAML or the number of one in its Markdown.
Place = tuple[str, Steps]


@dataclass(frozen=True)
class Message:
    """A text as the source has it, on one line. `hint` tells a translator where it stands."""

    place: Place
    text: str
    hint: str


def messages_of(source: Source) -> Iterator[Message]:
    """All texts for visitors of a source without problems; nothing that is withheld."""
    for tree, part, article in trees(source):
        yield from _in_tree(tree, part)
        if article and not _is_withheld(tree.data):
            yield from _in_text(article)


def _in_tree(tree: YamlTree, part: Part) -> Iterator[Message]:
    found = {value.steps for keys in translated_keys(part) for value in tree.texts_at(*keys)}
    for value in tree.texts():
        if value.steps in found and not _leads_through_withheld(tree.data, value.steps):
            hint = f"{_record(tree, part, value.steps)}: {_key(value.steps)}"
            yield Message((tree.file, value.steps), one_line(value.text), hint)


def _in_text(article: Article) -> Iterator[Message]:
    file = article.front.file
    for number, segment in enumerate(segments(article.text)):
        yield Message((file, (number,)), segment.text, f"{file}: {segment.kind}")


def _record(tree: YamlTree, part: Part, steps: Steps) -> str:
    names = tree.texts_at(steps[0], "id") if part.in_list else ()
    return " ".join((tree.file, *(name.text for name in names)))


def _key(steps: Steps) -> str:
    return ", ".join(step for step in steps if isinstance(step, str))


def _leads_through_withheld(node: Any, steps: Steps) -> bool:
    """Whether the text there, the record around it or its fact is withheld."""
    for step in steps:
        if _is_withheld(node):
            return True
        facts = node.get("facts", {}) if isinstance(node, dict) else {}
        fact = {"hours_text": "hours"}.get(str(step), step)
        if fact in facts and _is_withheld(facts[fact]):
            return True
        node = node[step]
    return False


def _is_withheld(node: Any) -> bool:
    return isinstance(node, dict) and node.get("state") == "withheld"
