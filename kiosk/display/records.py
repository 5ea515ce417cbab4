"""Frozen records as a list model: each field is a role of the same name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

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
class RecordList(QAbstractListModel):
    """A list of dataclass values of one type; a field that is a tuple of records becomes a
    list model of its own."""

    def __init__(self, record: type[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = [field.name for field in fields(record)]
        self._rows: list[dict[str, Any]] = []
        self._nested: list[RecordList] = []

    def replace(self, records: Sequence[Any]) -> None:
        """Show `records` instead of what is shown."""
        self.beginResetModel()
        old = self._nested
        self._nested = []
        self._rows = [self._row(record) for record in records]
        self.endResetModel()
        for model in old:
            model.deleteLater()

    def _row(self, record: Any) -> dict[str, Any]:
        return {name: self._value(getattr(record, name)) for name in self._names}

    def _value(self, value: Any) -> Any:
        if not isinstance(value, tuple):
            return value
        if not value:
            return None
        nested = RecordList(type(value[0]), self)
        nested.replace(value)
        self._nested.append(nested)
        return nested

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return the number of records."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = _DISPLAY_ROLE) -> Any:
        """Return one field of one record."""
        if not index.isValid() or not 0 <= role - _FIRST_ROLE < len(self._names):
            return None
        return self._rows[index.row()][self._names[role - _FIRST_ROLE]]

    def roleNames(self) -> dict[int, QByteArray]:
        """Name the roles after the fields."""
        return {
            _FIRST_ROLE + i: QByteArray(name.encode()) for i, name in enumerate(self._names)
        }
