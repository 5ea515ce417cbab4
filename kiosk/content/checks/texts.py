"""All that visitors read, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.content.checks.amounts import texts_of
from kiosk.content.model import Picture
from kiosk.content.source.read import Source
from kiosk.content.source.tree import Value

# Values of these keys are no texts for visitors.
_NO_TEXTS = frozenset(("address", "avoid", "date", "hosts", "note", "queries", "checked_on", "id"))


def visible_texts(source: Source) -> Iterator[Value]:
    """Every text of the source language, with its place."""
    for tree in source.trees:
        for value in tree.texts():
            if _NO_TEXTS.isdisjoint(value.steps):
                yield value
    for article in source.articles:
        for placed in article.blocks:
            for text in texts_of(placed.block):
                yield Value(text, article.front.file, placed.line, ())
            if isinstance(placed.block, Picture):
                yield Value(placed.block.alternative, article.front.file, placed.line, ())
