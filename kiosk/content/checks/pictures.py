"""Pictures: each that is shown lies in media/, is what its name says, and needs nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from xml.parsers import expat

from kiosk.content.blocks import Picture
from kiosk.content.problems import Problem, did_you_mean, printable, quoted
from kiosk.content.source.read import Source

MOST_ELEMENTS = 5_000
_SIGNATURES = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff"}
# What reaches outside of a picture from within a style; an escape could hide it. Of references to
# its own parts Qt draws none in quotes or capitals, and tells nobody but the log.
_OUTSIDE = re.compile(r"(?i:url\()(?:(?<!url\()|(?!\s*+#))|(?i:@import)|\\")
_REFUSED = frozenset(
    ("script", "foreignobject", "image", "iframe", "a", "audio", "video", "set", "handler")
)


def check_pictures(source: Source) -> Iterator[Problem]:
    """Missing pictures, and files that are not pictures of their kind."""
    names = {name.removeprefix("media/") for name in source.names if name.startswith("media/")}
    for article in () if "media" in source.unread else source.articles:
        for placed in article.blocks:
            if isinstance(placed.block, Picture) and placed.block.file not in names:
                near = did_you_mean(placed.block.file, names)
                sentence = f"There is no picture {quoted(placed.block.file)} in media/.{near}"
                yield Problem(article.front.file, placed.line, "missing-picture", sentence)
    for name, data in source.pictures.items():
        file = f"media/{printable(name)}"
        kind = name.rpartition(".")[2]
        if kind == "svg":
            yield from _check_svg(data, file)
        elif not data.startswith(_SIGNATURES[kind]):
            yield Problem(file, 1, "not-a-picture", f"This is not a .{kind} picture.")


class _Refused(Exception):
    """What an SVG may not hold, and how many lines ago it began."""


def _check_svg(data: bytes, file: str) -> Iterator[Problem]:
    elements = count()

    def check_element(name: str, attributes: dict[str, str]) -> None:
        number = next(elements)
        if number == MOST_ELEMENTS or (number == 0 and name.rpartition(":")[2] != "svg"):
            _refuse(f"<{name}>")
        _check_element(name, attributes)

    parser = expat.ParserCreate()
    # A text comes in one piece, before the next element or end of one.
    parser.buffer_text = True
    parser.buffer_size = len(data) + 1
    parser.StartElementHandler = check_element
    parser.EndElementHandler = lambda _: None
    parser.CharacterDataHandler = _check_text
    parser.StartDoctypeDeclHandler = lambda name, *_: _refuse(f"<!DOCTYPE {name}>")
    parser.ProcessingInstructionHandler = lambda name, _: _refuse(f"<?{name}?>")
    # The parser may find out behind the last line, and counts returns as lines.
    last = data.count(b"\n") + 1
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = f"This is not an SVG: {expat.ErrorString(error.code)}."
        yield Problem(file, min(error.lineno, last), "not-a-picture", reason)
    except _Refused as refused:
        what, lines = refused.args
        sentence = (
            "may not stand here. A picture holds nothing but shapes, and not too many. "
            "It names its own parts like this: url(#sky)."
        )
        line = min(parser.CurrentLineNumber, last) - lines
        yield Problem(file, max(line, 1), "picture-content", f"{quoted(what)} {sentence}")


def _refuse(what: str, lines: int = 0) -> None:
    raise _Refused(what, lines)


def _check_element(name: str, attributes: dict[str, str]) -> None:
    local = name.rpartition(":")[2].lower()
    if local in _REFUSED or local.startswith("animate"):
        _refuse(f"<{name}>")
    for key, value in attributes.items():
        attribute = key.rpartition(":")[2].lower()
        leads_outside = attribute in ("href", "src", "base") and not value.startswith("#")
        if leads_outside or attribute.startswith("on") or _OUTSIDE.search(value):
            _refuse(f"{key}={value}")


def _check_text(text: str) -> None:
    found = _OUTSIDE.search(text)
    if found:
        rest = text[found.start() :]
        _refuse(rest, rest.count("\n"))
