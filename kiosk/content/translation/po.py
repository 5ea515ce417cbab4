"""Gettext's files, by Babel: read strictly, and written so that a difference shows what changed.

No dates and no line numbers, and the order is that of the source. The same code serves the
texts of bundles and the program's own words.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser, denormalize, normalize, write_po

_STRING = r'"(?:[^"\\]|\\["\\nt])*"'
_LINE = re.compile(rf"(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[[0-5]\])?) +)?{_STRING}\Z")
_MOST_PLURALS = 6
_KEYWORD = "msgid "
_PREVIOUS = "previous-"
_HEADER = """msgid ""
msgstr ""
{language}"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
{plurals}
"""


class CatalogueWrong(Exception):
    """A catalogue that gettext would not compile: line, from 1, and sentence."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(line, sentence)
        self.line = line
        self.sentence = sentence


class _Strict(Catalog):
    """A catalogue in which no message stands twice."""

    def __setitem__(self, id: Any, message: Message) -> None:
        if message.id and self.get(id, message.context) is not None:
            raise CatalogueWrong(message.lineno or 1, "This message stands here again.")
        super().__setitem__(id, message)

    @property
    def num_plurals(self) -> int:
        """As the head of the file says, but no more than any language has."""
        return min(super().num_plurals, _MOST_PLURALS)


def read_po(text: str, language: str) -> Catalog:
    """Read a catalogue. Raises CatalogueWrong for what gettext would not compile."""
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip()
        if stripped and not stripped.startswith("#") and not _LINE.match(stripped):
            raise CatalogueWrong(number, "This is no line of a catalogue: msgid or msgstr and a "
                                 "text in quotes.")  # fmt: skip
    locale = language.replace("-", "_")
    catalogue = _Strict(locale=locale)
    try:
        PoFileParser(catalogue, abort_invalid=True).parse(text.split("\n"))
    except PoFileError as error:
        raise CatalogueWrong(error.lineno + 1, "This message is not complete.") from error
    except (AttributeError, IndexError, LookupError, TypeError, ValueError) as error:
        sentence = "The head of the catalogue, or a message, is not as gettext has it."
        raise CatalogueWrong(1, sentence) from error
    # Its head may say something else.
    catalogue.locale, catalogue.charset = locale, "utf-8"
    for message in catalogue:
        _take_previous(message)
    return catalogue


def _take_previous(message: Message) -> None:
    """Babel takes what a changed message was before for a comment."""
    lines = [each for each in message.user_comments if each.startswith("|")]
    message.user_comments = [each for each in message.user_comments if each not in lines]
    parts = " ".join(each.removeprefix("|").strip() for each in lines).split(_KEYWORD)[1:]
    strings = ("\n".join(re.findall(_STRING, part)) for part in parts)
    message.previous_id = [denormalize(f'""\n{each}') for each in strings][:1]


def updated(old: Catalog, template: Catalog) -> Catalog:
    """Bring a catalogue up to the template. What changed is fuzzy and keeps what it was before."""
    before = {_id(message): message.previous_id for message in old if message.id}
    old.update(template, update_creation_date=False)
    for message in old:
        if message.fuzzy:
            last = message.previous_id or [_id(message)]
            message.previous_id = before.get(last[0]) or message.previous_id
    return old


def _id(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def po_bytes(catalogue: Catalog, comment: str) -> bytes:
    """The file of a catalogue, or of a template where it has no language. The same catalogue
    always gives the same bytes. `comment` is the first line."""
    # Babel would break the lines of what a message was before inside of quotes.
    previous = {f"{_PREVIOUS}{n}": each.previous_id for n, each in enumerate(catalogue)}
    for mark, message in zip(previous, catalogue, strict=True):
        message.previous_id = [mark] if message.previous_id else []
    written = BytesIO()
    write_po(written, catalogue, omit_header=True, include_lineno=False, include_previous=True)
    text = written.getvalue().decode()
    for (mark, words), message in zip(previous.items(), catalogue, strict=True):
        message.previous_id = words
        lines = f"{_KEYWORD}{normalize(words[0])}".split("\n") if words else []
        commented = "".join(f"#| {line}\n" for line in lines)
        text = text.replace(f'#| {_KEYWORD}"{mark}"\n', commented) if words else text
    return f"# {comment}\n{_header(catalogue)}{text}".rstrip("\n").encode() + b"\n"


def _header(catalogue: Catalog) -> str:
    if not catalogue.locale:
        return _HEADER.format(language="", plurals="").rstrip("\n") + "\n\n"
    language = f'"Language: {catalogue.locale_identifier}\\n"\n'
    plural_forms = Catalog(locale=catalogue.locale).plural_forms
    plurals = f'"Plural-Forms: {plural_forms}\\n"\n'
    return _HEADER.format(language=language, plurals=plurals)
