"""Errors in slots, in QML and in Qt: the process ends, and nothing of the visit is said."""

import re
import subprocess
import sys

import pytest

from kiosk.supervisor.faults import FAULT
from tests.display.conftest import ROOT

PROGRAM = """
import sys
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlEngine
from kiosk.display.faults import end_at_qml_errors, hush_qt
from kiosk.supervisor.faults import end_at_faults
from kiosk.supervisor.state import pause

application = QGuiApplication([])
engine = QQmlEngine()
if "watched" in sys.argv:
    end_at_faults()
    hush_qt()
    end_at_qml_errors(engine)


def qml():
    component = QQmlComponent(engine)
    component.setData(b"import QtQml; QtObject { Component.onCompleted: canary.open() }", "file:///x/A.qml")
    component.create()


def slot():
    pause({}["canary"] if "watched" not in sys.argv else "canary")


def qt():
    qWarning("canary")


QTimer.singleShot(0, globals()[sys.argv[1]])
QTimer.singleShot(0, application.quit)
sys.exit(application.exec())
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=ROOT,
        env={"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("where", "code", "said"),
    [
        ("slot", FAULT, r"kiosk: TypeError in kiosk/supervisor/state\.py:\d+\. .*\n"),
        ("qml", FAULT, r"kiosk: an error of QML in A\.qml:1\. .*\n"),
        ("qt", 0, r"kiosk: a message of Qt about default\.\n"),
    ],
)
def test_nothing_of_a_visit_is_said(where, code, said):
    done = run(where, "watched")
    assert (done.returncode, done.stdout) == (code, "")
    assert re.fullmatch(said, done.stderr)


@pytest.mark.parametrize("where", ["slot", "qml", "qt"])
def test_what_is_said_otherwise_would_have_been_seen(where):
    assert "canary" in run(where).stderr
