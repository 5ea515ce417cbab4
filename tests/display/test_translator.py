"""Qt's words come from gettext catalogues."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from kiosk.content.languages import ACCENTED
from kiosk.content.translation.po import po_bytes, read_po
from kiosk.content.translation.program import compile_words
from kiosk.display.translator import CatalogueTranslator, catalogue

PO = """msgid "Back"
msgstr "Retour"

msgctxt "a door"
msgid "Learn"
msgstr "S’informer"

msgid "%n seconds left"
msgid_plural "%n seconds left"
msgstr[0] "%n seconde"
msgstr[1] "%n secondes"
"""


@pytest.fixture
def translated(qapp, tmp_path: Path):
    """A function that asks Qt for a text in a language."""
    file = tmp_path / "fr" / "LC_MESSAGES" / "kiosk.po"
    file.parent.mkdir(parents=True)
    file.write_bytes(po_bytes(read_po(PO, "fr"), "Words."))
    compile_words(tmp_path)

    def ask(language: str, *arguments: object) -> str:
        translator = CatalogueTranslator(catalogue(tmp_path, language))
        QCoreApplication.installTranslator(translator)
        try:
            return QCoreApplication.translate("Dock", *arguments)
        finally:
            QCoreApplication.removeTranslator(translator)

    return ask


def test_a_word(translated) -> None:
    assert translated("fr", "Back") == "Retour"


def test_a_word_in_a_context(translated) -> None:
    assert translated("fr", "Learn", "a door") == "S’informer"
    assert translated("fr", "Learn") == "Learn"


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 seconde"), (1, "1 seconde"), (2, "2 secondes")]
)
def test_a_word_that_counts(translated, number: int, text: str) -> None:
    assert translated("fr", "%n seconds left", None, number) == text


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_language_without_catalogue_has_the_words_of_the_source(translated, language) -> None:
    assert translated(language, "Back") == "Back"
    assert translated(language, "") == ""


def test_an_invented_language_needs_none(translated) -> None:
    assert translated(ACCENTED, "Back") == "Báçķ ó"
    assert translated(ACCENTED, "%n seconds left", None, 3).startswith("3 šéçóňďš ĺéfť")
