"""What a reader finds in one language of a bundle: things, with all their aspects.

Every field of the model is part of an aspect, so that no change goes unnoticed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.content.aspects import Key, Said, Thing, origins, printed, words
from kiosk.content.blocks import Block, ChannelLink, Contact, DirectoryLink, PageLink, Picture
from kiosk.content.model import (
    Channel,
    Content,
    FileMark,
    Language,
    Page,
    Profile,
    Question,
    Service,
    Site,
)
from kiosk.content.things_ways import directory_things, guide_things

Pictures = Mapping[str, FileMark]

_LINKS = (Contact, ChannelLink, PageLink, DirectoryLink)


def things_of(content: Content, pictures: Pictures) -> Iterator[Thing]:
    """All that one language shows, in its order. `pictures`: the files, by name."""
    yield _bundle(content)
    strip = tuple((each.label, each.phone) for each in content.emergency)
    yield Thing("emergency", "", "", {Key("phone"): Said(strip, printed(strip))})
    yield from map(_service, content.services.values())
    yield from (_channel(each, content.language) for each in content.channels.values())
    yield from (_page(each, pictures) for each in content.pages.values())
    yield from (_question(each, pictures) for each in content.questions.values())
    if content.guide:
        yield from guide_things(content.guide)
    if content.directory:
        yield from directory_things(content.directory)
    yield from map(_site, content.sites.values())
    yield from map(_profile, content.profiles.values())
    yield from (_language(each) for each in content.languages if each.code == content.language)


def _bundle(content: Content) -> Thing:
    details = (content.bundle, content.source_language, content.recheck_months)
    said = {
        Key("title"): words(content.title),
        Key("time_zone"): words(content.time_zone),
        Key("country"): words(content.country),
        Key("details"): Said(details),
    }
    return Thing("bundle", "", content.title, said)


def _service(service: Service) -> Thing:
    hours = (service.hours_text, service.hours)
    said = {
        Key("phone"): words(service.phone),
        Key("hours"): Said(hours, hours),
        Key("address"): words(service.address),
        Key("place"): words(service.place),
        Key("cost"): words(service.cost),
        Key("anonymous"): _yes_or_no(service.anonymous),
        Key("who_learns"): words(service.who_learns),
        Key("languages"): Said(service.languages, (", ".join(service.languages),)),
        Key("title"): words(service.name),
        Key("text"): Said(service.summary),
        Key("links"): Said(service.reach_through),
        **origins(service.origin),
    }
    for name, origin in service.facts.items():
        said.update(origins(origin, name))
    return Thing("service", service.id, service.name, said)


def _channel(channel: Channel, language: str) -> Thing:
    address = channel.addresses.get(language) or channel.addresses.get("")
    texts = (
        channel.summary,
        channel.opens,
        channel.receives,
        channel.name_asked,
        channel.need,
        channel.next,
        channel.change,
        channel.police_contact,
        channel.use_when,
        channel.tracking,
    )
    said = {
        Key("address"): Said(address, (address.url, address.press) if address else ()),
        Key("anonymous"): _yes_or_no(channel.anonymous),
        Key("title"): words(channel.title),
        Key("text"): Said(texts),
        Key("links"): Said((channel.topic, channel.call_instead, channel.questions)),
        Key("details"): Said((channel.icon, channel.addresses)),
        **origins(channel.origin),
    }
    return Thing("channel", channel.id, channel.title, said)


def _page(page: Page, pictures: Pictures) -> Thing:
    article = _article(page.blocks, pictures)
    said = {
        **article,
        Key("title"): words(page.title),
        Key("text"): Said((page.summary, article[Key("text")].value)),
        Key("links"): Said((article[Key("links")].value, page.easy, page.easy_of)),
        Key("warning"): Said(page.content_note or None),
        Key("readers"): words(page.readers),
        Key("details"): Said((article[Key("details")].value, page.icon, page.audience)),
        **origins(page.origin),
    }
    return Thing("page", page.id, page.title, said)


def _question(question: Question, pictures: Pictures) -> Thing:
    article = _article(question.blocks, pictures)
    said = {Key("title"): words(question.question), **article, **origins(question.origin)}
    return Thing("question", question.id, question.question, said)


def _article(blocks: tuple[Block, ...], pictures: Pictures) -> dict[Key, Said]:
    """A picture is known by its bytes, not by its name; `details` are how it all is arranged."""
    texts = tuple(each for each in blocks if not isinstance(each, (Picture, *_LINKS)))
    links = tuple(each for each in blocks if isinstance(each, _LINKS))
    found = (each for each in blocks if isinstance(each, Picture))
    seen = tuple((pictures.get(each.file, each.file), each.alternative) for each in found)
    return {
        Key("text"): Said(texts),
        Key("pictures"): Said(seen),
        Key("links"): Said(links),
        Key("details"): Said(tuple(type(each).__name__ for each in blocks)),
    }


def _site(site: Site) -> Thing:
    said = {Key("title"): words(site.name), Key("text"): Said(site.text)}
    return Thing("site", site.id, site.name, said)


def _profile(profile: Profile) -> Thing:
    doors = tuple((each.title, each.text, each.short) for each in profile.doors)
    groups = tuple(each.title for each in profile.learn)
    lists = (
        tuple(each.goes for each in profile.doors),
        profile.entries,
        profile.help_services,
        profile.help_pages,
        profile.channels,
        tuple(each.pages for each in profile.learn),
    )
    said = {
        Key("title"): words(profile.title),
        Key("text"): Said((profile.attract_call, profile.attract_line, doors, groups)),
        Key("lists"): Said(lists),
    }
    return Thing("profile", profile.name, profile.title, said)


def _language(language: Language) -> Thing:
    """Whether it was reviewed. How much is translated shows in the texts themselves."""
    review = (language.state, language.reviewed_by, language.reviewed_on)
    return Thing("language", language.code, language.code, {Key("review"): Said(review, review)})


def _yes_or_no(value: bool | None) -> Said:
    return Said(value, ("" if value is None else "yes" if value else "no",))
