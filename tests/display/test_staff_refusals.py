"""What staff read where something was not done: in their language, whatever the program said."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import kiosk.bundle
from kiosk import paths
from kiosk.display.staff_refusals import in_words
from kiosk.display.translator import catalogue
from kiosk.errors import KioskError
from kiosk.staff.records import Refusal

LANGUAGES = ("fr", "de", "lb", "pt", "ar", "uk")
# Of whoever makes keys and bundles; no kiosk says it.
OF_PUBLISHERS = {
    *("already-there", "key-refused", "no-passphrase", "not-packed", "not-written"),
    "wrong-passphrase",
}
UNKNOWN = Refusal("of-another-time", "It says 12.", "Do 13.")


def all_in(kind: type[KioskError]) -> Iterator[type[KioskError]]:
    """Every kind of refusal that comes of this kind and of which no other comes."""
    for each in kind.__subclasses__():
        yield from all_in(each) if each.__subclasses__() else [each]


def codes_of_bundles() -> list[str]:
    """What may be wrong with a bundle or a store."""
    for module in pkgutil.walk_packages(kiosk.bundle.__path__, "kiosk.bundle."):
        importlib.import_module(module.name)
    found = {e.code for e in all_in(KioskError) if e.__module__.startswith("kiosk.bundle.")}
    return sorted(found - OF_PUBLISHERS)


def said(code: str, language: str) -> Refusal:
    words = catalogue(paths.translations(), language)
    return in_words(Refusal(code, "It says 12.", "Do 13."), words.gettext)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_wrong_with_a_bundle_has_words_of_its_own(language: str) -> None:
    codes = codes_of_bundles()
    assert {"not-signed", "wrong-hash", "older-content", "no-space", "store-busy"} < {*codes}
    general = said(UNKNOWN.code, language)
    known = {code: said(code, language) for code in codes}
    assert [code for code, told in known.items() if "12" in told.sentence] == []
    assert [code for code, told in known.items() if told.sentence == general.sentence] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_nobody_has_foreseen_has_words_too(language: str) -> None:
    told = said(UNKNOWN.code, language)
    assert told.code == UNKNOWN.code
    assert told.sentence not in ("", UNKNOWN.sentence, "It could not be done.")
    assert "kiosk doctor" in told.advice


def test_in_english_it_is_what_the_program_said() -> None:
    assert said("wrong-hash", "en") == Refusal("wrong-hash", "It says 12.", "Do 13.")
