"""Edits of the clean bundle, and what changes by them, a line each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from kiosk.content.change import Change
from kiosk.content.compile import checked_source
from kiosk.content.difference import Edition, edition_of
from tests.makers import ContentMaker

Edit = Callable[[ContentMaker], object]
# What is edited, and the entries that this gives, in their order.
Row = tuple[Edit, list[str]]

WAYS = Path(__file__).parent / "ways"
BUNDLE, CHANNELS, SERVICES = "bundle.yaml", "channels.yaml", "services.yaml"
SCHOOL, FRENCH = "profiles/school.yaml", "locales/fr.po"
COUNTRIES, GUIDE = "countries.yaml", "guide.yaml"


def edit(file: str, old: str, new: str) -> Edit:
    """The replacement of a text that stands in the file once."""
    return lambda maker: maker.replace(file, old, new)


def both(*edits: Edit) -> Edit:
    """Several edits, one after the other."""
    return lambda maker: [each(maker) for each in edits]


def in_record(file: str, identifier: str, old: str, new: str) -> Edit:
    """The first such replacement after the line of the record."""

    def apply(maker: ContentMaker) -> None:
        text = (maker.folder / file).read_text("utf-8")
        before, mark, after = text.partition(identifier)
        assert old in after
        maker.write(file, before + mark + after.replace(old, new, 1))

    return apply


def edition(maker: ContentMaker, today: date | None = None) -> Edition:
    return edition_of(checked_source(maker.folder, today or maker.today))


def told(changes: tuple[Change, ...]) -> list[str]:
    return [" ".join(_told(change)) for change in changes]


def _told(change: Change) -> Iterator[str]:
    """A change on one line. Where readers notice it is said unless that is everywhere."""
    values = f": {change.before} → {change.after}" if change.before or change.after else ""
    aspect = "" if change.aspect == "whole" else f" {change.aspect}"
    part = f"/{change.part}" if change.part else ""
    yield f"{change.kind} {change.what}:{change.id}{aspect}{part}{values}"
    if not change.everywhere:
        yield f"only in {' '.join(change.languages)}"
    if change.untranslated:
        yield f"not in {' '.join(change.untranslated)}"
    if change.count > 1 or change.what == "facts":
        yield f"× {change.count}"
