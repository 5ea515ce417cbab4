"""What must hold of the countries."""

from __future__ import annotations

from collections.abc import Iterator

import phonenumbers

from kiosk.content.problems import Problem, quoted
from kiosk.content.source.read import Source
from kiosk.content.source.standards import exists_in, is_phone
from kiosk.content.source.tree import YamlTree


def check_countries(source: Source) -> Iterator[Problem]:
    """Numbers that a country does not have, contacts nobody can reach, codes of nobody."""
    tree = source.countries
    for value in tree.texts_at("countries", "*", "contacts", "*", "phone"):
        for country in tree.texts_at("countries", value.steps[1], "country"):
            is_known = country.text in phonenumbers.SUPPORTED_REGIONS
            if is_known and is_phone(value.text) and not exists_in(value.text, country.text):
                sentence = f"{quoted(value.text)} is no number that exists in {country.text}."
                yield value.problem("phone", sentence)
    yield from _incomplete(tree)


def _incomplete(tree: YamlTree) -> Iterator[Problem]:
    for kind in tree.texts_at("countries", "*", "contacts", "*", "kind"):
        contact = kind.steps[:-1]
        has = {key for key in ("phone", "address", "name") if any(tree.texts_at(*contact, key))}
        if has.isdisjoint(("phone", "address")):
            sentence = "Nothing says how to reach this contact. Give phone or address."
            yield Problem(tree.file, kind.line, "missing-key", sentence)
        if "address" in has and "name" not in has:
            sentence = "Where there is “address” there must be “name”."
            yield Problem(tree.file, kind.line, "missing-key", sentence)
