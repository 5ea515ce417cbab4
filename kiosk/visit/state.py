"""What one visitor is doing: a value that only `apply` changes."""

from __future__ import annotations

from typing import Literal, assert_never, get_args

from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.blocks import PageId
from kiosk.content.layers import second_layer
from kiosk.content.model import Content
from kiosk.visit.ways import leads_somewhere

PlaceKind = Literal[
    "attract",
    "start",
    "help",
    "report",
    "learn",
    "numbers",
    "questions",
    "channel-questions",
    "question",
    "page",
    "more",
    "channel",
    "code",
    "languages",
    "guide",
    "outcome",
    "countries",
    "country",
    "contact-code",
]
Theme = Literal["light", "contrast"]
TextSize = Literal["normal", "large"]


class Place(Struct, frozen=True):
    """Somewhere a visitor can be. `id` names the page, channel, question and so on.

    It is empty where there is only one of the kind; `countries` without an id lists the ranges.
    """

    kind: PlaceKind
    id: str = ""

    @property
    def target(self) -> str:
        """The place as controls name it; `parse_place` reads it back."""
        return f"{self.kind}:{self.id}" if self.id else self.kind


ATTRACT = Place("attract")
START = Place("start")
LANGUAGES = Place("languages")


class VisitState(Struct, frozen=True):
    """A visit. `trail` is the way taken, never empty; its last place is on the screen.

    `safety_note` is the first place that spoke of abuse: the safety note stands there. An empty
    `language` is the one in which every visit begins.
    """

    trail: tuple[Place, ...] = (ATTRACT,)
    asking: bool = False
    ended: bool = False
    safety_note: Place | None = None
    language: str = ""
    text_size: TextSize = "normal"
    theme: Theme = "light"

    @property
    def place(self) -> Place:
        """Where the visitor is."""
        return self.trail[-1]

    @property
    def touched(self) -> bool:
        """Whether a visit has begun."""
        return self.place != ATTRACT


class Open(Struct, frozen=True):
    """Go to a place; from the attract screen every touch opens the start screen."""

    place: Place


class Back(Struct, frozen=True):
    """Return to the place before."""


class Home(Struct, frozen=True):
    """Return to the start screen."""


class Ask(Struct, frozen=True):
    """Nobody has touched the screen for long: ask whether somebody is there."""


class CarryOn(Struct, frozen=True):
    """Somebody is there: return to exactly what was shown."""


class Leave(Struct, frozen=True):
    """End the visit now: Leave now, “I have finished”, or nobody answered."""


class ChooseLanguage(Struct, frozen=True):
    """Go on in a language, at the same place. Chosen from the list of languages, it returns to
    where that was opened; on the attract screen it begins the visit."""

    language: str


class ChooseTextSize(Struct, frozen=True):
    """Have all text in this size."""

    text_size: TextSize


class ChooseTheme(Struct, frozen=True):
    """Have everything in these colours."""

    theme: Theme


Choice = ChooseLanguage | ChooseTextSize | ChooseTheme
Action = Open | Back | Home | Ask | CarryOn | Leave | Choice


def apply(state: VisitState, action: Action, content: Content) -> VisitState:
    """Return the state after `action`; what cannot be done changes nothing.

    Total and pure. What was never touched is no visit and cannot end; an ended visit stays
    ended; while the idle question is asked only CarryOn and Leave count, so that a passer-by is
    not handed the visitor's page.
    """
    if state.ended:
        return state
    if isinstance(action, Leave):
        return replace(state, ended=state.touched)
    if state.asking:
        return replace(state, asking=False) if isinstance(action, CarryOn) else state
    match action:
        case Open():
            return _open(state, action.place, content)
        case Back():
            return replace(state, trail=state.trail[:-1]) if len(state.trail) > 1 else state
        case Home():
            return replace(state, trail=(START,)) if state.touched else state
        case Ask() | CarryOn():
            return replace(state, asking=state.touched and isinstance(action, Ask))
        case ChooseLanguage() | ChooseTextSize() | ChooseTheme():
            return _choose(state, action)
    assert_never(action)


def exists(place: Place, content: Content) -> bool:
    """Whether `content` has something to show at `place`."""
    match place.kind:
        case "page":
            return place.id in content.pages
        case "more":
            page = content.pages.get(PageId(place.id))
            return page is not None and bool(second_layer(page.blocks))
        case "channel" | "code" | "channel-questions":
            return place.id in content.channels
        case "question":
            return place.id in content.questions
        case "guide" | "outcome" | "countries" | "country" | "contact-code":
            return leads_somewhere(place.kind, place.id, content)
        case _:
            return not place.id


def _open(state: VisitState, place: Place, content: Content) -> VisitState:
    if not state.touched:
        return replace(state, trail=(START,))
    if place in (ATTRACT, state.place) or not exists(place, content):
        return state
    if place == START:
        return replace(state, trail=(START,))
    note = state.safety_note or (place if _speaks_of_abuse(place, content) else None)
    return replace(state, trail=(*state.trail, place), safety_note=note)


def _choose(state: VisitState, choice: Choice) -> VisitState:
    match choice:
        case ChooseLanguage(language=language) if state.place == LANGUAGES:
            return replace(state, language=language, trail=state.trail[:-1])
        case ChooseLanguage(language=language):
            trail = state.trail if state.touched else (START,)
            return replace(state, language=language, trail=trail)
        case ChooseTextSize(text_size=text_size):
            return replace(state, text_size=text_size) if state.touched else state
        case ChooseTheme(theme=theme):
            return replace(state, theme=theme) if state.touched else state
    assert_never(choice)


def _speaks_of_abuse(place: Place, content: Content) -> bool:
    return place.kind == "page" and content.pages[PageId(place.id)].content_note


def parse_action(target: str) -> Open | ChooseLanguage | None:
    """Read what a control does: `language:CODE` chooses one, all others open a place."""
    kind, _, code = target.partition(":")
    if kind == "language":
        return ChooseLanguage(code)
    place = parse_place(target)
    return Open(place) if place else None


def parse_place(target: str) -> Place | None:
    """Read the target of a control, `kind` or `kind:id`; None where it names no place."""
    kind, _, identifier = target.partition(":")
    return next((Place(k, identifier) for k in get_args(PlaceKind) if k == kind), None)
