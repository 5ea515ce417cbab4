"""The screens of the staff panel."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from kiosk.staff.health import Fields
from kiosk.staff.pin import Pin
from kiosk.staff.records import Candidate, Outcome, Slot, Sounded, Step

Test = Literal["screen", "sound", "touch"]
WayOut = Literal["restart", "stop"]


class Install(Struct, frozen=True, tag=True):
    """Put this content in place of what is shown."""

    candidate: Candidate


class Undo(Struct, frozen=True, tag=True):
    """Go back to the content of this slot."""

    slot: Slot


Deed = Install | Undo


class PinPad(Struct, frozen=True):
    """The PIN is typed. While it `is_judged`, and until `opens_at`, nothing can be typed."""

    pin: Pin = Pin()
    is_judged: bool = False
    was_wrong: bool = False
    opens_at: float = 0.0


class AtOverview(Struct, frozen=True):
    """The state of this kiosk."""


class AtCandidates(Struct, frozen=True):
    """The bundles that were found, newest first."""


class AtCandidate(Struct, frozen=True):
    """One of them, and what it would change."""

    candidate: Candidate


class Confirming(Struct, frozen=True):
    """It is asked once more, and says what will happen."""

    deed: Deed


class UnderWay(Struct, frozen=True):
    """A deed is being done. It can be cancelled until it activates."""

    deed: Deed
    step: Step | None = None
    is_cancelled: bool = False

    @property
    def can_cancel(self) -> bool:
        """Whether it can still be stopped, and nobody has asked for that."""
        return not self.is_cancelled and (self.step is None or self.step.name != "activate")


class AtResult(Struct, frozen=True):
    """How it ended, which stays until somebody has read it or leaves."""

    deed: Deed
    outcome: Outcome


class AtHealth(Struct, frozen=True):
    """The tests of screen, sound and touch; the one that `runs`, if any. `picture` is that of the
    screen's test; `fields` are those of touch, while that runs and when it has ended; `sounded` is
    what came of the last sound."""

    runs: Test | None = None
    picture: int = 0
    fields: Fields | None = None
    sounded: Sounded | None = None


class AtFacts(Struct, frozen=True):
    """The facts to look at again."""


class AtWaysOut(Struct, frozen=True):
    """To restart the kiosk, or to end it. It `asks` once more whether that is wanted."""

    asks: WayOut | None = None


Screen = (
    PinPad
    | AtOverview
    | AtCandidates
    | AtCandidate
    | Confirming
    | UnderWay
    | AtResult
    | AtHealth
    | AtFacts
    | AtWaysOut
)
