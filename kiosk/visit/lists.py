"""The screens that lead on: services, channels, pages and questions to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiosk.content.blocks import ChannelId
from kiosk.content.model import Channel, Service, SiteId
from kiosk.visit.guide import guide_rows
from kiosk.visit.opening import closed_last
from kiosk.visit.rows import Row, channel_answer, page_answer, service_rows
from kiosk.visit.screen import Kiosk, Screen


def numbers_title(kiosk: Kiosk) -> str:
    """The title of the list of all services."""
    _ = kiosk.translate
    return _("Numbers and addresses")


def help_screen(kiosk: Kiosk, section: str) -> Screen:
    """Get help: people to talk to first, those who are closed now behind the others; then pages."""
    return _list(section, section, _call(kiosk), _help(kiosk))


def report_screen(kiosk: Kiosk, section: str) -> Screen:
    """Report something: the channels."""
    _ = kiosk.translate
    lead = _(
        "You need no proof. An uneasy feeling is reason enough. If there is danger "
        "now, do not use a form: call one of the numbers below."
    )
    channels = (channel_answer(kiosk.content.channels[each]) for each in kiosk.profile.channels)
    return _list(section, section, lead, (*guide_rows(kiosk), *channels))


def learn_screen(kiosk: Kiosk, section: str) -> Screen:
    """Learn: the pages, in groups."""
    _ = kiosk.translate
    return _list(section, section, _("Choose what you would like to read."), _learn(kiosk))


def questions_screen(kiosk: Kiosk, section: str) -> Screen:
    """The channels that have questions."""
    _ = kiosk.translate
    lead = _("Choose what your question is about.")
    return _list(section, section, lead, _question_channels(kiosk))


def channel_questions_screen(kiosk: Kiosk, channel: ChannelId, section: str) -> Screen:
    """The questions of one channel."""
    _ = kiosk.translate
    asked = kiosk.content.channels[channel]
    return _list(section, asked.title, _("Questions and answers"), _questions(kiosk, asked))


def numbers_screen(kiosk: Kiosk, section: str) -> Screen:
    """All services, one after the other, in the order that a reader may know."""
    rows = _cards(kiosk, kiosk.content.services.values())
    return _list(section, numbers_title(kiosk), _call(kiosk), rows)


def _list(section: str, title: str, lead: str, rows: Iterable[Row]) -> Screen:
    return Screen("reading", title, lead, section, rows=tuple(rows))


def _cards(kiosk: Kiosk, services: Iterable[Service]) -> Iterator[Row]:
    for service in services:
        yield from service_rows(service, kiosk.content, kiosk.translate, kiosk.now)


def _call(kiosk: Kiosk) -> str:
    _ = kiosk.translate
    return _("Call from any phone. You decide how much you tell.")


def _help(kiosk: Kiosk) -> Iterator[Row]:
    _ = kiosk.translate
    services = (kiosk.content.services[each] for each in kiosk.profile.help_services)
    yield from _cards(kiosk, closed_last(services, kiosk.content, kiosk.arrived))
    site = kiosk.content.sites.get(SiteId(kiosk.settings.site or kiosk.profile.name))
    if site:
        yield Row("card", site.name, site.text, symbol="who")
    yield from guide_rows(kiosk)
    for page in kiosk.profile.help_pages:
        yield page_answer(kiosk.content.pages[page])
    yield Row(
        "answer",
        numbers_title(kiosk),
        _("All services, one after the other"),
        symbol="numbers",
        target="numbers",
    )


def _learn(kiosk: Kiosk) -> Iterator[Row]:
    for group in kiosk.profile.learn:
        yield Row("heading", group.title)
        for page in group.pages:
            yield page_answer(kiosk.content.pages[page])


def _question_channels(kiosk: Kiosk) -> Iterator[Row]:
    for identifier in kiosk.profile.channels:
        channel = kiosk.content.channels[identifier]
        if channel.questions:
            row = channel_answer(channel)
            target = f"channel-questions:{identifier}"
            yield Row("answer", row.title, row.body, symbol=row.symbol, target=target)


def _questions(kiosk: Kiosk, channel: Channel) -> Iterator[Row]:
    for identifier in channel.questions:
        question = kiosk.content.questions[identifier]
        yield Row("answer", question.question, symbol="questions", target=f"question:{identifier}")
