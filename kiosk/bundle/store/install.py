"""A bundle becomes the active content: copied, verified, tried, and only then active.

The order is what keeps one right content active whatever happens in between: all of a slot and its
name are on the disk before the pointer names it, and the floor rises last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kiosk.bundle.file import BundleFile, opened
from kiosk.bundle.limits import LIMITS, Limits
from kiosk.bundle.progress import Counter
from kiosk.bundle.small_files import FOR_EVERYBODY
from kiosk.bundle.store.accepted import accepted_files
from kiosk.bundle.store.known import Known, read_known, require_space
from kiosk.bundle.store.place import Store
from kiosk.bundle.store.pointer import (
    CONTENT,
    Pointer,
    pointer_files,
    read_pointer,
    slot_name,
)
from kiosk.bundle.store.refused import SlotDamaged, StoreFails, writing
from kiosk.bundle.store.slot import check_slot, new_file, write_slot
from kiosk.bundle.store.state import Release, State
from kiosk.bundle.store.watch import Watch
from kiosk.bundle.verify import Notice, Summary, Verified
from kiosk.errors import KioskError
from kiosk.files import replace_files

# Looks at compiled content as visitors will see it. Returns why it must not be shown, if so.
Trial = Callable[[Path, Watch], KioskError | None]


class Installed(NamedTuple):
    """What is active now, in `slot`. `previous`: the slot to go back to, None for the content of
    the release; `is_new`: whether anything was changed; `notices`: what staff should know."""

    slot: str
    previous: str | None
    summary: Summary
    is_new: bool
    notices: tuple[Notice, ...] = ()


def install(
    store: Store,
    source: BinaryIO,
    release: Release,
    trial: Trial,
    *,
    watch: Watch = Watch(),  # noqa: B008 (frozen)
    limits: Limits = LIMITS,
) -> Installed:
    """Make the bundle in an open file the active content. Until the pointer names it, whatever goes
    wrong leaves everything as it was; `watch` may cancel until then.

    Raises Busy, Cancelled, NoSpace, StoreFails, SameVersion, PointerDamaged, what `verify` and
    `read_container` raise, and what the trial returns.
    """
    with store.locked(), writing(store.folder):
        known = read_known(store, release, limits)
        pointer = known.pointer
        looked = known.judge(
            known.read(source)
        )  # spares a long copy of what will be refused anyway
        if pointer.active is not None and known.is_active(looked):
            if _holds(store, pointer.active, known):
                return Installed(pointer.active, pointer.previous, looked.summary, is_new=False)
            pointer = Pointer(pointer.previous)  # what is damaged is nothing to go back to
        try:
            store.tidy()
            require_space(store, BundleFile(source).size, len(looked.targets.files))
            store.prepare()
            name, verified = _stage(store, source, known, watch)
            _try(store, trial, watch)
            notices = _activate(store, Pointer(name, pointer.active), known.after(verified), watch)
        finally:
            with suppress(OSError):  # the next start does it
                store.tidy()
        return Installed(name, pointer.active, verified.summary, is_new=True, notices=notices)


def _holds(store: Store, name: str, known: Known) -> bool:
    try:
        check_slot(store.slots / name, known.state.root)
    except SlotDamaged:
        return False
    return True


def _stage(store: Store, source: BinaryIO, known: Known, watch: Watch) -> tuple[str, Verified]:
    """Copy the bundle, verify the copy, and write a slot from it. Nothing but the copy is used: a
    stick may give other bytes at the second reading."""
    with _copied(source, store.work / "copy.kbundle", watch) as copy:
        verified = known.judge(known.read(copy))
        write_slot(verified, _staged(store), watch)
    targets = verified.targets
    return slot_name(store.next_number(), targets.bundle, targets.version), verified


@contextmanager
def _copied(source: BinaryIO, file: Path, watch: Watch) -> Iterator[BinaryIO]:
    """A copy that lasts as long as it is needed, and never outlasts a loss of power."""
    bundle = BundleFile(source)
    watch.begin("copy", bundle.size)
    counter = Counter("copy", bundle.size, watch.report)
    with new_file(file) as sink:
        for piece in bundle.pieces(0, bundle.size):
            watch.check()
            sink(piece)
            counter(piece)
    with opened(file) as copy:
        file.unlink()
        yield copy


def _staged(store: Store) -> Path:
    return store.work / "slot"


def _try(store: Store, trial: Trial, watch: Watch) -> None:
    watch.begin("trial")
    refused = trial(_staged(store) / CONTENT, watch)
    if refused is not None:
        raise refused


def _activate(store: Store, pointer: Pointer, state: State, watch: Watch) -> tuple[Notice, ...]:
    """Give the slot its name, have the pointer name it, and raise the floor."""
    watch.begin("activate")
    _staged(store).rename(store.slots / str(pointer.active))
    # In this order: a new root may not trust who signed what is active until then. What the slot
    # knows too, the floor, nobody has to wait for.
    active = pointer_files(store.folder, pointer)
    accepted = accepted_files(store.folder, state.record())
    try:
        with writing(store.folder):
            replace_files(store.folder, active, accepted, FOR_EVERYBODY)
    except StoreFails as error:
        if read_pointer(store.folder) != pointer:
            raise
        # The next start makes up for what failed.
        return (Notice(error.code, f"The content is active. {error.args[0]}"),)
    return ()
