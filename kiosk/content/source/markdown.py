"""Markdown as this format knows it: CommonMark read into the blocks a screen can show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markdown_it.token import Token

from kiosk.content.blocks import Bullets, Heading, Paragraph
from kiosk.content.problems import Problem, quoted
from kiosk.content.source.blocks import Flaw, Found, Placed, line_of
from kiosk.content.source.inline import markdown_parser, plain, read_spans, refused_token
from kiosk.content.source.quotes import read_quote
from kiosk.content.source.standing import is_link, is_picture, read_link, read_picture

MOST_CHARACTERS = 12_000
MOST_BLOCKS = 300
MOST_PROBLEMS = 100

_REFUSED = {
    "fence": ("code", "There is no code here; text that is indented counts as code too"),
    "code_block": ("code", "There is no code here; text that is indented counts as code too"),
    "html_block": ("html", "There is no HTML here"),
    "hr": ("rule", "There are no dividing lines here; use a heading"),
    "table_open": ("table", "There are no tables here; use a list"),
}


@dataclass(frozen=True)
class MarkdownText:
    """What a Markdown text says, as far as it could be read."""

    blocks: tuple[Placed, ...]
    problems: tuple[Problem, ...] = ()


def read_markdown(text: str, file: str, first_line: int = 1) -> MarkdownText:
    """Read a text. `first_line` is the line of the file that `text` begins at."""
    if len(text) > MOST_CHARACTERS:
        sentence = f"The text has {len(text)} characters; {MOST_CHARACTERS} are the most."
        return MarkdownText((), (Problem(file, first_line, "too-much-text", sentence),))
    found = list(_read(text))
    problems = tuple(
        Problem(file, each.line + first_line, each.code, each.sentence)
        for each in found
        if isinstance(each, Flaw)
    )
    blocks = (each.moved(first_line) for each in found if isinstance(each, Placed))
    return MarkdownText(tuple(blocks), problems[:MOST_PROBLEMS])


def _read(text: str) -> Found:
    environment: dict[str, Any] = {}
    tokens = markdown_parser().parse(text, environment)
    yield from _definitions(environment)
    for number, block in enumerate(_blocks(tokens)):
        if number == MOST_BLOCKS:
            yield Flaw(line_of(block), "too-much-text", "The text has too many parts from here on.")
            return
        yield from _read_block(block)


def _definitions(environment: Mapping[str, Any]) -> Iterator[Flaw]:
    """Definitions of links leave no token behind."""
    for name, definition in environment.get("references", {}).items():
        sentence = f"{quoted(name.lower())}: write a link where it stands."
        yield Flaw(definition["map"][0], "link-form", sentence)


def _blocks(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The tokens of one block after the other."""
    start = 0
    for place, token in enumerate(tokens):
        if token.level == 0 and token.nesting <= 0:
            yield tokens[start : place + 1]
            start = place + 1


def _read_block(tokens: Sequence[Token]) -> Found:
    kind = tokens[0].type
    if kind in _REFUSED:
        yield refused_token(tokens[0], line_of(tokens), _REFUSED)
    else:
        yield from _READERS[kind](tokens)


def _read_heading(tokens: Sequence[Token]) -> Found:
    line = line_of(tokens)
    text, flaws = read_spans(tokens[1].children or (), line)
    title, level = plain(text), tokens[0].tag
    yield from flaws
    if tokens[0].markup in ("-", "="):
        yield Flaw(line, "heading", f"{quoted(title)}: write ## before it, no line below it.")
    elif level not in ("h2", "h3"):
        yield Flaw(line, "heading", f"{quoted(title)}: headings begin with ## or ###.")
    elif not title:
        yield Flaw(line, "heading", "This heading has no text.")
    elif any(span.strong for span in text):
        yield Flaw(line, "heading", f"{quoted(title)}: a heading holds no bold text.")
    yield Placed(line, Heading(int(level[1:]), title))


def _read_paragraph(tokens: Sequence[Token]) -> Found:
    line = line_of(tokens)
    children = tokens[1].children or []
    if is_link(children):
        yield from read_link(children, line)
    elif is_picture(children):
        yield from read_picture(children[0], line)
    else:
        text, flaws = read_spans(children, line)
        yield from flaws
        yield Placed(line, Paragraph(text))


def _read_list(tokens: Sequence[Token]) -> Found:
    """Items that are links become buttons; the others stay together as lists."""
    if tokens[0].attrs.get("start", 1) != 1:
        yield Flaw(line_of(tokens), "list", "A numbered list begins with 1.")
    ordered = tokens[0].type == "ordered_list_open"
    paragraphs = []
    for item in _items(tokens):
        if isinstance(item, Flaw):
            yield item
        else:
            paragraphs.append(item)
    for are_links, run in groupby(paragraphs, lambda each: is_link(each[1].children or ())):
        if are_links:
            yield from (found for paragraph in run for found in _read_paragraph(paragraph))
        else:
            yield from _read_bullets(list(run), ordered)


def _items(tokens: Sequence[Token]) -> Iterator[Sequence[Token] | Flaw]:
    """The one paragraph of each item of a list."""
    for place, token in enumerate(tokens):
        if token.type != "list_item_open" or token.level > 1:
            continue
        inside = [each.type for each in tokens[place + 1 : place + 5]]
        if inside[0] == "list_item_close":
            yield Flaw(line_of((token,)), "list", "This item is empty.")
        elif inside[0] != "paragraph_open" or inside[3] != "list_item_close":
            sentence = "An item of a list is one paragraph, with nothing inside it."
            yield Flaw(line_of((token,)), "list", sentence)
        else:
            yield tokens[place + 1 : place + 4]


def _read_bullets(paragraphs: Sequence[Sequence[Token]], ordered: bool) -> Found:
    texts = []
    lines = tuple(map(line_of, paragraphs))
    for paragraph, line in zip(paragraphs, lines, strict=True):
        text, flaws = read_spans(paragraph[1].children or (), line)
        yield from flaws
        texts.append(text)
    yield Placed(lines[0], Bullets(tuple(texts), ordered), lines)


_READERS: Mapping[str, Callable[[Sequence[Token]], Found]] = {
    "heading_open": _read_heading,
    "paragraph_open": _read_paragraph,
    "bullet_list_open": _read_list,
    "ordered_list_open": _read_list,
    "blockquote_open": read_quote,
}
