"""What is loaded ahead of the first frame, and what is not."""

from __future__ import annotations

import ctypes
import re
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from kiosk.display.fonts import read_fonts_ahead
from kiosk.display.shiboken import import_shiboken
from tests.processes import PATIENCE

HERE = Path(__file__).resolve().parents[2]

# Run in a process of its own, since PySide6 is loaded here already.
_COUNTED = """
import re, sys
from re import _compiler
sys.path.insert(0, {here!r})
compiled, real = [], _compiler.compile
def counting(pattern, flags=0):
    compiled.append(len(str(pattern)))
    return real(pattern, flags)
_compiler.compile = counting
from kiosk.display.shiboken import import_shiboken
{how}
from PySide6.QtGui import QColor
import PySide6.QtQuick
loaded = len(compiled)
print(sum(length > 2000 for length in compiled))
try:
    QColor().setRgb("no number", None)
except TypeError as error:
    print(error)
print(len(compiled) > loaded)
"""


def loaded(how: str) -> tuple[int, str, str]:
    """How many long patterns were compiled to load Qt Quick; then what is said of a wrong call,
    and whether patterns were compiled for that."""
    program = _COUNTED.format(here=str(HERE), how=how)
    done = subprocess.run(
        [sys.executable, "-B", "-I", "-c", program],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    count, *message, compiled = done.stdout.splitlines()
    return int(count), "\n".join(message), compiled


def test_long_patterns_are_compiled_when_they_are_used():
    count, message, compiled = loaded("import_shiboken()")
    assert count == 0
    assert compiled == "True"
    as_ever, usual, _ = loaded("")
    assert as_ever >= 1
    assert "Supported signatures" in message
    assert message == usual


def test_patterns_are_compiled_as_ever_afterwards(monkeypatch):
    ordinary = re.compile
    import_shiboken()
    assert re.compile is ordinary
    monkeypatch.setitem(sys.modules, "shiboken6", None)
    with pytest.raises(ImportError):
        import_shiboken()
    assert re.compile is ordinary


def test_fonts_are_read_in_a_thread_of_their_own(monkeypatch):
    read = threading.Event()
    by: list[int] = []

    def init() -> None:
        by.append(threading.get_ident())
        read.set()

    fontconfig = SimpleNamespace(FcInit=init)
    monkeypatch.setattr(ctypes, "CDLL", lambda name: fontconfig)
    read_fonts_ahead()
    assert read.wait(PATIENCE)
    assert by != [threading.get_ident()]


def test_where_there_is_no_fontconfig_nothing_is_read(monkeypatch):
    def nothing(name: str) -> None:
        raise OSError(name)

    before = threading.active_count()
    monkeypatch.setattr(ctypes, "CDLL", nothing)
    read_fonts_ahead()
    assert threading.active_count() == before
