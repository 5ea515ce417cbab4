"""The screens of the guide: its questions, and what a person can do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from kiosk.content.blocks import ChannelId, PageId, ServiceId
from kiosk.content.guide import GuideId, OutcomeId, Way
from kiosk.visit.rows import Row, channel_answer, directory_answer, page_answer, service_rows
from kiosk.visit.screen import Kiosk, Screen
from kiosk.visit.state import VisitState


def guide_rows(kiosk: Kiosk) -> Iterator[Row]:
    """The button that begins the guide, where there is one."""
    _ = kiosk.translate
    if kiosk.content.guide:
        target = f"guide:{kiosk.content.guide.first.id}"
        body = _("A few questions lead you to the right place.")
        yield Row("answer", _("Help me choose"), body, symbol="not-sure", target=target)


def question_screen(kiosk: Kiosk, identifier: GuideId, state: VisitState, section: str) -> Screen:
    """A question: which one of how many there are at most on this way, and its answers."""
    _ = kiosk.translate
    guide = kiosk.content.guide
    assert guide is not None, "a place of the guide exists in a guide only"
    question = guide.questions[identifier]
    asked = sum(place.kind == "guide" for place in state.trail)
    most = asked + guide.depth(identifier) - 1
    step = _("Question {number} of {most}").format(number=asked, most=most)
    steps = Row("steps", step, number=str(asked), caption=str(most))
    answers = tuple(
        Row(
            "answer", each.answer, each.examples, symbol=each.icon or "next-step", target=each.leads
        )
        for each in question.answers
    )
    rows = (steps, *answers)
    return Screen("reading", question.question, question.what_to_do, section, rows=rows)


def outcome_screen(kiosk: Kiosk, identifier: OutcomeId, section: str) -> Screen:
    """What a person can do, in order, and why."""
    guide = kiosk.content.guide
    assert guide is not None, "an outcome exists in a guide only"
    outcome = guide.outcomes[identifier]
    rows = tuple(way_rows(kiosk, outcome.ways))
    return Screen("reading", outcome.title, outcome.summary, section, rows=rows)


def way_rows(kiosk: Kiosk, ways: Iterable[Way]) -> Iterator[Row]:
    """The card of each service, a button for everything else, and why."""
    for way in ways:
        kind, _, name = way.to.partition(":")
        if kind == "service":
            service = kiosk.content.services[ServiceId(name)]
            head, *details = service_rows(service, kiosk.content, kiosk.translate, kiosk.now)
            yield from (replace(head, body=way.why), *details)
        else:
            yield replace(_button(kiosk, kind, name), kind="way", body=way.why)


def _button(kiosk: Kiosk, kind: str, name: str) -> Row:
    content = kiosk.content
    if kind == "channel":
        return channel_answer(content.channels[ChannelId(name)])
    if kind == "page":
        return page_answer(content.pages[PageId(name)])
    return directory_answer(content)
