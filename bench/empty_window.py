"""The least that Qt Quick can show: a window with one button, which changes the colour.

Says on standard output what draws it.
"""

from __future__ import annotations

import sys

from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

QML = b"""
import QtQuick

Window {
    id: window

    color: "teal"
    flags: Qt.FramelessWindowHint
    height: Screen.height
    visibility: Window.FullScreen
    width: Screen.width

    MouseArea {
        anchors.fill: parent

        onClicked: window.color = "orange"
    }
}
"""

application = QGuiApplication(sys.argv)
engine = QQmlApplicationEngine()
engine.loadData(QML)
(window,) = engine.rootObjects()
assert isinstance(window, QQuickWindow)


def name_renderer() -> None:
    """Say it once, after the first frame."""
    window.frameSwapped.disconnect(name_renderer)
    print(window.rendererInterface().graphicsApi().name, flush=True)


window.frameSwapped.connect(name_renderer)
sys.exit(application.exec())
