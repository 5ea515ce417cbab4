"""Whatever is written, reading ends with problems that can be printed and found."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.content.compile import check_folder
from kiosk.content.problems import Problem, did_you_mean, quoted
from kiosk.content.source.addresses import refused_address
from kiosk.content.source.characters import cleaned
from kiosk.content.source.inline import plain, read_inline
from kiosk.content.source.markdown import read_markdown
from kiosk.content.source.texts import refused_text
from kiosk.content.source.tree import Steps
from kiosk.content.source.yaml_nodes import read_yaml
from tests.makers import ContentMaker

PIECES = (
    *("\n", "\n\n", " ", "  ", "    ", "\t", "- ", "1. ", "> ", "# ", "## ", "---\n", "...", "***"),
    *("[", "]", "(", ")", "![", "](", "[](page:about)", "](media/bridge.svg)", "[a]: b\n", "[^1]"),
    *(
        "*",
        "**",
        "_",
        "__",
        "`",
        "```\n",
        "~~",
        "|",
        "|-|\n",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "&amp;",
    ),
    *("{", "}", ":", ": ", ",", "?", "!", "&", "&a ", "*a", "!t ", "%", "@", "'", '"', "\\", "#"),
    *("id", "state", "sources:", "a: b", "yes", "112", "2025-05-06", "https://www.example.org/"),
    *("\0", "\x07", "\r", "\x85", "\u2028", "\u202e", "\u200b", "\ufeff", "\u0301", "é", "😀", "—"),
    *("[!NOTE]\n", "— a", "text ", "word" * 20, "&#8238;", '"\\u202e"', "\ud7ff", "\ue000"),
)
RAW = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join)
# As a file is given to those who read it.
TEXTS = RAW.map(cleaned)
NODES = st.recursive(
    RAW | st.sampled_from(("published", "true", "about", "helpline", "en", "2025-05-06", "")),
    lambda nodes: st.lists(nodes, max_size=4) | st.dictionaries(RAW, nodes, max_size=4),
    max_leaves=8,
)
RECORDS = ("bundle.yaml", "channels.yaml", "services.yaml", "profiles/school.yaml")
RECORDS += ("pages/about.md", "faq/when-to-report.md")
FILES = (*RECORDS, "media/bridge.svg")

quick = settings(max_examples=60, deadline=None, database=None)
long = settings(max_examples=15_000, deadline=None, database=None)
in_folder = HealthCheck.function_scoped_fixture


def assert_well_written(problems: tuple[Problem, ...], text: str, first_line: int = 1) -> None:
    lines = text.count("\n") + 1
    for problem in problems:
        assert str(problem).isprintable(), problem
        assert first_line <= problem.line < first_line + lines, problem


def read_any_yaml(text: str) -> None:
    tree = read_yaml(text, "a.yaml", first_line=3)
    assert_well_written(tree.problems, text, first_line=3)
    assert all(value.line >= 3 for value in tree.texts())
    assert tree.data is not None or not list(tree.texts())


def read_any_markdown(text: str) -> None:
    read = read_markdown(text, "a.md", first_line=3)
    assert_well_written(read.problems, text, first_line=3)
    assert all(placed.line >= 3 for placed in read.blocks)


def read_any_inline(text: str) -> None:
    spans, flaws = read_inline(text)
    assert flaws or refused_text(plain(spans)) is None


def accept_only_plain_addresses(text: str) -> None:
    hosts, queries = ("www.example.org",), frozenset(("https://www.example.org/?a=b",))
    for address in (text, f"https://{text}", f"https://www.example.org{text}"):
        if refused_address(address, hosts, queries) is None:
            parts = urlsplit(address)
            assert (parts.scheme, parts.netloc) == ("https", "www.example.org")
            assert not parts.fragment
            assert address.isascii()
            assert address.isprintable()
            assert " " not in address
            assert "?" not in address or address in queries


def quote_anything(text: str) -> None:
    assert quoted(text).isprintable()
    assert len(did_you_mean(text, (text, f"{text}a", "about"))) < 500


READERS = (
    read_any_yaml,
    read_any_markdown,
    read_any_inline,
    accept_only_plain_addresses,
    quote_anything,
)
readers = pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)


@readers
@settings(quick, max_examples=200)
@given(text=TEXTS)
def test_any_text(read: Callable[[str], None], text: str) -> None:
    read(text)


@pytest.mark.slow
@readers
@long
@given(text=TEXTS)
def test_very_many_texts(read: Callable[[str], None], text: str) -> None:
    read(text)


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, float, int, str]:
    """A file, where in it something is taken out, how much, and what comes there instead."""
    where = st.floats(0, 1, exclude_max=True)
    size = st.integers(0, 40) | st.integers(0, 2_000)
    return draw(st.sampled_from(FILES)), draw(where), draw(size), draw(RAW)


def check_any(maker: ContentMaker) -> None:
    for problem in check_folder(maker.folder, maker.today):
        file = maker.folder / problem.file
        lines = file.read_bytes().count(b"\n") + 1 if file.is_file() else 1
        assert 1 <= problem.line <= lines, problem
        assert str(problem).isprintable()


def check_edited(folder: Path, changes: list[tuple[str, float, int, str]]) -> None:
    maker = ContentMaker(folder)
    for file, where, size, text in changes:
        old = (folder / file).read_bytes()
        start = int(where * len(old))
        new = text.encode("utf-8", "replace")
        maker.write(file, old[:start] + new + old[start + size :])
    check_any(maker)


def check_with_value(folder: Path, file: str, place: float, node: object) -> None:
    """Put `node` in the place of any value of a file, and write the file as JSON is written."""
    maker = ContentMaker(folder)
    front, _, body = (folder / file).read_text().removeprefix("---\n").partition("\n---\n")
    tree = read_yaml(front, file)
    steps = list(tree.lines)[int(place * len(tree.lines))]
    data = json.dumps(replaced(tree.data, steps, node), ensure_ascii=False)
    maker.write(file, f"---\n{data}\n---\n{body}" if body else data)
    check_any(maker)


def replaced(data: Any, steps: Steps, node: object) -> object:
    if not steps:
        return node
    data[steps[0]] = replaced(data[steps[0]], steps[1:], node)
    return data


@settings(quick, suppress_health_check=[in_folder])
@given(changes=st.lists(edits(), min_size=1, max_size=3))
def test_any_edit(tmp_path: Path, changes: list[tuple[str, float, int, str]]) -> None:
    check_edited(tmp_path / "bundle", changes)


@pytest.mark.slow
@settings(long, max_examples=3_000, suppress_health_check=[in_folder])
@given(changes=st.lists(edits(), min_size=1, max_size=3))
def test_very_many_edits(tmp_path: Path, changes: list[tuple[str, float, int, str]]) -> None:
    check_edited(tmp_path / "bundle", changes)


values = given(file=st.sampled_from(RECORDS), place=st.floats(0, 1, exclude_max=True), node=NODES)


@settings(quick, suppress_health_check=[in_folder])
@values
def test_any_value(tmp_path: Path, file: str, place: float, node: object) -> None:
    check_with_value(tmp_path / "bundle", file, place, node)


@pytest.mark.slow
@settings(long, max_examples=3_000, suppress_health_check=[in_folder])
@values
def test_very_many_values(tmp_path: Path, file: str, place: float, node: object) -> None:
    check_with_value(tmp_path / "bundle", file, place, node)
