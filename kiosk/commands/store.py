"""What `kiosk store` does: the one program that writes what a kiosk shows."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk import paths
from kiosk.commands.store_here import limits_of, release, same_program, store_of
from kiosk.output import complain, show

if TYPE_CHECKING:
    from kiosk.bundle.store.place import Store
    from kiosk.bundle.store.status import SlotStatus, Status
    from kiosk.bundle.store.watch import Watch
    from kiosk.commands.store_receipt import Say
    from kiosk.errors import KioskError

_RELEASE = "the content of the release"
_MB = 1_000_000


def install(options: Namespace) -> int:
    """Make a bundle the active content, and leave a receipt. Returns the exit code."""
    from kiosk.commands.store_receipt import attempt

    return attempt(options, "install", partial(_install, options))


def _install(options: Namespace, watch: Watch) -> Say:
    """Raises what `install` of the store raises."""
    from datetime import date

    from kiosk.bundle.file import opened
    from kiosk.bundle.store.install import install
    from kiosk.bundle.verify import notices
    from kiosk.commands.bundle import say_summary

    trial, limits = partial(_try, options), limits_of(options)
    with opened(options.file) as file:
        done = install(store_of(options), file, release(), trial, watch=watch, limits=limits)
    outcome = "It is active now." if done.is_new else "It was active before; nothing was changed."
    found = (*done.notices, *notices(done.summary, date.today()))
    more = {"installed": done.is_new, "slot": done.slot, "previous": done.previous}
    return partial(say_summary, options, done.summary, outcome, found, **more)


def status(options: Namespace) -> None:
    """Say what is installed and whether it holds. Raises what `status` of the store raises."""
    from kiosk.bundle.store.status import status
    from kiosk.commands.bundle import reporting

    store = store_of(options)
    found = status(store, release(), reporting(options))
    if options.format == "json":
        show(json.dumps({"store": str(store.folder), **_fields(found)}, indent=2))
        return
    for line in _lines(store, found):
        show(line)


def rollback(options: Namespace) -> int:
    """Make the previous content active, and leave a receipt. Returns the exit code."""
    from kiosk.commands.store_receipt import attempt

    return attempt(options, "undo", partial(_rollback, options))


def _rollback(options: Namespace, watch: Watch) -> Say:
    """Raises what `rollback` of the store raises."""
    from kiosk.bundle.store.recover import rollback

    pointer = rollback(store_of(options), release(), watch)
    return partial(_say, options, f"Active is {pointer.active or _RELEASE}.", **pointer._asdict())


def verify(options: Namespace) -> None:
    """Compare what is installed with what its publishers signed. Raises what `verify_slots`
    raises."""
    from kiosk.bundle.store.status import verify_slots
    from kiosk.commands.bundle import reporting

    names = verify_slots(store_of(options), release(), reporting(options))
    sentence = f"As it was signed: {', '.join(names)}." if names else "No bundle is installed."
    _say(options, sentence, verified=names)


def prune(options: Namespace) -> None:
    """Remove what is not needed. Raises what `prune` of the store raises."""
    from kiosk.bundle.store.recover import prune

    gone = prune(store_of(options))
    sentence = f"Removed: {', '.join(gone)}." if gone else "There is no slot too many."
    _say(options, sentence, removed=gone)


def recover(options: Namespace) -> None:
    """Have content active that holds. Raises what `recover` of the store raises."""
    from kiosk.bundle.store.pointer import CONTENT
    from kiosk.bundle.store.recover import recover
    from kiosk.commands.bundle import reporting

    store = store_of(options)
    done = recover(store, release(), reporting(options))
    content = done.active and str(store.slots / done.active / CONTENT)
    notices = [notice._asdict() for notice in done.notices]
    if options.format == "text":
        for notice in done.notices:
            show(f"{notice.code}: {notice.sentence}")
    sentence = f"Active is {done.active or _RELEASE}."
    _say(options, sentence, active=done.active, content=content, notices=notices)


def load(options: Namespace) -> None:
    """Leave the active content in a memory file, checked and sealed, as a start does: an installed
    bundle's that holds, or else the release's. Raises ContentUnreadable."""
    from kiosk.content.compiled import check_into
    from kiosk.content.model import ContentUnreadable
    from kiosk.errors import KioskError

    try:
        installed = _holding(options)
        if installed is not None:
            check_into(options.into, installed, was_tried=True)
            return
    except KioskError as error:
        lacking = isinstance(error, ContentUnreadable)
        complain(f"kiosk: {'an installed bundle' if lacking else 'the store'}: {error.args[0]}")
        complain("The content of the release is shown.")
    check_into(options.into, paths.default_content(), was_tried=True)


def _holding(options: Namespace) -> Path | None:
    """The content of the active slot, once it is known to hold; None for that of the release.
    Raises StoreFails, and what `release` raises."""
    from kiosk.bundle.store.pointer import CONTENT
    from kiosk.bundle.store.recover import look, recover
    from kiosk.bundle.store.refused import Busy, StoreFails

    store, known = store_of(options), release()
    try:
        found = recover(store, known)
    except (Busy, StoreFails):  # a disk that cannot be written can be read all the same
        found = look(store, known)
    for notice in found.notices:
        complain(f"kiosk: {notice.sentence}")
    return store.slots / found.active / CONTENT if found.active else None


def _try(options: Namespace, content: Path, watch: Watch) -> KioskError | None:
    """The trial, by this same program."""
    from kiosk.commands.store_trial import try_content

    return try_content(same_program(options, "trial", "--format=json", str(content)), watch)


def _say(options: Namespace, sentence: str, **fields: Any) -> None:
    show(json.dumps(fields, indent=2) if options.format == "json" else sentence)


def _fields(status: Status) -> dict[str, Any]:
    slots = {name: getattr(status, name) for name in ("active", "previous")}
    return {
        **status._asdict(),
        **{
            name: slot and {**slot._asdict(), "holds": not slot.damage}
            for name, slot in slots.items()
        },
    }


def _lines(store: Store, status: Status) -> Iterator[str]:
    yield f"store      {store.folder}"
    yield f"active     {_described(status.active)}"
    is_alone = status.active is None and status.previous is None
    yield f"previous   {'none' if is_alone else _described(status.previous)}"
    yield f"release    version {status.release}"
    yield f"floor      version {status.floor}; nothing older is taken"
    kind = ", a demonstration" if status.demonstration else ""
    yield f"root       version {status.root_version}{kind}"
    for words in status.publishers:
        yield f"publisher  {words}"
    if status.free is not None and status.total is not None:
        yield f"disk       {status.free // _MB:,} of {status.total // _MB:,} MB are free"


def _described(slot: SlotStatus | None) -> str:
    if slot is None:
        return _RELEASE
    made = f", made {slot.created}" if slot.created else ""
    return f"{slot.name}{made}: {slot.damage or 'holds'}"
