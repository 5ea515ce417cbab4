"""Gives Qt the program's own words from gettext catalogues."""

from __future__ import annotations

import gettext
from pathlib import Path

from PySide6.QtCore import QObject, QTranslator

from kiosk.content.languages import PSEUDO


class PseudoWords(gettext.NullTranslations):
    """The program's words in an invented language."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def gettext(self, message: str) -> str:
        """Return the text as that language has it."""
        from kiosk.content.pseudo import pseudo  # only previews need it

        return pseudo(message, self._language)

    def pgettext(self, context: str, message: str) -> str:
        """Return the same in every context."""
        return self.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the same for every number."""
        return self.gettext(msgid1)


def catalogue(folder: Path, language: str) -> gettext.NullTranslations:
    """Return the catalogue of a language; the source language needs none."""
    if language in PSEUDO:
        return PseudoWords(language)
    return gettext.translation("kiosk", folder, [language.replace("-", "_")], fallback=True)


class CatalogueTranslator(QTranslator):
    """Answers qsTr() from a gettext catalogue, `words`, which may be exchanged."""

    def __init__(self, words: gettext.NullTranslations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return the translation, or None where there is none. Qt puts in the number `n`, which
        is negative where none is counted."""
        translated = self._translated(source, disambiguation, n) if source else source
        return translated if translated != source else None

    def _translated(self, source: str, disambiguation: str | None, n: int) -> str:
        if n >= 0:
            return self.words.ngettext(source, source, n)
        if disambiguation:
            return self.words.pgettext(disambiguation, source)
        return self.words.gettext(source)
