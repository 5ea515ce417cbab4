"""What holds for the difference of any two contents, tried with every single change of a record."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace as with_fields

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.content.change import Change
from kiosk.content.difference import Edition, difference
from kiosk.content.difference_text import line_of
from kiosk.content.model import Content
from tests.makers import ContentMaker
from tests.unit.content.edits import WAYS, edition

# What readers do not notice, or notice by other fields.
UNNOTICED = {
    "Content": {"version", "time_floor", "locale", "language", "languages"},
    "Language": {"code", "fuzzy", "missing", "translated"},
    "Directory": {"ranges"},
}
MIRRORED = {"new": "removed", "removed": "new", "changed": "changed"}

# Where something is changed, and what it is then.
Variant = tuple[str, object]


def variants(value: object, where: str) -> Iterator[Variant]:
    """The value with one thing changed in it, in every way there is."""
    match value:
        case bool():
            yield where, not value
        case int():
            yield where, value + 1
        case str():
            yield where, f"{value}x"
        case None:
            yield where, where.endswith(".anonymous") or "x"
        case tuple():
            yield from of_tuple(value, where)
        case Mapping():
            yield from of_mapping(value, where)
        case msgspec.Struct():
            yield from of_record(value, where)


def of_tuple(value: tuple[object, ...], where: str) -> Iterator[Variant]:
    for n, item in enumerate(value):
        yield f"{where}[{n}] gone", value[:n] + value[n + 1 :]
        for place, new in variants(item, f"{where}[{n}]"):
            yield place, (*value[:n], new, *value[n + 1 :])
    if len(value) > 1:
        yield f"{where} turned", value[1::-1] + value[2:]


def of_mapping(value: Mapping[object, object], where: str) -> Iterator[Variant]:
    for key, item in value.items():
        yield f"{where}[{key}] gone", {k: each for k, each in value.items() if k != key}
        for place, new in variants(item, f"{where}[{key}]"):
            yield place, {**value, key: new}


def of_record(value: msgspec.Struct, where: str) -> Iterator[Variant]:
    unnoticed = UNNOTICED.get(type(value).__name__, set())
    for name in (each for each in value.__struct_fields__ if each not in unnoticed):
        for place, new in variants(getattr(value, name), f"{where}.{name}"):
            yield place, replace(value, **{name: new})


def of_content(content: Content) -> Iterator[Variant]:
    """Every change of it that readers can notice."""
    yield from variants(content, "content")
    first, *others = content.languages
    for place, new in variants(first, "language"):
        yield place, replace(content, languages=(new, *others))
    for name in ("guide", "directory"):
        yield f"{name} gone", replace(content, **{name: None})


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The clean bundle with a guide and with other countries."""
    maker = ContentMaker(tmp_path_factory.mktemp("whole") / "bundle")
    shutil.copytree(WAYS, maker.folder, dirs_exist_ok=True)
    return edition(maker)


@pytest.fixture(scope="module")
def changed(whole: Edition) -> dict[str, Edition]:
    """The same with a single change in English, by where that is."""
    found = of_content(whole.contents["en"])
    return {where: whole._replace(contents={**whole.contents, "en": new}) for where, new in found}


def test_any_change_gives_an_entry(whole: Edition, changed: dict[str, Edition]) -> None:
    assert len(changed) > 500
    assert [where for where, new in changed.items() if not difference(whole, new)] == []


@given(st.data())
def test_back_again_is_the_mirror(
    whole: Edition, changed: dict[str, Edition], data: st.DataObject
) -> None:
    places = st.sampled_from(sorted(changed))
    one, other = changed[data.draw(places)], changed[data.draw(places)]
    assert difference(one, one) == ()
    forth, back = difference(one, other), difference(other, one)
    assert Counter(map(essence, forth)) == Counter(essence(mirrored(each)) for each in back)
    assert [each.rank for each in forth] == sorted(each.rank for each in forth)


def mirrored(change: Change) -> Change:
    return with_fields(change, kind=MIRRORED[change.kind], before=change.after, after=change.before)


def essence(change: Change) -> Change:
    """Without the name, which is the old one, and what nobody had translated before."""
    return with_fields(change, name="", untranslated=())


def test_every_change_has_a_sentence(whole: Edition, changed: dict[str, Edition]) -> None:
    for new in changed.values():
        for change in difference(whole, new):
            line = line_of(change)
            assert line.kind in ("New", "Changed", "Removed")
            assert line.sentence == line.sentence.strip(" :;")
            assert line.sentence
