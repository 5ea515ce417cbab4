"""Where a statement comes from, in words."""

from __future__ import annotations

import pytest

from kiosk.content.languages import language_names
from kiosk.content.record import Origin, Source
from kiosk.visit.origins import sources_text

LETTER = Source(name="Letter to the ministry", address="", date="2013-09-05")
PAGE = Source(name="Helpline of Lumbria", address="", date="2026-11-21", undated=True)
NEWS = Source(name="The Example Post", address="", date="2021-03-02")


def told(*sources: Source, separator: str = "{source}; {next}") -> str:
    words = {"{source}; {next}": separator}
    origin = Origin("published", "2026-11-21", sources)
    return sources_text(origin, "en_001", lambda text: words.get(text, text))


def test_each_source_is_told_from_the_next() -> None:
    assert told(LETTER, PAGE, NEWS) == (
        "As printed by Letter to the ministry, 2013; Helpline of Lumbria, undated, read in 2026; "
        "The Example Post, 2021"
    )


def test_one_source_is_followed_by_nothing() -> None:
    assert told(NEWS) == "As printed by The Example Post, 2021"


def test_a_language_has_its_own_sign_between_two() -> None:
    assert "2013؛ The Example" in told(LETTER, NEWS, separator="{source}؛ {next}")


@pytest.mark.parametrize(
    ("locale", "names"),
    [
        ("en_001", "German, French, Arabic"),
        ("lb_LU", "Däitsch, Franséisch, Arabesch"),
        ("ar_001", "الألمانية والفرنسية والعربية"),
    ],
)
def test_languages_are_listed_as_in_the_language(locale: str, names: str) -> None:
    assert language_names(("de", "fr", "ar"), locale) == names
    assert language_names(("de",), locale) in names
