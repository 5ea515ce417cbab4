"""A bundle becomes the active content: copied, verified, tried, and only then active.

The order is what keeps one right content active whatever happens in between: all of a slot and its
name are on the disk before the pointer names it, and the floor rises last.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kiosk.bundle.container import read_container
from kiosk.bundle.file import BundleFile, opened
from kiosk.bundle.limits import LIMITS, Limits
from kiosk.bundle.progress import Counter
from kiosk.bundle.small_files import FOR_EVERYBODY
from kiosk.bundle.store.accepted import accepted_files
from kiosk.bundle.store.place import Store
from kiosk.bundle.store.pointer import (
    CONTENT,
    Pointer,
    pointer_files,
    read_pointer,
    slot_name,
)
from kiosk.bundle.store.refused import NoSpace, SameVersion, SlotDamaged, StoreFails, writing
from kiosk.bundle.store.slot import Metadata, check_slot, new_file, write_slot
from kiosk.bundle.store.state import Release, State, pointer_of, read_state, with_accepted
from kiosk.bundle.store.watch import Watch
from kiosk.bundle.trust import Targets
from kiosk.bundle.verify import Notice, Summary, Verified, verify
from kiosk.errors import KioskError
from kiosk.files import replace_files

_MB = 1_000_000
_OTHER_FILES = 300  # metadata, folders, the store's own

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


class Known(NamedTuple):
    """What the store holds when an installation begins, and how large a bundle may be."""

    pointer: Pointer
    state: State
    limits: Limits

    def judge(self, file: BinaryIO) -> Verified:
        """The bundle in a file, if this kiosk takes it. Raises SameVersion, and what
        `read_container` and `verify` raise."""
        container = read_container(file, self.limits)
        verified = verify(container, self.state.root, self.state.floors)
        for name in self.pointer.names:
            found = self.state.targets(name, verified.root)
            if found is not None and _contradicts(verified.targets, found):
                sentence = f"There is other content of version {found.version} here already."
                advice = "Nothing was changed. Ask the publisher for a bundle of a higher version."
                raise SameVersion(sentence, advice)
        return verified

    def after(self, verified: Verified) -> State:
        """What is known once a bundle was accepted."""
        state = self.state
        if verified.root.version > state.root.version:
            state = replace(state, root=verified.root, chain=verified.container.chain)
        return with_accepted(state, verified.targets)

    def is_active(self, verified: Verified) -> bool:
        """Whether just this bundle is active: the same roots, list and files."""
        active = self.state.slots.get(self.pointer.active or "")
        return active == Metadata(verified.container.chain, verified.container.targets)


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
        pointer = pointer_of(store)
        known = Known(pointer, read_state(store, release, pointer.names), limits)
        looked = known.judge(source)  # spares a long copy of what will be refused anyway
        if pointer.active is not None and known.is_active(looked):
            if _holds(store, pointer.active, known):
                return Installed(pointer.active, pointer.previous, looked.summary, is_new=False)
            pointer = Pointer(pointer.previous)  # what is damaged is nothing to go back to
        try:
            store.tidy()
            _require_space(store.folder, BundleFile(source).size, len(looked.targets.files))
            store.prepare()
            name, verified = _stage(store, source, known, watch)
            _try(store, trial, watch)
            notices = _activate(store, Pointer(name, pointer.active), known.after(verified), watch)
        finally:
            with suppress(OSError):  # the next start does it
                store.tidy()
        return Installed(name, pointer.active, verified.summary, is_new=True, notices=notices)


def _contradicts(targets: Targets, other: Targets) -> bool:
    return targets.version == other.version and targets.files != other.files


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
        verified = known.judge(copy)
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


def _require_space(folder: Path, size: int, files: int) -> None:
    """Whether there is room for the copy, and for the slot beside it. Raises NoSpace."""
    disk = os.statvfs(folder)
    free = disk.f_bavail * disk.f_frsize
    needed = 2 * size + (files + _OTHER_FILES) * disk.f_frsize
    if free < needed:
        raise NoSpace(
            f"The bundle needs {_megabytes(needed)} MB on the disk of {folder}, of which "
            f"{free // _MB:,} MB are free.",
            "Nothing was changed. Make room there: `kiosk store prune` removes what is left over.",
        )


def _megabytes(number: int) -> str:
    return f"{-(-number // _MB):,}"
