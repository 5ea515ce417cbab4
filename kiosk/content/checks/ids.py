"""An id stands for one thing; a page's or question's is the name of its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiosk.content.problems import Problem, quoted
from kiosk.content.source.read import Article, Source
from kiosk.content.source.tree import Value


def check_ids(source: Source) -> Iterator[Problem]:
    """Ids that stand twice, and ids that differ from the file's name."""
    for articles in (source.pages, source.questions):
        yield from _names(articles.values())
        yield from _twice(
            value for article in articles.values() for value in article.front.texts_at("id")
        )
    yield from _twice(source.channels.texts_at("*", "id"))
    yield from _twice(source.services.texts_at("*", "id"))
    yield from _twice(source.guide.texts_at("questions", "*", "id"))
    yield from _twice(source.guide.texts_at("outcomes", "*", "id"))
    yield from _twice(source.countries.texts_at("countries", "*", "country"))


def _names(articles: Iterable[Article]) -> Iterator[Problem]:
    for article in articles:
        for value in article.front.texts_at("id"):
            if value.text != article.id:
                sentence = f"The id {quoted(value.text)} differs from the file's name."
                advice = f"Write {quoted(article.id)}, or rename the file."
                yield value.problem("id-differs", f"{sentence} {advice}")


def _twice(values: Iterable[Value]) -> Iterator[Problem]:
    seen: dict[str, Value] = {}
    for value in values:
        first = seen.setdefault(value.text, value)
        if first is not value:
            where = f"{first.file}:{first.line}"
            sentence = f"The id {quoted(value.text)} is already in use, at {where}."
            yield value.problem("duplicate-id", sentence)
