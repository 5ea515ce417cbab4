"""One change for readers, as a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from kiosk.content.aspects import Aspect, What

Kind = Literal["new", "changed", "removed"]

_WHATS: tuple[What, ...] = get_args(What)
_ASPECTS: tuple[Aspect, ...] = get_args(Aspect)
# What comes or goes matters as much as this aspect of it, which is also told.
FOREMOST: Mapping[What, Aspect] = {"service": "phone", "country": "phone", "channel": "address"}


@dataclass(frozen=True)
class Change:
    """One thing that is new, changed or removed for readers.

    `aspect` is "whole" where the thing itself comes or goes, else what of it does, and `part` what
    that holds for where it is not all of the thing: one of a service's facts, a contact of a
    country. `before` and `after` are there where they are short. `languages` are those in which
    readers notice, `everywhere` whether these are all; in `untranslated` they get the words of
    the source language now. `count`: in how many facts ("facts", "checked" alone has more than 1).
    """

    kind: Kind
    what: What
    id: str
    name: str
    aspect: Aspect = "whole"
    part: str = ""
    before: str = ""
    after: str = ""
    languages: tuple[str, ...] = ()
    everywhere: bool = True
    untranslated: tuple[str, ...] = ()
    count: int = 1

    @property
    def rank(self) -> tuple[int, int]:
        """Its place in a list that begins with what matters most."""
        is_whole = self.aspect == "whole"
        aspect = FOREMOST.get(self.what, "whole") if is_whole else self.aspect
        return _ASPECTS.index(aspect), _WHATS.index(self.what)
