"""What the programs say that errands run: their answers, which are believed as far as they have the
shape that docs/store.md describes, and their progress."""

from __future__ import annotations

import signal
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
from msgspec import Struct

from kiosk.content.isolates import MARKS
from kiosk.exits import Exit
from kiosk.staff.errands.sight import Place, Sight
from kiosk.staff.offers import Offer, Offers
from kiosk.staff.receipt_text import one_line
from kiosk.staff.records import (
    RELEASE,
    Candidate,
    Change,
    Outcome,
    Refusal,
    Slot,
    SlotState,
    Step,
    StepName,
    Storage,
    Stored,
)

MOST_CHANGES = 100
CANCELLED = Refusal("cancelled", "The installation was cancelled.", "Nothing was changed.")

# A program that was cancelled before it could say anything.
_INTERRUPTED = (-signal.SIGTERM, Exit.INTERRUPTED)

# What the program calls its steps; it does more than these.
_STEPS: Mapping[str, StepName] = {
    "copy": "copy",
    "verify": "verify",
    "check": "verify",
    "trial": "try",
    "activate": "activate",
}


class Answer(NamedTuple):
    """How a program ended: its exit code, less than 0 for a signal, and what it printed."""

    code: int
    said: bytes


class Unreadable(Exception):
    """A program's answer is not what it should be."""


# --- refusals ---------------------------------------------------------------------------


def _refusal(refused: Refusal | None) -> Refusal | None:
    if refused is None:
        return None
    return Refusal(*map(one_line, (refused.code, refused.sentence, refused.advice)))


def refusal_of(answer: Answer) -> Refusal:
    """Why a program did not do what it was to do."""
    try:
        said = _refusal(_decoded(answer.said, Refusal))
    except Unreadable:
        said = None
    return said or Refusal(
        "errand-failed",
        f"The program that looks after the content ended unexpectedly ({answer.code}).",
        "The content is as it was, or the new one: both are whole. `kiosk doctor` says what this "
        "machine lacks.",
    )


# --- candidates -------------------------------------------------------------------------


class Available(NamedTuple):
    """A bundle that was found, where it lies, and in which place."""

    candidate: Candidate
    file: Path
    place: Place


def available(answer: Answer, sight: Sight) -> tuple[tuple[Available, ...], tuple[Refusal, ...]]:
    """The bundles that were found, newest first, of the same bytes one; and why some folders could
    not be looked into. Raises Unreadable."""
    if answer.code != 0:
        raise Unreadable
    found = _decoded(answer.said, Offers)
    first = {offer.id: offer for offer in reversed(found.candidates)}
    offers = (offer for offer in found.candidates if first[offer.id] is offer)
    refusals = filter(None, (_refusal(each.refusal) for each in found.unreadable))
    return tuple(_available(offer, sight) for offer in offers), tuple(refusals)


def _available(offer: Offer, sight: Sight) -> Available:
    place = sight.place_of(Path(offer.folder))
    return Available(_candidate(offer, place), Path(offer.folder, offer.file), place)


def _candidate(offer: Offer, place: Place) -> Candidate:
    changes = offer.changes
    return Candidate(
        id=offer.id,
        place=place.label,
        version=_version(offer.bundle, offer.version) or one_line(Path(offer.file).name),
        created=one_line(offer.created),
        publisher=tuple(map(one_line, offer.publisher)),
        size=offer.size,
        changes=None if changes is None else tuple(map(_change, changes[:MOST_CHANGES])),
        refusal=_refusal(offer.refusal),
        more=max(0, len(changes or ()) - MOST_CHANGES),
        is_active=offer.active,
    )


def _change(change: Change) -> Change:
    return Change(change.kind, one_line(change.what, keep=MARKS))


def _version(bundle: str | None, version: int | None) -> str:
    return one_line(f"{bundle} {version}") if bundle and version is not None else ""


# --- the store --------------------------------------------------------------------------


class _Slot(Struct):
    name: str
    bundle: str | None = None
    version: int | None = None
    publishers: tuple[str, ...] = ()
    damage: str = ""


class _Status(Struct):
    active: _Slot | None
    previous: _Slot | None
    free: int | None = None
    total: int | None = None
    created: str = ""
    demonstration: bool = False
    publishers: tuple[str, ...] = ()


def stored_of(answer: Answer, release: str) -> Stored:
    """What the store holds; `release` is the version of the release's own content. Raises
    Unreadable."""
    if answer.code != 0:
        raise Unreadable
    found = _decoded(answer.said, _Status)
    slots = [_slot(found.active, "active", release)]
    is_alone = found.active is None and found.previous is None
    before = _slot(found.previous, "previous", release)
    slots.append(Slot("", "empty") if is_alone else before)
    has_disk = found.free is not None and found.total is not None
    storage = Storage(found.free or 0, found.total or 0) if has_disk else None
    publisher = found.active.publishers if found.active else found.publishers
    return Stored(tuple(slots), publisher, storage, found.demonstration, found.created)


def _slot(found: _Slot | None, state: SlotState, release: str) -> Slot:
    if found is None:
        return Slot(RELEASE, state, release)
    version = _version(found.bundle, found.version) or one_line(found.name)
    return Slot(found.name, "damaged" if found.damage else state, version)


# --- deeds ------------------------------------------------------------------------------


class _Progress(Struct):
    step: str
    done: int
    total: int


def step_of(line: bytes) -> Step | None:
    """How far a deed is, by a line of its progress; None for what says nothing of that."""
    try:
        found = _decoded(line, _Progress)
    except Unreadable:
        return None
    name = _STEPS.get(found.step)
    return name and Step(name, found.done, found.total)


class _Ended(Struct):
    receipt: str | None = None
    receipt_refused: Refusal | None = None


def outcome_of(answer: Answer, before: str, after: str, place: Place | None) -> Outcome:
    """How a deed ended that was to lead from one version to another. `place` is where its receipt
    was to be written."""
    if answer.code in _INTERRUPTED:
        return Outcome(before, before, CANCELLED)
    refusal = refusal_of(answer) if answer.code != 0 else None
    try:
        ended = _decoded(answer.said, _Ended)
    except Unreadable:
        return Outcome(before, before, refusal or refusal_of(answer))
    unwritten = _refusal(ended.receipt_refused)
    receipt = _inside(place, ended.receipt)
    return Outcome(before, before if refusal else after, refusal, receipt, unwritten)


def _inside(place: Place | None, receipt: str | None) -> str:
    """Where a receipt is, by its place's name and the way from there."""
    if place is None or receipt is None:
        return ""
    path = Path(receipt)
    way = path.relative_to(place.folder) if path.is_relative_to(place.folder) else path
    return one_line(str(Path(place.label, way)))


Record = TypeVar("Record")


def _decoded(said: bytes, kind: type[Record]) -> Record:
    try:
        return msgspec.json.decode(said, type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Unreadable from error
