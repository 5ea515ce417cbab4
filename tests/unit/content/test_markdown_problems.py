"""What a Markdown text may not hold. The same text stands in a page and in a question."""

from __future__ import annotations

import pytest

from tests.makers import ContentMaker
from tests.unit.content.table import Row, check_row

SIGNS, ANSWER, FOR_YOU = "pages/signs.md", "faq/when-to-report.md", "pages/for-you.md"


def in_page(name: str, text: str, code: str, *words: str, also: tuple[str, ...] = ()) -> Row:
    """A page that ends with `text`, whose line with a § is wrong."""
    old = "Somebody may be afraid.\n"
    return Row(name, SIGNS, old, f"{old}\n{text}\n", code, words, also)


BLOCKS = (
    in_page("a block of HTML", "§<div>\n\ntext\n\n</div>", "html", "“<div>”", also=("html",)),
    in_page("a comment", "§<!-- a note -->", "html"),
    in_page("a tag in a line", "Now\n§this<br>.", "html", "“<br>”"),
    in_page("an escaped tag", "§Now \\<b>this.", "html", "“<b>”"),
    in_page("a table", "§| a | b |\n| - | - |\n| 1 | 2 |", "table"),
    in_page("a fence", "§```\ncode\n```", "code"),
    in_page("an indented text", "    §code", "code", "indented"),
    in_page("code in a line", "Now\n§`code`.", "code", "“code”"),
    in_page("a rule", "§***", "rule"),
    in_page("italics", "Now\nor\n§*never*.", "italics", "“never”"),
    in_page("italics with a dash", "§_Never_.", "italics"),
    in_page("struck out text", "§~~Never~~.", "strikethrough", "“Never”"),
    in_page("a footnote", "§Now[^1].", "footnote", "“[^1]”"),
    in_page("a definition", "§[home]: https://www.example.org/", "link-form", "“home”"),
    in_page("a forced line break", "§Now  \nor never.", "line-break"),
    in_page("a mark left over", "§Now **or never.", "markup", "“*”"),
    in_page("a title of level 1", "§# Signs", "heading", "“Signs”"),
    in_page("a title of level 4", "§#### Signs", "heading", "“Signs”"),
    in_page("an underlined title", "§Signs\n---", "heading", "“Signs”"),
    in_page("an empty title", "§##", "heading"),
    in_page("a bold title", "§## **Signs**", "heading", "“Signs”"),
    in_page("a list in a list", "§- a\n  - b", "list", "one paragraph"),
    in_page("two paragraphs in an item", "- a\n- §b\n\n  c", "list"),
    in_page("an empty item", "- a\n§-\n- c", "list", "empty"),
    in_page("a quotation in an item", "- §> a", "list"),
    in_page("a list that begins with 2", "§2. a\n3. b", "list", "1"),
)

QUOTES = (
    in_page("a callout of another kind", "> §[!WARNING]\n> Stop.", "callout", "“[!WARNING]”"),
    in_page("a callout without text", "> §[!NOTE]", "callout"),
    in_page("a callout with text behind it", "> §[!NOTE] Stop.", "callout", "below"),
    in_page("a callout of two paragraphs", "> §[!NOTE]\n> Stop.\n>\n> Go.", "quotation"),
    in_page("a second callout", "> [!NOTE]\n> Stop.\n\nNow.\n\n> §[!NOTE]\n> Go.", "callout", "2"),
    in_page("a quotation of nobody", "> §They listened.", "quotation", "who"),
    in_page("a quotation with a hyphen", "> §They listened.\n> - A pupil", "quotation"),
    in_page("a quotation of two lines, no source", "> §They listened.\n> It helped.", "quotation"),
    in_page("a quotation in a quotation", "> §> They listened.", "quotation"),
    in_page("italics in a quotation", "> They\n> §*listened*.\n> — A pupil", "italics"),
)

LINKS = (
    in_page("a link in a text", "See\n§[](page:about) now.", "link-not-alone"),
    in_page(
        "two links in a text",
        "§[](page:about)\n[](page:travel)",
        "link-not-alone",
        also=("link-not-alone",),
    ),
    in_page("a link in an item", "- See\n  §[](page:about)", "link-not-alone"),
    in_page(
        "a web address",
        "§[](https://www.example.org/)",
        "web-address",
        "“https://www.example.org/”",
    ),
    in_page(
        "a web address in brackets",
        "§<https://www.example.org/>",
        "web-address",
        also=("web-address",),
    ),
    in_page("a web address in a text", "§See https://www.example.org now.", "web-address"),
    in_page("a host in a text", "§See www.example.org now.", "web-address", "“www.example.org”"),
    in_page("an e-mail address", "§[Write](mailto:a@example.org)", "web-address"),
    in_page("a script", "§[Go](javascript:alert(1))", "markup"),
    in_page("a file", "§[Go](about.md)", "link-form", "page:ID"),
    in_page("a mistyped kind", "§[](pages:about)", "link-form", "Did you mean “page”?"),
    in_page("no kind", "§[](about)", "link-form", "“about”"),
    in_page("a title in quotes", '§[](page:about "About")', "link-form", "“page:about”"),
    in_page("a name for a service", "§[Call](service:helpline)", "link-form", "“Call”"),
    in_page("a long name", f"§[{'about ' * 12}](page:about)", "too-much-text", "72"),
)

