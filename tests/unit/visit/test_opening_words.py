"""Open now in the languages of the program."""

from __future__ import annotations

from datetime import UTC, datetime
from gettext import GNUTranslations
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kiosk.content.hours import Opening
from kiosk.visit.opening import opening_text

TRANSLATIONS = Path(__file__).parents[3] / "translations"
MONDAY_NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)
TUESDAY = datetime(2026, 3, 3, 9, tzinfo=ZoneInfo("Europe/Luxembourg"))
EVENING = TUESDAY.replace(day=2, hour=22)


@pytest.fixture
def words(tmp_path: Path, language: str) -> GNUTranslations:
    """The program's words in a language, as its catalogue has them now."""
    with (TRANSLATIONS / language / "LC_MESSAGES" / "kiosk.po").open("rb") as catalogue:
        messages = read_po(catalogue)
    with (tmp_path / "kiosk.mo").open("wb") as compiled:
        write_mo(compiled, messages)
    with (tmp_path / "kiosk.mo").open("rb") as compiled:
        return GNUTranslations(compiled)


@pytest.mark.parametrize(
    ("language", "until", "opens", "always"),
    [
        ("fr", "Ouvert jusqu’à 22:00", "Ouverture mardi 09:00", "Ouvert 24 heures"),
        ("de", "Geöffnet bis 22:00", "Öffnet Dienstag 09:00", "24 Stunden geöffnet"),
        ("lb", "Op bis 22:00", "Geet Dënschdeg 09:00 op", "24 Stonnen op"),
        ("pt", "Aberto até às 22:00", "Abre terça-feira às 09:00", "Aberto 24 horas"),
        ("ar", "مفتوح حتى 22:00", "يفتح الثلاثاء 09:00", "مفتوح 24 ساعة"),
        ("uk", "Працює до 22:00", "Відкриття: вівторок, 09:00", "Працює 24 години на добу"),
    ],
)
def test_each_language_says_it(
    language: str, until: str, opens: str, always: str, words: GNUTranslations
) -> None:
    openings = (Opening(True, EVENING), Opening(False, TUESDAY), Opening(True, None))
    said = [opening_text(each, MONDAY_NOON, language, words.gettext) for each in openings]
    plain = [text.replace("\u2066", "").replace("\u2069", "") for text in said]
    assert plain == [until, opens, always]
