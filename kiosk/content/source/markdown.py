"""Markdown as this format knows it: CommonMark read into the blocks a screen can show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markdown_it.token import Token

from kiosk.content.model import (
    Block,
    Bullets,
    Callout,
    ChannelId,
    ChannelLink,
    Contact,
    Heading,
    PageId,
    PageLink,
    Paragraph,
    Picture,
    Quotation,
    ServiceId,
)
from kiosk.content.problems import Problem, did_you_mean, quoted
from kiosk.content.source.inline import Flaw, markdown_parser, plain, read_spans

MOST_CHARACTERS = 12_000
MOST_PROBLEMS = 200

_REFUSED = {
    "fence": ("code", "There is no code here; indented text counts as code too"),
    "code_block": ("code", "There is no code here; indented text counts as code too"),
    "html_block": ("html", "There is no HTML here"),
    "hr": ("rule", "There are no dividing lines here; use a heading"),
    "table_open": ("table", "There are no tables here; use a list"),
}
_NOTE = "[!NOTE]"
_PICTURE = re.compile(r"media/([^/]+)\Z")


@dataclass(frozen=True)
class Placed:
    """A block and the line it begins in."""

    line: int
    block: Block


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
    environment: dict[str, Any] = {}
    tokens = markdown_parser().parse(text, environment)
    found: list[Placed | Flaw] = list(_definitions(environment))
    for group in _groups(tokens):
        found += _read_block(group)
    problems = [
        Problem(file, each.line + first_line, each.code, each.sentence)
        for each in found
        if isinstance(each, Flaw)
    ]
    blocks = [
        Placed(each.line + first_line, each.block) for each in found if isinstance(each, Placed)
    ]
    return MarkdownText(tuple(blocks), tuple(problems[:MOST_PROBLEMS]))


def _definitions(environment: Mapping[str, Any]) -> Iterator[Flaw]:
    for name, definition in environment.get("references", {}).items():
        line = definition["map"][0]
        yield Flaw(line, "reference", f"{quoted(name)}: write links where they stand.")


def _groups(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The tokens of one block after the other."""
    start = 0
    for place, token in enumerate(tokens):
        if token.level == 0 and token.nesting <= 0:
            yield tokens[start : place + 1]
            start = place + 1


def _line(tokens: Sequence[Token]) -> int:
    return tokens[0].map[0] if tokens[0].map else 0


def _read_block(tokens: Sequence[Token]) -> Iterator[Placed | Flaw]:
    kind = tokens[0].type
    if kind in _REFUSED:
        code, sentence = _REFUSED[kind]
        yield Flaw(_line(tokens), code, f"{sentence}.")
    else:
        yield from _READERS[kind](tokens)


def _read_heading(tokens: Sequence[Token]) -> Iterator[Placed | Flaw]:
    line = _line(tokens)
    text, flaws = read_spans(tokens[1].children or (), line)
    yield from flaws
    title = plain(text)
    level = int(tokens[0].tag[1])
    if tokens[0].markup in ("-", "="):
        yield Flaw(
            line, "heading", f"{quoted(title)}: write ## before a heading, no line under it."
        )
    elif level not in (2, 3):
        yield Flaw(line, "heading", f"{quoted(title)}: headings are ## and ###.")
    elif not title:
        yield Flaw(line, "heading", "This heading has no text.")
    elif any(span.strong for span in text):
        yield Flaw(line, "heading", f"{quoted(title)}: a heading holds no bold text.")
    yield Placed(line, Heading(level, title))


def _read_paragraph(tokens: Sequence[Token]) -> Iterator[Placed | Flaw]:
    line = _line(tokens)
    children = tokens[1].children or []
    if _is_link(children):
        yield from _read_link(children, line)
    elif len(children) == 1 and children[0].type == "image":
        yield from _read_picture(children[0], line)
    else:
        text, flaws = read_spans(children, line)
        yield from flaws
        yield Placed(line, Paragraph(text))


def _read_picture(image: Token, line: int) -> Iterator[Placed | Flaw]:
    address = str(image.attrs.get("src", ""))
    found = _PICTURE.match(address)
    if not found:
        yield Flaw(line, "picture", f"{quoted(address)}: pictures lie in media/.")
    if not image.content.strip():
        yield Flaw(line, "no-alternative", f"Say in words what {quoted(address)} shows.")
    yield Placed(line, Picture(found.group(1) if found else "", image.content.strip()))


def _is_link(children: Sequence[Token]) -> bool:
    """Whether one link is all there is."""
    kinds = [token.type for token in children]
    return kinds[:1] == ["link_open"] and kinds.index("link_close") == len(kinds) - 1


def _read_link(children: Sequence[Token], line: int) -> Iterator[Placed | Flaw]:
    address = str(children[0].attrs.get("href", ""))
    text, flaws = read_spans(children[1:-1], line)
    yield from flaws
    kind, _, target = address.partition(":")
    label = plain(text)
    if "title" in children[0].attrs:
        yield Flaw(line, "link", f"{quoted(address)}: a link has no title in quotes.")
    if kind in _LINKS:
        if kind == "service" and label:
            yield Flaw(line, "link", f"{quoted(label)}: a service's card shows its own name.")
        yield Placed(line, _LINKS[kind](target, label))
    elif "." in address or "/" in address or "@" in address:
        sentence = "a web address is the address of a channel or a service. Link to that"
        yield Flaw(line, "web-address", f"{quoted(address)}: {sentence}.")
    else:
        near = did_you_mean(kind, _LINKS)
        sentence = f"{quoted(address)}: links are page:ID, channel:ID or service:ID.{near}"
        yield Flaw(line, "link", sentence)


