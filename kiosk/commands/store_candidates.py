"""What bundles that were brought would change here. Nothing is written; the sandbox sees to it."""

from __future__ import annotations

import json
import os
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import to_builtins
from msgspec.structs import replace

from kiosk import paths
from kiosk.commands.store_here import limits_of, release, store_of
from kiosk.commands.store_look import Onlooker, identity_of
from kiosk.errors import KioskError
from kiosk.output import show
from kiosk.staff.offers import Offer, Offers, UnreadableFolder
from kiosk.staff.records import refusal_of

if TYPE_CHECKING:
    from msgspec import Struct

    from kiosk.bundle.candidates import Listed

SECONDS = 10.0  # after which no further file is looked at: a person waits
MOST_COMPARED = 5


class NotLookedAt(KioskError):
    """There was no time to look at a file."""

    code = "not-looked-at"


def candidates(options: Namespace) -> None:
    """Say what bundles are in some folders, the newest first, and what they would change. Raises
    what `release` and `read_known` raise."""
    from time import monotonic

    end = monotonic() + SECONDS
    found = look_into(
        options.folders, _onlooker(options, options.folders), lambda: monotonic() > end
    )
    if options.format == "json":
        _show_json(found)
        return
    for each in found.unreadable:
        _show_line(f"{each.folder}: {each.refusal.code}: {each.refusal.sentence}")
    for offer in found.candidates:
        _show_lines(offer)
    if not found.candidates:
        show("There is no bundle.")


def preview(options: Namespace) -> None:
    """Say what a bundle would change, once all of it was compared with what was signed. Raises why
    an installation would refuse it before its trial, and what `candidates` raises."""
    from kiosk.commands.bundle import reporting

    onlooker = _onlooker(options, (options.file,))
    offer = onlooker.inspect(options.file, reporting(options))
    if options.format == "json":
        _show_json(offer)
    else:
        _show_lines(offer)


def look_into(folders: Sequence[Path], onlooker: Onlooker, is_late: Callable[[], bool]) -> Offers:
    """What is in the folders. Whatever becomes of a drive meanwhile is said of its files.

    `is_late` says whether it has taken too long already. The first few that could be installed are
    compared with what is active; of the others that is not known.
    """
    from kiosk.bundle.candidates import bundle_files, newest_first

    listings = {folder: bundle_files(folder) for folder in folders}
    where = {file: folder for folder, files in listings.items() for file in files}
    # In turn, so that one drive that is full of them does not take the time of another.
    in_turn = dict.fromkeys(filter(None, chain.from_iterable(zip_longest(*listings.values()))))

    def read(path: Path) -> Offer:
        _require_time(is_late)
        return onlooker.glance(_named(path))

    offers, left = [], MOST_COMPARED
    for file, about in newest_first(in_turn, read):
        offer = _unreadable(file, about) if isinstance(about, KioskError) else about
        is_unknown = offer.refusal is None and offer.changes is None
        if is_unknown and left and not is_late():
            offer, left = _compared(offer, onlooker), left - 1
        offers.append(replace(offer, folder=_text(where[file])))
    return Offers(tuple(offers), tuple(_not_looked_into(folders)))


def confine(places: Iterable[Path]) -> None:
    """Give up all but reading in these places, for good. What a machine does not offer of it,
    `kiosk doctor` says."""
    from kiosk.supervisor.sandbox.enter import enter_sandbox
    from kiosk.supervisor.sandbox.needs import checker_needs

    enter_sandbox(checker_needs(*places), swap=True)


def _onlooker(options: Namespace, places: Iterable[Path]) -> Onlooker:
    """One that can do nothing but read, and that here alone. Raises what `release` and `read_known`
    raise."""
    from kiosk.bundle.store.known import read_known

    store, limits = store_of(options), limits_of(options)
    confine((store.folder, paths.trust(), paths.default_content(), *places))
    return Onlooker(store, read_known(store, release(), limits), options.language)


def _compared(offer: Offer, onlooker: Onlooker) -> Offer:
    try:
        return replace(offer, changes=onlooker.compare(offer))
    except KioskError as error:
        return replace(offer, refusal=refusal_of(error))


def _unreadable(file: Listed, error: KioskError) -> Offer:
    """A file that says nothing of itself."""
    identity = identity_of(file.path, file.size, file.changed_ns)
    name = _text(file.path)
    return Offer(name, "", identity, file.size, refusal=refusal_of(error))


def _not_looked_into(folders: Iterable[Path]) -> Iterator[UnreadableFolder]:
    from kiosk.bundle.refused import Unreadable

    for folder in folders:
        try:
            os.close(os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            refused = Unreadable(f"{_text(folder)} cannot be looked into ({reason}).")
            yield UnreadableFolder(_text(folder), refusal_of(refused))


def _require_time(is_late: Callable[[], bool]) -> None:
    if is_late():
        sentence = "There are so many files that there was no time to look at this one."
        advice = "Nothing was changed. Remove what is not needed there, and look again."
        raise NotLookedAt(sentence, advice)


def _named(path: Path) -> Path:
    """A path that can be written down. Raises Unreadable."""
    from kiosk.bundle.refused import Unreadable

    try:
        str(path).encode()
    except UnicodeEncodeError as error:
        raise Unreadable("The name of the file is not in UTF-8.") from error
    return path


def _text(path: Path) -> str:
    """A path as it is, or, where it cannot be written down, readable."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _show_json(found: Struct) -> None:
    show(json.dumps(to_builtins(found), indent=2))


def _show_lines(offer: Offer) -> None:
    _show_line(offer.file)
    for line in _lines(offer):
        _show_line(f"  {line}")


def _lines(offer: Offer) -> Iterator[str]:
    if offer.version:
        yield f"bundle     {offer.bundle} {offer.version}, made {offer.created}"
    for words in offer.publisher:
        yield f"publisher  {words}"
    if offer.refusal:
        yield f"refused    {offer.refusal.code}: {offer.refusal.sentence}"
        yield f"advice     {offer.refusal.advice}"
    elif offer.active:
        yield "It is active already."
    elif offer.changes is None:
        yield "What it would change is not known."
    elif not offer.changes:
        yield "Nothing changes for readers."
    for change in offer.changes or ():
        yield f"{change.kind:9}{change.what}"


def _show_line(line: str) -> None:
    from kiosk.content.isolates import without_isolates
    from kiosk.content.problems import printable

    show(printable(without_isolates(line)))
