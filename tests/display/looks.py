"""The default content as visitors may want to read it: languages, text sizes and themes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import NamedTuple

from kiosk import paths
from kiosk.content.compiled import CheckedContent
from kiosk.content.languages import PSEUDO
from kiosk.display.panel import PanelSize
from kiosk.display.stage import Stage, shown_in_languages
from kiosk.display.tour import settled_frame, turn_page, walk
from kiosk.settings import Settings
from kiosk.visit.state import ChooseTextSize, ChooseTheme, Place, TextSize, Theme
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
    """The default bundle in all its languages, and in the invented ones."""

    def __init__(self, content: CheckedContent, sizes: dict[str, PanelSize]) -> None:
        self._content = content
        self._sizes = sizes

    def faults_of(self, size: str, look: Look, screens: Collection[str] = ()) -> list[str]:
        """Everything wrong on these screens, or on all. An invented language stands in the place
        of the one that it is made like."""
        known = (code for code in self._content.index.languages if code not in PSEUDO)
        others = (code for code in known if code != look.language.split("-")[0])
        settings = Settings(languages=(look.language, *others))
        shown = shown_in_languages(self._content, settings, self._sizes[size])
        stage = Stage(shown, paths.resources(), paths.translations(), lambda: 0.0, now=lambda: NOON)
        stage.window.show()
        stage.visit.settle()
        choices = (ChooseTextSize(look.text_size), ChooseTheme(look.theme))
        found: list[str] = []
        for name in walk(stage, of_one_country, choices=choices):
            if not screens or name in screens:
                found += [f"{name}: {fault}" for fault in _on_all_pages(stage)]
        stage.close()
        return found


def of_one_country(place: Place) -> bool:
    """All places, and of the many countries, which look alike, those with least and most to say."""
    few = ("FI", "FR", "TH", "other")
    return place.kind not in ("country", "contact-code") or place.id.startswith(few)


def _on_all_pages(stage: Stage) -> list[str]:
    settled_frame(stage)
    found = faults(stage)
    while turn_page(stage):
        settled_frame(stage)
        found += faults(stage)
    return found
