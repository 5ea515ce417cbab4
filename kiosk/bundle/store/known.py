"""What a kiosk knows when a bundle comes, and what it makes of it: without writing anything."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from typing import BinaryIO, NamedTuple

from kiosk.bundle.container import Container, read_container
from kiosk.bundle.limits import LIMITS, Limits
from kiosk.bundle.store.place import Store
from kiosk.bundle.store.pointer import Pointer
from kiosk.bundle.store.refused import NoSpace, SameVersion, writing
from kiosk.bundle.store.slot import Metadata
from kiosk.bundle.store.state import Release, State, pointer_of, read_state, with_accepted
from kiosk.bundle.trust import Targets
from kiosk.bundle.verify import Verified, verify

_MB = 1_000_000
_OTHER_FILES = 300  # metadata, folders, the store's own


class Known(NamedTuple):
    """What the store holds, and how large a bundle may be."""

    pointer: Pointer
    state: State
    limits: Limits

    def read(self, file: BinaryIO) -> Container:
        """What an open file says. Raises what `read_container` raises."""
        return read_container(file, self.limits)

    def judge(self, container: Container) -> Verified:
        """The bundle, if this kiosk takes it. Raises SameVersion, and what `verify` raises."""
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


class Looked(NamedTuple):
    """A bundle that could be installed, or `is_active` already."""

    verified: Verified
    is_active: bool


def read_known(store: Store, release: Release, limits: Limits = LIMITS) -> Known:
    """What the store holds now. Raises PointerDamaged, StoreFails."""
    with writing(store.folder):
        pointer = pointer_of(store)
        return Known(pointer, read_state(store, release, pointer.names), limits)


def look_at(container: Container, size: int, store: Store, known: Known) -> Looked:
    """What an installation would make of the bundle in a file of so many bytes, before it copies
    anything. Raises what `Known.judge` raises, NoSpace, NotWritable, StoreFails."""
    verified = known.judge(container)
    if known.is_active(verified):
        return Looked(verified, is_active=True)
    with writing(store.folder):
        require_space(store, size, len(verified.targets.files), store.spare_bytes())
        _require_writable(store)
    return Looked(verified, is_active=False)


def require_space(store: Store, size: int, files: int, spare: int = 0) -> None:
    """Whether there is room for a copy of so many bytes, and for a slot of so many files beside it.
    `spare`: bytes that will be free by then. Raises NoSpace, OSError."""
    disk = os.statvfs(store.nearest)
    free = disk.f_bavail * disk.f_frsize + spare
    needed = 2 * size + (files + _OTHER_FILES) * disk.f_frsize
    if free < needed:
        raise NoSpace(
            f"The bundle needs {_megabytes(needed)} MB on the disk of {store.folder}, of which "
            f"{free // _MB:,} MB are free.",
            "Nothing was changed. Make room there: `kiosk store prune` removes what is left over.",
        )


def _require_writable(store: Store) -> None:
    """Raises OSError, as writing would."""
    folder = store.nearest
    if not os.access(folder, os.W_OK | os.X_OK):
        closed = os.statvfs(folder).f_flag & os.ST_RDONLY
        number = errno.EROFS if closed else errno.EACCES
        raise OSError(number, os.strerror(number))


def _contradicts(targets: Targets, other: Targets) -> bool:
    return targets.version == other.version and targets.files != other.files


def _megabytes(number: int) -> str:
    return f"{-(-number // _MB):,}"
