"""What a start loads: an installed bundle's content that holds, or else that of the release."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk import paths
from kiosk.bundle.store.place import Store
from kiosk.bundle.store.pointer import active_content
from kiosk.bundle.store.refused import StoreFails
from kiosk.cli import main
from kiosk.content import compiled
from kiosk.content.model import ContentUnreadable
from kiosk.exits import Exit
from tests.stores import Kiosk


@pytest.fixture
def machine(kiosk: Kiosk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Kiosk:
    """A kiosk as the command sees it."""
    (folder / "trust").mkdir()
    (folder / "trust" / "1.root.json").write_bytes(kiosk.publisher.root())
    (folder / "content").mkdir()
    (folder / "content" / "bundle.json").write_bytes(
        b'{"id":"example","version":2,"title":"","source_language":"en","languages":[]}'
    )
    monkeypatch.setattr(paths, "trust", lambda: folder / "trust")
    monkeypatch.setattr(paths, "default_content", lambda: folder / "content")
    return kiosk


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders whose content was checked, all of it content that was tried before."""
    found: list[Path] = []

    def check_into(_: int, folder: Path, *, was_tried: bool) -> None:
        assert was_tried
        found.append(folder)

    monkeypatch.setattr(compiled, "check_into", check_into)
    return found


def load(machine: Kiosk) -> int:
    return main(["store", "load", "--into", "9", "--store", str(machine.store.folder)])


def installed(machine: Kiosk) -> Path:
    machine.install(machine.bundle(3))
    content = active_content(machine.store.folder)
    assert content is not None
    return content


def test_where_nothing_is_installed_that_of_the_release(machine, loaded):
    assert load(machine) == Exit.DONE
    assert loaded == [paths.default_content()]


def test_what_is_installed(machine, loaded, capsys):
    content = installed(machine)
    assert load(machine) == Exit.DONE
    assert loaded == [content]
    assert capsys.readouterr().err == ""


def test_while_another_is_at_work_in_the_store(machine, loaded):
    content = installed(machine)
    with machine.store.locked():
        assert load(machine) == Exit.DONE
    assert loaded == [content]


@pytest.mark.parametrize("busy", [False, True])
def test_what_does_not_hold_is_never_loaded(machine, loaded, busy, capsys):
    content = installed(machine)
    (content / "en.json").write_bytes(b"{}")
    if busy:
        with machine.store.locked():
            assert load(machine) == Exit.DONE
    else:
        assert load(machine) == Exit.DONE
    assert loaded == [paths.default_content()]
    assert "does not hold" in capsys.readouterr().err


def test_what_this_program_cannot_read_gives_way(machine, monkeypatch, capsys):
    content, loaded = installed(machine), []

    def check_into(_: int, folder: Path, **_how: bool) -> None:
        if folder == content:
            raise ContentUnreadable("en.json cannot be used.", "Install another.")
        loaded.append(folder)

    monkeypatch.setattr(compiled, "check_into", check_into)
    assert load(machine) == Exit.DONE
    assert loaded == [paths.default_content()]
    assert "an installed bundle: en.json cannot be used." in capsys.readouterr().err


def test_without_a_root_file_nothing_installed_is_believed(machine, loaded, folder, capsys):
    installed(machine)
    (folder / "trust" / "1.root.json").unlink()
    assert load(machine) == Exit.DONE
    assert loaded == [paths.default_content()]
    assert "The content of the release is shown." in capsys.readouterr().err


def test_on_a_disk_that_cannot_be_written_what_is_installed(machine, loaded, monkeypatch):
    content = installed(machine)

    def locked(*_: object, **__: object) -> None:
        raise StoreFails("The disk cannot be written.", "Exchange it.")

    monkeypatch.setattr(Store, "locked", locked)
    assert load(machine) == Exit.DONE
    assert loaded == [content]
