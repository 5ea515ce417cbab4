"""Where things lie, in each of the three ways the program can be installed."""

import sys
from pathlib import Path

import pytest

from kiosk import paths


@pytest.fixture
def source_tree(tmp_path, monkeypatch):
    (tmp_path / "pyproject.toml").touch()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "kiosk")
    return tmp_path


@pytest.fixture
def wheel(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "site-packages" / "kiosk")
    return tmp_path / "site-packages" / "kiosk"


@pytest.fixture
def frozen(source_tree, monkeypatch):
    bundle = source_tree / "_internal"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(bundle), raising=False)
    return bundle


def places() -> tuple[Path, ...]:
    folders = paths.resources(), paths.translations(), paths.default_content()
    return *folders, paths.emergency_page(), paths.trust()


def test_this_is_a_source_tree():
    assert paths.is_source_tree()
    assert not paths.is_frozen()
    assert (paths.resources() / "icons" / "leave.svg").is_file()


def test_in_a_source_tree(source_tree):
    assert paths.is_source_tree()
    folders = ("resources", "translations", "build/content", "build/emergency.json", "build/trust")
    assert places() == tuple(source_tree / folder for folder in folders)
    assert paths.program() == (
        sys.executable,
        "-B",
        "-I",
        str(source_tree / "kiosk" / "__main__.py"),
    )


def test_in_a_wheel(wheel):
    assert not paths.is_source_tree()
    folders = ("_resources", "_translations", "_content", "_emergency.json", "_trust")
    assert places() == tuple(wheel / folder for folder in folders)


def test_in_a_frozen_program(frozen):
    assert paths.is_frozen()
    assert not paths.is_source_tree()
    folders = ("resources", "translations", "content", "emergency.json", "trust")
    assert places() == tuple(frozen / folder for folder in folders)
    assert paths.program() == (sys.executable,)


def test_settings_are_found_when_they_exist(tmp_path, monkeypatch):
    file = tmp_path / "settings.toml"
    monkeypatch.setattr(paths, "_SETTINGS", file)
    assert paths.settings_file() is None
    file.touch()
    assert paths.settings_file() == file


def test_a_file_in_place_of_the_settings_folder_is_no_settings(tmp_path, monkeypatch):
    (tmp_path / "kiosk").touch()
    monkeypatch.setattr(paths, "_SETTINGS", tmp_path / "kiosk" / "settings.toml")
    assert paths.settings_file() is None


def test_settings_that_cannot_be_looked_at_are_named(tmp_path, monkeypatch):
    loop = tmp_path / "settings.toml"
    loop.symlink_to(loop)
    monkeypatch.setattr(paths, "_SETTINGS", loop)
    assert paths.settings_file() == loop


def test_what_a_restart_forgets_lies_where_the_environment_says():
    assert paths.runtime({"XDG_RUNTIME_DIR": "/run/user/7"}) == Path("/run/user/7")
    assert paths.runtime({"XDG_RUNTIME_DIR": ""}) == paths.runtime({}) == Path("/run/kiosk")
