"""What a reader finds in the guide and in other countries, with all its aspects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiosk.content.aspects import Key, Said, Thing, listed, origins, printed, words
from kiosk.content.countries import Country, CountryContact, Directory
from kiosk.content.guide import Guide, GuideQuestion, Outcome, Way


def guide_things(guide: Guide) -> Iterator[Thing]:
    """The guide, then its questions and its outcomes."""
    yield Thing("guide", "", "", {})
    yield from map(_guide_question, guide.questions.values())
    yield from map(_outcome, guide.outcomes.values())


def _guide_question(question: GuideQuestion) -> Thing:
    answers = tuple((each.answer, each.examples) for each in question.answers)
    said = {
        Key("title"): words(question.question),
        Key("text"): Said((question.what_to_do, answers)),
        Key("links"): Said(tuple(each.leads for each in question.answers)),
        Key("details"): Said(tuple(each.icon for each in question.answers)),
    }
    return Thing("guide-question", question.id, question.question, said)


def _outcome(outcome: Outcome) -> Thing:
    said = {Key("title"): words(outcome.title), **_ways(outcome.ways, outcome.summary)}
    return Thing("outcome", outcome.id, outcome.title, said)


def _ways(ways: Iterable[Way], *texts: str) -> dict[Key, Said]:
    ways = tuple(ways)
    return {
        Key("text"): Said((*texts, *(each.why for each in ways))),
        Key("links"): Said(tuple(each.to for each in ways)),
    }


def directory_things(directory: Directory) -> Iterator[Thing]:
    """The directory, then its countries."""
    texts = (directory.summary, directory.danger, directory.hotlines, directory.ways_title)
    said = {Key("title"): words(directory.title), **_ways(directory.ways, *texts)}
    yield Thing("countries", "", directory.title, said)
    yield from map(_country, directory.countries.values())


def _country(country: Country) -> Thing:
    contacts = country.contacts
    phones = tuple((each.kind, each.name, each.phone) for each in contacts if each.phone)
    addresses = tuple((each.kind, each.name, each.address) for each in contacts if each.address)
    said = {
        Key("phone"): Said(phones, (listed(each[2] for each in phones), *printed(phones))),
        Key("address"): Said(addresses, (listed(each[2] for each in addresses),)),
        Key("title"): words(country.name),
        Key("details"): Said(tuple((each.kind, each.origin.state) for each in contacts)),
    }
    for each in contacts:
        said.update(origins(each.origin, _label(each)))
    return Thing("country", country.code, country.name, said)


def _label(contact: CountryContact) -> str:
    return " ".join(filter(None, (contact.name, contact.phone or contact.address)))
