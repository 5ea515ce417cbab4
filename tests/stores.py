"""A store on a disk, with a publisher behind it, and what is wrong with either."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from kiosk.bundle.store.install import Installed, install
from kiosk.bundle.store.place import Store
from kiosk.bundle.store.pointer import Pointer, active_content, pointer_files, read_pointer
from kiosk.bundle.store.recover import Recovered, recover, rollback
from kiosk.bundle.store.state import Release
from kiosk.bundle.store.status import Status, status
from kiosk.bundle.store.watch import Watch
from kiosk.bundle.trust import read_root
from kiosk.files import replace_files
from tests.bundles import BundleMaker
from tests.publisher import Publisher

RELEASE_VERSION = 2


def passes(content: Path, watch: Watch) -> None:
    """A trial that finds nothing."""


def content_of(version: int, **more: bytes) -> dict[str, bytes]:
    """The files of a bundle's content, different in each version."""
    return {
        "bundle.json": b'{"id":"example","version":%d}' % version,
        "en.json": b'{"title":"Lumbria %d"}' % version,
        "media/bridge.svg": b"<svg/>",
        **more,
    }


class Kiosk:
    """A kiosk with a store, and what its release knows."""

    def __init__(self, folder: Path, publisher: Publisher) -> None:
        self.publisher = publisher
        self.store = Store(folder / "store")
        self.release = release_of(publisher)
        self.said: list[Any] = []

    def bundle(self, version: int, chain: tuple[bytes, ...] = (), **how: Any) -> bytes:
        """A bundle of theirs."""
        maker = BundleMaker(self.publisher, content_of(version), chain)
        return maker.sign(version, **how).data()

    def install(self, data: bytes | io.IOBase, **how: Any) -> Installed:
        """Install a bundle, with a trial that finds nothing unless told otherwise."""
        source: Any = io.BytesIO(data) if isinstance(data, bytes) else data
        how.setdefault("trial", passes)
        how.setdefault("watch", Watch(self.said.append))
        return install(self.store, source, self.release, **how)

    def recover(self) -> Recovered:
        """Start."""
        return recover(self.store, self.release)

    def rollback(self) -> None:
        """Go back."""
        rollback(self.store, self.release)

    def status(self) -> Status:
        """What is there."""
        return status(self.store, self.release)

    @property
    def content(self) -> Mapping[str, bytes] | None:
        """The active content; None is that of the release."""
        folder = active_content(self.store.folder)
        return None if folder is None else files_in(folder)

    @property
    def slots(self) -> list[str]:
        """The slots that there are."""
        slots = self.store.slots
        return sorted(path.name for path in slots.iterdir()) if slots.exists() else []

    def slot(self, which: str = "active") -> Path:
        """The folder of one of the slots."""
        pointer = read_pointer(self.store.folder)
        return self.store.slots / str(getattr(pointer, which))


def release_of(publisher: Publisher, version: int = RELEASE_VERSION) -> Release:
    """What a release of theirs knows."""
    root = read_root(publisher.root())
    return Release(root, version, {key.id: version for key in root.publishers})


def files_in(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by their paths."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def everything(kiosk: Kiosk) -> dict[str, bytes]:
    """The whole store."""
    return files_in(kiosk.store.folder)


def point(store: Path, pointer: Pointer) -> None:
    """Have a store's pointer say this."""
    replace_files(store, pointer_files(store, pointer), {}, 0o644)


class Stick(io.BytesIO):
    """A file that does something else at a reading: `at` so many bytes read, in all."""

    def __init__(self, data: bytes, at: int, then: Callable[[], bytes]) -> None:
        super().__init__(data)
        self._left = at
        self._then = then

    def read(self, size: int | None = -1, /) -> bytes:
        """As long as it goes well."""
        piece = super().read(size)
        self._left -= len(piece)
        return piece if self._left >= 0 else self._then()
