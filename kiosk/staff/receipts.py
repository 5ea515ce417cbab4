"""Receipts: what became of a try to change a kiosk's content, and how the kiosk is.

Nothing in a receipt is about visitors.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal

import msgspec

from kiosk.settings import Host
from kiosk.staff.records import Refusal

Tried = Literal["install", "undo"]
Result = Literal["installed", "undone", "refused", "cancelled"]
Way = Literal["stick", "drop-folder", "kiosk"]

_Count = Annotated[int, msgspec.Meta(ge=0, lt=1 << 53)]
_Version = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]  # as high as publishers can sign
_Day = Annotated[str, msgspec.Meta(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")]
_Time = Annotated[
    str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")
]


class _Record(msgspec.Struct, frozen=True, omit_defaults=True):
    """A part of a receipt. Unlike compiled content it may have gained fields."""


class Version(_Record, frozen=True):
    """Content that a kiosk has: a bundle, its version, and the day it was `created`
    (YYYY-MM-DD, or empty)."""

    bundle: str
    version: _Version
    created: _Day = ""

    def __str__(self) -> str:
        made = f", made on {self.created}" if self.created else ""
        return f"{self.bundle} {self.version}{made}"


class Finding(_Record, frozen=True):
    """Something that is wrong with a kiosk, and what to do about it."""

    section: str
    finding: str
    advice: str = ""


class Health(_Record, frozen=True):
    """What `kiosk doctor` found, in short: how many checks ended how, and the problems."""

    ok: _Count
    warnings: _Count
    problems: _Count
    findings: tuple[Finding, ...] = ()

    def __str__(self) -> str:
        return f"{self.ok} right, warnings: {self.warnings}, problems: {self.problems}"


class Receipt(_Record, frozen=True):
    """What became of one try.

    `time` is UTC as the kiosk's clock said; one before `time_floor` (YYYY-MM-DD, or empty) was
    wrong. `file` is the name of the bundle's file. `before` and `after` are the content that was
    active, installed or of the release; none where that is not known.
    """

    kiosk: str
    time: _Time
    tried: Tried
    way: Way
    result: Result
    program: str
    file: str = ""
    reason: Refusal | None = None
    before: Version | None = None
    after: Version | None = None
    health: Health | None = None
    time_floor: _Day = ""

    @property
    def clock_is_behind(self) -> bool:
        """Whether the kiosk's clock was wrong for certain."""
        return self.time[: len(self.time_floor)] < self.time_floor


def kiosk_name(host: Host, machine: str) -> str:
    """What a kiosk is called: its host and its own name, or else the name of the `machine`."""
    return ", ".join(filter(None, (host.name, host.kiosk))) or machine


def clock_time(now: datetime) -> str:
    """The time of a receipt, by the kiosk's clock; `now` knows its time zone."""
    return f"{now.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat()}Z"


def health_of(report: str | bytes) -> Health | None:
    """What a receipt says of the output of `kiosk doctor --json`; None for anything else."""
    try:
        checks = msgspec.json.decode(report, type=_Report).checks
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    states = [check.state for check in checks]
    problems = (check for check in checks if check.state == "problem")
    return Health(
        ok=states.count("ok"),
        warnings=states.count("warning"),
        problems=states.count("problem"),
        findings=tuple(Finding(one.section, one.finding, one.advice) for one in problems),
    )


class _Check(msgspec.Struct):
    section: str
    state: str
    finding: str
    advice: str = ""


class _Report(msgspec.Struct):
    checks: list[_Check]
