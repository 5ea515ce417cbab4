"""What the store holds, and whether it holds."""

from __future__ import annotations

import os
from typing import NamedTuple

from kiosk.bundle.progress import Report, say_nothing
from kiosk.bundle.store.place import Store
from kiosk.bundle.store.refused import SlotDamaged, writing
from kiosk.bundle.store.slot import check_slot
from kiosk.bundle.store.state import Release, State, pointer_of, read_state
from kiosk.bundle.trust import Targets, floor


class SlotStatus(NamedTuple):
    """A slot. `version`, `bundle` and `created` are None where its list is not believed; `damage`
    is why it does not hold, empty if it does."""

    name: str
    bundle: str | None
    version: int | None
    created: str | None
    publishers: tuple[str, ...]
    damage: str


class Status(NamedTuple):
    """`active` and `previous`: None is the content of the release, which is of `release` version.

    `publishers`: the words of those whose bundles are taken; `demonstration`: with keys that are
    thrown away. `floor`: the version below which nothing is accepted; `created`: the newest day
    (YYYY-MM-DD) an accepted bundle was made on, empty without one; `free` and `total`: bytes on the
    disk of the store, None where there is no store.
    """

    active: SlotStatus | None
    previous: SlotStatus | None
    release: int
    floor: int
    root_version: int
    created: str
    free: int | None
    total: int | None
    publishers: tuple[str, ...]
    demonstration: bool


def status(store: Store, release: Release, report: Report = say_nothing) -> Status:
    """Look at everything, each file of both slots too. Raises Busy, PointerDamaged, StoreFails."""
    with store.locked(make=False), writing(store.folder):
        pointer = pointer_of(store)
        state = read_state(store, release, pointer.names)
        slots = [name and _slot(store, name, state, report) for name in pointer]
        disk = os.statvfs(store.folder) if store.folder.exists() else None
    return Status(
        active=slots[0] or None,
        previous=slots[1] or None,
        release=release.version,
        floor=floor(state.root, state.floors),
        root_version=state.root.version,
        created=state.created,
        free=disk and disk.f_bavail * disk.f_frsize,
        total=disk and disk.f_blocks * disk.f_frsize,
        publishers=tuple(key.words for key in state.root.publishers),
        demonstration=state.root.demonstration,
    )


def verify_slots(store: Store, release: Release, report: Report = say_nothing) -> tuple[str, ...]:
    """Compare the active slot, then the previous one, with what their publishers signed. Returns
    their names. Raises SlotDamaged for the first that does not hold; Busy, PointerDamaged,
    StoreFails."""
    with store.locked(make=False), writing(store.folder):
        names = pointer_of(store).names
        state = read_state(store, release, names)
        for name in names:
            check_slot(store.slots / name, state.root, report)
    return names


def _slot(store: Store, name: str, state: State, report: Report) -> SlotStatus:
    damage = ""
    try:
        check_slot(store.slots / name, state.root, report)
    except SlotDamaged as error:
        damage = error.args[0]
    targets = state.targets(name)
    publishers = _publishers(state, targets) if targets else ()
    if targets is None:
        return SlotStatus(name, None, None, None, publishers, damage)
    return SlotStatus(name, targets.bundle, targets.version, targets.created, publishers, damage)


def _publishers(state: State, targets: Targets) -> tuple[str, ...]:
    """The words of those who signed."""
    return tuple(key.words for key in state.root.publishers if key.id in targets.signed_by)
