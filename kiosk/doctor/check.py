"""What the doctor found, as records, as a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import IntEnum

_WIDEST_SECTION = 11
_ARROW = "→"


class State(IntEnum):
    """How a check ended. The worst of all is the exit code of `kiosk doctor`."""

    OK = 0
    WARNING = 1
    PROBLEM = 2


@dataclass(frozen=True)
class Check:
    """One thing that was looked at: what was found, and what to do unless it is right."""

    section: str
    state: State
    finding: str
    advice: str = ""


def ok(section: str, finding: str) -> Check:
    """It is as it must be."""
    return Check(section, State.OK, finding)


def warning(section: str, finding: str, advice: str) -> Check:
    """The kiosk runs, but promises less than it could."""
    return Check(section, State.WARNING, finding, advice)


def problem(section: str, finding: str, advice: str) -> Check:
    """The kiosk does not run, or not right."""
    return Check(section, State.PROBLEM, finding, advice)


def worst(checks: Sequence[Check]) -> State:
    """The state of the whole."""
    return max((check.state for check in checks), default=State.OK)


def as_table(checks: Sequence[Check]) -> str:
    """One line for each check, and one for what to do about it."""
    return "\n".join(line for check in checks for line in _lines(check))


def as_json(checks: Sequence[Check]) -> str:
    """The same for machines: the state of the whole and all checks, states in words."""
    listed = [{**asdict(check), "state": check.state.name.lower()} for check in checks]
    whole = {"state": worst(checks).name.lower(), "checks": listed}
    return json.dumps(whole, indent=2, ensure_ascii=False)


def _lines(check: Check) -> list[str]:
    margin = f"{check.state.name.lower():8} {check.section:{_WIDEST_SECTION}} "
    advice = [f"{' ' * len(margin)}{_ARROW} {check.advice}"] if check.advice else []
    return [margin + check.finding, *advice]
