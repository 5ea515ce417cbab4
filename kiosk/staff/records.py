"""What the staff panel shows: plain values that others fill. Nothing in them is about visitors."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

from kiosk.errors import KioskError
from kiosk.exits import as_fields

SlotState = Literal["active", "previous", "empty", "damaged"]
ReviewState = Literal["draft", "reviewed"]


class LanguageReview(NamedTuple):
    """A language of the content. `by` and `on` (YYYY-MM-DD) are empty for a draft."""

    code: str
    name: str
    state: ReviewState
    by: str = ""
    on: str = ""


class Slot(NamedTuple):
    """A place for installed content. `version` is empty where there is none."""

    name: str
    state: SlotState
    version: str = ""


class Storage(NamedTuple):
    """The disk on which the store is, in bytes."""

    free: int
    total: int


class Clock(NamedTuple):
    """This machine's clock and the time floor, the newest day known of (YYYY-MM-DD). A clock that
    is behind the floor is wrong."""

    now: str
    floor: str
    is_behind: bool


class LastStart(NamedTuple):
    """When the kiosk was last started, by its clock, and why, in words."""

    at: str
    why: str


class Lack(NamedTuple):
    """A protection that visitor processes do not have here, and why."""

    protection: str
    why: str


class Overview(NamedTuple):
    """The state of this kiosk. `kiosk` is what its host calls it; `publisher` is the word
    fingerprint of who signed the content; `is_demonstration`: with keys that anybody can make.
    `lacks` is empty where the sandbox is whole. What has a default may be unknown."""

    content: str
    program: str
    languages: tuple[LanguageReview, ...]
    facts_due: int
    clock: Clock
    title: str = ""
    kiosk: str = ""
    publisher: tuple[str, ...] = ()
    is_demonstration: bool = False
    slots: tuple[Slot, ...] = ()
    storage: Storage | None = None
    last_start: LastStart | None = None
    lacks: tuple[Lack, ...] = ()

    @property
    def previous(self) -> Slot | None:
        """The slot that Undo goes back to."""
        return next((slot for slot in self.slots if slot.state == "previous"), None)


class Refusal(Struct, frozen=True):
    """Why something was not done: a stable code, a sentence, and what to do."""

    code: str
    sentence: str
    advice: str = ""


def refusal_of(error: KioskError) -> Refusal:
    """What a failure that was foreseen says."""
    return Refusal(**as_fields(error))


class Change(Struct, frozen=True):
    """One line of what would be different for a reader."""

    kind: Literal["new", "changed", "removed"]
    what: str


class Candidate(NamedTuple):
    """A bundle that was found. `id` is the same for the same bytes only; `place` says where it
    lies, in words. One with a `refusal` cannot be installed."""

    id: str
    place: str
    version: str
    created: str
    publisher: tuple[str, ...] = ()
    size: int = 0
    changes: tuple[Change, ...] = ()
    refusal: Refusal | None = None


StepName = Literal["copy", "verify", "try", "activate"]


class Step(NamedTuple):
    """How far something is: `done` of `total` parts of this step. Activation cannot be stopped."""

    name: StepName
    done: int = 0
    total: int = 0


class Outcome(NamedTuple):
    """How a change ended. Without a refusal it is done."""

    before: str
    after: str
    refusal: Refusal | None = None
