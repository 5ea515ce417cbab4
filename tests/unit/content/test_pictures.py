"""Pictures that are none, or that lead outside."""

from __future__ import annotations

import pytest

from kiosk.content.compile import check_folder
from tests.makers import ContentMaker
from tests.unit.content.table import HERE, Row, check_row

BRIDGE = "media/bridge.svg"


def drawn(name: str, element: str, *words: str, code: str = "picture-content") -> Row:
    """A picture with another element in it."""
    old = '  <rect width="40" height="20"'
    new = element if HERE in element else f"{HERE}{element}"
    return Row(name, BRIDGE, old, f"  {new}\n{old}", code, words)


ROWS = (
    drawn("another picture", '<image href="https://www.example.org/a.png"/>', "<image>"),
    drawn("a picture inside", '<image href="data:image/png;base64,AA"/>', "<image>"),
    drawn("a use of another file", '<use xlink:href="other.svg#a"/>', "xlink:href=other.svg#a"),
    drawn("a link", '<a href="#sky"/>', "<a>"),
    drawn("a script", "<script>1</script>", "<script>"),
    drawn("a script of its own namespace", '<x:script xmlns:x="urn:x"/>', "<x:script>"),
    drawn("a handler", '<g onload="1"/>', "onload=1"),
    drawn("HTML", "<foreignObject/>", "<foreignObject>"),
    drawn("a movement", '<animateTransform type="rotate"/>', "<animateTransform>"),
    drawn("a style from outside", '<g fill="url(https://www.example.org/a.svg#b)"/>', "url("),
    drawn("a style from outside, quoted", "<g fill=\"url( 'a.svg#b' )\"/>", "url("),
    drawn("a part in quotes", "<g fill=\"url('#sky')\"/>", "fill=url('#sky')", "url(#sky)"),
    drawn("a part in quotes, in a style", "<g style='fill: url(\"#sky\")'/>", "style=fill: url("),
    drawn("a part in quotes, in a style sheet", "<style>a{fill:url( '#sky')}</style>", "url( '#"),
    drawn("a part in capitals", '<g fill="URL(#sky)"/>', "URL(#sky)"),
    drawn("an import", "<style>@import 'a.css';</style>", "@import"),
    drawn("an import in capitals", "<style>@IMPORT 'a.css';</style>", "@IMPORT"),
    drawn("a hidden import", "<style>@\\69mport 'a.css';</style>", "\\69mport"),
    drawn("an import as an entity", "<style>@&#105;mport 'a.css';</style>", "@import"),
    drawn("a base", '<g xml:base="https://www.example.org/"/>', "xml:base"),
    drawn("an instruction", '<?xml-stylesheet href="a.css"?>', "xml-stylesheet"),
    drawn("an import further down", "<style>\n  a {}\n  §@import 'a.css';\n\n</style>", "@import"),
    Row("an open element", BRIDGE, "</svg>", "<g>\n§</svg>", "not-a-picture", ("mismatched",)),
    Row(
        "entities that grow",
        BRIDGE,
        '<svg xmlns="http',
        '§<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n<svg xmlns="http',
        "picture-content",
        ("<!DOCTYPE svg>",),
    ),
    Row("two pictures", BRIDGE, "<svg", "§<svg/><svg", "not-a-picture"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_problem(maker: ContentMaker, row: Row) -> None:
    check_row(maker, row)


@pytest.mark.parametrize(
    "element",
    [
        '<g fill="url(#sky)"/>',
        '<g style="fill: url( #sky ); stroke:url(#sky)"/>',
        "<style>a{fill:url(#sky)}</style>",
    ],
)
def test_parts_of_the_picture_itself(maker: ContentMaker, element: str) -> None:
    maker.replace(BRIDGE, "  <rect", f"  {element}<rect")
    assert check_folder(maker.folder, maker.today) == ()


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF"


@pytest.mark.parametrize(("name", "data"), [("hut.png", PNG), ("hut.jpg", JPEG)])
def test_picture_of_another_kind(maker: ContentMaker, name: str, data: bytes) -> None:
    maker.write(f"media/{name}", data)
    assert check_folder(maker.folder, maker.today) == ()
    for wrong in (b"", b"text", PNG if data is JPEG else JPEG):
        maker.write(f"media/{name}", wrong)
        (problem,) = check_folder(maker.folder, maker.today)
        assert (problem.file, problem.code) == (f"media/{name}", "not-a-picture")


def test_something_else_for_a_picture(maker: ContentMaker) -> None:
    maker.write(BRIDGE, '<html xmlns="http://www.w3.org/1999/xhtml"/>')
    (problem,) = check_folder(maker.folder, maker.today)
    assert (problem.code, "<html>" in problem.sentence) == ("picture-content", True)


def test_picture_of_very_many_shapes(maker: ContentMaker) -> None:
    maker.replace(BRIDGE, "  <rect", "  <g/>" * 4_990 + "<rect")
    assert check_folder(maker.folder, maker.today) == ()
    maker.replace(BRIDGE, "<rect", "<g/>" * 10 + "<rect")
    (problem,) = check_folder(maker.folder, maker.today)
    assert problem.code == "picture-content"
