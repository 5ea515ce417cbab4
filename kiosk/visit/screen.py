"""What one screen holds, and the kiosk it is built for."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.greeting import Greeting
from kiosk.content.model import Content, Profile
from kiosk.settings import Settings
from kiosk.visit.opening import trusted
from kiosk.visit.origins import Translate
from kiosk.visit.rows import Row, word_count


class Kiosk(Struct, frozen=True):
    """One content on one kiosk in one language: what every screen is built from.

    `offered` are the languages to choose from; a visit begins in the first. `now` is the time by
    the kiosk's clock, None where that is not to be trusted. `arrived` is the time at which the
    visitor came to the present screen: what is in order then stays so.
    """

    content: Content
    settings: Settings
    translate: Translate
    now: datetime | None = None
    arrived: datetime | None = None
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

    def at(self, now: datetime) -> Kiosk:
        """The kiosk at that time, to the minute: itself, where that is no other."""
        minute = trusted(now.replace(second=0, microsecond=0), self.content)
        return self if minute == self.now else replace(self, now=minute)

    def arriving(self, now: datetime) -> Kiosk:
        """The kiosk at the time when a visitor comes to another screen."""
        kiosk = self.at(now)
        return replace(kiosk, arrived=kiosk.now)


class Code(Struct, frozen=True):
    """A code, what it opens, and the service to call instead (`alternative`)."""

    url: str
    host: str
    opens: str
    alternative: str
    number: str


class Screen(Struct, frozen=True):
    """One screen. `section` is the door the visitor came through; `pin` is a screen of the staff
    panel alone, and so is one that `stays`: it has no way back."""

    kind: Literal["attract", "start", "reading", "code", "pin"]
    title: str
    lead: str = ""
    section: str = ""
    content_note: bool = False
    rows: tuple[Row, ...] = ()
    entries: tuple[Row, ...] = ()
    action: str = ""
    action_target: str = ""
    action_symbol: str = "code"
    stays: bool = False
    code: Code | None = None

    @property
    def words(self) -> int:
        """How many words there are to read."""
        return word_count(self.rows) + len(f"{self.title} {self.lead}".split())
