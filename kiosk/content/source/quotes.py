"""What stands behind > in a Markdown text: a callout or a quotation."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from kiosk.content.blocks import Callout, Quotation
from kiosk.content.problems import quoted
from kiosk.content.source.blocks import Flaw, Found, Placed, line_of
from kiosk.content.source.inline import read_spans

_NOTE = "[!NOTE]"
_ONE_PARAGRAPH = ["paragraph_open", "inline", "paragraph_close"]


def read_quote(tokens: Sequence[Token]) -> Found:
    """The callout or quotation of one block quote."""
    line = line_of(tokens)
    if [token.type for token in tokens[1:-1]] != _ONE_PARAGRAPH:
        yield Flaw(line, "quotation", "Behind > stands one paragraph and nothing else.")
        return
    children = tokens[2].children or []
    if children and children[0].content.startswith("[!"):
        yield from _read_callout(children, line)
    else:
        yield from _read_quotation(children, line)


def _breaks(children: Sequence[Token]) -> list[int]:
    return [place for place, token in enumerate(children) if token.type == "softbreak"]


def _read_callout(children: Sequence[Token], line: int) -> Found:
    breaks = _breaks(children)
    kind = children[0].content
    if not kind.startswith(_NOTE):
        yield Flaw(line, "callout", f"{quoted(kind)}: the only kind of callout is {_NOTE}.")
    elif kind != _NOTE or breaks[:1] != [1]:
        yield Flaw(line, "callout", f"Directly below {_NOTE} stands a paragraph.")
    else:
        text, flaws = read_spans(children[2:], line + 1)
        yield from flaws
        yield Placed(line, Callout(text))


def _read_quotation(children: Sequence[Token], line: int) -> Found:
    breaks = _breaks(children)
    last = children[breaks[-1] + 1 :] if breaks else ()
    source = "".join(token.content for token in last)
    if not source.startswith("— "):
        yield Flaw(line, "quotation", "The last line of a quotation is: — who, where")
        return
    text, flaws = read_spans(children[: breaks[-1]], line)
    _, more = read_spans(last, line + len(breaks))
    yield from (*flaws, *more)
    lines = (line, line + len(breaks))
    yield Placed(line, Quotation(text, source.removeprefix("— ")), lines)
