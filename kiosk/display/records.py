"""Frozen records as a list model: each field is a role of the same name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
)
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.Display"
QML_IMPORT_MAJOR_VERSION = 1

_Index = QModelIndex | QPersistentModelIndex
# Importing the name Qt builds all of its enumerations, some 25 ms that the first frame would
# wait for; these are Qt::DisplayRole and Qt::UserRole + 1.
_DISPLAY_ROLE = 0
_FIRST_ROLE = 0x0101


@QmlElement
@QmlUncreatable("Made in Python")
class RecordList(QAbstractListModel):  # type: ignore[operator]  # its stub lacks __call__
    """A list of records of one type."""

    def __init__(self, record: type[Struct], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = record.__struct_fields__
        self._records: Sequence[Any] = ()

    def replace(self, records: Sequence[Any]) -> None:
        """Show `records` instead of what is shown."""
        self.beginResetModel()
        self._records = records
        self.endResetModel()

    def update(self, records: Sequence[Any]) -> None:
        """Show `records` as the same list gone on: what is the same stays as it stands."""
        if len(records) != len(self._records):
            self.replace(records)
            return
        before, self._records = self._records, records
        for number, (old, new) in enumerate(zip(before, records, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(number), self.index(number))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return the number of records."""
        return 0 if parent.isValid() else len(self._records)

    def data(self, index: _Index, role: int = _DISPLAY_ROLE) -> Any:
        """Return one field of one record."""
        if not index.isValid() or not 0 <= role - _FIRST_ROLE < len(self._names):
            return None
        return getattr(self._records[index.row()], self._names[role - _FIRST_ROLE])

    def roleNames(self) -> dict[int, QByteArray]:
        """Name the roles after the fields."""
        return {_FIRST_ROLE + i: QByteArray(name.encode()) for i, name in enumerate(self._names)}
