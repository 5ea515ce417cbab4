"""`kiosk store` on a kiosk of the tests, with programs that stand in for what it runs."""

from __future__ import annotations

import sys

import pytest

from kiosk import paths
from kiosk.cli import main
from tests.stores import Kiosk

FINDS_NOTHING = """
import json, sys
print("noise of a library", file=sys.stderr)
print(json.dumps({"step": "trial", "done": 1, "total": 2}), file=sys.stderr)
assert sys.argv[1:3] == ["trial", "--format=json"], sys.argv
"""


def tries_with(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Have a script of Python stand in for this program where `kiosk store` runs it anew."""
    monkeypatch.setattr(paths, "program", lambda: (sys.executable, "-I", "-c", script))


def store(kiosk: Kiosk, step: str, *arguments: str) -> int:
    """Run a step of `kiosk store`. Returns the exit code."""
    return main(["store", step, *arguments, "--store", str(kiosk.store.folder)])


def install(kiosk: Kiosk, version: int, *arguments: str) -> int:
    """Install a bundle of theirs from a file. Returns the exit code."""
    file = kiosk.store.folder.parent / f"{version}.kbundle"
    file.write_bytes(kiosk.bundle(version))
    return store(kiosk, "install", str(file), *arguments)
