"""Does a visitor process still live? It is asked at every beat, once a second.

All is counted in beats, not in time: when the supervisor itself was held up, nobody is blamed.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

SECONDS = 1.0
# So many questions without an answer are a hang.
UNANSWERED = 3
# So many beats are allowed until the next milestone: to be ready, or to be shown.
MILESTONE = 20
# From so many answers on it is weighed: one that is too heavy at once would be no better anew.
SETTLED = 10

Verdict = Literal["wait", "ask", "hung"]


class Pulse(NamedTuple):
    """What is known of a process: whether it can answer, and how long it has owed what.

    `answered` counts its answers since it last reached a milestone.
    """

    answers: bool = False
    unanswered: int = 0
    awaited: int | None = 0
    answered: int = 0

    @property
    def is_settled(self) -> bool:
        """Whether it has run for some time."""
        return self.answered >= SETTLED


def hear(pulse: Pulse, word: str) -> Pulse:
    """It said a word."""
    match word:
        case "ready" | "shown":
            return Pulse(answers=True, awaited=None)
        case "alive":
            return pulse._replace(unanswered=0, answered=pulse.answered + 1)
        case _:
            return pulse


def told_to_show(pulse: Pulse) -> Pulse:
    """Its first frame is waited for."""
    return pulse._replace(awaited=0)


def beat(pulse: Pulse) -> tuple[Pulse, Verdict]:
    """A second has passed."""
    if pulse.unanswered >= UNANSWERED or pulse.awaited == MILESTONE:
        return pulse, "hung"
    awaited = None if pulse.awaited is None else pulse.awaited + 1
    if not pulse.answers:
        return pulse._replace(awaited=awaited), "wait"
    return pulse._replace(unanswered=pulse.unanswered + 1, awaited=awaited), "ask"
