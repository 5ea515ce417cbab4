"""The screens that are read: articles and answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.content.model import Content, PageId, QuestionId, Span
from kiosk.visit.origins import sources_text
from kiosk.visit.rows import Row, block_rows, text_row
from kiosk.visit.screen import Kiosk, Screen

ABOUT = PageId("about")


def page_screen(kiosk: Kiosk, identifier: PageId, section: str, with_safety_note: bool) -> Screen:
    """An article. The page about this screen ends with who put it up."""
    page = kiosk.content.pages[identifier]
    rows = list(block_rows(page.blocks, kiosk.content, kiosk.translate, kiosk.now))
    if with_safety_note:
        rows.insert(_after_numbers(rows, kiosk.content), _safety_note(kiosk))
    if identifier == ABOUT:
        rows.extend(_host(kiosk))
    rows.append(
        Row("caption", body=sources_text(page.origin, kiosk.content.language, kiosk.translate))
    )
    return Screen("reading", page.title, page.summary, section, page.content_note, tuple(rows))


def _after_numbers(rows: Sequence[Row], content: Content) -> int:
    """Where the safety note goes: at the head of a page, but where the page gives numbers, after
    the last of them, since nobody is to read it before a number."""
    services = {service.phone for service in content.services.values() if service.phone}
    phones = services | {number.phone for number in content.emergency}
    after = 0
    for index, row in enumerate(rows):
        goes_on = row.kind in ("item", "opening", "detail") and index == after > 0
        if goes_on or _gives(phones, row):
            after = index + 1
    return after


def _gives(phones: set[str], row: Row) -> bool:
    return row.number in phones or any(phone in f"{row.title} {row.body}" for phone in phones)


def _safety_note(kiosk: Kiosk) -> Row:
    _ = kiosk.translate
    text = _(
        "Leave now clears this screen at once. People and cameras nearby may see what you "
        "read. An address you scan stays in your phone’s history."
    )
    return text_row("safety", (Span(text),), title=_("Before you read on"), symbol="info")


def _host(kiosk: Kiosk) -> Iterator[Row]:
    _ = kiosk.translate
    host = kiosk.settings.host
    name = host.name or _("the people of this place")
    yield Row("card", _("Who put up this screen"), name, symbol="info")
    contact = host.contact or _("Please tell a member of staff here.")
    yield Row("card", _("If something on this screen is wrong"), contact, symbol="change-back")


def question_screen(kiosk: Kiosk, identifier: QuestionId, section: str) -> Screen:
    """A question and its answer."""
    question = kiosk.content.questions[identifier]
    rows = (
        *block_rows(question.blocks, kiosk.content, kiosk.translate, kiosk.now),
        Row("caption", body=sources_text(question.origin, kiosk.content.language, kiosk.translate)),
    )
    return Screen("reading", question.question, section=section, rows=rows)
