"""Runs the unit tests where PySide6 cannot be imported: they and what they test need no Qt.

Loaded as a plugin, this does so in each process that tests run in.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent

# An entry of None makes every import of the name fail, as if it were not installed.
sys.modules["PySide6"] = None  # type: ignore[assignment]
sys.modules["shiboken6"] = None  # type: ignore[assignment]

if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent))
    # The usual configuration holds options of the Qt plugin, which is not loaded.
    without_plugin = [
        "-p",
        "no:pytest-qt",
        "-p",
        "tests.without_qt",
        "-c",
        str(HERE / "without_qt.ini"),
        "--rootdir",
        str(HERE.parent),
    ]
    sys.exit(pytest.main([*without_plugin, str(HERE / "unit"), *sys.argv[1:]]))
