"""The fonts of this machine, as fontconfig lists them to Qt."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import NamedTuple

_LIBRARY = "libfontconfig.so.1"
_FOUND = 0


class Font(NamedTuple):
    """A font: the names of its family, and whether it has a character."""

    families: tuple[str, ...]
    has: Callable[[str], bool]


class _FontSet(ctypes.Structure):
    _fields_ = (
        ("count", ctypes.c_int),
        ("room", ctypes.c_int),
        ("fonts", ctypes.POINTER(ctypes.c_void_p)),
    )


def list_fonts() -> tuple[Font, ...]:
    """All fonts. They live as long as the process. Raises OSError without fontconfig."""
    library = ctypes.CDLL(_LIBRARY)
    for name in ("FcPatternCreate", "FcObjectSetBuild"):
        getattr(library, name).restype = ctypes.c_void_p
    library.FcFontList.restype = ctypes.POINTER(_FontSet)
    anything = ctypes.c_void_p(library.FcPatternCreate())
    what = ctypes.c_void_p(library.FcObjectSetBuild(b"family", b"charset", None))
    found = library.FcFontList(None, anything, what).contents
    return tuple(_font(library, found.fonts[place]) for place in range(found.count))


def _font(library: ctypes.CDLL, pattern: int) -> Font:
    characters = ctypes.c_void_p()
    library.FcPatternGetCharSet(ctypes.c_void_p(pattern), b"charset", 0, ctypes.byref(characters))

    def has(character: str) -> bool:
        return bool(library.FcCharSetHasChar(characters, ctypes.c_uint32(ord(character))))

    return Font(tuple(_families(library, pattern)), has)


def _families(library: ctypes.CDLL, pattern: int) -> Iterator[str]:
    name, place = ctypes.c_char_p(), 0
    arguments = (ctypes.c_void_p(pattern), b"family")
    while library.FcPatternGetString(*arguments, place, ctypes.byref(name)) == _FOUND:
        yield (name.value or b"").decode("utf-8", "replace")
        place += 1
