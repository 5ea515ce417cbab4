"""Reads the source of a bundle and its catalogues, and says all that is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path

from kiosk.content.checks import CHECKS, TEXT_CHECKS
from kiosk.content.checks.ease import check_ease_of_translation
from kiosk.content.checks.origins import RECHECK
from kiosk.content.checks.translations import check_translations
from kiosk.content.problems import Problem, listed
from kiosk.content.source import schema
from kiosk.content.source.read import Source, read_source
from kiosk.content.source.records import Records, read_records
from kiosk.content.translation.catalogue import (
    Catalogue,
    Completeness,
    completeness,
    read_catalogue,
)
from kiosk.content.translation.glossary import Glossary, read_glossary
from kiosk.content.translation.localise import localised
from kiosk.content.translation.messages import Message, Place, messages_of
from kiosk.content.translation.po import CatalogueWrong
from kiosk.content.translation.template import catalogue_name
from kiosk.paths import resources

# A few more than are ever listed.
_MOST_OF_A_CHECK = 600


@dataclass(frozen=True)
class Version:
    """A bundle in one language. `gaps`: the texts that have no translation to show."""

    source: Source
    records: Records
    gaps: frozenset[Place] = frozenset()


@dataclass(frozen=True)
class Bundle:
    """The source of a bundle, and what is wrong with it.

    `obstacles` are those of `problems` that keep it from being compiled. Where the source itself
    has some, `messages` and `translations` are empty: catalogues are looked at after it.
    """

    original: Version
    messages: tuple[Message, ...] = ()
    glossary: Glossary = field(default_factory=Glossary)
    translations: Mapping[str, Version] = field(default_factory=dict)
    completeness: Mapping[str, Completeness] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def obstacles(self) -> tuple[Problem, ...]:
        """All problems but what time alone brings."""
        return _obstacles(self.problems)

    @property
    def source_language(self) -> str:
        """The language of the source, of a bundle without problems."""
        return self._record.source_language

    @property
    def languages(self) -> tuple[str, ...]:
        """The other languages of a bundle without problems."""
        return tuple(code for code in self._record.languages if code != self.source_language)

    @property
    def _record(self) -> schema.Bundle:
        bundle = self.original.records.bundle
        assert bundle is not None, "a source without problems has a bundle"
        return bundle


def _obstacles(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem.code != RECHECK)


def check_source(folder: Path, today: date) -> Bundle:
    """Read and check the source alone, as if it had no catalogues.

    Never raises for what lies in the folder; nor do the others here.
    """
    original, found = _checked(read_source(folder, today), CHECKS)
    glossary = _glossary(original)
    messages = () if _obstacles(found) else tuple(messages_of(original.source))
    return Bundle(original, messages, glossary, problems=listed((*found, *glossary.problems)))


def check_bundle(folder: Path, today: date) -> Bundle:
    """Read and check the source and, if nothing is wrong with it, its translations."""
    bundle = check_source(folder, today)
    if bundle.obstacles:
        return bundle
    translations: dict[str, Version] = {}
    counts: dict[str, Completeness] = {}
    problems = list(bundle.problems)
    for language in bundle.languages:
        catalogue = _catalogue(bundle.original.source, language)
        if isinstance(catalogue, Problem):
            problems.append(catalogue)
            continue
        version, found = _translation(bundle, catalogue)
        problems += found
        translations[language] = version
        counts[language] = completeness((m.text for m in bundle.messages), catalogue)
    return replace(
        bundle, translations=translations, completeness=counts, problems=listed(problems)
    )


def _glossary(original: Version) -> Glossary:
    bundle = original.records.bundle
    return read_glossary(original.source.glossary, bundle.languages if bundle else ())


def _checked(
    source: Source, checks: Iterable[Callable[[Source], Iterator[Problem]]]
) -> tuple[Version, list[Problem]]:
    icons = frozenset(icon.stem for icon in (resources() / "icons").glob("*.svg"))
    records = read_records(source, icons)
    found = (islice(check(source), _MOST_OF_A_CHECK) for check in checks)
    problems = [*source.problems, *records.problems, *(one for each in found for one in each)]
    return Version(source, records), problems


def _catalogue(source: Source, language: str) -> Catalogue | Problem:
    """The catalogue of a language, or why there is none."""
    name = catalogue_name(language)
    if language not in source.locales:
        sentence = f"There is no {name}. `kiosk content update` makes one."
        return Problem(name, 1, "missing-file", sentence)
    try:
        return read_catalogue(source.locales[language], language)
    except CatalogueWrong as wrong:
        return Problem(name, wrong.line, "catalogue", wrong.sentence)


def _translation(bundle: Bundle, catalogue: Catalogue) -> tuple[Version, list[Problem]]:
    new = localised(bundle.original.source, bundle.messages, catalogue)
    version, problems = _checked(new.source, TEXT_CHECKS)
    problems += check_ease_of_translation(new.source, bundle.original.source)
    differing = bundle.glossary.differing(bundle.source_language, catalogue.language)
    problems += check_translations(bundle.messages, catalogue, new.source.bundle, differing)
    return Version(version.source, version.records, new.gaps), problems
