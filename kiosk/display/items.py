"""Looks over the items that a window is made of."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtQuick import QQuickItem

# Text is laid out in fractions of a pixel, and boxes are rounded.
SLACK_PX = 2.0


def visible_items(item: QQuickItem) -> Iterator[QQuickItem]:
    """The item and all in it that are to be seen, or could be scrolled to."""
    if not item.isVisible() or item.opacity() == 0:
        return
    yield item
    for child in item.childItems():
        yield from visible_items(child)


def is_text(item: QQuickItem) -> bool:
    """Whether it is a text that says something."""
    return bool(item.inherits("QQuickText") and item.property("text"))


def is_cut(text: QQuickItem) -> bool:
    """Whether a text has less room than it needs."""
    wider = text.property("contentWidth") > text.width() + SLACK_PX
    higher = text.property("contentHeight") > text.height() + SLACK_PX
    return bool(text.property("truncated") or wider or higher)
