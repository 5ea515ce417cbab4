"""The catalogue of one language, as far as it may be shown, and how complete it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kiosk.content.translation.po import read_po
from kiosk.content.translation.template import catalogue_name


@dataclass(frozen=True)
class Entry:
    """A translation, empty where there is none. `fuzzy`: its source changed since."""

    text: str
    line: int
    fuzzy: bool


@dataclass(frozen=True)
class Completeness:
    """Of how many texts there is a translation, a fuzzy one or none."""

    translated: int = 0
    fuzzy: int = 0
    missing: int = 0

    def __str__(self) -> str:
        total = self.translated + self.fuzzy + self.missing
        return (
            f"{self.translated} translated, {self.fuzzy} fuzzy, {self.missing} missing of {total}"
        )


@dataclass(frozen=True)
class Catalogue:
    """Translations by the text of the source."""

    language: str
    entries: Mapping[str, Entry]

    @property
    def file(self) -> str:
        """The catalogue's file inside the bundle."""
        return catalogue_name(self.language)

    def translation(self, text: str) -> str | None:
        """What is shown in the place of `text`; None where that is `text` itself."""
        entry = self.entries.get(text)
        return entry.text if entry and entry.text and not entry.fuzzy else None

    def line(self, text: str) -> int:
        """The line the text stands in, 1 where it does not."""
        entry = self.entries.get(text)
        return entry.line if entry else 1


def read_catalogue(text: str, language: str) -> Catalogue:
    """Raises CatalogueWrong."""
    entries = {
        message.id: Entry(str(message.string), message.lineno or 1, message.fuzzy)
        for message in read_po(text, language)
        if message.id and isinstance(message.id, str)
    }
    return Catalogue(language, entries)


def completeness(texts: Iterable[str], catalogue: Catalogue) -> Completeness:
    """How complete a catalogue is. A text that stands in several places counts once."""
    wanted = dict.fromkeys(texts)
    translated = sum(catalogue.translation(text) is not None for text in wanted)
    found = (catalogue.entries.get(text) for text in wanted)
    fuzzy = sum(entry is not None and entry.fuzzy and bool(entry.text) for entry in found)
    return Completeness(translated, fuzzy, len(wanted) - translated - fuzzy)
