"""The fonts: is the typeface there, and does some font have each character of the content?"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kiosk.content.compiled import checked, language_file
from kiosk.content.model import ContentUnreadable
from kiosk.doctor.check import Check, ok, problem
from kiosk.doctor.fontconfig import Font

TYPEFACE = "Noto Sans"

_GET_FONTS = "Install the fonts: sudo apt-get install fonts-noto-core"
_MOST_SHOWN = 20


def check_fonts(list_fonts: Callable[[], Sequence[Font]], content: Path) -> Iterator[Check]:
    """Is the typeface there, and does some font have each character of the content?"""
    try:
        fonts = list_fonts()
    except OSError as error:
        advice = "Install fontconfig: sudo apt-get install libfontconfig1 fonts-noto-core"
        yield problem("fonts", f"No fonts can be found ({error}).", advice)
        return
    if any(TYPEFACE in font.families for font in fonts):
        yield ok("fonts", f"{TYPEFACE} is there.")
    else:
        yield problem("fonts", f"{TYPEFACE} is missing.", _GET_FONTS)
    for language, text in _texts(content):
        yield _check_characters(fonts, language, text)


def _texts(content: Path) -> Iterator[tuple[str, str]]:
    try:
        bundle = checked(content)
        for language in bundle.index.languages:
            yield language, bundle.read(language_file(language)).decode("utf-8")
    except ContentUnreadable:
        return  # check_content says so


def _check_characters(fonts: Sequence[Font], language: str, text: str) -> Check:
    # Controls, formats and separators need no picture.
    visible = [c for c in sorted(set(text)) if unicodedata.category(c)[0] not in "CZ"]
    missing = [c for c in visible if not any(font.has(c) for font in fonts)]
    if not missing:
        return ok("fonts", f"There is a font for every character in {language}.")
    named = " ".join(missing[:_MOST_SHOWN])
    return problem("fonts", f"No font has these characters in {language}: {named}", _GET_FONTS)
