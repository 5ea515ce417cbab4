"""The glossary: what it must hold, and what it demands of translations."""

from __future__ import annotations

import pytest

from kiosk.content.checking import check_bundle
from kiosk.content.problems import Problem
from tests.makers import ContentMaker

FR = "locales/fr.po"
HEAD = "term,language,words,forms,source\n"
LINES = (
    HEAD + "police,en,the Police,police,ours\n"
    'police,fr,la police,police,"Police of Lumbria, https://police.example/fr"\n'
    "call,en,to call,call|dial,ours\n"
    "call,fr,appeler,appel|téléphon,ours\n"
    "call,uk,дзвонити,дзвон,ours\n"
)


def found(maker: ContentMaker) -> tuple[Problem, ...]:
    return check_bundle(maker.folder, maker.today).problems


def test_a_glossary_that_is_kept(maker: ContentMaker) -> None:
    maker.write("glossary.csv", LINES)
    assert found(maker) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("La police s’en occupe.", "Les agents s’en occupent."),
        ("Personne n’apprend que tu as appelé.", "Personne ne l’apprend."),
        ("Appelle le 116 111 quand tu veux", "116 111 : quand tu veux"),
    ],
)
def test_a_translation_without_the_term(maker: ContentMaker, old: str, new: str) -> None:
    maker.replace(FR, old, new)
    assert found(maker) == ()
    maker.write("glossary.csv", LINES)
    (problem,) = found(maker)
    line = maker.line_of(FR, new)
    assert (problem.file, problem.code) == (FR, "term-differs")
    assert line - 3 <= problem.line < line


@pytest.mark.parametrize(
    "new",
    [
        "LA POLICE s’en occupe.",
        "La **police** s’en occupe.",
        "Les policees s’en occupent.",
        "La\u00a0police s’en occupe.",
    ],
)
def test_the_term_in_other_clothes(maker: ContentMaker, new: str) -> None:
    maker.write("glossary.csv", LINES)
    text = (maker.folder / FR).read_text("utf-8")
    maker.write(FR, text.replace("La police s’en occupe.", new))
    assert [each.code for each in found(maker) if each.code != "markup-differs"] == []


def test_an_empty_form_is_the_words_themselves(maker: ContentMaker) -> None:
    maker.write("glossary.csv", LINES.replace("la police,police,", "Police de la Lumbrie,,"))
    sentences = [each.sentence for each in found(maker)]
    assert len(sentences) == 2
    assert all("has no form of “Police de la Lumbrie”" in sentence for sentence in sentences)


def test_a_word_that_only_ends_like_a_term(maker: ContentMaker) -> None:
    maker.write("glossary.csv", LINES.replace("en,to call,call|dial", "en,line,line"))
    maker.replace(FR, 'msgstr "Ligne d’écoute de la Lumbrie"', 'msgstr "Écoute de la Lumbrie"')
    assert found(maker) == ()


def test_what_is_fuzzy_is_not_looked_at(maker: ContentMaker) -> None:
    maker.write("glossary.csv", LINES.replace("en,to call,call|dial", "en,tell,tell"))
    assert found(maker) == ()
    maker.replace(FR, "#, fuzzy\n", "")
    assert [each.code for each in found(maker)] == ["term-differs"]


WRONG = {
    "another first line": (HEAD, "term,language,words,source\n", 1, "first line"),
    "a field too many": ("call|dial,ours", "call|dial,ours,x", 4, "5 fields"),
    "no words": ("en,the Police,", "en,,", 2, "may be empty"),
    "no source": ("appel|téléphon,ours", "appel|téléphon,", 5, "ours"),
    "twice": ("call,uk,", "call,fr,", 6, "already in line 5"),
    "quotes that do not end": (
        '"Police of Lumbria, https://police.example/fr"',
        '"Police',
        3,
        "not CSV",
    ),
    "a language without a line": ("call,fr,", "call,de,", 4, "no line for fr"),
    "nothing": (LINES, "", 1, "first line"),
}


@pytest.mark.parametrize(("old", "new", "line", "words"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_with_a_glossary(
    maker: ContentMaker, old: str, new: str, line: int, words: str
) -> None:
    assert LINES.count(old) == 1
    maker.write("glossary.csv", LINES.replace(old, new))
    problem, *_ = found(maker)
    assert (problem.file, problem.line, problem.code) == ("glossary.csv", line, "glossary")
    assert words in problem.sentence


@pytest.mark.parametrize(("terms", "problems"), [(40, 0), (41, 1)])
def test_too_many_terms(maker: ContentMaker, terms: int, problems: int) -> None:
    lines = (f"x{n},{language},zzz,,ours\n" for n in range(terms) for language in ("en", "fr"))
    maker.write("glossary.csv", HEAD + "".join(lines))
    assert [each.line for each in found(maker)] == [82] * problems
