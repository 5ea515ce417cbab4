"""Content, settings and versions."""

import re
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.content.compile import compile_folder
from kiosk.doctor import release
from kiosk.doctor.check import State
from kiosk.doctor.release import (
    PYSIDE6,
    check_content,
    check_emergency_page,
    check_settings,
    check_versions,
    installed_pyside6,
)
from kiosk.settings import read_settings
from tests.makers import ContentMaker

ROOT = Path(__file__).parents[3]


@pytest.fixture
def content(tmp_path):
    maker = ContentMaker(tmp_path / "source")
    assert compile_folder(maker.folder, tmp_path / "content", maker.today) == ()
    return tmp_path / "content"


def test_content_that_can_be_read(content):
    (check,) = check_content(content)
    assert (check.state, check.finding) == (State.OK, "lumbria 3 is as it was compiled, in en, fr.")


@pytest.mark.parametrize("damaged", ["bundle.json", "en.json"])
@pytest.mark.parametrize("damage", [Path.unlink, lambda file: file.write_text("{")])
def test_damaged_content(content, damaged, damage):
    damage(content / damaged)
    (check,) = check_content(content)
    assert check.state is State.PROBLEM
    assert damaged in check.finding
    assert check.advice


def test_the_emergency_page(tmp_path):
    file = tmp_path / "emergency.json"
    (missing,) = check_emergency_page(file)
    assert missing.state is State.WARNING
    assert str(file) in missing.finding
    file.touch()
    (there,) = check_emergency_page(file)
    assert there.state is State.OK


def test_settings(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text("profile = 'school'")
    (check,) = check_settings(file, read_settings(file))
    assert check.state is State.OK
    file.write_text("profile = 1\nsite = 2")
    first, second = check_settings(file, read_settings(file))
    assert (first.state, second.state) == (State.WARNING, State.WARNING)
    assert first.finding.startswith(f"{file}:1: wrong-type: profile ")
    assert first.advice


def test_no_settings():
    (check,) = check_settings(None, read_settings(None))
    assert check.state is State.OK


@pytest.mark.parametrize(
    ("pyside6", "state"),
    [
        (PYSIDE6, State.OK),
        (None, State.OK),
        ("6.12.0", State.PROBLEM),
        ("missing", State.PROBLEM),
    ],
)
def test_the_version_of_qt(pyside6, state):
    program, qt = check_versions(pyside6)
    assert (program.state, qt.state) == (State.OK, state)
    assert bool(qt.advice) == (state is not State.OK)


def test_the_version_of_qt_is_the_one_that_is_pinned():
    pinned = re.search(r"PySide6-Essentials==([0-9.]+)", (ROOT / "pyproject.toml").read_text())
    assert pinned
    assert pinned[1] == PYSIDE6


def test_a_packaged_program_has_no_record_of_qt(monkeypatch):
    def none(_name):
        raise PackageNotFoundError

    monkeypatch.setattr(release, "version", none)
    assert installed_pyside6() == "missing"
    monkeypatch.setattr(paths, "is_frozen", lambda: True)
    assert installed_pyside6() is None
