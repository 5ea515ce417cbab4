"""The program's own words in other languages: translations/LANGUAGE/LC_MESSAGES/kiosk.po."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo

from kiosk.content.checks.translations import differences
from kiosk.content.isolates import isolated
from kiosk.content.problems import Problem
from kiosk.content.translation.catalogue import Completeness
from kiosk.content.translation.po import CatalogueWrong, po_bytes, read_po, updated

TEMPLATE = "kiosk.pot"
_COMMENT = "The kiosk's own words."
_INSIDE = Path("LC_MESSAGES", "kiosk.po")
# A compiled catalogue bears a date; the same words are to give the same file.
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def catalogues(folder: Path) -> Mapping[str, Path]:
    """The catalogue of each language there is, by language."""
    found = sorted(folder.glob(f"*/{_INSIDE}"))
    return {file.parts[-3].replace("_", "-"): file for file in found}


def refresh(folder: Path, template: Catalog) -> None:
    """Write the template, and bring the catalogues up to it. Raises CatalogueWrong."""
    (folder / TEMPLATE).write_bytes(po_bytes(template, _COMMENT))
    for language, file in catalogues(folder).items():
        file.write_bytes(_refreshed(file, language, template))


def _refreshed(file: Path, language: str, template: Catalog) -> bytes:
    old = read_po(file.read_text("utf-8"), language)
    return po_bytes(updated(old, template), _COMMENT)


def problems(folder: Path, template: Catalog) -> Iterator[Problem]:
    """Words that are in none of the files, files that gettext would not compile, and translations
    that differ from their source in a placeholder or number."""
    written = folder / TEMPLATE
    if not written.is_file() or written.read_bytes() != po_bytes(template, _COMMENT):
        yield _stale(TEMPLATE)
    for language, file in catalogues(folder).items():
        name = file.relative_to(folder).as_posix()
        try:
            yield from _differences(read_po(file.read_text("utf-8"), language), name)
            if _refreshed(file, language, template) != file.read_bytes():
                yield _stale(name)
        except CatalogueWrong as wrong:
            yield Problem(name, wrong.line, "catalogue", wrong.sentence)


def _stale(name: str) -> Problem:
    sentence = "This does not hold all words of the program. Run `make strings`."
    return Problem(name, 1, "catalogue", sentence)


def _differences(catalogue: Catalog, name: str) -> Iterator[Problem]:
    for message in _words(catalogue):
        # A form for one or two of something may say it without the number.
        free = "%n" if message.pluralizable else ""
        for form in _forms(message) if _is_shown(message) else ():
            found = differences(_id(message).replace(free, ""), form.replace(free, ""))
            for code, sentence in found:
                yield Problem(name, message.lineno or 1, code, sentence)


def completeness_of_program(folder: Path) -> Mapping[str, Completeness]:
    """How complete the program's words are in each language whose catalogue can be read."""
    counts = {}
    for language, file in catalogues(folder).items():
        with suppress(CatalogueWrong):
            words = _words(read_po(file.read_text("utf-8"), language))
            counts[language] = _completeness(words)
    return counts


def _completeness(messages: Iterable[Message]) -> Completeness:
    listed = list(messages)
    translated = sum(map(_is_shown, listed))
    fuzzy = sum(message.fuzzy for message in listed)
    return Completeness(translated, fuzzy, len(listed) - translated - fuzzy)


def compile_words(folder: Path) -> None:
    """Write kiosk.mo beside each catalogue. What has no translation is the source's text, in its
    own direction. Raises CatalogueWrong."""
    for language, file in catalogues(folder).items():
        catalogue = read_po(file.read_text("utf-8"), language)
        for message in _words(catalogue):
            if not _is_shown(message):
                forms = [isolated(_id(message), "ltr")] * catalogue.num_plurals
                message.string = tuple(forms) if message.pluralizable else forms[0]
                message.flags.discard("fuzzy")
        catalogue.creation_date = catalogue.revision_date = _NO_DAY
        written = BytesIO()
        write_mo(written, catalogue)
        file.with_suffix(".mo").write_bytes(written.getvalue())


def _words(catalogue: Catalog) -> Iterator[Message]:
    """All messages but the head."""
    return (message for message in catalogue if message.id)


def _id(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _forms(message: Message) -> tuple[str, ...]:
    """The translation, or those for each kind of number."""
    string = message.string
    return (string or "",) if isinstance(string, str | None) else tuple(string)


def _is_shown(message: Message) -> bool:
    return not message.fuzzy and all(_forms(message))
