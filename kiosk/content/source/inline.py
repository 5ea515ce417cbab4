"""Running text: words, some of them **strong**. Everything else is refused by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby, zip_longest

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kiosk.content.blocks import Inline, Span
from kiosk.content.problems import quoted
from kiosk.content.source.blocks import Flaw
from kiosk.content.source.texts import refused_text

_REFUSED = {
    "em_open": ("italics", "Use **bold** where it matters; there are no italics here"),
    "s_open": ("strikethrough", "There is no struck out text here"),
    "code_inline": ("code", "There is no code here"),
    "html_inline": ("html", "There is no HTML here"),
    "hardbreak": ("line-break", "Begin a new paragraph; there are no forced line breaks here"),
    "image": ("picture-not-alone", "A picture stands alone, with an empty line around it"),
    "link_open": ("link-not-alone", "A link stands alone, or in a list"),
}


@cache
def markdown_parser() -> MarkdownIt:
    """CommonMark, and the extensions that are recognised only to be refused by name."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read_spans(children: Sequence[Token], line: int) -> tuple[Inline, tuple[Flaw, ...]]:
    """The spans of one piece of running text that begins in `line`, and what is wrong in it."""
    spans: list[Span] = []
    flaws: list[Flaw] = []
    strong = 0
    here = line
    for token, after in zip_longest(children, children[1:]):
        if token.type in ("strong_open", "strong_close"):
            strong += token.nesting
        elif token.type in _REFUSED:
            flaws.append(refused_token(token, here, _REFUSED, after))
        elif token.type == "softbreak":
            spans.append(Span(" ", strong > 0))
        else:
            spans.append(Span(token.content, strong > 0))
        here += token.type in ("softbreak", "hardbreak")
    text = tuple(merged(spans))
    refused = refused_text(plain(text))
    if refused and not flaws:
        flaws.append(Flaw(line, *refused))
    return text, tuple(flaws)


def read_inline(text: str) -> tuple[Inline, tuple[Flaw, ...]]:
    """The spans of a text of YAML, and what is wrong in it."""
    (token,) = markdown_parser().parseInline(text)
    return read_spans(token.children or (), 1)


def refused_token(
    token: Token, line: int, table: Mapping[str, tuple[str, str]], after: Token | None = None
) -> Flaw:
    """The flaw that a part of Markdown is which has no place here. `after` is what follows it."""
    code, sentence = table[token.type]
    inside = after.content if after and token.nesting == 1 else ""
    content = token.content or str(token.attrGet("href") or "") or inside
    return Flaw(line, code, f"{quoted(content)}: {sentence}." if content else f"{sentence}.")


def plain(text: Inline) -> str:
    """The words of running text without their emphasis."""
    return "".join(span.text for span in text)


def merged(spans: Sequence[Span]) -> Iterator[Span]:
    """Neighbours of one kind as one span."""
    for strong, run in groupby(spans, lambda span: span.strong):
        text = "".join(span.text for span in run)
        if text:
            yield Span(text, strong)
