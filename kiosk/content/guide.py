"""The guide: questions that lead to what a person can do.

That every way through it ends, and ends at something to do, was checked when it was compiled.
"""

from __future__ import annotations

from typing import NewType

from kiosk.content.record import Record

GuideId = NewType("GuideId", str)
OutcomeId = NewType("OutcomeId", str)


class Answer(Record, frozen=True):
    """An answer and the place it leads to: guide:ID or outcome:ID."""

    answer: str
    leads: str
    examples: str = ""
    icon: str = ""


class GuideQuestion(Record, frozen=True):
    """A question of the guide; `what_to_do` stands under it."""

    id: GuideId
    question: str
    what_to_do: str
    answers: tuple[Answer, ...]


class Way(Record, frozen=True):
    """Somewhere to turn to, and `why`: page:ID, channel:ID, service:ID or countries."""

    to: str
    why: str


class Outcome(Record, frozen=True):
    """Where the guide ends: what a person can do, in order."""

    id: OutcomeId
    title: str
    summary: str
    ways: tuple[Way, ...]


class Guide(Record, frozen=True):
    """All questions, of which the first begins the guide, and all outcomes."""

    questions: dict[GuideId, GuideQuestion]
    outcomes: dict[OutcomeId, Outcome]

    @property
    def first(self) -> GuideQuestion:
        """The question the guide begins with."""
        return next(iter(self.questions.values()))

    def depth(self, question: GuideId) -> int:
        """How many questions there are at most from here on, this one included."""
        leads = [each.leads.partition(":") for each in self.questions[question].answers]
        ahead = [GuideId(name) for kind, _, name in leads if kind == "guide"]
        return 1 + max(map(self.depth, ahead), default=0)
