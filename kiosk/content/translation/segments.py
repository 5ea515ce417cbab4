"""The texts inside a Markdown text, each of which is translated as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from kiosk.content.source.inline import markdown_parser
from kiosk.content.source.standing import is_link, is_picture
from kiosk.content.source.texts import one_line

_KINDS = {"heading_open": "heading", "list_item_open": "item of a list"}
_NOTE = "[!NOTE]"
_DASH = "— "


@dataclass(frozen=True)
class Segment:
    """A text, on one line, that stands on the lines from `first` to before `end`, from 0.

    `before` and `after` are what stands around it there, `kind` what it is to a translator.
    """

    kind: str
    text: str
    first: int
    end: int
    before: str = ""
    after: str = ""


def segments(markdown: str) -> tuple[Segment, ...]:
    """All texts of a Markdown text that has no flaws, in order."""
    lines = markdown.split("\n")
    tokens = markdown_parser().parse(markdown)
    found = (each for token, kind in _inlines(tokens) for each in _of(token, kind, lines))
    return tuple(segment for segment in found if segment.text)


def with_texts(
    markdown: str, found: Iterable[Segment], texts: Iterable[tuple[str, int]]
) -> tuple[str, tuple[int, ...]]:
    """The Markdown with another text in each segment, and for each of its lines the number that
    came with the text. Each text stands on one line."""
    lines = markdown.split("\n")
    written: list[tuple[str, int]] = []
    here = 0
    for segment, (text, number) in zip(found, texts, strict=True):
        written += [(line, 1) for line in lines[here : segment.first]]
        written.append((f"{segment.before}{text}{segment.after}", number))
        here = segment.end
    written += [(line, 1) for line in lines[here:]]
    return "\n".join(line for line, _ in written), tuple(number for _, number in written)


def _inlines(tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """Every piece of running text, and the kind of block it is in."""
    opened: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            opened.append(token.type)
        elif token.nesting == -1:
            opened.pop()
        elif token.type == "inline":
            kinds = [_KINDS[kind] for kind in opened if kind in _KINDS]
            yield token, "quote" if "blockquote_open" in opened else (*kinds, "paragraph")[0]


def _of(token: Token, kind: str, lines: Sequence[str]) -> Iterator[Segment]:
    assert token.map is not None
    first, end = token.map
    content = token.content.split("\n")
    children = token.children or []
    if is_link(children) or is_picture(children):
        kind = "picture, in words" if is_picture(children) else "button"
        yield from _bracketed(kind, content, first, lines)
    elif kind == "quote" and content[0] == _NOTE:
        yield _running("callout", content[1:], first + 1, lines)
    elif kind == "quote":
        yield _running("quotation", content[:-1], first, lines)
        last = end - 1
        before = _before(content[-1], lines[last]) + _DASH
        yield Segment("who said it, where", content[-1].removeprefix(_DASH), last, end, before)
    else:
        yield _running(kind, content, first, lines)


def _running(kind: str, content: Sequence[str], first: int, lines: Sequence[str]) -> Segment:
    before = _before(content[0], lines[first])
    return Segment(kind, one_line(" ".join(content)), first, first + len(content), before)


def _bracketed(
    kind: str, content: Sequence[str], first: int, lines: Sequence[str]
) -> Iterator[Segment]:
    """The text between the brackets of a link or picture, where there is one."""
    head, bracket, rest = one_line(" ".join(content)).partition("[")
    text, target, after = rest.rpartition("](")
    if text:
        before = _before(content[0], lines[first]) + head + bracket
        yield Segment(kind, text, first, first + len(content), before, target + after)


def _before(content: str, line: str) -> str:
    """What stands before the text in its line: marks of lists, quotes and headings."""
    return line[: line.rindex(content)]
