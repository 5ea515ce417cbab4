"""The invented languages: longer, mirrored, and with everything that must stay in place."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from kiosk.content.checking import check_bundle
from kiosk.content.compile import compile_folder, contents_of, pseudo_content
from kiosk.content.compiled import checked
from kiosk.content.languages import ACCENTED, MIRRORED, PSEUDO, cldr_locale, cldr_name
from kiosk.content.model import Content
from kiosk.content.pseudo import pseudo
from tests.makers import ContentMaker

LUXEMBOURG = Path(__file__).parents[3] / "data" / "luxembourg"
KEPT = ("116 111", "{date}", "%1", "%n", "example.org", "14:00–20:00", "**")
TEXT = "Call 116 111 at {date}: %1 of %n, **now**, at example.org, 14:00–20:00"


def content(maker: ContentMaker, language: str) -> Content:
    out = maker.folder.parent / "out"
    assert compile_folder(maker.folder, out, maker.today, pseudo=True) == ()
    return checked(out).content(language)


@pytest.mark.parametrize("language", PSEUDO)
@pytest.mark.parametrize("kept", KEPT)
def test_what_is_no_word_stays(language: str, kept: str) -> None:
    assert pseudo(TEXT, language).count(kept) == TEXT.count(kept)


def test_accents_and_length() -> None:
    text = pseudo("Information and contacts for everyone", ACCENTED)
    assert text.startswith("Îňfóŕmáťîóň áňď")
    assert 1.3 <= len(text) / len("Information and contacts for everyone") <= 1.45
    assert not any(word in text for word in ("Information", "contacts", "everyone"))
    assert unicodedata.is_normalized("NFC", text)


def test_mirrored_words_run_from_right_to_left() -> None:
    text = pseudo("Get help", MIRRORED)
    assert text == "\u200f\u202eGet\u202c\u200f \u200f\u202ehelp\u202c\u200f"


def test_both_are_compiled_where_they_are_wanted(maker: ContentMaker, tmp_path: Path) -> None:
    for language in PSEUDO:
        new = content(maker, language)
        assert new.language == language
        assert [each.code for each in new.languages] == ["en", "fr"]
        for text in ("Touch the screen", "The Police of Lumbria"):
            assert pseudo(text, language) in (
                new.profiles["school"].attract_call,
                new.channels["police-form"].title,
            )
        assert new.services["helpline"].phone == "116 111"
        assert new.channels["police-form"].addresses["fr"].press == "Signaler"
    assert compile_folder(maker.folder, tmp_path / "out", maker.today) == ()
    assert checked(tmp_path / "out").index.languages == ("en", "fr")


def test_every_text_of_a_page_is_changed(maker: ContentMaker) -> None:
    english, accented = content(maker, "en"), content(maker, ACCENTED)
    for before, after in zip(
        english.pages["for-you"].blocks, accented.pages["for-you"].blocks, strict=True
    ):
        has_words = getattr(before, "text", "") or getattr(before, "label", "")
        assert type(before) is type(after)
        assert (before != after) or not has_words


@pytest.mark.parametrize("language", PSEUDO)
def test_the_default_content_can_be_tried(language: str) -> None:
    bundle = check_bundle(LUXEMBOURG, date.today())
    content = pseudo_content(bundle, language)
    assert (content.language, set(content.pages)) == (language, set(contents_of(bundle)[0].pages))


def test_babel_knows_every_language_by_its_name() -> None:
    assert [cldr_name(code) for code in ("pt-BR", "fr", *PSEUDO)] == ["pt_BR", "fr", "en", "ar"]


@pytest.mark.parametrize(
    ("language", "country", "locale"),
    [
        ("pt", "LU", "pt_LU"),
        ("en", "LU", "en_001"),
        ("en", "GB", "en_GB"),
        ("uk", "LU", "uk"),
        ("pt-BR", "LU", "pt_BR"),
        (ACCENTED, "XX", "en_001"),
    ],
)
def test_a_language_is_written_as_in_the_country(language: str, country: str, locale: str) -> None:
    assert cldr_locale(language, country) == locale
