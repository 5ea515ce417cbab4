"""Gives Qt the program's own words from gettext catalogues."""

from __future__ import annotations

import gettext
from pathlib import Path

from PySide6.QtCore import QObject, QTranslator


def catalogue(folder: Path, language: str) -> gettext.NullTranslations:
    """Return the catalogue of a language; the source language needs none."""
    return gettext.translation("kiosk", folder, [language.replace("-", "_")], fallback=True)


class CatalogueTranslator(QTranslator):
    """Answers qsTr() from a gettext catalogue, `words`, which may be exchanged."""

    def __init__(self, words: gettext.NullTranslations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return the translation, or None where there is none."""
        translated = self.words.gettext(source) if source else source
        return translated if translated != source else None
