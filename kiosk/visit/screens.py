"""What is on the screen, as a pure function of the visit, the content and the settings."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from kiosk.content.model import (
    Address,
    Channel,
    ChannelId,
    Content,
    DoorTarget,
    PageId,
    Profile,
    QuestionId,
    SiteId,
    Span,
)
from kiosk.settings import Settings
from kiosk.visit.origins import Translate, language_names, sources_text
from kiosk.visit.rows import (
    Row,
    block_rows,
    channel_answer,
    fact_rows,
    page_answer,
    service_rows,
    text_row,
    word_count,
)
from kiosk.visit.state import ATTRACT, START, Place, VisitState, parse_place

ABOUT = PageId("about")


@dataclass(frozen=True, slots=True)
class Code:
    """A code, what it opens, and the service to call instead (`alternative`)."""

    url: str
    host: str
    opens: str
    alternative: str
    number: str


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen. `section` is the door the visitor came through."""

    kind: Literal["attract", "start", "reading", "code"]
    title: str
    lead: str = ""
    section: str = ""
    content_note: bool = False
    rows: tuple[Row, ...] = ()
    entries: tuple[Row, ...] = ()
    action: str = ""
    action_target: str = ""
    code: Code | None = None

    @property
    def words(self) -> int:
        """How many words there are to read."""
        return word_count(self.rows) + len(f"{self.title} {self.lead}".split())


