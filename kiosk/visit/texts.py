"""The screens that are read: articles and answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiosk.content.blocks import Contact, PageId, Span
from kiosk.content.layers import first_layer, second_layer
from kiosk.content.model import Content, Origin, Page, QuestionId
from kiosk.visit.origins import Translate, first_source_text, sources_text
from kiosk.visit.rows import Row, block_rows, text_row
from kiosk.visit.screen import Kiosk, Screen

ABOUT = PageId("about")


def page_screen(kiosk: Kiosk, identifier: PageId, section: str, with_safety_note: bool) -> Screen:
    """The first layer of an article, and the way to the rest. There, contacts are short: a name,
    a number and where it comes from."""
    page = kiosk.content.pages[identifier]
    has_more = bool(second_layer(page.blocks))
    rows = list(block_rows(first_layer(page.blocks), kiosk.content, kiosk.translate, kiosk.now))
    if has_more:
        rows = [row for row in rows if row.kind != "detail" or row.last]
    rows[:0] = _other_version(page, kiosk.translate)
    if with_safety_note:
        rows.insert(len(rows) if _helps(rows, kiosk.content) else 0, _safety_note(kiosk))
    if identifier == ABOUT:
        rows.extend(_host(kiosk))
    origin_row = _first_source if has_more else _sources
    rows.append(origin_row(kiosk, page.origin))
    return Screen(
        "reading",
        page.title,
        page.summary,
        section,
        page.content_note,
        tuple(rows),
        action=kiosk.translate("More") if has_more else "",
        action_target=f"more:{identifier}" if has_more else "",
        action_symbol="forward",
    )


def more_screen(kiosk: Kiosk, identifier: PageId, section: str) -> Screen:
    """The rest of an article, with all that is known of the contacts in its first layer."""
    page = kiosk.content.pages[identifier]
    rest = second_layer(page.blocks)
    known = (each for each in first_layer(page.blocks) if isinstance(each, Contact))
    blocks = (*rest, *(each for each in known if each not in rest))
    rows = block_rows(blocks, kiosk.content, kiosk.translate, kiosk.now)
    return Screen(
        "reading", page.title, section=section, rows=(*rows, _sources(kiosk, page.origin))
    )


def _sources(kiosk: Kiosk, origin: Origin) -> Row:
    return Row("caption", body=sources_text(origin, kiosk.content.locale, kiosk.translate))


def _first_source(kiosk: Kiosk, origin: Origin) -> Row:
    return Row("caption", body=first_source_text(origin, kiosk.content.locale, kiosk.translate))


def _other_version(page: Page, _: Translate) -> Iterator[Row]:
    """The way to the same page in easy words, or back from there."""
    if page.easy:
        yield Row("answer", _("In easy words"), symbol="learn", target=f"page:{page.easy}")
    if page.easy_of:
        title = _("The same page with all details")
        yield Row("answer", title, symbol="learn", target=f"page:{page.easy_of}")
        checked = _("Easy words. Checked by readers: {who}").format(who=page.readers)
        unchecked = _("Easy words. Not yet checked by readers.")
        yield Row("caption", body=checked if page.readers else unchecked)


def _helps(rows: Iterable[Row], content: Content) -> bool:
    """Whether these rows give a number, a contact or the way to a code. Nobody is to read the
    safety note before one of them."""
    services = {service.phone for service in content.services.values() if service.phone}
    phones = services | {number.phone for number in content.emergency}
    return any(
        row.kind == "service"
        or row.target.startswith("channel:")
        or any(phone in f"{row.title} {row.body}" for phone in phones)
        for row in rows
    )


def _safety_note(kiosk: Kiosk) -> Row:
    _ = kiosk.translate
    text = _(
        "Leave now clears this screen at once. People and cameras nearby may see what you "
        "read. An address you scan stays in your phone’s history."
    )
    return text_row("safety", (Span(text),), title=_("While you read"), symbol="info")


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
        _sources(kiosk, question.origin),
    )
    return Screen("reading", question.question, section=section, rows=rows)