def _read_list(tokens: Sequence[Token]) -> Iterator[Placed | Flaw]:
    line = _line(tokens)
    items = list(_items(tokens))
    flaws = [each for each in items if isinstance(each, Flaw)]
    if flaws:
        yield from flaws
        return
    if tokens[0].attrs.get("start", 1) != 1:
        yield Flaw(line, "list", "A numbered list begins with 1.")
    paragraphs = [each for each in items if not isinstance(each, Flaw)]
    ordered = tokens[0].type == "ordered_list_open"
    for are_links, run in groupby(paragraphs, lambda each: _is_link(each[1].children or ())):
        yield from _read_links(run) if are_links else _read_bullets(list(run), ordered)


def _read_links(paragraphs: Iterable[Sequence[Token]]) -> Iterator[Placed | Flaw]:
    for paragraph in paragraphs:
        yield from _read_paragraph(paragraph)


def _read_bullets(paragraphs: Sequence[Sequence[Token]], ordered: bool) -> Iterator[Placed | Flaw]:
    texts = []
    for paragraph in paragraphs:
        text, flaws = read_spans(paragraph[1].children or (), _line(paragraph))
        yield from flaws
        texts.append(text)
    yield Placed(_line(paragraphs[0]), Bullets(tuple(texts), ordered))


def _items(tokens: Sequence[Token]) -> Iterator[Sequence[Token] | Flaw]:
    """The one paragraph of each item of a list."""
    for place, token in enumerate(tokens):
        if token.type != "list_item_open":
            continue
        if token.level > 1:
            continue
        inside = tokens[place + 1 : place + 4]
        line = _line((token,))
        if inside[0].type == "list_item_close":
            yield Flaw(line, "list", "This item is empty.")
        elif inside[0].type != "paragraph_open" or tokens[place + 4].type != "list_item_close":
            yield Flaw(line, "list", "An item of a list is one paragraph, with nothing inside it.")
        else:
            yield inside


def _read_quote(tokens: Sequence[Token]) -> Iterator[Placed | Flaw]:
    line = _line(tokens)
    inside = [token for token in tokens[1:-1] if token.type != "inline"]
    paragraphs = [token for token in tokens if token.type == "inline"]
    if not paragraphs or any(not each.type.startswith("paragraph") for each in inside):
        yield Flaw(line, "quotation", "After > stands a paragraph and nothing else.")
        return
    children = paragraphs[0].children or []
    if children and children[0].content.startswith("[!"):
        yield from _read_callout(paragraphs, line)
    else:
        yield from _read_quotation(paragraphs, line)


def _read_callout(paragraphs: Sequence[Token], line: int) -> Iterator[Placed | Flaw]:
    children = paragraphs[0].children or []
    kind = children[0].content
    if kind != _NOTE:
        yield Flaw(line, "callout", f"{quoted(kind)}: the only kind of callout is {_NOTE}.")
        return
    rest = children[2:] if len(children) > 1 else paragraphs[-1].children or []
    if len(paragraphs) > (1 if len(children) > 1 else 2) or rest is children:
        yield Flaw(line, "callout", f"After {_NOTE} stands one paragraph.")
        return
    text, flaws = read_spans(rest, line + 1)
    yield from flaws
    yield Placed(line, Callout(text))


def _read_quotation(paragraphs: Sequence[Token], line: int) -> Iterator[Placed | Flaw]:
    lines = [_lines(each.children or ()) for each in paragraphs]
    last = lines[-1].pop()
    source = "".join(token.content for token in last)
    words = [token for each in lines for some in each for token in some]
    whole = len(paragraphs) == 1 or (len(paragraphs) == 2 and not lines[-1])
    if not source.startswith("— ") or not words or not whole:
        sentence = "A quotation is one paragraph whose last line is “— who, where”."
        yield Flaw(line, "quotation", sentence)
        return
    text, flaws = read_spans(words[:-1] if words[-1].type == "softbreak" else words, line)
    yield from flaws
    yield Placed(line, Quotation(text, source.removeprefix("— ")))


def _lines(children: Sequence[Token]) -> list[list[Token]]:
    """The tokens of each written line, the break at its end."""
    lines: list[list[Token]] = [[]]
    for token in children:
        lines[-1].append(token)
        if token.type == "softbreak":
            lines.append([])
    return lines


_READERS: Mapping[str, Callable[[Sequence[Token]], Iterator[Placed | Flaw]]] = {
    "heading_open": _read_heading,
    "paragraph_open": _read_paragraph,
    "bullet_list_open": _read_list,
    "ordered_list_open": _read_list,
    "blockquote_open": _read_quote,
}
_LINKS: Mapping[str, Callable[[str, str], Block]] = {
    "page": lambda target, label: PageLink(PageId(target), label),
    "channel": lambda target, label: ChannelLink(ChannelId(target), label),
    "service": lambda target, _: Contact(ServiceId(target)),
}
