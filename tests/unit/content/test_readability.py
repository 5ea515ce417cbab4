"""How easy a text is to read: the formulas, the languages, the limits, the table."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.content.checking import check_bundle
from kiosk.content.compile import check_folder, contents_of
from kiosk.content.model import Content
from kiosk.content.problems import Problem
from kiosk.content.readability import (
    MEASURES,
    Flesch,
    UnknownLanguage,
    ease,
    measure_of,
    sentences_of,
)
from kiosk.content.report import ease_report
from tests.makers import ContentMaker
from tests.unit.content.test_check_problems import HARD

LUXEMBOURG = Path(__file__).parents[3] / "data" / "luxembourg"
SIGNS, FRENCH, LUXEMBOURGISH = "pages/signs.md", "locales/fr.po", "locales/lb.po"


def luxembourg() -> Content:
    return contents_of(check_bundle(LUXEMBOURG, date(2026, 11, 21)))[0]


def constants(language: str) -> tuple[float, float, float]:
    measure = measure_of(language)
    assert isinstance(measure, Flesch)
    return measure.constant, measure.per_sentence, measure.per_word


def test_flesch_has_the_constants_of_its_language() -> None:
    assert constants("en-GB") == (206.835, 1.015, 84.6)
    assert constants("de") == (180, 1, 58.5)
    assert constants("fr") == (207, 1.015, 73.6)


def test_flesch_is_computed_from_words_sentences_and_syllables() -> None:
    # 6 words, 2 sentences, 8 syllables.
    measured = ease("Tell an adult. You may call.", "en")
    assert measured[:2] == (6, 2)
    assert measured.score == pytest.approx(206.835 - 1.015 * 3 - 84.6 * 7 / 6)


def test_lix_counts_words_of_more_than_six_letters() -> None:
    # Nine words in two sentences; “Meeschter” and “telefonéieren” are long, “Telefon” is too.
    measured = ease("Den Telefon ass do. De Meeschter kann och telefonéieren.", "lb")
    assert measured == (9, 2, pytest.approx(9 / 2 + 100 * 3 / 9))


@pytest.mark.parametrize(
    ("language", "word", "count"),
    [("en", "time", 1), ("en", "police", 2), ("en", "little", 2), ("en", "helped", 1),
     ("en", "wanted", 2), ("en", "the", 1), ("de", "Hilfe", 2), ("de", "über", 2),
     ("de", "Polizei", 3), ("fr", "enfants", 2), ("fr", "école", 2), ("fr", "parlent", 1)],
)  # fmt: skip
def test_syllables(language: str, word: str, count: int) -> None:
    measure = measure_of(language)
    assert isinstance(measure, Flesch)
    assert measure.syllables(word) == count


def test_numbers_are_no_words_and_sentences_end_with_quotes_too() -> None:
    assert ease("Call 116 111.", "en").words == 1
    assert sentences_of("Say: “It is not your fault.” Then listen! 113. And go") == [
        "Say: “It is not your fault.”",
        "Then listen!",
        "And go",
    ]


def test_a_language_without_a_formula_has_no_score() -> None:
    assert ease("اتصل بالشرطة.", "ar").score is None
    assert ease("", "en").score is None


def test_an_unknown_language_never_gets_the_formula_of_another() -> None:
    with pytest.raises(UnknownLanguage, match="“xx”"):
        ease("Any text.", "xx")


def problems_of(maker: ContentMaker) -> list[str]:
    return [f"{each.file}: {each.code}" for each in check_folder(maker.folder, maker.today)]


def test_a_hard_page_is_a_problem_in_its_own_language_only(maker: ContentMaker) -> None:
    old = "Somebody may be afraid.\n"
    maker.replace(SIGNS, old, f"{old}\n## Hard\n\n{HARD}")
    assert problems_of(maker) == [f"{SIGNS}: hard-to-read"]
    maker.replace("bundle.yaml", "source_language: en", "source_language: eo")
    assert f"{SIGNS}: hard-to-read" not in problems_of(maker)


PLAIN_FRENCH = "Dis-le. On te croit. " * 10
HARD_FRENCH = "Les responsabilités institutionnelles nécessitent des collaborations. " * 6


def translated(maker: ContentMaker, translation: str, language: str = "fr") -> list[Problem]:
    """A paragraph more on a page, and what is wrong with its translation."""
    english = ("Tell it. They believe you. " * 8).strip()
    maker.replace(SIGNS, "Somebody may be afraid.\n", f"Somebody may be afraid.\n\n{english}\n")
    maker.append(FRENCH, f'\nmsgid "{english}"\nmsgstr "{translation.strip()}"\n')
    maker.replace("bundle.yaml", "  fr:\n    state", f"  {language}:\n    state")
    (maker.folder / FRENCH).rename(maker.folder / f"locales/{language}.po")
    return list(check_folder(maker.folder, maker.today))


def test_a_hard_translation_is_a_problem_with_the_page_the_score_and_the_limit(
    maker: ContentMaker,
) -> None:
    (problem,) = translated(maker, HARD_FRENCH)
    assert (problem.file, problem.code) == (FRENCH, "hard-to-read")
    score = ease(HARD_FRENCH, "fr").score
    assert f"“signs” has a Flesch score of {score:.1f}; 60 is the least." in problem.sentence


def test_a_plain_translation_is_none(maker: ContentMaker) -> None:
    assert translated(maker, PLAIN_FRENCH) == []


@pytest.mark.parametrize(("mark", "found"), [("", ["hard-to-read"]), ("#, fuzzy\n", [])])
def test_what_is_not_shown_in_the_language_is_not_measured_in_it(
    maker: ContentMaker, mark: str, found: list[str]
) -> None:
    """Nor is what stands there instead: easy by Flesch, and hard by LIX."""
    english = ("Friends thought through strength. " * 10).strip()
    maker.replace("bundle.yaml", "  fr:\n    state", "  lb:\n    state")
    (maker.folder / FRENCH).rename(maker.folder / LUXEMBOURGISH)
    maker.replace(SIGNS, "Somebody may be afraid.\n", f"Somebody may be afraid.\n\n{english}\n")
    hard = english.replace("Friends", "Frënn")
    maker.append(LUXEMBOURGISH, f'\n{mark}msgid "{english}"\nmsgstr "{hard}"\n')
    assert [problem.code for problem in check_folder(maker.folder, maker.today)] == found


def test_a_language_without_a_formula_has_no_limit(maker: ContentMaker) -> None:
    assert translated(maker, HARD_FRENCH, "eo") == []


def test_young_readers_get_a_lower_limit(maker: ContentMaker) -> None:
    # Some 65: well enough for adults.
    text = "Officers read what people report about a child. They decide later what happens. " * 4
    old = "Somebody may be afraid.\n"
    maker.replace(SIGNS, old, f"{old}\n## More\n\n{text}\n")
    assert problems_of(maker) == []
    maker.replace(SIGNS, "audience: adults", "audience: young")
    assert problems_of(maker) == [f"{SIGNS}: hard-to-read"]


def test_the_report_has_a_line_for_each_page_and_language() -> None:
    english = luxembourg()
    languages = [*MEASURES, "eo"]
    contents = [replace(english, language=language) for language in languages]
    heading, *lines = ease_report(contents)
    assert heading.split() == ["text", "language", "words", "sentences", "formula", "score"]
    assert len(lines) == (len(english.pages) + len(english.questions)) * len(languages)
    formulas = {tuple(line.split()[:2]): line.split()[4] for line in lines}
    assert formulas["grooming", "en"] == "Flesch"
    assert formulas["grooming", "uk"] == "LIX"
    assert formulas["what-is-grooming", "de"] == "Flesch"
    assert formulas["grooming", "ar"] == formulas["grooming", "eo"] == "none"


def test_the_report_marks_what_is_hard() -> None:
    english = luxembourg()
    assert not [line for line in ease_report([english]) if line.endswith("hard")]
    young = {name: replace(page, audience="young") for name, page in english.pages.items()}
    marked = [line for line in ease_report([replace(english, pages=young)]) if "hard" in line[50:]]
    assert [line.split()[0] for line in marked][:1] == ["cases"]
