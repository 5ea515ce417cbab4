"""All that can happen to the staff panel: what a finger does, and what the machine tells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from msgspec import Struct

from kiosk.staff.health import Fields
from kiosk.staff.records import Candidate, Outcome, Overview, Refusal, Sounded, Step
from kiosk.staff.screens import Test, WayOut

# --- what a finger does -----------------------------------------------------------------


@dataclass(frozen=True)
class Press:
    """A digit of the PIN. Like a `Pin` it is in no repr."""

    digit: str = field(repr=False)


class Erase(Struct, frozen=True):
    """Take the last digit back."""


class Enter(Struct, frozen=True):
    """The PIN is complete."""


class Open(Struct, frozen=True):
    """Go from the overview to another screen."""

    screen: Literal["candidates", "health", "facts", "ways-out"]


class Choose(Struct, frozen=True):
    """Look at one of the candidates."""

    id: str


class AskInstall(Struct, frozen=True):
    """Ask once more, then install the candidate on the screen."""


class AskUndo(Struct, frozen=True):
    """Ask once more, then go back to the content before."""


class Confirm(Struct, frozen=True):
    """Yes, do it."""


class Cancel(Struct, frozen=True, tag=True):
    """Stop what is under way."""


class RunTest(Struct, frozen=True):
    """Begin a test."""

    test: Test


class Next(Struct, frozen=True):
    """Go on to the next picture of the test of the screen."""


class Hit(Struct, frozen=True):
    """A finger is on this field of the test of touch."""

    field: int


class Back(Struct, frozen=True):
    """Return to the screen before. What is under way has none."""


class AskEnd(Struct, frozen=True):
    """Ask once more, then restart the kiosk or end it."""

    how: WayOut


class End(Struct, frozen=True):
    """Restart the kiosk, or end it."""

    how: WayOut


class Leave(Struct, frozen=True):
    """Close the panel now, wherever it is."""


class Touched(Struct, frozen=True):
    """A touch that does nothing else: somebody is there."""


FromFinger = (
    Press
    | Erase
    | Enter
    | Open
    | Choose
    | AskInstall
    | AskUndo
    | Confirm
    | Cancel
    | RunTest
    | Next
    | Hit
    | Back
    | AskEnd
    | End
    | Leave
    | Touched
)


# --- what the machine tells -------------------------------------------------------------


class Judged(Struct, frozen=True):
    """The PIN was tried. `wait_s`: how long until the next try."""

    is_right: bool
    wait_s: float = 0.0


class Looked(Struct, frozen=True):
    """The state of this kiosk was looked at."""

    overview: Overview


class Found(Struct, frozen=True, tag=True):
    """These bundles are there now, newest first. `is_looking`: others may be, and are looked at.
    `refusals` say what could not be looked at."""

    candidates: tuple[Candidate, ...]
    is_looking: bool = False
    refusals: tuple[Refusal, ...] = ()


class Stepped(Struct, frozen=True, tag=True):
    """The deed has come so far."""

    step: Step


class Finished(Struct, frozen=True, tag=True):
    """The deed has ended."""

    outcome: Outcome


class Laid(Struct, frozen=True):
    """The test of touch is on the screen, with these fields."""

    fields: Fields


class Played(Struct, frozen=True, tag=True):
    """The test of sound has ended."""

    sounded: Sounded


class Ticked(Struct, frozen=True):
    """Time has passed."""


FromMachine = Judged | Looked | Found | Stepped | Finished | Laid | Played | Ticked
Action = FromFinger | FromMachine
