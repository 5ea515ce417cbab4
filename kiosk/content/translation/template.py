"""The template of a bundle's catalogues, and catalogues that are brought up to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog

from kiosk.content.problems import Problem
from kiosk.content.translation.messages import Message
from kiosk.content.translation.po import CatalogueWrong, po_bytes, read_po, updated
from kiosk.errors import KioskError

TEMPLATE = "locales/bundle.pot"
_COMMENT = "The texts of the bundle."
# A name of a source may stand in a hundred places.
_MOST_HINTS = 3


class NotWritten(KioskError):
    """A catalogue cannot be written."""

    code = "not-written"


def template_of(messages: Iterable[Message]) -> Catalog:
    """The template of all messages, in their order, each once, with its first places."""
    hints: dict[str, dict[str, None]] = defaultdict(dict)
    for message in messages:
        hints[message.text][message.hint] = None
    template = Catalog(charset="utf-8")
    for text, found in hints.items():
        more = ["and elsewhere"] if len(found) > _MOST_HINTS else []
        template.add(text, auto_comments=[*list(found)[:_MOST_HINTS], *more])
    return template


def extract_into(folder: Path, messages: Iterable[Message]) -> None:
    """Write the template into a bundle's folder. Raises NotWritten."""
    _write(folder / TEMPLATE, po_bytes(template_of(messages), _COMMENT))


def update_in(
    folder: Path, messages: Sequence[Message], languages: Iterable[str], locales: Mapping[str, str]
) -> tuple[Problem, ...]:
    """Bring the catalogue of each language up to the messages, or begin it. `locales` are those
    there are.

    The problems of those that are wrong, and stay as they are. Raises NotWritten.
    """
    problems = []
    for language in languages:
        name = catalogue_name(language)
        try:
            old = read_po(locales.get(language, ""), language)
        except CatalogueWrong as wrong:
            problems.append(Problem(name, wrong.line, "catalogue", wrong.sentence))
            continue
        new = updated(old, template_of(messages))
        _write(folder / name, po_bytes(new, _COMMENT))
    return tuple(problems)


def catalogue_name(language: str) -> str:
    """Where the catalogue of a language lies in a bundle's folder."""
    return f"locales/{language}.po"


def _write(file: Path, data: bytes) -> None:
    try:
        file.parent.mkdir(exist_ok=True)
        if not file.is_file() or file.read_bytes() != data:
            file.write_bytes(data)
    except OSError as error:
        raise NotWritten(
            f"{file} cannot be written ({error.strerror}).", "Look at its folder."
        ) from error
