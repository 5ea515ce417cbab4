"""Errors that Qt finds, told as sparingly as our own: where, and never what was said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtQml import QQmlEngine, QQmlError

from kiosk.output import complain
from kiosk.supervisor.faults import end_with

_UNIMPORTANT = (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)


def end_at_qml_errors(engine: QQmlEngine) -> None:
    """From now on, an error in QML ends the process."""
    engine.setOutputWarningsToStandardError(False)
    engine.warnings.connect(_end)


def hush_qt() -> None:
    """From now on, what Qt has to say is told by its subject alone: the rest may hold texts."""
    qInstallMessageHandler(_tell)


def _end(errors: Sequence[QQmlError]) -> None:
    first = errors[0]
    end_with("an error of QML", f"{first.url().fileName()}:{first.line()}")


def _tell(kind: QtMsgType, context: QMessageLogContext, _: str | None) -> None:
    if kind not in _UNIMPORTANT:
        complain(f"kiosk: a message of Qt about {context.category or 'default'}.")
