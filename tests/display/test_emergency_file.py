"""The file of the emergency page, damaged in every way: the numbers stand there all the same."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.display.emergency.built_in import built_in_pages
from kiosk.display.emergency.page import Page, Shape, read_pages, write_pages
from kiosk.display.emergency.window import pages_to_show
from tests.display.emergency import Seen

PAGES = (
    Page(299.0, 532.0, "#0B5147", (Shape("#FFFFFF", "M 0 0 L 10 -1.5 C 1 2 3 4 5 6.25", "112"),)),
    Page(532.0, 299.0, "#0B5147", (Shape("#1F7365", "M 0 0 L 1000 0 L 0 1000"),)),
)
SAID = "kiosk: {} is missing or damaged; the built-in numbers are shown instead.\n"

examples = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "emergency.json"


def keep(pages: Any, file: Path) -> None:
    """Write something else than pages, with the checksum that belongs to it."""
    checksum = f"{crc32(json.dumps(pages).encode()):08x}"
    file.write_text(json.dumps({"crc32": checksum, "pages": pages}))


def read_or_refuse(file: Path) -> tuple[Page, ...] | None:
    try:
        return read_pages(file)
    except (OSError, ValueError):  # what `pages_to_show` answers with the built-in form
        return None


def test_what_is_written_is_read(file, capsys):
    write_pages(PAGES, file)
    assert pages_to_show(file) == PAGES
    keep(PAGES, file)
    assert pages_to_show(file) == PAGES
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "put",
    [
        lambda file: None,
        lambda file: file.mkdir(),
        lambda file: file.symlink_to(file),
        os.mkfifo,
        lambda file: file.symlink_to("/dev/zero"),
        lambda file: file.symlink_to("/dev/full"),
        lambda file: file.touch(),
        lambda file: file.write_bytes(b"[" * 100_000),
        lambda file: file.write_bytes(b"\xff\xfe\x00"),
        lambda file: file.write_bytes(b" " * 3_000_000),
        lambda file: file.write_bytes(b"1" * 10_000),
    ],
    ids=[
        *("nothing", "folder", "loop", "pipe", "endless", "device"),
        *("empty", "depth", "letters", "length", "number"),
    ],
)
def test_something_else_in_its_place(put, file, capsys):
    put(file)
    assert pages_to_show(file) == built_in_pages()
    assert capsys.readouterr().err == SAID.format(file)


@examples
@given(data=st.data())
def test_one_damaged_byte_is_noticed(data, file):
    write_pages(PAGES, file)
    kept = bytearray(file.read_bytes())
    at = data.draw(st.integers(0, len(kept) - 1))
    kept[at] ^= data.draw(st.integers(1, 255))
    file.write_bytes(kept)
    assert read_or_refuse(file) in (PAGES, None)


@examples
@given(data=st.data())
def test_a_part_of_it_is_noticed(data, file):
    write_pages(PAGES, file)
    kept = file.read_bytes()
    start, end = sorted(data.draw(st.integers(0, len(kept))) for _ in range(2))
    file.write_bytes(kept[:start] + data.draw(st.binary(max_size=20)) + kept[end:])
    assert read_or_refuse(file) in (PAGES, None)


@examples
@given(kept=st.binary())
def test_any_bytes_are_no_page(kept, file):
    file.write_bytes(kept)
    assert read_or_refuse(file) is None


SHAPE = ["#FFFFFF", "M 0 0 L 10 10", ""]


@pytest.mark.parametrize(
    "pages",
    [
        [],
        {},
        [[]],
        [[299.0, 532.0, "#0B5147"]],
        [[299.0, 532.0, "#0B5147", [SHAPE], 1]],
        [[0.0, 532.0, "#0B5147", [SHAPE]]],
        [[299.0, -532.0, "#0B5147", [SHAPE]]],
        [[299.0, float("nan"), "#0B5147", [SHAPE]]],
        [[299.0, float("inf"), "#0B5147", [SHAPE]]],
        [[True, True, "#0B5147", [SHAPE]]],
        [[299.0, 532.0, "pine", [SHAPE]]],
        [[299.0, 532.0, "#0B5147", {"a": SHAPE}]],
        [[299.0, 532.0, "#0B5147", "shape"]],
        [[299.0, 532.0, "#0B5147", [["#FFFFFF", "M 0 0"]]]],
        [[299.0, 532.0, "#0B5147", [["white", "M 0 0", ""]]]],
        [[299.0, 532.0, "#0B5147", [["#FFFFFF\n", "M 0 0", ""]]]],
        *(
            [[299.0, 532.0, "#0B5147", [["#FFFFFF", path, ""]]]]
            for path in (
                *("", "M", "M 0", "M 0 0 ", "M 0 0 0", "L 0 0", "M nan 0", "M inf 0", "M 1e9 0"),
                *("M 99999 0", "M 0 0 A 1 1", "M 0 0 C 1 2 3 4", "M 0 0\n", "M \u0661 0", 0, None),
            )
        ),
    ],
    ids=str,
)
def test_what_is_no_page_is_not_read_even_with_the_right_checksum(pages, file):
    keep(pages, file)
    with pytest.raises(ValueError, match="not "):
        read_pages(file)


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@examples
@given(pages=json_values)
def test_any_value_with_the_right_checksum_is_no_page(pages, file):
    keep(pages, file)
    with pytest.raises(ValueError, match="not "):
        read_pages(file)


coordinates = st.floats(-9999, 9999).map(lambda n: f"{n:.2f}")
moves = st.one_of(
    *(
        st.lists(coordinates, min_size=count, max_size=count).map(lambda n, a=a: " ".join((a, *n)))
        for a, count in (("M", 2), ("L", 2), ("C", 6))
    )
)
paths = st.lists(moves, min_size=1, max_size=20).map(lambda parts: " ".join(("M 0 0", *parts)))
sides = st.floats(60, 3000)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(path=paths, width=sides, height=sides)
def test_whatever_can_be_read_can_be_painted(path, width, height, file, qapp):
    pages = (Page(width, height, "#0B5147", (Shape("#FFFFFF", path, "112"),)),)
    write_pages(pages, file)
    assert read_pages(file) == pages
    Seen(pages, 200, 300)
