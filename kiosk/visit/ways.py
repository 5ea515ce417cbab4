"""Ways that the guide and the directory name: which of them there are, and their buttons."""

from __future__ import annotations

from kiosk.content.countries import CountryCode
from kiosk.content.guide import GuideId, OutcomeId
from kiosk.content.model import Content

# The country that is in no list: what holds in every country.
ANY_OTHER = "other"


def leads_somewhere(kind: str, identifier: str, content: Content) -> bool:
    """Whether the guide or the directory of `content` has a place of this kind and id."""
    guide, directory = content.guide, content.directory
    if guide and kind == "guide":
        return GuideId(identifier) in guide.questions
    if guide and kind == "outcome":
        return OutcomeId(identifier) in guide.outcomes
    if directory and kind == "countries":
        places = map(str, range(1, len(directory.ranges) + 1))
        return not identifier or identifier in places
    if directory and kind == "country":
        return identifier == ANY_OTHER or CountryCode(identifier) in directory.countries
    return kind == "contact-code" and bool(directory and directory.contact(identifier))
