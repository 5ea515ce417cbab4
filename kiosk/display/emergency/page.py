"""Pages of filled outlines in millimetres, and the file that keeps them.

The file is JSON with a checksum: what was damaged on its way or on the disk is never shown.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from kiosk.display.emergency.outlines import PATH_DATA, Move, path_data

_LARGEST_FILE = 2_000_000
_SIDE_MM = (60.0, 3000.0)
_COLOUR = re.compile(r"#[0-9A-F]{6}")


class Shape(NamedTuple):
    """SVG path data in mm (PATH_DATA) and what fills it, #RRGGBB; overlaps are filled too. `text`
    is what it spells, empty where it is artwork."""

    colour: str
    path: str
    text: str = ""


def filled(colour: str, moves: Iterable[Move], text: str = "") -> Shape:
    """A shape out of moves."""
    return Shape(colour, path_data(moves), text)


class Page(NamedTuple):
    """Shapes on a ground, the first lowest. Sides in mm; shapes may reach beyond them."""

    width: float
    height: float
    ground: str
    shapes: tuple[Shape, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """What there is to read, in reading order."""
        return tuple(shape.text for shape in self.shapes if shape.text)


def write_pages(pages: Sequence[Page], file: Path) -> None:
    """Keep the pages; the same pages always give the same bytes."""
    kept = json.dumps({"crc32": _checksum(pages), "pages": pages}, ensure_ascii=False)
    beside = file.with_name(f"{file.name}.new")
    beside.write_text(kept + "\n", encoding="utf-8")
    beside.replace(file)


def read_pages(file: Path) -> tuple[Page, ...]:
    """Read what `write_pages` wrote. Raises OSError or ValueError for anything else."""
    try:
        match json.loads(_bytes(file)):
            case {"crc32": str(kept), "pages": [_, *_] as pages} if kept == _checksum(pages):
                return tuple(map(_page, pages))
    except RecursionError as error:
        raise ValueError("lists in lists without end") from error
    raise ValueError("not the pages that were written")


def _bytes(file: Path) -> bytes:
    # Not to wait is for a pipe in the place of the file.
    with os.fdopen(os.open(file, os.O_RDONLY | os.O_NONBLOCK), "rb") as opened:
        read = opened.read(_LARGEST_FILE + 1)
    if read is None or len(read) > _LARGEST_FILE:
        raise ValueError("too large")
    return read


def _checksum(listed: object) -> str:
    return f"{crc32(json.dumps(listed).encode()):08x}"


def _page(value: object) -> Page:
    match value:
        case [float(width), float(height), str(ground), [*shapes]] if _COLOUR.fullmatch(ground):
            least, most = _SIDE_MM
            if least <= width <= most and least <= height <= most:
                return Page(width, height, ground, tuple(map(_shape, shapes)))
    raise ValueError("not a page")


def _shape(value: object) -> Shape:
    match value:
        case [str(colour), str(path), str(text)]:
            if _COLOUR.fullmatch(colour) and PATH_DATA.fullmatch(path):
                return Shape(colour, path, text)
    raise ValueError("not a shape")
