"""A kiosk with a store that is empty."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kiosk import paths
from kiosk.content.compiled import write_compiled
from kiosk.content.model import BundleIndex
from tests.publisher import Publisher
from tests.store_programs import FINDS_NOTHING, tries_with
from tests.stores import Kiosk


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, where the machine has that: nobody waits until something lasts."""
    memory = Path("/dev/shm")
    where = memory if os.access(memory, os.W_OK) else tmp_path
    with TemporaryDirectory(prefix="kiosk-", dir=where) as temporary:
        yield Path(temporary)


@pytest.fixture
def kiosk(folder: Path, publisher: Publisher) -> Kiosk:
    """A kiosk on which nothing was ever installed."""
    return Kiosk(folder, publisher)


@pytest.fixture
def two(kiosk: Kiosk) -> Kiosk:
    """Version 4 is active, version 3 the one before."""
    for version in (3, 4):
        kiosk.install(kiosk.bundle(version))
    return kiosk


@pytest.fixture
def machine(kiosk: Kiosk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Kiosk:
    """A kiosk as commands see it, whose content is of version 2."""
    trust, content = folder / "trust", folder / "content"
    trust.mkdir()
    (trust / "1.root.json").write_bytes(kiosk.publisher.root())
    write_compiled(content, BundleIndex("example", 2, "Example", "en", ()), (), {})
    monkeypatch.setattr(paths, "trust", lambda: trust)
    monkeypatch.setattr(paths, "default_content", lambda: content)
    tries_with(monkeypatch, FINDS_NOTHING)
    return kiosk
