"""What the staff panel shows: plain values that others fill. Nothing in them is about visitors."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

from kiosk.errors import KioskError
from kiosk.exits import as_fields
from kiosk.staff.last_start import LastStart

RELEASE = "release"

SlotState = Literal["active", "previous", "empty", "damaged"]
ReviewState = Literal["draft", "reviewed"]


class LanguageReview(NamedTuple):
    """A language of the content. `by` and `on` (YYYY-MM-DD) are empty for a draft; `translated` is
    the share of its texts that have a translation, in percent, and 100 for all of them alone."""

    code: str
    name: str
    state: ReviewState
    by: str = ""
    on: str = ""
    translated: int = 100


class DueFact(NamedTuple):
    """A fact that is to be looked at again: where it stands, what of that (a field; empty for all),
    when it was last looked at (YYYY-MM-DD), and who printed it."""

    place: str
    field: str
    checked_on: str
    sources: tuple[str, ...] = ()


class Slot(NamedTuple):
    """A place for installed content. `version` is empty where there is none. The content of the
    release has the name RELEASE."""

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


class Refusal(Struct, frozen=True):
    """Why something was not done: a stable code, a sentence, and what to do."""

    code: str
    sentence: str
    advice: str = ""


def refusal_of(error: KioskError) -> Refusal:
    """What a failure that was foreseen says."""
    return Refusal(**as_fields(error))


class Stored(NamedTuple):
    """What the store holds: the active and the previous slot, who signed what is active, whether
    with keys that anybody can make, the disk, where there is a store, and the newest day that an
    accepted bundle was made on (YYYY-MM-DD). With a `refusal` nothing of that is known."""

    slots: tuple[Slot, ...]
    publisher: tuple[str, ...] = ()
    storage: Storage | None = None
    is_demonstration: bool = False
    created: str = ""
    refusal: Refusal | None = None


class Lack(NamedTuple):
    """A protection that visitor processes do not have here, and why."""

    protection: str
    why: str


class Overview(NamedTuple):
    """The state of this kiosk. `kiosk` is what its host calls it; `publisher` is the word
    fingerprint of who signed the content; `is_demonstration`: with keys that anybody can make.
    `due` are the facts to look at again, the longest unseen first; `lacks` is empty where the
    sandbox is whole; `store_refusal` is why the store could not be looked at. What has a default
    may be unknown."""

    content: str
    program: str
    languages: tuple[LanguageReview, ...]
    due: tuple[DueFact, ...]
    clock: Clock
    title: str = ""
    kiosk: str = ""
    publisher: tuple[str, ...] = ()
    is_demonstration: bool = False
    slots: tuple[Slot, ...] = ()
    storage: Storage | None = None
    store_refusal: Refusal | None = None
    last_start: LastStart | None = None
    lacks: tuple[Lack, ...] = ()

    @property
    def previous(self) -> Slot | None:
        """The slot that Undo goes back to."""
        return next((slot for slot in self.slots if slot.state == "previous"), None)


class Change(Struct, frozen=True):
    """One line of what would be different for a reader."""

    kind: Literal["new", "changed", "removed"]
    what: str


class Candidate(NamedTuple):
    """A bundle that was found. `id` is the same for the same bytes only; `place` is the name of the
    drive where it lies, empty for the drop folder; `version` that of the file, where it says none.
    One with a `refusal` cannot be installed, and one that `is_active` changes nothing. `changes` is
    None where nobody has compared them; there are so many `more` than are named."""

    id: str
    place: str
    version: str
    created: str
    publisher: tuple[str, ...] = ()
    size: int = 0
    changes: tuple[Change, ...] | None = ()
    refusal: Refusal | None = None
    more: int = 0
    is_active: bool = False

    @property
    def can_be_installed(self) -> bool:
        """Whether there is something to install."""
        return self.refusal is None and not self.is_active


StepName = Literal["copy", "verify", "try", "activate"]


class Step(NamedTuple):
    """How far something is: `done` of `total` parts of this step. Activation cannot be stopped."""

    name: StepName
    done: int = 0
    total: int = 0


class Sounded(NamedTuple):
    """A sound was played; without a refusal it could be heard, if anybody was there."""

    refusal: Refusal | None = None


class Outcome(NamedTuple):
    """How a change ended. Without a refusal it is done. `receipt` is where one was written, if one
    was: the drive's name, and the path there. `unwritten` says why none could be."""

    before: str
    after: str
    refusal: Refusal | None = None
    receipt: str = ""
    unwritten: Refusal | None = None

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody stopped it."""
        return self.refusal is not None and self.refusal.code == "cancelled"
