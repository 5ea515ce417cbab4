"""The packaged program, from an empty folder, without this checkout and without its Python."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.content.compile import compile_folder
from kiosk.staff.entry import pin_file
from kiosk.staff.pin import Pin, read_record
from tests.frozen.conftest import EMPTY_ENVIRONMENT, ROOT, run
from tests.makers import EXAMPLE, TODAY
from tests.publisher import Publisher

UNWANTED = (
    *("WebEngine", "QtPdf", "Quick3D", "VirtualKeyboard"),
    *("pydantic", "yaml", "markdown_it", "urllib3"),
)

pytestmark = pytest.mark.slow


def ids(folder: Path) -> list[str]:
    """The screens of a tour, all of whose pictures must be there."""
    screens = json.loads((folder / "tour.json").read_text("utf-8"))["screens"]
    files = [name for screen in screens for name in (screen["file"], *screen["more"])]
    assert all((folder / name).stat().st_size > 0 for name in files)
    return [screen["id"] for screen in screens]


def test_it_makes_the_tour_from_an_empty_folder(program: Path, tmp_path: Path) -> None:
    done = run(program, tmp_path, "tour", "--out", "tour")
    assert (done.returncode, done.stderr) == (0, "")
    source = [sys.executable, "-m", "kiosk", "tour", "--out", str(tmp_path / "source")]
    subprocess.run(source, cwd=ROOT, check=True, capture_output=True)
    assert ids(tmp_path / "tour") == ids(tmp_path / "source")


def test_it_tells_what_is_open_now(program: Path, tmp_path: Path) -> None:
    """With content that has confirmed hours: the library and the time zones are there."""
    other = tmp_path / "kiosk"
    shutil.copytree(program, other, symlinks=True)
    (content,) = other.rglob("content/bundle.json")
    shutil.rmtree(content.parent)
    assert compile_folder(EXAMPLE, content.parent, TODAY) == ()
    done = run(other, tmp_path, "tour", "--out", "tour")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads((tmp_path / "tour" / "tour.json").read_text("utf-8"))["screens"]
    (numbers,) = [screen["texts"] for screen in told if screen["id"] == "numbers"]
    assert numbers.count("Open 24 hours") == 2
    assert len([text for text in numbers if text.startswith("Open")]) == 4


def test_it_makes_keys_and_reads_root_files(program: Path, tmp_path: Path) -> None:
    """What signs and verifies is there, in the packages and outside of them."""
    new = ("keys", "new", "anna", "--passphrase-fd", "0")
    made = run(program, tmp_path, *new, typed="a few words")
    assert (made.returncode, made.stderr) == (0, "")
    assert run(program, tmp_path, "keys", "show", "anna.pub").stdout == made.stdout
    (tmp_path / "1.root.json").write_bytes(Publisher().root())
    shown = run(program, tmp_path, "trust", "show", ".")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.startswith("Version 1, signed")


@pytest.mark.parametrize("command", ["run", "tour --out tour"])
def test_it_refuses_content_that_was_not_packaged(
    program: Path, tmp_path: Path, command: str
) -> None:
    done = run(program, tmp_path, *command.split(), "--source", str(ROOT / "data/luxembourg"))
    assert done.returncode == 2
    assert "source" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_it_knows_a_pin(program: Path, tmp_path: Path) -> None:
    """It takes OpenSSL from the system."""
    (tmp_path / "settings.toml").write_text(f"store = '{tmp_path}'\n")
    command = [program / "kiosk", "pin", "set", "--pin-fd=0", "--settings=settings.toml"]
    subprocess.run(
        command, cwd=tmp_path, env=EMPTY_ENVIRONMENT, input="493817\n", text=True, check=True
    )
    record = read_record(pin_file(tmp_path))
    assert record is not None
    assert record.matches(Pin("493817"))


def test_it_tries_content(program: Path, tmp_path: Path) -> None:
    """With what reads codes, which nothing else in the package loads."""
    assert compile_folder(EXAMPLE, tmp_path / "content", TODAY) == ()
    done = run(program, tmp_path, "trial", "content", "--size", "1080x1920")
    assert (done.returncode, done.stderr) == (0, "")
    (tmp_path / "content" / "en.json").unlink()
    done = run(program, tmp_path, "trial", "content")
    assert done.returncode == 1
    assert done.stderr.startswith("content-unreadable: en.json")


def unwanted(program: Path) -> list[str]:
    """Files that a kiosk has no use for."""
    names = [str(file.relative_to(program)) for file in program.rglob("*")]
    return [name for name in names if any(word in name for word in UNWANTED)]


def test_it_holds_nothing_unwanted(program: Path, tmp_path: Path) -> None:
    assert unwanted(program) == []
    planted = tmp_path / "PySide6" / "libQt6WebEngineCore.so.6"
    planted.parent.mkdir()
    planted.touch()
    assert unwanted(tmp_path) == ["PySide6/libQt6WebEngineCore.so.6"]
