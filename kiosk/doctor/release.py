"""What is shown: the content, the settings, and the versions of it all."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kiosk import __version__, paths
from kiosk.content.compiled import checked
from kiosk.content.model import ContentUnreadable
from kiosk.doctor.check import Check, ok, problem, warning
from kiosk.settings import Reading

PYSIDE6 = "6.11.3"  # as in pyproject.toml, where the reason stands


def check_content(folder: Path) -> Iterator[Check]:
    """Is there content, and is every file of it what was compiled?"""
    try:
        index = checked(folder).index
    except ContentUnreadable as unreadable:
        yield problem("content", str(unreadable.args[0]), unreadable.advice)
        return
    languages = ", ".join(index.languages)
    yield ok("content", f"{index.id} {index.version} is as it was compiled, in {languages}.")


def check_emergency_page(file: Path) -> Iterator[Check]:
    """Is the page there that is shown when visitor processes fail?"""
    if file.is_file():
        yield ok("content", "The emergency page is there.")
    else:
        finding = f"There is no {file}; without it the emergency page has numbers and no words."
        yield warning("content", finding, "Run `make setup`, or install the program again.")


def check_settings(path: Path | None, reading: Reading) -> Iterator[Check]:
    """Are the settings right? Those that are not have their defaults."""
    for wrong in reading.problems:
        advice = "Correct this line; until then the default is used."
        yield warning("settings", str(wrong), advice)
    if not reading.problems:
        where = f"{path} is right." if path else "There is no settings file; all is default."
        yield ok("settings", where)


def check_versions(pyside6: str | None) -> Iterator[Check]:
    """Which versions run here, and is Qt the one that was tested?"""
    yield ok("versions", f"kiosk {__version__}, Python {platform.python_version()}")
    if pyside6 in (PYSIDE6, None):
        yield ok("versions", f"PySide6 {PYSIDE6}")
    else:
        finding = f"PySide6 is {pyside6}, not {PYSIDE6}, the only one that was tested."
        yield problem("versions", finding, "Run `make setup`, or install the program again.")


def installed_pyside6() -> str | None:
    """The version of PySide6 here; None in a packaged program, which has the one it was built
    with and no record of it."""
    try:
        return version("PySide6_Essentials")
    except PackageNotFoundError:
        return None if paths.is_frozen() else "missing"
