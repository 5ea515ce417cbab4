"""Content as a visitor process reads it: pages and questions stay as they were written until
somebody opens them, so that neither the start nor a change of language grows with their number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

import msgspec

from kiosk.content.blocks import PageId
from kiosk.content.model import Content, Page, Question, QuestionId

Id = TypeVar("Id", bound=str)
Kind = TypeVar("Kind")


class Unopened(Mapping[Id, Kind]):
    """Records by their ids, each decoded when it is asked for the first time."""

    def __init__(self, written: Mapping[Id, msgspec.Raw], kind: type[Kind]) -> None:
        self._written = written
        self._decoder = msgspec.json.Decoder(kind)
        self._opened: dict[Id, Kind] = {}

    def __getitem__(self, identifier: Id) -> Kind:
        if identifier not in self._opened:
            self._opened[identifier] = self._decoder.decode(self._written[identifier])
        return self._opened[identifier]

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._written

    def __iter__(self) -> Iterator[Id]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)


class StoredContent(Content, frozen=True):
    """Content whose pages and questions are as they were written."""

    pages: dict[PageId, msgspec.Raw]  # type: ignore[assignment]
    questions: dict[QuestionId, msgspec.Raw]  # type: ignore[assignment]


def records_of(stored: StoredContent) -> Iterator[tuple[msgspec.Raw, type[Page | Question]]]:
    """Every page and question as it was written, and what it must be."""
    yield from ((record, Page) for record in stored.pages.values())
    yield from ((record, Question) for record in stored.questions.values())


def shape_of_content() -> str:
    """What content is made of for this program, as a hash. Who writes the same reads the same."""
    import hashlib  # visitor processes compute none

    shape = msgspec.json.encode(msgspec.json.schema(Content), order="sorted")
    return hashlib.sha256(shape).hexdigest()


def unopened(stored: StoredContent) -> Content:
    """The content, which was checked as a whole before, with nothing of these decoded yet."""
    fields = msgspec.structs.asdict(stored)
    fields["pages"] = Unopened(stored.pages, Page)
    fields["questions"] = Unopened(stored.questions, Question)
    return Content(**fields)
