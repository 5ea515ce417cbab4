"""The screens of a reporting channel: what it is, and its code."""

from __future__ import annotations

from urllib.parse import urlsplit

from kiosk.content.languages import language_names
from kiosk.content.model import Address, Channel
from kiosk.visit.origins import sources_text
from kiosk.visit.rows import Row, fact_rows, page_answer
from kiosk.visit.screen import Code, Kiosk, Screen


def channel_screen(kiosk: Kiosk, channel: Channel, section: str) -> Screen:
    """What a channel is, and the way to its code."""
    _ = kiosk.translate
    rows = [*fact_rows(channel, _)]
    if channel.topic:
        rows.append(page_answer(kiosk.content.pages[channel.topic]))
    if channel.questions:
        target = f"channel-questions:{channel.id}"
        rows.append(Row("answer", _("Questions and answers"), symbol="questions", target=target))
    rows.append(Row("caption", body=sources_text(channel.origin, kiosk.content.locale, _)))
    return Screen(
        "reading",
        channel.title,
        channel.summary,
        section,
        rows=tuple(rows),
        action=_("Show the code"),
        action_target=f"code:{channel.id}",
    )


def code_screen(kiosk: Kiosk, channel: Channel, section: str) -> Screen:
    """A channel's code, for the page in the visitor's language where there is one."""
    _ = kiosk.translate
    address = channel.addresses.get(kiosk.content.language, channel.addresses[""])
    service = kiosk.content.services.get(channel.call_instead) if channel.call_instead else None
    code = Code(
        url=address.url,
        host=urlsplit(address.url).hostname or "",
        opens=_opens(kiosk, channel, address),
        alternative=service.name if service else "",
        number=service.phone if service else "",
    )
    return Screen("code", _("Point your phone’s camera here"), section=section, code=code)


def _opens(kiosk: Kiosk, channel: Channel, address: Address) -> str:
    _ = kiosk.translate
    sentences = [f"{channel.opens}."]
    if address.language:
        name = language_names((address.language,), kiosk.content.locale)
        template = _("{page} (in this language: {language}).")
        sentences = [template.format(page=channel.opens, language=name)]
    if address.press:
        sentences.append(_("There, press “{label}”.").format(label=address.press))
    return " ".join(sentences)
