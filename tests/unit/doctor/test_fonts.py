"""Fonts: those we make up, and those of this machine."""

from pathlib import Path

import pytest

from kiosk.doctor.check import State
from kiosk.doctor.fontconfig import Font, list_fonts
from kiosk.doctor.fonts import TYPEFACE, check_fonts
from tests.makers import compile_in_languages


def font(characters: str, *families: str) -> Font:
    return Font(families, lambda character: character in characters)


LATIN = font('abcdefghijklmnopqrstuvwxyz0123456789{}[]":,.', TYPEFACE, "Noto Sans Light")
ARABIC = font("\u0633\u0644\u0627\u0645", "Noto Sans Arabic")


@pytest.fixture
def content(tmp_path) -> Path:
    """Compiled content in English, with a soft hyphen and a no-break space, and in Arabic."""
    titles = {"en": "a\u00adb\u00a0c", "ar": "\u0633\u0644\u0627\u0645"}
    return compile_in_languages(tmp_path / "content", titles)


def states(fonts: list[Font], content: Path) -> list[State]:
    return [check.state for check in check_fonts(lambda: fonts, content)]


def test_all_fonts_are_there(content):
    latin = LATIN._replace(has=lambda c: c.isascii() or c == "–")
    assert states([latin, ARABIC], content) == [State.OK] * 3


def test_a_script_is_missing(content):
    latin = LATIN._replace(has=lambda c: c.isascii() or c == "–")
    *_, arabic = check_fonts(lambda: [latin], content)
    assert arabic.state is State.PROBLEM
    assert arabic.finding.endswith(" in ar: \u0627 \u0633 \u0644 \u0645")
    assert "fonts-noto-core" in arabic.advice


def test_the_typeface_is_missing(content):
    other = Font(("DejaVu Sans",), lambda character: True)
    first, *rest = check_fonts(lambda: [other], content)
    assert (first.state, first.finding) == (State.PROBLEM, "Noto Sans is missing.")
    assert all(check.state is State.OK for check in rest)


def test_a_family_of_another_name_is_another_family(content):
    light = LATIN._replace(families=("Noto Sans Light",))
    assert states([light], content)[0] is State.PROBLEM


def test_without_content_there_is_nothing_to_draw(tmp_path):
    assert states([LATIN], tmp_path) == [State.OK]


def test_without_fontconfig(content):
    def none() -> list[Font]:
        raise OSError("libfontconfig.so.1: cannot open shared object file")

    (check,) = check_fonts(none, content)
    assert check.state is State.PROBLEM
    assert "libfontconfig1" in check.advice


def test_the_fonts_of_this_machine():
    fonts = list_fonts()
    assert any(TYPEFACE in font.families for font in fonts)
    assert any(font.has("A") for font in fonts if TYPEFACE in font.families)
    assert not any(font.has("\U0010fffd") for font in fonts if TYPEFACE in font.families)
