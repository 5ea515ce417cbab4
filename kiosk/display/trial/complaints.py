"""What Qt finds wrong while content is tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtQml import QQmlEngine, QQmlError

# What Qt says of damaged pictures. An SVG that is damaged is none at all; what Qt says of others
# is that it draws some detail in another way.
_ABOUT_PICTURES = "qt.gui.imageio"


class Complaints:
    """All that was complained of since it was asked for the last time."""

    def __init__(self) -> None:
        self._heard: list[str] = []

    def watch(self, engine: QQmlEngine) -> None:
        """Hear of errors in QML, where a visitor process would end."""
        engine.setOutputWarningsToStandardError(False)
        engine.warnings.connect(self._hear_of_qml)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Hear of pictures that Qt cannot read in full; all else it says is the machine's."""
        before = qInstallMessageHandler(self._hear_of_picture)
        try:
            yield
        finally:
            qInstallMessageHandler(before)

    def take(self) -> list[str]:
        """What was heard since the last time."""
        heard, self._heard = self._heard, []
        return heard

    def _hear_of_qml(self, errors: Sequence[QQmlError]) -> None:
        for error in errors:
            place = f"{error.url().fileName()}:{error.line()}"
            self._heard.append(f"{place} says: {error.description()}")

    def _hear_of_picture(
        self, _: QtMsgType, context: QMessageLogContext, message: str | None
    ) -> None:
        if (context.category or "").startswith(_ABOUT_PICTURES):
            self._heard.append(f"a picture cannot be read in full: {message}")
