"""Reads the accessible tree, as an assistive technology or a test would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickWindow

_Role = QAccessible.Role
_CODE = "https://"


@dataclass(frozen=True, slots=True)
class Node:
    """A visible node: its role, name and description, its place in the window in pixels,
    whether it can be pressed, and the interface to do so. `id` is empty but for controls that
    must be found whatever the language."""

    id: str
    role: QAccessible.Role
    name: str
    description: str
    rect: QRect
    pressable: bool
    interface: QAccessibleInterface

    @property
    def is_code(self) -> bool:
        """Whether it is a code; its description is then the address."""
        return self.role == _Role.Graphic and self.description.startswith(_CODE)

    @property
    def enabled(self) -> bool:
        """Whether it can be pressed now."""
        return self.pressable and not self.interface.state().disabled

    def press(self) -> None:
        """Do what a touch does."""
        self.interface.actionInterface().doAction("Press")


def read_tree(window: QQuickWindow) -> list[Node]:
    """List every node that is shown or could be scrolled to, in tree order."""
    QAccessible.setActive(True)
    root = QAccessible.queryAccessibleInterface(window)
    return [node for interface in _walk(root) if (node := _node(interface, window))]


def _walk(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield interface
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from _walk(child)


def _node(interface: QAccessibleInterface, window: QQuickWindow) -> Node | None:
    name = interface.text(QAccessible.Text.Name)
    actions = interface.actionInterface()
    pressable = actions is not None and "Press" in actions.actionNames()
    if not name or interface.role() == _Role.Window:
        return None
    return Node(
        interface.text(QAccessible.Text.Identifier),
        interface.role(),
        name,
        interface.text(QAccessible.Text.Description),
        interface.rect().translated(-window.position()),
        pressable,
        interface,
    )
