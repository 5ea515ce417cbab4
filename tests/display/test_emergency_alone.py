"""What the emergency page does without: fonts, QML, content. Each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.display.emergency.generate import generate_page
from tests.display.conftest import ROOT
from tests.display.emergency import LABELS, in_languages

# Prints a digest of the emergency page, then one of text that a font has written.
FRAMES = """
import sys
from hashlib import sha256
from pathlib import Path
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from kiosk.display.emergency.window import EmergencyWindow, pages_to_show
application = QGuiApplication([])
window = EmergencyWindow(pages_to_show(Path(sys.argv[1])))
window.resize(540, 960)
window.show()
application.processEvents()
frame = window.screen().grabWindow(window.winId()).toImage()
print(sha256(frame.constBits()).hexdigest())
written = QImage(540, 960, QImage.Format.Format_RGB32)
written.fill("white")
with QPainter(written) as painter:
    painter.drawText(100, 100, "112")
print(sha256(written.constBits()).hexdigest())
"""
LOADED = """
import sys
{}
print(*sys.modules)
"""


@pytest.fixture(scope="module")
def file(content, qapp, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("alone")
    generate_page(in_languages(content, folder / "content", LABELS), folder / "page.json")
    return folder / "page.json"


def run(code: str, *arguments: str, **environment: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "QT_QPA_PLATFORM": "offscreen", **environment},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.split()


def test_without_a_font_it_is_the_same_to_the_last_pixel(file, tmp_path):
    (tmp_path / "fonts").mkdir()
    nothing = tmp_path / "fonts.conf"
    nothing.write_text(f"<fontconfig><dir>{tmp_path / 'fonts'}</dir></fontconfig>")
    page, text = run(FRAMES, str(file))
    page_without, text_without = run(FRAMES, str(file), FONTCONFIG_FILE=str(nothing))
    assert page == page_without
    assert text != text_without


def test_it_loads_no_qml_and_no_content():
    loaded = set(run(LOADED.format("import kiosk.display.emergency.window")))
    visitors = set(run(LOADED.format("import kiosk.display.visitor")))
    qml = {"PySide6.QtQml", "PySide6.QtQuick"}
    others = {"msgspec", "segno", "kiosk.settings", "kiosk.content.model", "kiosk.visit.state"}
    assert "PySide6.QtGui" in loaded
    assert not loaded & (qml | others)
    assert visitors >= qml | {"msgspec", "kiosk.settings", "kiosk.content.model"}


def test_its_last_form_loads_none_either(tmp_path):
    show = "from kiosk.display.emergency.window import pages_to_show; from pathlib import Path"
    code = f"{show}; pages_to_show(Path({str(tmp_path / 'none')!r}))"
    loaded = set(run(LOADED.format(code)))
    assert "kiosk.display.emergency.built_in" in loaded
    assert not loaded & {"PySide6.QtQml", "PySide6.QtQuick", "msgspec", "kiosk.content.model"}


def test_it_maps_no_library_of_qml(file):
    kept = "print(Path('/proc/self/maps').read_text())"
    libraries = "\n".join(run(f"{FRAMES}\n{kept}", str(file)))
    assert "libQt6Gui" in libraries
    assert "libQt6Qml" not in libraries
    assert "libQt6Quick" not in libraries
    assert "libQt6Qml" in "\n".join(run(f"import PySide6.QtQml\n{FRAMES}\n{kept}", str(file)))
