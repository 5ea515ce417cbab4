"""The two layers of a page: what everyone reads, and what those read who want to know more.

What stands before the first heading is the first layer.
"""

from __future__ import annotations

from itertools import dropwhile, takewhile

from kiosk.content.blocks import Block, Heading

Blocks = tuple[Block, ...]


def first_layer(blocks: Blocks) -> Blocks:
    """The one thing to know and do: what stands before the first heading."""
    return tuple(takewhile(_is_no_heading, blocks))


def second_layer(blocks: Blocks) -> Blocks:
    """Everything from the first heading on; empty where there is none."""
    return tuple(dropwhile(_is_no_heading, blocks))


def _is_no_heading(block: Block) -> bool:
    return not isinstance(block, Heading)
