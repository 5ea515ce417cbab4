"""What the supervisor knows. Time is in seconds of a clock that never goes back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from kiosk.supervisor.events import Command

PAUSES = (0.0, 0.5, 1.0, 2.0, 5.0, 10.0)
# Alive for so long after its first frame, or touched, a process has proven itself.
PROBATION = 5.0
# After a first frame, the screen and the process that dies have the machine for themselves.
REST = 0.1
# So many failures in a row, and the emergency page is shown meanwhile.
REPEATED = 3
# After an emergency page that died before it was on the screen.
EMERGENCY_PAUSE = 1.0

# How the kiosk ends: it was told to from outside, or its window was closed; or staff asked for it,
# either to start anew or to stay ended.
Ending = Literal["told", "restart", "stop"]


class State(NamedTuple):
    """What the supervisor knows. At most one process is in each place; 0 means none.

    `closable`: a visitor's window has a frame, and closing it ends the kiosk. `shares_display`:
    several processes can have windows; where one owns the display, none is kept warm.
    `has_emergency`: there is an emergency page. `is_asked`: the staff panel is wanted; `staff` is
    its process until that is `on_screen`, which `has_panel` says.

    `is_touched`, `is_over` (it has covered itself) and `proven_at` (None once it has proven
    itself) tell of the process on the screen, `is_ready` of the warm one. `failures` counts the
    processes in a row that died before they had proven themselves; `start_at` is when the next may
    start. `stands_in`: the emergency page is on the screen; `emergency_at` is when to start it
    again. Processes up to the number `outdated` have content that is no longer the active one.
    `ending` is how the kiosk ends, once it does.
    """

    closable: bool = False
    shares_display: bool = True
    has_emergency: bool = False
    on_screen: int = 0
    is_touched: bool = False
    is_over: bool = False
    proven_at: float | None = None
    coming: int = 0
    warm: int = 0
    is_ready: bool = False
    is_asked: bool = False
    staff: int = 0
    has_panel: bool = False
    emergency: int = 0
    stands_in: bool = False
    newest: int = 0
    failures: int = 0
    start_at: float | None = None
    emergency_at: float | None = None
    outdated: int = 0
    ending: Ending | None = None

    @property
    def finished(self) -> bool:
        """Whether the kiosk is over."""
        return self.ending is not None

    @property
    def is_bare(self) -> bool:
        """Whether nothing is on the screen that a visitor, or staff, could use."""
        return self.on_screen == 0 or self.is_over

    @property
    def is_right(self) -> bool:
        """Whether something right is on the screen: a visitor's, the staff panel, or the
        emergency page."""
        return self.stands_in or not self.is_bare

    @property
    def is_quiet(self) -> bool:
        """Whether nobody uses the screen, neither a visitor nor staff: nobody has touched it, or
        nobody can."""
        return not (self.is_touched or self.is_over or self.is_asked or self.staff)

    @property
    def is_emergency(self) -> bool:
        """Whether visitor processes fail one after the other, and the emergency page is better."""
        return self.has_emergency and self.failures >= REPEATED and self.is_bare

    @property
    def living(self) -> Sequence[int]:
        """The processes that have a place; every other one has been told to die."""
        places = (self.on_screen, self.coming, self.warm, self.staff, self.emergency)
        return [number for number in places if number]

    @property
    def wakes_at(self) -> float | None:
        """When the next `Woke` is due, if ever."""
        times = (self.start_at, self.proven_at, self.emergency_at)
        return min((at for at in times if at is not None), default=None)


Step = tuple[State, tuple[Command, ...]]


def pause(failures: int) -> float:
    """Seconds to wait after so many failures in a row."""
    return PAUSES[min(max(failures, 1), len(PAUSES)) - 1]
