"""What is on the screen, as a pure function of the visit, the content and the settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kiosk.content.blocks import ChannelId, PageId
from kiosk.content.guide import GuideId, OutcomeId
from kiosk.content.model import Channel, QuestionId
from kiosk.visit import countries, guide, lists
from kiosk.visit.languages import attract_screen, languages_screen, with_draft_note
from kiosk.visit.reporting import channel_screen, code_screen
from kiosk.visit.rows import Row
from kiosk.visit.screen import Kiosk, Screen
from kiosk.visit.start import start_screen
from kiosk.visit.state import ATTRACT, START, VisitState
from kiosk.visit.texts import more_screen, page_screen, question_screen


def strip(kiosk: Kiosk) -> tuple[Row, ...]:
    """Return the numbers that are always on the screen."""
    numbers = kiosk.content.emergency
    return tuple(Row("number", number.label, number=number.phone) for number in numbers)


def build_screen(kiosk: Kiosk, state: VisitState) -> Screen:
    """Return what `state` shows, said to be a draft where it is one, and in its direction."""
    screen = with_draft_note(kiosk, _screen(kiosk, state))
    if not kiosk.right_to_left or screen.kind == "attract":
        return screen
    from kiosk.visit.direction import directed_screen  # most visits need none of it

    return directed_screen(screen)


def _screen(kiosk: Kiosk, state: VisitState) -> Screen:
    place = state.place
    section = _section(kiosk, state)
    match place.kind:
        case "attract":
            return attract_screen(kiosk)
        case "start":
            return start_screen(kiosk)
        case "page":
            return page_screen(kiosk, PageId(place.id), section, state.safety_note == place)
        case "guide":
            return guide.question_screen(kiosk, GuideId(place.id), state, section)
        case kind if kind in _NAMED:
            return _NAMED[kind](kiosk, place.id, section)
        case _:
            return _LISTS[place.kind](kiosk, section)


# What an id names, and nothing else, decides what is shown.
_NAMED: Mapping[str, Callable[[Kiosk, str, str], Screen]] = {
    "more": lambda kiosk, name, section: more_screen(kiosk, PageId(name), section),
    "question": lambda kiosk, name, section: question_screen(kiosk, QuestionId(name), section),
    "channel": lambda kiosk, name, section: channel_screen(kiosk, _channel(kiosk, name), section),
    "code": lambda kiosk, name, section: code_screen(kiosk, _channel(kiosk, name), section),
    "channel-questions": lambda kiosk, name, section: lists.channel_questions_screen(
        kiosk, ChannelId(name), section
    ),
    "outcome": lambda kiosk, name, section: guide.outcome_screen(kiosk, OutcomeId(name), section),
    "countries": countries.countries_screen,
    "country": countries.country_screen,
    "contact-code": countries.contact_code_screen,
}

_LISTS = {
    "help": lists.help_screen,
    "report": lists.report_screen,
    "learn": lists.learn_screen,
    "questions": lists.questions_screen,
    "numbers": lists.numbers_screen,
    "languages": languages_screen,
}


def _channel(kiosk: Kiosk, name: str) -> Channel:
    return kiosk.content.channels[ChannelId(name)]


def _section(kiosk: Kiosk, state: VisitState) -> str:
    """The door the visitor came through."""
    root = next((place.kind for place in state.trail if place not in (ATTRACT, START)), "")
    doors: dict[str, str] = {door.goes: door.title for door in kiosk.profile.doors}
    entries = {
        "numbers": lists.numbers_title(kiosk),
        "questions": kiosk.translate("Questions"),
        "countries": kiosk.content.directory.title if kiosk.content.directory else "",
    }
    return {**doors, **entries}.get(root, "")