@dataclass(frozen=True, slots=True)
class Screens:
    """Builds screens for one content, one kiosk and one language."""

    content: Content
    settings: Settings
    translate: Translate

    @property
    def profile(self) -> Profile:
        """What this kind of place puts first."""
        return self.content.profiles[self.settings.profile]

    @property
    def strip(self) -> tuple[Row, ...]:
        """The numbers that are always on the screen."""
        numbers = self.content.emergency
        return tuple(Row("number", number.label, number=number.phone) for number in numbers)

    def screen(self, state: VisitState) -> Screen:
        """Return what `state` shows."""
        place = state.place
        section = self._section(state)
        match place.kind:
            case "attract":
                return Screen("attract", self.profile.attract_call, self.profile.attract_line)
            case "start":
                return self._start()
            case "page":
                return self._page(PageId(place.id), section, state.safety_note == place)
            case "channel":
                return self._channel(self.content.channels[ChannelId(place.id)], section)
            case "code":
                return self._code(self.content.channels[ChannelId(place.id)], section)
            case "question":
                return self._question(QuestionId(place.id), section)
            case _:
                return self._list(place, section)

    def _section(self, state: VisitState) -> str:
        root = next((p.kind for p in state.trail if p not in (ATTRACT, START)), None)
        doors: dict[str, str] = {door.goes: door.title for door in self.profile.doors}
        names = {"numbers": self._numbers_title, "questions": self.translate("Questions")}
        return {**doors, **names}.get(root or "", "")

    @property
    def _numbers_title(self) -> str:
        return self.translate("Numbers and addresses")

    # --- start --------------------------------------------------------------------------

    def _start(self) -> Screen:
        _ = self.translate
        icons: dict[DoorTarget, str] = {"help": "get-help", "report": "report", "learn": "learn"}
        doors = tuple(
            Row(
                "door",
                door.title,
                door.text,
                symbol=icons[door.goes],
                target=door.goes,
                caption=door.short,
            )
            for door in self.profile.doors
        )
        return Screen(
            "start",
            _("What would you like to do?"),
            _("Look around as you like. This screen keeps nothing."),
            rows=doors,
            entries=tuple(self._entry(target) for target in self.profile.entries),
        )

    def _entry(self, target: str) -> Row:
        if target == "numbers":
            return Row("entry", self._numbers_title, symbol="numbers", target=target)
        if target == "questions":
            return Row("entry", self.translate("Questions"), symbol="questions", target=target)
        page = self.content.pages[PageId(target.removeprefix("page:"))]
        return Row("entry", page.title, symbol=page.icon or "info", target=target)

    # --- lists --------------------------------------------------------------------------

    def _list(self, place: Place, section: str) -> Screen:
        _ = self.translate
        match place.kind:
            case "help":
                lead = _("Call from any phone. You decide how much you tell.")
                return Screen("reading", section, lead, section, rows=tuple(self._help()))
            case "report":
                lead = _(
                    "You need no proof. An uneasy feeling is reason enough. If there is danger "
                    "now, do not use a form: call one of the numbers below."
                )
                rows = tuple(
                    channel_answer(self.content.channels[c]) for c in self.profile.channels
                )
                return Screen("reading", section, lead, section, rows=rows)
            case "learn":
                lead = _("Choose what you would like to read.")
                return Screen("reading", section, lead, section, rows=tuple(self._learn()))
            case "questions":
                lead = _("Choose what your question is about.")
                return Screen(
                    "reading", section, lead, section, rows=tuple(self._question_channels())
                )
            case "channel-questions":
                channel = self.content.channels[ChannelId(place.id)]
                rows = tuple(self._questions(channel))
                return Screen(
                    "reading", channel.title, _("Questions and answers"), section, rows=rows
                )
            case _:
                lead = _("Call from any phone. You decide how much you tell.")
                rows = tuple(
                    row
                    for service in self.content.services.values()
                    for row in service_rows(service, self.content, _)
                )
                return Screen("reading", self._numbers_title, lead, section, rows=rows)

    def _help(self) -> Iterator[Row]:
        _ = self.translate
        for service in self.profile.help_services:
            yield from service_rows(self.content.services[service], self.content, _)
        site = self.content.sites.get(SiteId(self.settings.site or self.profile.name))
        if site:
            yield Row("card", site.name, site.text, symbol="who")
        for page in self.profile.help_pages:
            yield page_answer(self.content.pages[page])
        yield Row(
            "answer",
            self._numbers_title,
            _("All services, one after the other"),
            symbol="numbers",
            target="numbers",
        )

    def _learn(self) -> Iterator[Row]:
        for group in self.profile.learn:
            yield Row("heading", group.title)
            for page in group.pages:
                yield page_answer(self.content.pages[page])

    def _question_channels(self) -> Iterator[Row]:
        for identifier in self.profile.channels:
            channel = self.content.channels[identifier]
            if channel.questions:
                row = channel_answer(channel)
                target = f"channel-questions:{identifier}"
                yield Row("answer", row.title, row.body, symbol=row.symbol, target=target)

    def _questions(self, channel: Channel) -> Iterator[Row]:
        for identifier in channel.questions:
            question = self.content.questions[identifier]
            yield Row(
                "answer", question.question, symbol="questions", target=f"question:{identifier}"
            )

    # --- texts --------------------------------------------------------------------------

    def _page(self, identifier: PageId, section: str, with_safety_note: bool) -> Screen:
        page = self.content.pages[identifier]
        rows = list(block_rows(page.blocks, self.content, self.translate))
        if with_safety_note:
            rows.insert(0, self._safety_note())
        if identifier == ABOUT:
            rows.extend(self._host())
        rows.append(
            Row("caption", body=sources_text(page.origin, self.content.language, self.translate))
        )
        return Screen("reading", page.title, page.summary, section, page.content_note, tuple(rows))

    def _safety_note(self) -> Row:
        _ = self.translate
        text = _(
            "Leave now clears this screen at once. People and cameras nearby may see what you "
            "read. An address you scan stays in your phone’s history."
        )
        return text_row("safety", (Span(text),), title=_("Before you read on"), symbol="info")

    def _host(self) -> Iterator[Row]:
        _ = self.translate
        host = self.settings.host
        name = host.name or _("the people of this place")
        yield Row("card", _("Who put up this screen"), name, symbol="info")
        contact = host.contact or _("Please tell a member of staff here.")
        yield Row("card", _("If something on this screen is wrong"), contact, symbol="change-back")

    def _question(self, identifier: QuestionId, section: str) -> Screen:
        question = self.content.questions[identifier]
        rows = (
            *block_rows(question.blocks, self.content, self.translate),
            Row(
                "caption", body=sources_text(question.origin, self.content.language, self.translate)
            ),
        )
        return Screen("reading", question.question, section=section, rows=rows)

    # --- channels and codes -------------------------------------------------------------

    def _channel(self, channel: Channel, section: str) -> Screen:
        _ = self.translate
        rows = [*fact_rows(channel, _)]
        if channel.topic:
            rows.append(page_answer(self.content.pages[channel.topic]))
        if channel.questions:
            target = f"channel-questions:{channel.id}"
            rows.append(
                Row("answer", _("Questions and answers"), symbol="questions", target=target)
            )
        rows.append(Row("caption", body=sources_text(channel.origin, self.content.language, _)))
        return Screen(
            "reading",
            channel.title,
            channel.summary,
            section,
            rows=tuple(rows),
            action=_("Show the code"),
            action_target=f"code:{channel.id}",
        )

    def _code(self, channel: Channel, section: str) -> Screen:
        _ = self.translate
        address = channel.addresses.get(self.content.language, channel.addresses[""])
        service = self.content.services.get(channel.call_instead) if channel.call_instead else None
        code = Code(
            url=address.url,
            host=urlsplit(address.url).hostname or "",
            opens=self._opens(channel, address),
            alternative=service.name if service else "",
            number=service.phone if service else "",
        )
        return Screen("code", _("Point your phone’s camera here"), section=section, code=code)

    def _opens(self, channel: Channel, address: Address) -> str:
        _ = self.translate
        sentences = [f"{channel.opens}."]
        if address.language:
            name = language_names((address.language,), self.content.language)
            template = _("{page} (in this language: {language}).")
            sentences = [template.format(page=channel.opens, language=name)]
        if address.press:
            sentences.append(_("There, press “{label}”.").format(label=address.press))
        return " ".join(sentences)


def routes(screens: Screens) -> dict[Place, tuple[Place, ...]]:
    """Return a shortest way from the start screen to every place, as a visitor would touch it.

    A way names each place touched, the last one included; its length is the number of touches.
    """
    ways: dict[Place, tuple[Place, ...]] = {START: ()}
    ahead = deque([START])
    while ahead:
        place = ahead.popleft()
        for reached in _ways_on(screens.screen(VisitState((place,)))):
            if reached not in ways:
                ways[reached] = (*ways[place], reached)
                ahead.append(reached)
    return ways


def _ways_on(screen: Screen) -> Iterator[Place]:
    targets = [row.target for row in (*screen.rows, *screen.entries)]
    for target in (*targets, screen.action_target):
        place = parse_place(target)
        if place is not None:
            yield place
