"""A bundle as this kiosk sees it before it is installed. Nothing is written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kiosk import paths
from kiosk.content.languages import cldr_name
from kiosk.errors import KioskError
from kiosk.staff.offers import Offer
from kiosk.staff.records import Change, refusal_of

if TYPE_CHECKING:
    from kiosk.bundle.container import Container
    from kiosk.bundle.progress import Report
    from kiosk.bundle.store.known import Known, Looked
    from kiosk.bundle.store.place import Store
    from kiosk.bundle.verify import Summary, Verified
    from kiosk.content.change import Change as Difference
    from kiosk.content.difference import Edition


class _Open(NamedTuple):
    """A file that is open; `id` is as an Offer has it."""

    container: Container
    path: Path
    size: int
    id: str


class Onlooker:
    """Looks at bundles as an installation here would, up to the copy, and says in a language what
    they would change."""

    def __init__(self, store: Store, known: Known, language: str) -> None:
        self._store = store
        self._known = known
        self._language = language

    def glance(self, path: Path) -> Offer:
        """What index and metadata tell; no link is followed. Raises what `read_container` raises,
        and why it would be refused where it does not agree with itself either."""
        from kiosk.bundle.verify import what_it_says

        with self._opened(path, follow=False) as found:
            try:
                return _offer(found, self._look(found))
            except KioskError as error:
                refused = error
            try:
                summary = what_it_says(found.container)
            except KioskError:
                raise refused from None
            return _refused(found, summary, refused)

    def compare(self, offer: Offer) -> tuple[Change, ...] | None:
        """What it would change, by its words alone; None where that cannot be said. Raises why it
        would be refused, now that these are read."""
        with self._opened(Path(offer.file), follow=False) as found:
            if found.id != offer.id:
                raise _exchanged()
            return self._changes(self._known.judge(found.container))

    def inspect(self, path: Path, report: Report) -> Offer:
        """What it is and would change, once all of it was compared with what was signed. Raises why
        an installation would refuse it before its trial."""
        with self._opened(path, follow=True) as found:
            looked = self._look(found)
            looked.verified.check_content(report)
            offer = _offer(found, looked)
            return offer if offer.active else replace(offer, changes=self._changes(looked.verified))

    @contextmanager
    def _opened(self, path: Path, *, follow: bool) -> Iterator[_Open]:
        from kiosk.bundle.file import opened

        with opened(path, follow=follow) as file:
            status = os.fstat(file.fileno())
            container = self._known.read(file)
            identity = identity_of(path, status.st_size, status.st_mtime_ns, container)
            yield _Open(container, path, status.st_size, identity)

    def _look(self, found: _Open) -> Looked:
        from kiosk.bundle.store.known import look_at

        return look_at(found.container, found.size, self._store, self._known)

    def _changes(self, verified: Verified) -> tuple[Change, ...] | None:
        from kiosk.bundle.refused import TooLarge
        from kiosk.commands.editions import edition_in
        from kiosk.content.difference import difference

        if self._active is None:
            return None
        try:
            found = difference(self._active, edition_in(verified), self._language)
        except TooLarge:
            return None
        return tuple(map(self._in_words, found))

    @cached_property
    def _active(self) -> Edition | None:
        """What readers get now; None where that cannot be read."""
        from kiosk.bundle.store.pointer import CONTENT
        from kiosk.content.compiled import texts_in
        from kiosk.content.difference import edition_of
        from kiosk.content.model import ContentUnreadable

        name = self._known.pointer.active
        content = self._store.slots / name / CONTENT if name else paths.default_content()
        try:
            return edition_of(texts_in(content))
        except ContentUnreadable:
            return None

    def _in_words(self, change: Difference) -> Change:
        from kiosk.content.difference_text import line_of

        return Change(change.kind, line_of(change, self._locale, self._words).sentence)

    @cached_property
    def _locale(self) -> str:
        """English, where CLDR does not know the language."""
        from babel.localedata import exists

        return self._language if exists(cldr_name(self._language)) else "en"

    @cached_property
    def _words(self) -> Callable[[str], str]:
        import gettext

        names = [cldr_name(self._language)]
        return gettext.translation("kiosk", paths.translations(), names, fallback=True).gettext


def identity_of(path: Path, size: int, changed_ns: int, container: Container | None = None) -> str:
    """The `id` of an offer. Root files and signed list settle all bytes of a bundle that holds; of
    those that do not hold, which file it is tells one from the other."""
    digest = sha256(repr((os.fsencode(path), size, changed_ns)).encode())
    for data in (*container.chain, container.targets) if container else ():
        digest.update(sha256(data).digest())
    return digest.hexdigest()


def _offer(found: _Open, looked: Looked) -> Offer:
    summary = looked.verified.summary
    return replace(
        _described(found, summary),
        publisher=tuple(key.words for key in summary.publishers),
        active=looked.is_active,
        changes=() if looked.is_active else None,
    )


def _refused(found: _Open, summary: Summary, error: KioskError) -> Offer:
    return replace(_described(found, summary), refusal=refusal_of(error))


def _described(found: _Open, summary: Summary) -> Offer:
    return Offer(
        file=str(found.path),
        folder=str(found.path.parent),
        id=found.id,
        size=found.size,
        bundle=summary.bundle,
        version=summary.version,
        created=summary.created,
    )


def _exchanged() -> KioskError:
    from kiosk.bundle.refused import Unreadable

    return Unreadable("The file was exchanged, or written to, while it was looked at.")
