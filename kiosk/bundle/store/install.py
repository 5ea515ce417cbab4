"""A bundle becomes the active content: copied, verified, tried, and only then active.

The order is what keeps one right content active whatever happens in between: all of a slot is on
the disk before it gets its name, the name before the pointer names it, and the floor rises last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kiosk.bundle.file import BundleFile, opened
from kiosk.bundle.limits import LIMITS, Limits
from kiosk.bundle.progress import Counter
from kiosk.bundle.store.accepted import write_accepted
from kiosk.bundle.store.known import Known, read_known, require_space
from kiosk.bundle.store.place import Store
from kiosk.bundle.store.pointer import CONTENT, Pointer, slot_name, write_pointer
from kiosk.bundle.store.refused import SlotDamaged, StoreFails, writing
from kiosk.bundle.store.slot import check_slot, new_file, write_slot
from kiosk.bundle.store.state import Release, State
from kiosk.bundle.store.watch import Watch
from kiosk.bundle.verify import Notice, Summary, Verified
from kiosk.errors import KioskError
from kiosk.files import sync_folder

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
            _activate(store, Pointer(name, pointer.active), watch)
            notices = _remember(store, known.after(verified))
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


def _activate(store: Store, pointer: Pointer, watch: Watch) -> None:
    watch.begin("activate")
    _staged(store).rename(store.slots / str(pointer.active))
    sync_folder(store.slots)
    write_pointer(store.folder, pointer)


def _remember(store: Store, state: State) -> tuple[Notice, ...]:
    """Raise the floor. The slot knows of it too, so that the next start makes up for what fails
    here."""
    try:
        with writing(store.folder):
            write_accepted(store.folder, state.record())
    except StoreFails as error:
        return (Notice(error.code, f"The content is active. {error.args[0]}"),)
    return ()
