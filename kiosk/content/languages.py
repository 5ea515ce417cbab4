"""Languages by their BCP 47 codes, and the invented ones that layouts are tried with."""

from __future__ import annotations

# Nobody speaks these: letters with accents and 40 % longer; everything from right to left.
ACCENTED = "en-XA"
MIRRORED = "ar-XB"
PSEUDO = (ACCENTED, MIRRORED)

_CLDR = {ACCENTED: "en", MIRRORED: "ar"}


def cldr_name(language: str) -> str:
    """The name by which Babel knows a language."""
    return _CLDR.get(language, language.replace("-", "_"))
