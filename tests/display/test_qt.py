"""What this release of Qt must do, since others have failed at it."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal

from kiosk.display.records import _DISPLAY_ROLE, _FIRST_ROLE, RecordList


class Bell(QObject):
    rung = Signal(bool)


def test_ten_thousand_signals() -> None:
    """6.12.0 aborts the process after some 550 (docs/dependencies.md)."""
    heard: list[bool] = []
    bell = Bell()
    bell.rung.connect(heard.append)
    for _ in range(10_000):
        bell.rung.emit(True)
    assert heard == [True] * 10_000


def test_the_roles_written_as_numbers_are_qts() -> None:
    assert Qt.ItemDataRole.DisplayRole.value == _DISPLAY_ROLE
    assert Qt.ItemDataRole.UserRole.value + 1 == _FIRST_ROLE


class Fruit(Struct, frozen=True):
    name: str
    weight: int


def test_a_record_list_gives_each_field_by_its_name() -> None:
    fruits = RecordList(Fruit)
    fruits.replace((Fruit("plum", 30), Fruit("pear", 90)))
    roles = {bytes(name.data()): role for role, name in fruits.roleNames().items()}
    assert fruits.rowCount() == 2
    assert fruits.data(fruits.index(1), roles[b"weight"]) == 90
    assert fruits.data(fruits.index(1), 999) is None
