"""The program's own words: catalogues that are up to date, right, and compiled."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from kiosk.content.translation.catalogue import Completeness
from kiosk.content.translation.po import CatalogueWrong, po_bytes, read_po
from kiosk.content.translation.program import (
    compile_words,
    completeness_of_program,
    problems,
    refresh,
)

TRANSLATED = {"Back": "Retour", "Page %1 of %2": "Page %1 sur %2"}


def template(*texts: str) -> Catalog:
    catalogue = Catalog(charset="utf-8")
    for text in texts:
        catalogue.add(text, locations=[("Dock.qml", None)])
    catalogue.add(("%n seconds left", "%n seconds left"))
    catalogue.add("Learn", context="a door")
    return catalogue


TEMPLATE = ("Back", "Page %1 of %2", "Leave now")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Translations into French, of which “Leave now” has none."""
    file = french(tmp_path)
    file.parent.mkdir(parents=True)
    file.touch()
    refresh(tmp_path, template(*TEMPLATE))
    catalogue = read_po(file.read_text("utf-8"), "fr")
    for text, translation in TRANSLATED.items():
        catalogue[text].string = translation
    catalogue["%n seconds left"].string = ("une seconde", "%n secondes")
    catalogue.get("Learn", "a door").string = "S’informer"
    file.write_bytes(po_bytes(catalogue, "The kiosk's own words."))
    return tmp_path


def french(folder: Path) -> Path:
    return folder / "fr" / "LC_MESSAGES" / "kiosk.po"


def change(folder: Path, old: str, new: str) -> None:
    text = french(folder).read_text("utf-8")
    assert text.count(old) == 1
    french(folder).write_text(text.replace(old, new), "utf-8")


def found(folder: Path, *texts: str) -> list[tuple[str, str]]:
    return [(each.file, each.code) for each in problems(folder, template(*(texts or TEMPLATE)))]


def words(folder: Path) -> gettext.NullTranslations:
    compile_words(folder)
    return gettext.translation("kiosk", folder, ["fr"])


def test_words_that_are_right(folder: Path) -> None:
    assert found(folder) == []


def test_a_word_that_is_in_no_file(folder: Path) -> None:
    name = "fr/LC_MESSAGES/kiosk.po"
    assert found(folder, *TEMPLATE, "Start") == [("kiosk.pot", "catalogue"), (name, "catalogue")]
    refresh(folder, template(*TEMPLATE, "Start"))
    assert found(folder, *TEMPLATE, "Start") == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("Page %1 sur %2", "Page %1", "placeholder-differs"),
        ("Page %1 sur %2", "Page %1 sur %2 ou 3", "number-differs"),
        ('msgstr "Retour"', "msgstr Retour", "catalogue"),
    ],
)
def test_what_is_wrong_with_a_translation(folder: Path, old: str, new: str, code: str) -> None:
    change(folder, old, new)
    assert found(folder) == [("fr/LC_MESSAGES/kiosk.po", code)]


def test_what_cannot_be_read_is_not_compiled(folder: Path) -> None:
    change(folder, 'msgstr "Retour"', "msgstr Retour")
    with pytest.raises(CatalogueWrong):
        compile_words(folder)
    assert completeness_of_program(folder) == {}


def test_what_is_compiled(folder: Path) -> None:
    french_words = words(folder)
    assert french_words.gettext("Back") == "Retour"
    assert french_words.pgettext("a door", "Learn") == "S’informer"
    assert french_words.ngettext("%n seconds left", "%n seconds left", 0) == "une seconde"
    assert french_words.ngettext("%n seconds left", "%n seconds left", 2) == "%n secondes"


def test_a_word_without_translation_keeps_its_direction(folder: Path) -> None:
    assert words(folder).gettext("Leave now") == "\u2066Leave now\u2069"


def test_what_is_fuzzy_is_not_shown(folder: Path) -> None:
    change(folder, 'msgid "Back"\n', '#, fuzzy\nmsgid "Back"\n')
    assert words(folder).gettext("Back") == "\u2066Back\u2069"


def test_the_same_words_give_the_same_file(folder: Path) -> None:
    compile_words(folder)
    first = french(folder).with_suffix(".mo").read_bytes()
    compile_words(folder)
    assert french(folder).with_suffix(".mo").read_bytes() == first


def test_completeness(folder: Path) -> None:
    assert completeness_of_program(folder) == {"fr": Completeness(4, 0, 1)}
    change(folder, 'msgid "Back"\n', '#, fuzzy\nmsgid "Back"\n')
    assert completeness_of_program(folder) == {"fr": Completeness(3, 1, 1)}
    assert str(Completeness(3, 1, 1)) == "3 translated, 1 fuzzy, 1 missing of 5"
