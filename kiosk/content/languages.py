"""Languages by their BCP 47 codes, and the invented ones that layouts are tried with."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

# Nobody speaks these: letters with accents and 40 % longer; everything from right to left.
ACCENTED = "en-XA"
MIRRORED = "ar-XB"
PSEUDO = (ACCENTED, MIRRORED)

_CLDR = {ACCENTED: "en", MIRRORED: "ar"}


# The world: how a language is written where CLDR knows of no other way.
_WORLD = "001"


def cldr_name(language: str) -> str:
    """The name by which Babel knows a language."""
    return _CLDR.get(language, language.replace("-", "_"))


def cldr_locale(language: str, country: str) -> str:
    """The name by which Babel knows how a language is written in a country, or, where it does not,
    how the world writes it: English as neither in England nor in the United States."""
    from babel.localedata import exists  # slow to load, and visitors read what it said

    name = cldr_name(language)
    written = (f"{name}_{territory}" for territory in (country, _WORLD))
    return next((each for each in written if exists(each)), name)


def language_names(codes: Iterable[str], locale: str) -> str:
    """Name languages as a locale does, by CLDR, joined as inside of its lists: "German, French"."""
    from babel import Locale  # slow to load; the first frame does not need it

    wanted = Locale.parse(locale)
    names = (wanted.languages.get(code.split("-")[0], code) for code in codes)
    listed: str = reduce(wanted.list_patterns["standard"]["middle"].format, names)
    return listed
