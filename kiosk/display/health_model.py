"""The tests of screen and touch as QML sees them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import Property, QObject, QRectF, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.display.panel import PanelSize
from kiosk.display.records import RecordList
from kiosk.staff import actions
from kiosk.staff.health import PICTURES, Box, Fields, Picture, field_at, fields_of
from kiosk.staff.screens import AtHealth
from kiosk.staff.screens import Screen as Place

QML_IMPORT_NAME = "Kiosk.Display"
QML_IMPORT_MAJOR_VERSION = 1


class _Field(Struct, frozen=True):
    """A field of the test of touch: those that are `asked` are shown."""

    name: str
    asked: bool
    touched: bool


@QmlElement
@QmlUncreatable("Made in Python")
class HealthModel(QObject):  # type: ignore[operator]  # its stub lacks __call__
    """The test that runs on the whole of a screen of this `size`. `act` is told what a finger does
    there."""

    runsChanged = Signal()
    pictureChanged = Signal()
    laid = Signal()

    def __init__(
        self,
        act: Callable[[actions.Action], object],
        size: PanelSize,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._act = act
        self._size = size
        self._at = AtHealth()
        self._fields = RecordList(_Field, self)

    def show(self, place: Place) -> None:
        """Show the test that runs at this place of the panel, if any."""
        before, self._at = self._at, place if isinstance(place, AtHealth) else AtHealth()
        if self._at.fields and self._at.fields != before.fields:
            self._fields.update(_records(self._at.fields))
            self.laid.emit()
        if self._at.picture != before.picture:
            self.pictureChanged.emit()
        if self._at.runs != before.runs:
            self.runsChanged.emit()

    # --- what a finger does -------------------------------------------------------------

    @Slot()
    def next(self) -> None:
        """Show the next picture."""
        self._act(actions.Next())

    @Slot(list)
    def lay(self, controls: list[QRectF]) -> None:
        """Lay fields over the screen, where these controls are not."""
        boxes = [Box(each.x(), each.y(), each.width(), each.height()) for each in controls]
        size = self._size
        fields = fields_of(size.width, size.height, size.px_per_mm, boxes)
        self._act(actions.Laid(fields))

    @Slot(float, float)
    def hit(self, x: float, y: float) -> None:
        """A finger is at this point, in pixels."""
        fields = self._at.fields
        if fields is None:
            return
        field = field_at(fields, x / self._size.width, y / self._size.height)
        if field is not None and field in fields.missing:
            self._act(actions.Hit(field))

    # --- what is shown ------------------------------------------------------------------

    @property
    def _picture(self) -> Picture:
        return PICTURES[self._at.picture]

    @Property(str, notify=runsChanged)
    def runs(self) -> str:
        """Which test has the whole screen: screen, touch or none."""
        return self._at.runs if self._at.runs in ("screen", "touch") else ""

    @Property(str, notify=pictureChanged)
    def colour(self) -> str:
        """The colour of the picture."""
        return self._picture.colour

    @Property(str, notify=pictureChanged)
    def ink(self) -> str:
        """The colour of what stands on it."""
        return self._picture.ink

    @Property(bool, notify=pictureChanged)
    def hasLines(self) -> bool:
        """Whether lines are drawn on it."""
        return self._picture.has_lines

    @Property(int, notify=pictureChanged)
    def number(self) -> int:
        """Which picture it is, from 1."""
        return self._at.picture + 1

    @Property(int, constant=True)
    def count(self) -> int:
        """How many pictures there are."""
        return len(PICTURES)

    @Property(RecordList, constant=True)
    def fields(self) -> RecordList:
        """The fields, row by row."""
        return self._fields

    @Property(int, notify=laid)
    def columns(self) -> int:
        """How many fields are in a row."""
        return self._at.fields.columns if self._at.fields else 1

    @Property(int, notify=laid)
    def rows(self) -> int:
        """How many rows of fields there are."""
        return self._at.fields.rows if self._at.fields else 1


def _records(fields: Fields) -> Sequence[_Field]:
    return [
        _Field(fields.name(field), field not in fields.covered, field in fields.touched)
        for field in range(fields.columns * fields.rows)
    ]
