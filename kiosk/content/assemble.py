"""From checked records to the content of one language. Withheld facts end here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, cast

from kiosk.content import blocks, model
from kiosk.content.assemble_ways import assembled_directory, assembled_guide
from kiosk.content.languages import cldr_locale
from kiosk.content.recheck import is_overdue
from kiosk.content.source import schema
from kiosk.content.source.read import Article, Source
from kiosk.content.source.records import Records
from kiosk.content.translation.catalogue import Completeness
from kiosk.settings import ProfileName

_Item = TypeVar("_Item", bound=schema.Fact)


def assemble(
    source: Source, records: Records, completeness: Mapping[str, Completeness]
) -> model.Content:
    """The content in the language of a source without problems.

    What was confirmed so long ago that it should be checked again counts as published.
    """
    bundle = records.bundle
    assert bundle is not None, "a source without problems has a bundle"
    shown = _shown(records.pages.values())
    questions = _shown(records.questions.values())
    easy = {page.easy_of: blocks.PageId(page.id) for page in shown if page.easy_of}
    assembler = _Assembler(source, bundle.recheck_months, easy)
    language = source.language or bundle.source_language
    locale = cldr_locale(language, bundle.country)
    return model.Content(
        bundle=bundle.id,
        version=bundle.version,
        title=bundle.title,
        language=language,
        source_language=bundle.source_language,
        country=bundle.country,
        time_zone=bundle.time_zone,
        languages=_languages(bundle, completeness),
        emergency=tuple(model.EmergencyNumber(each.label, each.phone) for each in bundle.emergency),
        profiles=_profiles(records.profiles),
        pages={page.id: page for page in map(assembler.page, shown)},
        channels={each.id: each for each in map(assembler.channel, _shown(records.channels))},
        services={each.id: each for each in map(assembler.service, _shown(records.services))},
        questions={each.id: each for each in map(assembler.question, questions)},
        sites=_sites(bundle),
        guide=assembled_guide(records.guide) if records.guide else None,
        directory=(
            assembled_directory(records.countries, locale, assembler.origin)
            if records.countries
            else None
        ),
        time_floor=_newest_day(source),
        locale=locale,
        recheck_months=bundle.recheck_months,
    )


class _Assembler:
    """Turns the records that state facts into those that visitors see."""

    def __init__(
        self, source: Source, recheck_months: int, easy: Mapping[str, blocks.PageId]
    ) -> None:
        self._source = source
        self._easy = easy
        self._recheck_months = recheck_months

    def page(self, page: schema.Page) -> model.Page:
        return model.Page(
            id=blocks.PageId(page.id),
            title=page.title,
            summary=page.summary,
            audience=page.audience,
            blocks=_blocks(self._source.pages[page.id]),
            origin=self.origin(page),
            content_note=page.content_note,
            icon=page.icon,
            easy=self._easy.get(page.id),
            easy_of=blocks.PageId(page.easy_of) if page.easy_of else None,
            readers=page.readers,
        )

    def question(self, question: schema.Question) -> model.Question:
        return model.Question(
            id=model.QuestionId(question.id),
            question=question.question,
            blocks=_blocks(self._source.questions[question.id]),
            origin=self.origin(question),
        )

    def channel(self, channel: schema.Channel) -> model.Channel:
        return model.Channel(
            id=blocks.ChannelId(channel.id),
            title=channel.title,
            summary=channel.summary,
            opens=channel.opens,
            receives=channel.receives,
            name_asked=channel.name_asked,
            need=channel.need,
            next=channel.next,
            change=channel.change,
            addresses=_addresses(channel),
            origin=self.origin(channel),
            anonymous=channel.anonymous,
            police_contact=channel.police_contact,
            use_when=channel.use_when,
            tracking=channel.tracking,
            topic=blocks.PageId(channel.topic) if channel.topic else None,
            call_instead=blocks.ServiceId(channel.call_instead) if channel.call_instead else None,
            questions=tuple(map(model.QuestionId, channel.questions)),
            icon=channel.icon,
        )

    def service(self, service: schema.Service) -> model.Service:
        facts: dict[str, model.Origin] = {
            name: self.origin(fact)
            for name, fact in service.facts.items()
            if fact.state != "withheld"
        }
        return model.Service(
            id=blocks.ServiceId(service.id),
            name=service.name,
            summary=service.summary,
            origin=self.origin(service),
            reach_through=tuple(map(blocks.ServiceId, service.reach_through)),
            facts=facts,
            **_details(service),
        )

    def origin(self, fact: schema.Origin) -> model.Origin:
        """Where a shown fact comes from."""
        assert fact.state != "withheld", "withheld facts are left out"
        overdue = is_overdue(fact.checked_on, self._recheck_months, self._source.today)
        sources = (
            model.Source(each.name, each.address, each.date, each.undated) for each in fact.sources
        )
        return model.Origin("published" if overdue else fact.state, fact.checked_on, tuple(sources))


def _newest_day(source: Source) -> str:
    """The newest day on which somebody checked something: it has certainly come."""
    values = (value for tree in source.trees for value in tree.texts())
    return max(value.text for value in values if value.steps[-1:] == ("checked_on",))


def _shown(items: Iterable[_Item]) -> list[_Item]:
    return [item for item in items if item.state != "withheld"]


def _blocks(article: Article) -> tuple[blocks.Block, ...]:
    return tuple(placed.block for placed in article.blocks)


def _addresses(channel: schema.Channel) -> dict[str, model.Address]:
    """The address for each language; the first also for every other language."""
    only = next(iter(channel.press), "")
    addresses = {
        language: model.Address(url, language or only, channel.press.get(language or only, ""))
        for language, url in channel.address.items()
    }
    return {"": next(iter(addresses.values())), **addresses}


def _details(service: schema.Service) -> dict[str, Any]:
    """What a service says of itself, without what is withheld."""
    details = {
        "phone": service.phone,
        "hours": service.hours,
        "languages": tuple(service.languages),
        "cost": service.cost,
        "anonymous": service.anonymous,
        "who_learns": service.who_learns,
        "place": service.place,
        "address": service.address,
    }
    hidden = {name for name, fact in service.facts.items() if fact.state == "withheld"}
    shown = {name: value for name, value in details.items() if name not in hidden}
    return shown if "hours" in hidden else {**shown, "hours_text": service.hours_text}


def _languages(
    bundle: schema.Bundle, completeness: Mapping[str, Completeness]
) -> tuple[model.Language, ...]:
    complete = Completeness()
    return tuple(
        model.Language(
            code,
            language.state,
            language.reviewed_by or "",
            language.reviewed_on or "",
            fuzzy=completeness.get(code, complete).fuzzy,
            missing=completeness.get(code, complete).missing,
            translated=completeness.get(code, complete).translated,
        )
        for code, language in bundle.languages.items()
    )


def _sites(bundle: schema.Bundle) -> dict[model.SiteId, model.Site]:
    sites = ((model.SiteId(name), site) for name, site in bundle.sites.items())
    return {name: model.Site(name, site.name, site.text) for name, site in sites}


def _profiles(profiles: Mapping[str, schema.Profile]) -> dict[ProfileName, model.Profile]:
    named = ((cast(ProfileName, name), profile) for name, profile in profiles.items())
    return {name: _profile(name, profile) for name, profile in named}


def _profile(name: ProfileName, profile: schema.Profile) -> model.Profile:
    return model.Profile(
        name=name,
        title=profile.title,
        attract_call=profile.attract.call,
        attract_line=profile.attract.line,
        doors=tuple(
            model.Door(door.goes, door.title, door.text, door.short) for door in profile.doors
        ),
        entries=tuple(profile.entries),
        help_services=tuple(map(blocks.ServiceId, profile.help.services)),
        help_pages=tuple(map(blocks.PageId, profile.help.pages)),
        channels=tuple(map(blocks.ChannelId, profile.channels)),
        learn=tuple(
            model.Group(group.title, tuple(map(blocks.PageId, group.pages)))
            for group in profile.learn
        ),
    )
