"""What the policy is told, and what it commands. Processes are known by their number, from 1."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """Event: a process said a word on its link."""

    number: int
    word: str


class Exited(NamedTuple):
    """Event: a process is gone, or could not be started."""

    number: int


class Hung(NamedTuple):
    """Event: a process lives and does not do what it is there for."""

    number: int


class Grown(NamedTuple):
    """Event: a process holds more memory than it may."""

    number: int


class Renewed(NamedTuple):
    """Event: other content is active; processes that were started before have the old one."""


class Woke(NamedTuple):
    """Event: a time in the policy's state may have come."""


class Stopped(NamedTuple):
    """Event: the kiosk shall end."""


class Start(NamedTuple):
    """Command: start a visitor process, hidden, and call it by this number."""

    number: int


class StartEmergency(NamedTuple):
    """Command: start the emergency page, which shows itself, and call it by this number."""

    number: int


class StartStaff(NamedTuple):
    """Command: start the staff process, which shows itself, and call it by this number."""

    number: int


class Dismiss(NamedTuple):
    """Command: tell a visitor process that its visit is over."""

    number: int


class Show(NamedTuple):
    """Command: tell a visitor process to show itself as soon as it can."""

    number: int


class Kill(NamedTuple):
    """Command: end a process at once."""

    number: int


Event = Said | Exited | Hung | Grown | Renewed | Woke | Stopped
Command = Start | StartEmergency | StartStaff | Dismiss | Show | Kill
