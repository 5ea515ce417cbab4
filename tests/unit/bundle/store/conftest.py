"""A kiosk with a store that is empty."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest

from kiosk import paths
from kiosk.commands import store_candidates
from kiosk.content.compiled import write_compiled
from kiosk.content.model import BundleIndex
from kiosk.exits import Exit
from kiosk.staff.offers import Offers
from tests.contents import compiled_files, write_files
from tests.publisher import Publisher
from tests.store_programs import FINDS_NOTHING, store, tries_with
from tests.stores import Kiosk, everything


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


@pytest.fixture
def confined(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What this process would be confined to, if it were."""
    places: list[Path] = []
    monkeypatch.setattr(store_candidates, "confine", places.extend)
    return places


@pytest.fixture
def here(
    kiosk: Kiosk, folder: Path, confined: list[Path], monkeypatch: pytest.MonkeyPatch
) -> Kiosk:
    """A kiosk as commands see it, whose release has content of version 3."""
    content = write_files(folder / "content", compiled_files(3))
    trust = write_files(folder / "trust", {"1.root.json": kiosk.publisher.root()})
    monkeypatch.setattr(paths, "trust", lambda: trust)
    monkeypatch.setattr(paths, "default_content", lambda: content)
    tries_with(monkeypatch, FINDS_NOTHING)
    return kiosk


@pytest.fixture
def stick(folder: Path) -> Path:
    """A stick that is plugged in."""
    (folder / "stick" / "kiosk").mkdir(parents=True)
    return folder / "stick"


@pytest.fixture
def look(here: Kiosk, capsys: pytest.CaptureFixture[str]) -> Callable[..., Offers]:
    """Run `kiosk store candidates`; each time the store must be as it was before."""

    def run(*folders: Path, language: str = "en") -> Offers:
        before, is_there = everything(here), here.store.folder.exists()
        options = ("--format", "json", "--language", language)
        assert store(here, "candidates", *map(str, folders), *options) == Exit.DONE
        printed = capsys.readouterr()
        assert printed.err == ""
        assert (everything(here), here.store.folder.exists()) == (before, is_there)
        return msgspec.json.decode(printed.out, type=Offers)

    return run
