"""Folders that mean harm: each function makes one out of a clean bundle."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise

from tests.makers import ContentMaker

Harm = Callable[[ContentMaker], object]

# Just below what is still read of a file, and of a Markdown text.
_FILE = 990_000
_TEXT = 11_500
_RECORDS = ("bundle", "channels", "services", "profiles/school", "profiles/airport")
_TWO_ACCENTS = "\u0301\u0323"


def _repeated(text: str, size: int) -> str:
    return text * (size // len(text.encode()) + 1)


def records_of(text: str) -> Harm:
    """Every file of records is a megabyte of `text`."""

    def make(maker: ContentMaker) -> None:
        data = _repeated(text, _FILE).encode()[:_FILE]
        for name in _RECORDS:
            maker.write(f"{name}.yaml", data)

    return make


def pages_of(text: str, pages: int = 980) -> Harm:
    """As many pages as there may be, full of `text`."""

    def make(maker: ContentMaker) -> None:
        front, _, _ = (maker.folder / "pages/signs.md").read_text().partition("Somebody")
        page = front + _repeated(text, _TEXT)[:_TEXT]
        for number in range(pages):
            maker.write(f"pages/page-{number}.md", page)

    return make


def fronts_of(text: str, pages: int = 980) -> Harm:
    """As many pages as there may be, whose front matter is full of `text`."""

    def make(maker: ContentMaker) -> None:
        for number in range(pages):
            page = f"---\n{_repeated(text, _TEXT)}\n---\ntext"
            maker.write(f"pages/page-{number}.md", page)

    return make


def pictures_of(text: str) -> Harm:
    """As many pictures as there may be, full of `text`, none of which ends."""

    def make(maker: ContentMaker) -> None:
        for number in range(24):
            maker.write(f"media/picture-{number}.svg", f"<svg>{_repeated(text, _FILE)}")

    return make


def grow_by_aliases(maker: ContentMaker) -> None:
    """Ten lists, each of nine times the one before."""
    names = "abcdefghij"
    lists = [
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in pairwise(names)
    ]
    maker.write("bundle.yaml", "a: &a [x, x]\n" + "".join(lists))


def mistype_every_key(maker: ContentMaker) -> None:
    """Thousands of records in which nothing is right."""
    services = (f"- id: s-{number}\n  phne: x\n  nme: y\n" for number in range(2_400))
    channels = (f"- id: c-{number}\n  topic: tpic-{number}\n" for number in range(2_400))
    maker.write("services.yaml", "".join(services))
    maker.write("channels.yaml", "".join(channels))


def link_to_nothing(maker: ContentMaker) -> None:
    """Tens of thousands of links, each nearly right."""
    front, _, _ = (maker.folder / "pages/signs.md").read_text().partition("Somebody")
    for number in range(980):
        links = (f"- [](page:page-{number}-{link})\n" for link in range(250))
        maker.write(f"pages/page-{number}.md", front + "".join(links))


def avoid_every_word(maker: ContentMaker) -> None:
    """Thousands of long phrases, and texts that nearly hold all of them."""
    phrases = (f"    - {'a ' * (number % 45)}w{number}\n" for number in range(9_000))
    maker.replace("bundle.yaml", "    - hopeless\n", "".join(phrases))
    pages_of(f"{'a ' * 59}\n\n")(maker)


def put_many_files(maker: ContentMaker) -> None:
    """More files than anybody reads."""
    for number in range(100_000):
        (maker.folder / "pages" / f"page-{number}.md").touch()


def put_noise(maker: ContentMaker) -> None:
    """Bytes that mean nothing, everywhere."""
    noise = random.Random(1)  # the same noise in every run
    for name in (*_RECORDS, "pages/about", "faq/when-to-report", "media/bridge"):
        ending = {"pages": "md", "faq": "md", "media": "svg"}.get(name.partition("/")[0], "yaml")
        maker.write(f"{name}.{ending}", noise.randbytes(_FILE))


def catalogue_of(text: str, after: str = "") -> Harm:
    """The catalogue is full of `text`."""

    def make(maker: ContentMaker) -> None:
        room = _FILE - len(after.encode())
        maker.write("locales/fr.po", f"{_repeated(text, room)[:room]}\n{after}")

    return make


_HEAD = 'msgid ""\nmsgstr "Plural-Forms: nplurals={}; plural=0;\\n"\n\n'
_PLURAL = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n\nmsgid "d"\n'

QUICK: dict[str, Harm] = {
    "many lines of one translation": catalogue_of('"a"\n', 'msgid "a"\nmsgstr "b"\n'),
    "many lines about a translation": catalogue_of('#| msgid "a"\n', 'msgid "a"\n'),
    "very many plurals": lambda maker: maker.write(
        "locales/fr.po", _HEAD.format("9" * 4_000) + _PLURAL
    ),
    "brackets": records_of("["),
    "directives": records_of("%TAG !a! b\n"),
    "keys": records_of("a: b\n"),
    "one long word": records_of("a"),
    "aliases": grow_by_aliases,
    "mistyped keys": mistype_every_key,
    "noise": put_noise,
    "accents": fronts_of(_TWO_ACCENTS, pages=100),
    "nested quotations": pages_of("> ", pages=100),
    "shapes that never end": pictures_of("<g>"),
}

SLOW: dict[str, Harm] = {
    "many files": put_many_files,
    "words to avoid": avoid_every_word,
    "links": link_to_nothing,
    **{
        f"records of {text!r}": records_of(text)
        for text in (
            *("{", "- ", "- a\n", "1,", "[a,", "? ", "'", '"\\u202e",\n', "\\", "&a ", "- &a a\n"),
            *("*a ", "!a ", ": ", "|\n", ">\n\n", "\n", "# a\n", "---\n", "...\n", " ", "\t"),
            *("a: 1\na: 2\n", "a:\n- b\n", "\0\n", "\r", "\ufeff", _TWO_ACCENTS, "\U0001f600"),
        )
    },
    **{
        f"pages of {text!r}": pages_of(text)
        for text in (
            *(
                "[",
                "![",
                "![](",
                "[](",
                "[a](",
                "[](page:a)\n\n",
                "[a]: b\n",
                "<",
                "<a ",
                "&a",
                "(",
            ),
            *(
                "*a ",
                "*a*\n\n",
                "_a ",
                "*a **b _c __d ",
                "~a~~b",
                "`a``",
                "- a\n",
                "1. a\n",
                "# a\n",
            ),
            *("***\n", "|a|b\n|-|-\n", "|-", "now ", "\n", "---\n", "\\", "1) "),
        )
    },
    **{f"front matter of {text!r}": fronts_of(text) for text in ("- &a a\n", "a: b\n", "[", "\n")},
    **{f"pictures of {text!r}": pictures_of(text) for text in ("url(#a)", " ", "<g/>", "&#97;")},
}
