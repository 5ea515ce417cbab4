"""What is known of each language of a bundle without reading all that it says.

The attract screen calls in every language, and the list of languages names them all; neither
waits for more than the bundle's index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.content.languages import PSEUDO, cldr_name
from kiosk.content.record import Record
from kiosk.settings import ProfileName

if TYPE_CHECKING:
    from kiosk.content.model import Content


class Call(Record, frozen=True):
    """The call to touch, and the line under it."""

    call: str
    line: str


class Greeting(Record, frozen=True):
    """A language: its name in itself, its calls for each profile, which way it is written, and
    whether nobody has reviewed it yet."""

    name: str
    calls: dict[ProfileName, Call]
    right_to_left: bool = False
    draft: bool = False


def greeting(content: Content) -> Greeting:
    """What the content of one language gives to the index. Names and directions are CLDR's."""
    from babel import Locale  # slow to load, and visitor processes read what it said

    locale = Locale.parse(cldr_name(content.language))
    name = locale.get_display_name() or content.language
    profiles = content.profiles.items()
    return Greeting(
        name=content.language if content.language in PSEUDO else name[:1].upper() + name[1:],
        calls={key: Call(each.attract_call, each.attract_line) for key, each in profiles},
        right_to_left=locale.text_direction == "rtl",
        draft=is_draft(content),
    )


def is_draft(content: Content) -> bool:
    """Whether nobody has reviewed the language of this content."""
    return all(
        language.state == "draft"
        for language in content.languages
        if language.code == content.language
    )
