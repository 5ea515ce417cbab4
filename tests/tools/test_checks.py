"""The checks of `make check` find what they are there to find: each is shown a copy of the
program with one thing broken in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
PARTS = ("kiosk", "resources", "translations", "deploy")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the program that may be broken."""
    for part in PARTS:
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def replace(file: Path, old: str, new: str) -> None:
    """Put `new` in the place of `old`, which must be there."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def run(copy: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a check in the copy, with the copy's program."""
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    return subprocess.run(
        command, cwd=copy, capture_output=True, text=True, check=False, env=environment
    )


def check_qml(copy: Path) -> subprocess.CompletedProcess[str]:
    return run(copy, sys.executable, "deploy/check_qml.py")


def test_the_qml_is_clean(copy: Path) -> None:
    done = check_qml(copy)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("file", "old", "new", "finding"),
    [
        ("Screens/ScreenWindow.qml", "window.visit.covered", "window.visit.coverd", "coverd"),
        ("Screens/CodeScreen.qml", "Panel.small", "Panel.smal", "smal"),
        ("Controls/Dock.qml", "Theme.surface", "Theme.surfaces", "surfaces"),
        ("Blocks/TextRow.qml", "    RichWords", "      RichWords", "TextRow.qml: not laid out"),
    ],
)
def test_a_typing_error_in_qml_is_found(
    copy: Path, file: str, old: str, new: str, finding: str
) -> None:
    replace(copy / "resources/qml/Kiosk" / file, old, new)
    done = check_qml(copy)
    assert done.returncode == 1
    assert finding in done.stdout


EXTRACT = (sys.executable, "translations/extract.py")
DOCK = "resources/qml/Kiosk/Controls/Dock.qml"
FRENCH = "translations/fr/LC_MESSAGES/kiosk.po"


def test_the_words_are_clean(copy: Path) -> None:
    assert run(copy, *EXTRACT, "--check").returncode == 0


@pytest.mark.parametrize(
    ("file", "old", "new", "finding"),
    [
        (DOCK, 'qsTr("Back")', 'qsTr("Return")', "kiosk.pot:1: catalogue"),
        ("kiosk/visit/rows.py", '_("Anonymous")', '_("Without a name")', "kiosk.pot:1: catalogue"),
        (DOCK, 'qsTr("Back")', "qsTr(dock.word)", f"{DOCK}: qsTr() wants one text"),
        ("translations/kiosk.pot", 'msgid "Back"', 'msgid "Return"', "kiosk.pot:1: catalogue"),
        (FRENCH, 'msgid "Back"', 'msgid "Return"', f"{FRENCH}:1: catalogue"),
        (FRENCH, 'msgid "Back"', 'msgid "Back', f"{FRENCH}:"),
    ],
)
def test_a_word_that_is_not_as_it_must_be_is_found(
    copy: Path, file: str, old: str, new: str, finding: str
) -> None:
    replace(copy / file, old, new)
    done = run(copy, *EXTRACT, "--check")
    assert done.returncode == 1
    assert finding in done.stdout


def test_collecting_the_words_makes_it_right(copy: Path) -> None:
    replace(copy / DOCK, 'qsTr("Back")', 'qsTr("Return")')
    assert run(copy, *EXTRACT).returncode == 0
    assert run(copy, *EXTRACT, "--check").returncode == 0
    assert 'msgid "Return"' in (copy / FRENCH).read_text("utf-8")


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("kiosk/visit/idle.py", "import PySide6.QtCore"),
        ("kiosk/supervisor/policy.py", "from kiosk.display import stage"),
        ("kiosk/content/model.py", "import kiosk.bundle"),
        ("kiosk/display/stage.py", "import yaml"),
        ("kiosk/content/model.py", "import pydantic"),
        ("kiosk/supervisor/sandbox/enter.py", "import cryptography"),
        ("kiosk/commands/trust.py", "import tuf.api.metadata"),
        ("kiosk/visit/rows.py", "from kiosk.content import compile"),
    ],
)
def test_an_import_against_the_rules_is_found(copy: Path, file: str, line: str) -> None:
    replace(copy / file, "from __future__ import annotations\n", f"import sys\n{line}\n")
    done = run(copy, str(BIN / "lint-imports"), "--no-cache")
    assert done.returncode == 1
    assert "BROKEN" in done.stdout


def test_the_import_rules_hold(copy: Path) -> None:
    assert run(copy, str(BIN / "lint-imports"), "--no-cache").returncode == 0
