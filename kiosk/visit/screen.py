"""What one screen holds, and the kiosk it is built for."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from kiosk.content.greeting import Greeting
from kiosk.content.model import Content, Profile
from kiosk.settings import Settings
from kiosk.visit.origins import Translate
from kiosk.visit.rows import Row, word_count


class Kiosk(Struct, frozen=True):
    """One content on one kiosk in one language: what every screen is built from. `offered` are
    the languages to choose from; a visit begins in the first."""

    content: Content
    settings: Settings
    translate: Translate
    offered: dict[str, Greeting] = {}

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        greeting = self.offered.get(self.content.language)
        return greeting is not None and greeting.right_to_left

    @property
    def profile(self) -> Profile:
        """What this kind of place puts first. A bundle need not serve every kind of place: then
        its first profile stands in, since a kiosk must not go dark for that."""
        profiles = self.content.profiles
        return profiles.get(self.settings.profile) or next(iter(profiles.values()))


class Code(Struct, frozen=True):
    """A code, what it opens, and the service to call instead (`alternative`)."""

    url: str
    host: str
    opens: str
    alternative: str
    number: str


class Screen(Struct, frozen=True):
    """One screen. `section` is the door the visitor came through."""

    kind: Literal["attract", "start", "reading", "code"]
    title: str
    lead: str = ""
    section: str = ""
    content_note: bool = False
    rows: tuple[Row, ...] = ()
    entries: tuple[Row, ...] = ()
    action: str = ""
    action_target: str = ""
    code: Code | None = None

    @property
    def words(self) -> int:
        """How many words there are to read."""
        return word_count(self.rows) + len(f"{self.title} {self.lead}".split())
