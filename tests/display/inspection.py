"""Looks over a screen for what no visitor should meet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from kiosk.display.accessible import Node, read_tree
from kiosk.display.items import SLACK_PX, is_cut, is_text, visible_items
from kiosk.display.stage import Scene

SMALLEST_MM = 20.0

# A text, and where it may paint and be seen.
Text = tuple[QQuickItem, QRectF]


def faults(stage: Scene) -> list[str]:
    """Name everything that is wrong with what is shown now."""
    nodes = read_tree(stage.window)
    items = [item for item in visible_items(stage.window.contentItem()) if is_text(item)]
    texts = [(item, _clipped(_box(item), item)) for item in items]
    return [
        *_unnamed(nodes),
        *_too_small(nodes, stage),
        *_too_high(nodes, stage),
        *_overlapping_controls(nodes, stage),
        *_cut_texts(texts),
        *_overlapping_texts(texts),
        *_texts_outside(texts, stage),
        *_texts_unheard(items, nodes),
    ]


def _box(item: QQuickItem) -> QRectF:
    """Return where a text may paint: its own width, and as high as its lines need."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.property("contentHeight")))


def _clipped(box: QRectF, item: QQuickItem) -> QRectF:
    parent = item.parentItem()
    while parent is not None:
        if parent.clip():
            box = box.intersected(
                parent.mapRectToScene(QRectF(0, 0, parent.width(), parent.height()))
            )
        parent = parent.parentItem()
    return box


def _words(item: QQuickItem) -> str:
    return repr(str(item.property("text"))[:50])


def _unnamed(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        if node.pressable and not node.name.strip():
            yield f"a control without a name at {node.rect}"


def _too_small(nodes: list[Node], stage: Scene) -> Iterator[str]:
    least = SMALLEST_MM * stage.size.px_per_mm
    for node in nodes:
        if node.pressable and min(node.rect.width(), node.rect.height()) < least:
            yield f"{node.name!r} is smaller than {SMALLEST_MM} mm: {node.rect}"


def _too_high(nodes: list[Node], stage: Scene) -> Iterator[str]:
    """A control that goes on above the reach of an arm is large enough below."""
    least = SMALLEST_MM * stage.size.px_per_mm
    reach = QRectF(0, stage.size.reach_top, stage.size.width, stage.size.height)
    for node in nodes:
        seen = _seen(node)
        if node.pressable and not seen.isEmpty():
            within = seen.intersected(reach).height()
            if within < min(least, seen.height()):
                yield f"{node.name!r} is too high to reach: {node.rect}"


def _overlapping_controls(nodes: list[Node], stage: Scene) -> Iterator[str]:
    # What is as wide as the screen is the ground on which the others stand.
    controls = [node for node in nodes if node.pressable and node.rect.width() < stage.size.width]
    seen = [(node, _seen(node)) for node in controls]
    for (one, a), (other, b) in combinations(seen, 2):
        if not a.intersected(b).isEmpty():
            yield f"{one.name!r} and {other.name!r} overlap"


def _seen(node: Node) -> QRectF:
    """What can be seen of a control: one that is higher than a page is on several."""
    item = node.interface.object()
    assert isinstance(item, QQuickItem)
    return _clipped(item.mapRectToScene(item.boundingRect()), item)


def _cut_texts(texts: list[Text]) -> Iterator[str]:
    for item, box in texts:
        if is_cut(item):
            yield f"text is cut: {_words(item)}"
        seen = box.height()
        if 0 < seen < _box(item).height() - SLACK_PX and not _whole_lines(item, seen):
            yield f"text is cut by the edge of the page: {_words(item)}"


def _whole_lines(item: QQuickItem, seen: float) -> bool:
    """Whether what is seen of a text that goes on elsewhere are whole lines of it."""
    line = item.property("contentHeight") / max(1, item.property("lineCount"))
    return abs(seen / line - round(seen / line)) * line <= SLACK_PX


def _overlapping_texts(texts: list[Text]) -> Iterator[str]:
    for (one, a), (other, b) in combinations(texts, 2):
        shared = a.intersected(b)
        if shared.width() > SLACK_PX and shared.height() > SLACK_PX + _leading(one, other):
            yield f"texts overlap: {_words(one)} and {_words(other)}"


def _leading(one: QQuickItem, other: QQuickItem) -> float:
    """The empty part of a line above and below its letters, which may lie over another's."""
    return 0.25 * min(one.property("font").pixelSize(), other.property("font").pixelSize())


def _texts_outside(texts: list[Text], stage: Scene) -> Iterator[str]:
    window = QRectF(0, 0, stage.size.width, stage.size.height)
    for item, box in texts:
        holder = _holder(item)
        if not box.isEmpty() and not window.contains(box):
            yield f"text runs out of the screen: {_words(item)}"
        if holder is not None and not box.isEmpty():
            around = holder.mapRectToScene(QRectF(0, 0, holder.width(), holder.height()))
            if not around.adjusted(-1, -1, 1, 1).contains(box):
                yield f"text runs out of its control: {_words(item)}"


def _holder(item: QQuickItem) -> QQuickItem | None:
    parent = item.parentItem()
    while parent is not None and not parent.inherits("QQuickAbstractButton"):
        parent = parent.parentItem()
    return parent


def _texts_unheard(items: list[QQuickItem], nodes: list[Node]) -> Iterator[str]:
    """Every text on the screen is in the accessible tree, by itself or with its control."""
    heard = {text for node in nodes for text in (node.name, node.description)}
    for item in items:
        plain = str(item.property("text"))
        if "<b>" not in plain and "&" not in plain and not any(plain in text for text in heard):
            yield f"a text that cannot be heard: {_words(item)}"
