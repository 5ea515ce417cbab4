"""What changes for a reader from one compiled content to another, for those who decide about it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, cast

import msgspec

from kiosk.content.aspects import Aspect, Key, Said, Thing, What
from kiosk.content.change import FOREMOST, Change, Kind
from kiosk.content.compiled import MEDIA, CheckedContent
from kiosk.content.isolates import is_isolated
from kiosk.content.model import Content
from kiosk.content.things import Pictures, things_of

_Id = tuple[What, str]
_Things = Mapping[_Id, Mapping[str, Thing]]
_Pair = tuple[str, str]

_LONGEST_SHOWN = 160
# Where one of these comes or goes as a whole, what it is made of goes without saying.
_WHOLE: Mapping[What, What] = {
    "guide-question": "guide",
    "outcome": "guide",
    "country": "countries",
}
# Only these are shown in the order in which the bundle has them.
_ORDERED: tuple[What, ...] = ("service", "guide-question", "language")


class Edition(NamedTuple):
    """A bundle in all of its languages, with the marks of its pictures by their names."""

    contents: Mapping[str, Content]
    pictures: Pictures


def edition_of(checked: CheckedContent) -> Edition:
    """All that readers get of compiled content. Raises ContentUnreadable."""
    index = checked.index
    files = ((name.partition("/"), mark) for name, mark in index.files.items())
    return Edition(
        {language: checked.content(language) for language in index.languages},
        {name: mark for (folder, _, name), mark in files if folder == MEDIA},
    )


def difference(before: Edition, after: Edition, language: str = "") -> tuple[Change, ...]:
    """What changes for readers, beginning with what matters most to a host: numbers, hours,
    addresses, what is new and removed, facts, texts, the review of languages, and checks.

    Names and values are those of `language` where both have it, else of the first that both have;
    a name is that of before. The number of a version is no change; nor are counts of texts without
    a translation: the texts themselves are.
    """
    pairs = _pairs(before, after, language)
    old, new = _things(before), _things(after)
    shared = {one for one, other in pairs if one == other}
    changes = [
        *_coming("new", _alone(new, old, shared), len(after.contents), language),
        *_coming("removed", _alone(old, new, shared), len(before.contents), language),
        *_orders(old, new),
    ]
    checks = 0
    for identifier in (each for each in new if each in old):
        compared = _Compared(old[identifier], new[identifier], pairs)
        changes += compared.changes()
        checks += compared.checks()
    if checks:
        changes.append(Change("changed", "facts", "", "", "checked", count=checks))
    return tuple(sorted(changes, key=lambda change: change.rank))


class _Compared:
    """A thing that both have, in every language that both have."""

    def __init__(
        self, old: Mapping[str, Thing], new: Mapping[str, Thing], pairs: Iterable[_Pair]
    ) -> None:
        self._things = {
            pair: (old[pair[0]], new[pair[1]])
            for pair in pairs
            if pair[0] in old and pair[1] in new
        }
        self._found: dict[Key, dict[str, tuple[Said, Said]]] = {}
        for (_, code), (one, other) in self._things.items():
            for key, values in _differing(one, other):
                self._found.setdefault(key, {})[code] = values
        self._told = [key for key in self._found if key.aspect not in ("checked", "details")]

    def changes(self) -> Iterator[Change]:
        """One for each aspect. Details are worth it only where nothing else changes."""
        told = self._told or [key for key in self._found if key.aspect == "details"]
        return map(self._change, told)

    def checks(self) -> int:
        """How many facts were checked again, where nothing else changes."""
        others = [key for key in self._found if key.aspect != "checked"]
        return 0 if others else len(self._found)

    def _change(self, key: Key) -> Change:
        found = self._found[key]
        thing = next(iter(self._things.values()))[0]
        one, other = next(iter(found.values()))
        before, after = _shown(one, other)
        return Change(
            kind=_kind(_is_empty(one.value), _is_empty(other.value)),
            what=thing.what,
            id=thing.id,
            name=thing.name,
            aspect=key.aspect,
            part=key.part,
            before=before,
            after=after,
            languages=tuple(found),
            everywhere=len(found) == len(self._things),
            untranslated=tuple(code for code, values in found.items() if _lacks_words(*values)),
        )


def _pairs(before: Edition, after: Edition, language: str) -> tuple[_Pair, ...]:
    """The languages to compare, `language` first; where they share none, the first of each."""
    shared = [code for code in after.contents if code in before.contents]
    if not shared:
        return tuple(zip(list(before.contents)[:1], list(after.contents)[:1], strict=False))
    return tuple((code, code) for code in sorted(shared, key=lambda code: code != language))


def _things(edition: Edition) -> _Things:
    things: dict[_Id, dict[str, Thing]] = {}
    for code, content in edition.contents.items():
        for thing in things_of(content, edition.pictures):
            things.setdefault((thing.what, thing.id), {})[code] = thing
    return things


def _differing(old: Thing, new: Thing) -> Iterator[tuple[Key, tuple[Said, Said]]]:
    for key in {**old.said, **new.said}:
        one, other = _said(old, key), _said(new, key)
        if one and other and one.value != other.value:
            yield key, (one, other)


def _said(thing: Thing, key: Key) -> Said | None:
    """What holds for a part that says nothing of its own is what holds for all, if it is there."""
    said = thing.said.get(key)
    if said or not key.part:
        return said
    part = thing.said.get(Key(cast("Aspect", key.part)))
    return thing.said.get(Key(key.aspect)) if part and not _is_empty(part.value) else None


def _coming(kind: Kind, alone: _Things, offered: int, language: str) -> Iterator[Change]:
    """What comes, or goes; of what goes as a whole only that."""
    for (what, _), things in alone.items():
        if (_WHOLE.get(what), "") not in alone:
            yield _whole(kind, things, 1 if what == "language" else offered, language)


def _alone(some: _Things, others: _Things, languages: Container[str]) -> _Things:
    """What some have and others lack, altogether or in one of the languages that both have."""
    found = {}
    for identifier, things in some.items():
        there = others.get(identifier)
        lacking = {
            code: thing
            for code, thing in things.items()
            if there is None or (code in languages and code not in there)
        }
        if lacking:
            found[identifier] = lacking
    return found


def _whole(kind: Kind, things: Mapping[str, Thing], offered: int, language: str) -> Change:
    thing = things.get(language) or next(iter(things.values()))
    foremost = thing.said.get(Key(FOREMOST.get(thing.what, "whole")))
    shown = _short(foremost.shown[0]) if foremost and foremost.shown else ""
    lacking = (code for code, each in things.items() if _isolated(list(each.said.values())))
    return Change(
        kind=kind,
        what=thing.what,
        id=thing.id,
        name=thing.name,
        before=shown if kind == "removed" else "",
        after=shown if kind == "new" else "",
        languages=tuple(things),
        everywhere=len(things) == offered,
        untranslated=tuple(lacking) if kind == "new" else (),
    )


def _orders(old: _Things, new: _Things) -> Iterator[Change]:
    """Where what both have is in another order."""
    for what in _ORDERED:
        if _order(what, old, new) != _order(what, new, old):
            yield Change("changed", what, "", "", "order")


def _order(what: What, things: _Things, others: _Things) -> Sequence[_Id]:
    return [each for each in things if each[0] == what and each in others]


def _is_empty(value: object) -> bool:
    if isinstance(value, tuple):
        return all(map(_is_empty, value))
    return value is None or value == ""


def _kind(was_empty: bool, is_empty: bool) -> Kind:
    if was_empty == is_empty:
        return "changed"
    return "new" if was_empty else "removed"


def _shown(one: Said, other: Said) -> tuple[str, str]:
    """Before and after in the first words that differ, where these are short."""
    shown = zip(one.shown, other.shown, strict=False)
    before, after = next((pair for pair in shown if pair[0] != pair[1]), ("", ""))
    return _short(before), _short(after)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else ""


def _lacks_words(one: Said, other: Said) -> bool:
    """Whether readers get words of the source language that they did not get before."""
    return not _isolated(other.value) <= _isolated(one.value)


def _isolated(value: object) -> frozenset[str]:
    return frozenset(text for text in _texts(msgspec.to_builtins(value)) if is_isolated(text))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for each in value.values() for text in _texts(each))
    elif isinstance(value, list | tuple):
        yield from (text for each in value for text in _texts(each))
