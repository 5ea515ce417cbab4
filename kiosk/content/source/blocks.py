"""What reading Markdown finds: blocks and flaws, each with its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from kiosk.content.blocks import Block


@dataclass(frozen=True)
class Placed:
    """A block and the line it begins in; of one of several texts, also the line of each."""

    line: int
    block: Block
    lines: tuple[int, ...] = field(default=(), compare=False)

    def moved(self, first: int) -> Placed:
        """The same in a file that the text begins in line `first` of."""
        return Placed(self.line + first, self.block, tuple(line + first for line in self.lines))


@dataclass(frozen=True)
class Flaw:
    """Something that may not stand in a text, with a problem's code and sentence."""

    line: int
    code: str
    sentence: str


Found = Iterator[Placed | Flaw]


def line_of(tokens: Sequence[Token]) -> int:
    """The line a block begins in, counted from 0 as the parser does."""
    return tokens[0].map[0] if tokens[0].map else 0
