"""What the staff panel says of this kiosk, as rows."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.content.blocks import Span
from kiosk.content.greeting import Greeting
from kiosk.content.isolates import isolated
from kiosk.display.staff_refusals import in_words
from kiosk.staff.last_start import LastStart
from kiosk.staff.records import (
    RELEASE,
    Clock,
    DueFact,
    LanguageReview,
    Overview,
    Slot,
    Storage,
)
from kiosk.visit.origins import Translate
from kiosk.visit.rows import Row, joined, rich
from kiosk.visit.screen import Kiosk, Screen

_GB, _MB = 1_000_000_000, 1_000_000
# A title, what is said, and an icon.
_Fact = tuple[str, str, str]


def overview_rows(kiosk: Kiosk, overview: Overview) -> tuple[Row, ...]:
    """The state of this kiosk: a card each for its content, its languages and its machine."""
    _ = kiosk.translate
    cards = (
        (_("Content"), _content(kiosk, overview)),
        (_("Languages"), _languages(kiosk, overview)),
        (_("Machine"), _machine(kiosk, overview)),
    )
    rows: list[Row] = []
    for title, facts in cards:
        rows += [Row("heading", title), *joined([_row(*fact) for fact in facts])]
    return tuple(rows)


def facts_screen(kiosk: Kiosk, overview: Overview) -> Screen:
    """The facts to look at again, the longest unseen first."""
    _ = kiosk.translate
    rows = joined([_due_row(kiosk, fact) for fact in overview.due])
    who = _("Whoever writes the content looks them up, and publishes it anew.")
    lead = who if rows else _("There is none.")
    return Screen("reading", _("Facts to check again"), lead, _("Staff"), rows=rows)


def _content(kiosk: Kiosk, overview: Overview) -> Iterator[_Fact]:
    _ = kiosk.translate
    yield _("Shown now"), f"{overview.title} · {overview.content}", "learn"
    if overview.publisher:
        is_own = overview.slots and overview.slots[0].name == RELEASE
        title = _("Content is taken from this publisher") if is_own else _("Publisher")
        yield title, isolated("; ".join(overview.publisher), "ltr"), "who"
    if overview.store_refusal:
        refusal = in_words(overview.store_refusal, _)
        yield _("Store"), f"{refusal.sentence} {refusal.advice}".strip(), "not-sure"
    if overview.is_demonstration:
        yield _("Demonstration"), _("Signed with keys that anybody can make."), "info"
    for slot, title in zip(overview.slots, (_("Active slot"), _("Previous slot")), strict=False):
        yield title, _slot(slot, _), "install" if slot.state == "active" else "change-back"


def _languages(kiosk: Kiosk, overview: Overview) -> Iterator[_Fact]:
    _ = kiosk.translate
    for state, title in (("reviewed", _("Reviewed")), ("draft", _("Not reviewed yet"))):
        languages = [each for each in overview.languages if each.state == state]
        if languages:
            names = (_named(each, kiosk.offered) for each in languages)
            yield title, ", ".join(names), "language"
    # i18n: {share} is a number of percent
    shares = _("{language}: {share}")
    yield (
        _("Translated"),
        ", ".join(
            shares.format(language=_named(each, kiosk.offered), share=f"{each.translated}\u00a0%")
            for each in overview.languages
        ),
        "language",
    )


def _machine(kiosk: Kiosk, overview: Overview) -> Iterator[_Fact]:
    _ = kiosk.translate
    if overview.kiosk:
        yield _("Name of this kiosk"), overview.kiosk, "start"
    yield _("Program"), overview.program, "info"
    if overview.storage:
        yield _("Storage"), _storage(overview.storage, _), "learn"
    yield _("Clock"), _clock(overview.clock, _), "opens-later"
    if overview.last_start:
        yield _("Last start"), _start(overview.last_start, _), "start"
    yield _("Protection of visits"), _protection(overview, _), "staff-leave"


def _row(title: str, body: str, symbol: str) -> Row:
    return Row("fact", title, body, rich((Span(body),)), symbol)


def _named(language: LanguageReview, offered: dict[str, Greeting]) -> str:
    """A language's name in itself, whatever is written around it."""
    greeting = offered.get(language.code)
    return isolated(language.name, "rtl" if greeting and greeting.right_to_left else "ltr")


def _slot(slot: Slot, _: Translate) -> str:
    if slot.state == "damaged":
        # i18n: {content} is the name of some content and its version
        return _("{content}: damaged. Install it anew.").format(content=slot.version)
    if slot.state == "empty":
        return _("Nothing")
    if slot.name == RELEASE:
        # i18n: {content} is the name of some content and its version
        return _("{content}, which came with the program").format(content=slot.version)
    return slot.version


def _storage(storage: Storage, _: Translate) -> str:
    # i18n: of a disk; both are numbers, and the unit is GB or MB
    text = _("{free} of {total} {unit} are free")
    unit, name = (_GB, "GB") if storage.total >= _GB else (_MB, "MB")
    free, total = f"{storage.free / unit:.1f}", f"{storage.total / unit:.1f}"
    return text.format(free=free, total=total, unit=name)


def _clock(clock: Clock, _: Translate) -> str:
    if clock.is_behind:
        # i18n: {now} is a date and a time, {floor} a date
        behind = _("{now}. This is wrong: the content knows of {floor}. Set the clock.")
        return behind.format(now=clock.now, floor=clock.floor)
    if not clock.floor:
        return clock.now
    # i18n: {now} is a date and a time, {floor} a date
    return _("{now}. The newest day that the content knows of is {floor}.").format(
        now=clock.now, floor=clock.floor
    )


def _start(start: LastStart, _: Translate) -> str:
    why = {
        "service": _("by the machine, as a service"),
        "hand": _("by hand"),
        "staff": _("because staff asked for it"),
        "died": _("because it had ended unexpectedly"),
    }
    # i18n: {at} is a date and a time, {why} one of “by hand” and so on
    return _("{at}, {why}").format(at=f"{start.at:%Y-%m-%d %H:%M}", why=why[start.why])


def _protection(overview: Overview, _: Translate) -> str:
    if not overview.lacks:
        return _("Complete")
    names = ", ".join(lack.protection for lack in overview.lacks)
    # i18n: {names} are technical terms; “kiosk doctor” is a command
    return _("This machine lacks: {names}. “kiosk doctor” says why.").format(names=names)


def _due_row(kiosk: Kiosk, fact: DueFact) -> Row:
    _ = kiosk.translate
    source = kiosk.offered.get(kiosk.content.source_language)
    direction = "rtl" if source and source.right_to_left else "ltr"
    title = isolated(" · ".join(filter(None, (fact.place, fact.field))), direction)
    # i18n: {date} is a date, {sources} are names
    body = _("Last checked on {date}. Printed by {sources}").format(
        date=fact.checked_on, sources=isolated("; ".join(fact.sources), direction)
    )
    return _row(title, body, "questions")
