"""Collects the program's own words into kiosk.pot and brings the catalogues of all languages up to
it. With --check says what is wrong with them; with --compile makes what Qt reads at run time.

No line numbers and no dates, and a stable order: a difference shows what changed.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from xml.etree import ElementTree

from babel.messages.catalog import Catalog
from babel.messages.extract import extract

from kiosk.content.translation.po import CatalogueWrong
from kiosk.content.translation.program import compile_words, problems, refresh

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "translations"
QML = ROOT / "resources" / "qml"
LUPDATE = Path(sys.executable).parent / "pyside6-lupdate"
QSTR = re.compile(r"\bqsTr\(")
# What marks a word in Python: a function by this name, however it is reached.
KEYWORDS = {"_": None, "translate": None}


class Word(NamedTuple):
    """A word of the program. `counts`: it has a form for each kind of number."""

    file: str
    text: str
    context: str = ""
    counts: bool = False
    comments: tuple[str, ...] = ()


def words_of_python() -> Iterator[Word]:
    """Every text in _() or translate(), by Babel; comments for translators begin with “i18n:”."""
    for file in sorted((ROOT / "kiosk").rglob("*.py")):
        with file.open("rb") as source:
            for _, text, comments, _ in extract("python", source, KEYWORDS, ("i18n:",)):
                yield Word(file.relative_to(ROOT).as_posix(), str(text), comments=tuple(comments))


def words_of_qml() -> Iterator[Word]:
    """Every text in qsTr(), by Qt; comments for translators begin with “//:”."""
    with TemporaryDirectory() as temporary:
        listed = Path(temporary).resolve() / "words.ts"
        command = (LUPDATE, "-silent", "-extensions", "qml", QML, "-ts", listed)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        for message in ElementTree.parse(listed).iter("message"):  # noqa: S314 (our own tool's)
            yield from _words(message, listed.parent)


def _words(message: ElementTree.Element, folder: Path) -> Iterator[Word]:
    comment = message.findtext("extracomment")
    for location in message.iter("location"):
        file = (folder / location.attrib["filename"]).resolve()
        yield Word(
            file.relative_to(ROOT).as_posix(),
            message.findtext("source", ""),
            message.findtext("comment", ""),
            message.get("numerus") == "yes",
            (comment,) if comment else (),
        )


def unread_qml(words: list[Word]) -> Iterator[str]:
    """The files with a qsTr() that Qt's tool does not find, such as one around a variable."""
    found = Counter(word.file for word in words)
    for file in sorted(QML.rglob("*.qml")):
        name = file.relative_to(ROOT).as_posix()
        if len(QSTR.findall(file.read_text("utf-8"))) != found[name]:
            yield f"{name}: qsTr() wants one text in quotes, so that it can be translated."


def template(words: list[Word]) -> Catalog:
    """The template of all words, by file and text."""
    catalogue = Catalog(charset="utf-8")
    for word in sorted(set(words)):
        text = (word.text, word.text) if word.counts else word.text
        context = word.context or None
        catalogue.add(text, None, [(word.file, None)], (), word.comments, context=context)
    return catalogue


def main() -> int:
    """Do what the arguments say."""
    try:
        return _do(set(sys.argv[1:]))
    except CatalogueWrong as wrong:
        print(f"A catalogue cannot be read (line {wrong.line}): {wrong.sentence}")
        return 1


def _do(arguments: set[str]) -> int:
    if "--compile" in arguments:
        compile_words(FOLDER)
        return 0
    qml = list(words_of_qml())
    found = template([*words_of_python(), *qml])
    said = list(unread_qml(qml))
    if "--check" in arguments:
        said += [f"translations/{problem}" for problem in problems(FOLDER, found)]
    else:
        refresh(FOLDER, found)
    print("".join(f"{line}\n" for line in said), end="")
    return int(bool(said))


if __name__ == "__main__":
    sys.exit(main())