PICTURES = (
    in_page(
        "a picture that is not there",
        "§![A hut](media/brige.svg)",
        "missing-picture",
        "“brige.svg”",
        "Did you mean “bridge.svg”?",
    ),
    in_page(
        "a picture without alternative",
        "§![](media/bridge.svg)",
        "no-alternative",
        "“media/bridge.svg”",
    ),
    in_page("spaces for an alternative", "§![  ](media/bridge.svg)", "no-alternative"),
    in_page("a picture elsewhere", "§![A hut](bridge.svg)", "missing-picture", "“bridge.svg”"),
    in_page("a picture above", "§![A hut](media/../bridge.svg)", "missing-picture"),
    in_page(
        "a picture on the internet", "§![A hut](https://www.example.org/a.svg)", "missing-picture"
    ),
    in_page("a picture in a text", "Now\n§![A hut](media/bridge.svg).", "picture-not-alone"),
)

CHARACTERS = (
    in_page(
        "a control character", "Now\n§or\x07 never.", "control-character", "U+0007", "or\\x07 never"
    ),
    in_page("a tab", "§Now\tor never.", "control-character", "tab"),
    in_page(
        "a character that turns the text",
        "§Now \u202eor never.",
        "bidi-character",
        "U+202E",
        "right-to-left override",
    ),
    in_page("the same as an entity", "§Now &#8238;or never.", "bidi-character", "U+202E"),
    in_page("an isolate", "§Now \u2066or never.", "bidi-character"),
    in_page("a soft hyphen", "§Now or ne\u00adver.", "control-character", "soft hyphen"),
    in_page("a space of no width", "§Now\u200bor never.", "control-character", "U+200B"),
    in_page("a private character", "§Now \ue000.", "control-character"),
    in_page("a lone return", "§Now\ror never.", "control-character", "U+000D"),
    in_page("another line separator", "§Now\u2028or never.", "control-character"),
    in_page("a separate accent", "§Cafe\u0301.", "not-nfc", "“Cafe\u0301.”"),
    Row(
        "in YAML", "services.yaml", "cost: Free", "§cost: Free\u200e", "bidi-character", ("U+200E",)
    ),
    Row(
        "a separate accent in YAML",
        "services.yaml",
        "cost: Free",
        "§cost: Cafe\u0301",
        "not-nfc",
        (),
        (),
    ),
)

LAST_WORDS = "§" + "now " * 60

AMOUNTS = (
    in_page("a long paragraph", "## a\n\n§" + "now " * 61, "too-much-text", "61 words; 60"),
    in_page("a long item", "## a\n\n- now\n- §" + "now " * 61, "too-much-text", "61 words"),
    in_page(
        "a long page", "## a\n\n" + ("now " * 59 + "\n\n") * 7 + LAST_WORDS, "too-much-text", "450"
    ),
    in_page("a long first layer", "now " * 30 + "\n\n§" + "now " * 27, "too-much-text", "60"),
    Row("no first layer", SIGNS, "Somebody may be afraid.", "§## Signs\n\nA.", "first-layer"),
    in_page("many parts", "## a\n" * 299 + "§## a", "too-much-text", "parts"),
    in_page("a long title", "§## " + "now " * 18, "too-much-text", "71", "70"),
    in_page("a long word", "§" + "n" * 61, "too-much-text", "61 characters"),
    in_page("a long alternative", f"§![{'now ' * 46}](media/bridge.svg)", "too-much-text", "180"),
    Row(
        "a long answer",
        ANSWER,
        "At any time.\n",
        ("now " * 59 + "\n\n") * 3 + "§" + "now " * 60,
        "too-much-text",
        ("220",),
    ),
    Row(
        "a very long file",
        ANSWER,
        "\nAt any time.\n",
        "§\n" + "now\n\n" * 2_400,
        "too-much-text",
        ("12000",),
    ),
    Row("no text", ANSWER, "\nAt any time.\n", "§", "empty"),
    Row("nothing behind the fence", ANSWER, "---\n\nAt any time.\n", "§---", "empty"),
)


@pytest.mark.parametrize(
    "row", (*BLOCKS, *QUOTES, *LINKS, *PICTURES, *CHARACTERS, *AMOUNTS), ids=str
)
def test_problem(maker: ContentMaker, row: Row) -> None:
    check_row(maker, row)
