"""The default content as visitors may want to read it: languages, text sizes and themes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from kiosk import paths
from kiosk.content.compiled import CheckedContent, checked, write_compiled
from kiosk.content.model import BundleIndex
from kiosk.display.panel import PanelSize
from kiosk.display.stage import Stage, shown_in_languages
from kiosk.display.tour import settled_frame, turn_page, walk
from kiosk.settings import Settings
from kiosk.visit.state import ChooseTextSize, ChooseTheme, TextSize, Theme
from tests.arabic import in_arabic, write_program_words
from tests.display.inspection import faults

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Look(NamedTuple):
    """What a visitor has chosen."""

    language: str
    text_size: TextSize
    theme: Theme

    def __str__(self) -> str:
        return "-".join(self)


class Bundle:
    """A bundle in its own language and in Arabic letters."""

    def __init__(self, content: CheckedContent, folder: Path, sizes: dict[str, PanelSize]) -> None:
        english = content.content("en")
        index = content.index
        pictures = {
            name.removeprefix("media/"): content.read(name)
            for name in index.files
            if name.startswith("media/")
        }
        both = BundleIndex(index.id, index.version, index.title, "en", ("en", "ar"))
        write_compiled(folder / "content", both, [english, in_arabic(english)], pictures)
        self._content = checked(folder / "content")
        self._words = write_program_words(folder / "words")
        self._sizes = sizes

    def faults_of(self, size: str, look: Look, screens: Collection[str] = ()) -> list[str]:
        """Everything wrong on these screens, or on all."""
        languages = {"en": ("en", "ar"), "ar": ("ar", "en")}[look.language]
        shown = shown_in_languages(self._content, Settings(languages=languages), self._sizes[size])
        stage = Stage(shown, paths.resources(), self._words, lambda: 0.0, now=lambda: NOON)
        stage.window.show()
        stage.visit.settle()
        choices = (ChooseTextSize(look.text_size), ChooseTheme(look.theme))
        found: list[str] = []
        for name in walk(stage, choices=choices):
            if not screens or name in screens:
                found += [f"{name}: {fault}" for fault in _on_all_pages(stage)]
        stage.close()
        return found


def _on_all_pages(stage: Stage) -> list[str]:
    settled_frame(stage)
    found = faults(stage)
    while turn_page(stage):
        settled_frame(stage)
        found += faults(stage)
    return found
