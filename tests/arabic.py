"""A language written from right to left, made letter for letter: for layouts, not to be read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kiosk import paths
from kiosk.content.model import Content, Language

_LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz?,;", "ابثدهفجحيزكلمنوبقرستعغظخيز؟،؛")
# What names or addresses something stays as it is: placeholders, addresses, abbreviations.
_KEPT = re.compile(r"%\d|\{\w+\}|https?://\S+|[\w.-]+\.[a-z]{2,}\b|\b[A-Z]{2,}\b")
_TEXTS = {
    *("title", "summary", "text", "short", "label", "question", "alternative", "opens", "name"),
    *("attract_call", "attract_line", "hours_text", "cost", "who_learns", "source"),
}


def arabic(text: str) -> str:
    """The same text in Arabic letters; numbers and addresses stay."""
    kept = _KEPT.findall(text)
    parts = [part.lower().translate(_LETTERS) for part in _KEPT.split(text)]
    return "".join(part + keep for part, keep in zip(parts, [*kept, ""], strict=True))


def in_arabic(content: Content) -> Content:
    """The same content in Arabic letters; what a source is called stays."""
    built = _converted(msgspec.json.decode(msgspec.json.encode(content, enc_hook=dict)))
    made = msgspec.convert(built, Content)
    languages = (*content.languages, Language("ar", "draft"))
    return msgspec.structs.replace(made, language="ar", languages=languages)


def _converted(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        if "checked_on" in value or {"name", "address", "date"} <= set(value):
            return value
        made = {name: _fixed(name, each) for name, each in value.items()}
        return {**made, "name": value["name"]} if "doors" in value else made
    if isinstance(value, list | tuple):
        return [_converted(each, key) for each in value]
    return value


def _fixed(name: str, value: Any) -> Any:
    if isinstance(value, str):
        return arabic(value) if name in _TEXTS else value
    return _converted(value, name)


def write_program_words(folder: Path) -> Path:
    """A folder of translations that holds the program's own words in Arabic letters."""
    with (paths.translations() / "kiosk.pot").open("rb") as file:
        template = read_po(file)
    catalogue = Catalog(locale="ar")
    for message in template:
        if message.id:
            catalogue.add(message.id, arabic(str(message.id)))
    out = folder / "ar" / "LC_MESSAGES" / "kiosk.mo"
    out.parent.mkdir(parents=True)
    with out.open("wb") as file:
        write_mo(file, catalogue)
    return folder
