"""What a kiosk trusts and has accepted: what its release knows, and all that came after.

Several places know of it: two copies of a record, and the metadata in the slots. Each of them may
be damaged, so none is believed alone: roots only as far as their signatures lead from the release's
own, floors as the highest that any of them names. What is damaged adds nothing, and so the least
that there can be is what the release knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kiosk.bundle.store.accepted import Accepted, read_accepted
from kiosk.bundle.store.place import Store
from kiosk.bundle.store.pointer import Pointer, read_pointer
from kiosk.bundle.store.refused import PointerDamaged, SlotDamaged
from kiosk.bundle.store.slot import Metadata, read_metadata
from kiosk.bundle.trust import Root, Targets, advance, read_targets
from kiosk.bundle.untrusted import Untrusted


class Release(NamedTuple):
    """What the program came with: the newest of its root files, the version of its content, and the
    lowest versions that it takes, by key id."""

    root: Root
    version: int
    floors: Mapping[str, int]


@dataclass(frozen=True)
class State:
    """`chain` led to `root`, where that is newer than the release's. `floors`: the highest accepted
    versions by the ids of the keys that signed them; `created`: the newest day (YYYY-MM-DD) that an
    accepted bundle was made on, empty without one; `slots`: the metadata of those slots that can
    be read."""

    root: Root
    chain: Sequence[bytes]
    floors: Mapping[str, int]
    created: str
    slots: Mapping[str, Metadata] = field(repr=False)

    def targets(self, name: str, root: Root | None = None) -> Targets | None:
        """The list of files of a slot, if a publisher of the root has signed it."""
        return _targets(root or self.root, self.slots.get(name))

    def record(self) -> Accepted:
        """What is to be remembered."""
        return Accepted(tuple(self.chain), dict(self.floors), self.created)


def read_state(store: Store, release: Release, names: Iterable[str]) -> State:
    """What is known, with what the slots of these names know. Raises nothing."""
    slots = {name: found for name in names if (found := _metadata(store, name))}
    copies = read_accepted(store.folder)
    root: Root = release.root
    chain: Sequence[bytes] = ()
    for longer in (*(copy.chain for copy in copies), *(slot.chain for slot in slots.values())):
        root, chain = _furthest(root, chain, longer)
    state = State(root, chain, release.floors, "", slots)
    for copy in copies:
        state = _with(state, copy.floors, copy.created)
    for slot in slots.values():
        targets = _targets(root, slot)
        if targets is not None:
            state = with_accepted(state, targets)
    return state


def with_accepted(state: State, targets: Targets) -> State:
    """The state after this list of files was accepted: its floors never fall."""
    return _with(state, dict.fromkeys(targets.signed_by, targets.version), targets.created)


def pointer_of(store: Store) -> Pointer:
    """Which slots are active and previous. Raises PointerDamaged, OSError."""
    pointer = read_pointer(store.folder)
    if pointer is None:
        raise PointerDamaged(
            "Which slot is active cannot be read any more.", "Run `kiosk store recover`."
        )
    return pointer


def _with(state: State, floors: Mapping[str, int], created: str) -> State:
    highest = dict(state.floors)
    for key_id, version in floors.items():
        highest[key_id] = max(version, highest.get(key_id, 0))
    return replace(state, floors=highest, created=max(state.created, created))


def _furthest(
    root: Root, chain: Sequence[bytes], longer: Sequence[bytes]
) -> tuple[Root, Sequence[bytes]]:
    try:
        newest = advance(root, longer)
    except Untrusted:
        return root, chain
    return (newest, longer) if newest.version > root.version else (root, chain)


def _metadata(store: Store, name: str) -> Metadata | None:
    try:
        return read_metadata(store.slots / name)
    except SlotDamaged:
        return None


def _targets(root: Root, slot: Metadata | None) -> Targets | None:
    try:
        return read_targets(root, slot.targets) if slot else None
    except Untrusted:
        return None
