"""What is read from YAML and from Markdown when nothing is wrong."""

from __future__ import annotations

import pytest
import yaml

from kiosk.content import blocks
from kiosk.content.source import yaml_nodes
from kiosk.content.source.blocks import Placed
from kiosk.content.source.inline import read_inline
from kiosk.content.source.markdown import read_markdown
from kiosk.content.source.yaml_nodes import read_yaml

AS_WRITTEN = ("112", "007", "1_000", "0x1F", "1.50", "yes", "No", "null", "~", "2026-11-21", "<<")


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both parsers there may be: libyaml's and the slower one."""
    monkeypatch.setattr(yaml_nodes, "_LOADER", getattr(yaml, request.param))


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_yaml_is_read_as_it_is_written(text: str) -> None:
    tree = read_yaml(f"key: {text}\n{text}: value\nlist: [{text}, '{text}']\n", "a.yaml")
    assert tree.problems == ()
    assert tree.data == {"key": text, text: "value", "list": [text, text]}


YAML = """# A note
- id: one
  text: >-
    Two
    lines
  list:
    - a
    - b: c

-
  id: two
"""


def test_yaml_knows_the_line_of_everything() -> None:
    tree = read_yaml(YAML, "a.yaml", first_line=11)
    assert tree.data == [
        {"id": "one", "text": "Two lines", "list": ["a", {"b": "c"}]},
        {"id": "two"},
    ]
    lines = {value.steps: value.line for value in tree.texts()}
    assert lines == {
        (0, "id"): 12,
        (0, "text"): 13,
        (0, "list", 0): 17,
        (0, "list", 1, "b"): 18,
        (1, "id"): 21,
    }
    assert tree.key_lines[(0, "list")] == 16
    assert tree.line((0, "list", 7, "unknown")) == 17


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (("*", "id"), ["one", "two"]),
        ((0, "id"), ["one"]),
        ((7, "id"), []),
        (("*", "list", "*"), ["a"]),
        (("*", "list", "*", "b"), ["c"]),
        (("id",), []),
        ((), []),
    ],
)
def test_texts_at(pattern: tuple[str | int, ...], found: list[str]) -> None:
    tree = read_yaml(YAML, "a.yaml")
    assert [value.text for value in tree.texts_at(*pattern)] == found


@pytest.mark.parametrize("text", ["", "# nothing\n", "a: [", "a: 1\n---\nb: 2\n"])
def test_yaml_that_cannot_be_read_has_no_data(text: str) -> None:
    tree = read_yaml(text, "a.yaml")
    assert tree.data is None
    assert list(tree.texts()) == []


def test_number_of_values_is_limited() -> None:
    text = "[" + "1, " * 8 + "]"
    assert read_yaml(text, "a.yaml", most_nodes=9).problems == ()
    (problem,) = read_yaml(text, "a.yaml", most_nodes=8).problems
    assert problem.code == "too-many-values"


def span(text: str) -> blocks.Inline:
    return (blocks.Span(text),)


MARKDOWN = """\
## A title

Some **bold** text
over two lines.

- one
- **two**
- [](page:about)
- [Here](channel:form)

1. first

> [!NOTE]
> Look
> here.

> Words
> of wisdom.
> — Somebody, somewhere

![A hut](media/hut.svg)

[](service:helpline)
### A smaller title
"""


def test_every_block() -> None:
    text = read_markdown(MARKDOWN, "a.md", first_line=5)
    assert text.problems == ()
    bold = blocks.Span("bold", strong=True)
    assert text.blocks == (
        Placed(5, blocks.Heading(2, "A title")),
        Placed(
            7,
            blocks.Paragraph((blocks.Span("Some "), bold, blocks.Span(" text over two lines."))),
        ),
        Placed(10, blocks.Bullets((span("one"), (blocks.Span("two", strong=True),)))),
        Placed(12, blocks.PageLink(blocks.PageId("about"))),
        Placed(13, blocks.ChannelLink(blocks.ChannelId("form"), "Here")),
        Placed(15, blocks.Bullets((span("first"),), ordered=True)),
        Placed(17, blocks.Callout(span("Look here."))),
        Placed(21, blocks.Quotation(span("Words of wisdom."), "Somebody, somewhere")),
        Placed(25, blocks.Picture("hut.svg", "A hut")),
        Placed(27, blocks.Contact(blocks.ServiceId("helpline"))),
        Placed(28, blocks.Heading(3, "A smaller title")),
    )


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Yes.", [("Yes.", False)]),
        ("**Yes.** No.", [("Yes.", True), (" No.", False)]),
        ("**Yes** &amp; \\*no\\*", None),
        ("AT&amp;T", [("AT&T", False)]),
        ("2 < 3", [("2 < 3", False)]),
        ("**a** **b**", [("a", True), (" ", False), ("b", True)]),
        ("Lëtzebuerg, “Kanner”", [("Lëtzebuerg, “Kanner”", False)]),
    ],
)
def test_inline(text: str, spans: list[tuple[str, bool]] | None) -> None:
    read, flaws = read_inline(text)
    assert bool(flaws) == (spans is None)
    if spans is not None:
        assert [(span.text, span.strong) for span in read] == spans
