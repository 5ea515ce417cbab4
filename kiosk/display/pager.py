"""Turns a long column into pages that cut no row in half."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem

QML_IMPORT_NAME = "Kiosk.Display"
QML_IMPORT_MAJOR_VERSION = 1


class Extent(Struct, frozen=True):
    """Where a row begins and ends in its column, in pixels, and the `gap` below it. A row that
    `leads` (a heading, a part of a card) belongs with the next; of a card that `goes_on` there,
    each part says something by itself. `lines` are where its lines of text begin: a row taller
    than a page is cut there."""

    top: float
    bottom: float
    gap: float = 0.0
    leads: bool = False
    goes_on: bool = False
    lines: tuple[float, ...] = ()


class PageStop(Struct, frozen=True):
    """A page of a column: what lies between `top` and `bottom`, in pixels, and the `gap`
    below it that belongs to no other page."""

    top: float
    bottom: float
    gap: float = 0.0


def paginate(rows: Sequence[Extent], height: float) -> tuple[PageStop, ...]:
    """Lay rows on pages of `height` pixels, whole; a row taller than a page is cut
    between lines, and what follows stands below the rest of it."""
    stops: list[PageStop] = []
    page: list[Extent] = []
    for number, row in enumerate(rows):
        if page and row.bottom - page[0].top > height:
            turn = _turn(page, rows[number:], height)
            stops.append(_stop(page[:turn]))
            page = page[turn:]
        *cuts, rest = _cut(row, height) if not page else [row]
        stops += map(_stop, ([cut] for cut in cuts))
        page.append(rest)
    return (*stops, _stop(page)) if page else ()


def _turn(page: Sequence[Extent], rest: Sequence[Extent], height: float) -> int:
    """Return how many rows stay on `page` when `rest` begins the next. What leads to it goes along
    if all of that fits there. Of a card that no page holds no part goes along, but a heading."""
    end = next((row.bottom for row in rest if not row.leads), rest[-1].bottom)
    whole = _first_led(page, parts=True)
    if 0 < whole < len(page) and end - page[whole].top <= height:
        return whole
    heading = _first_led(page, parts=False)
    goes_along = 0 < heading < len(page) and rest[0].bottom - page[heading].top <= height
    return heading if goes_along else len(page)


def _first_led(page: Sequence[Extent], *, parts: bool) -> int:
    """Where what leads to the end of the page begins, with `parts` of cards or without; its end
    if there is nothing."""
    led = len(page)
    while led and page[led - 1].leads and (parts or not page[led - 1].goes_on):
        led -= 1
    return led


def _stop(page: list[Extent]) -> PageStop:
    return PageStop(page[0].top, page[-1].bottom, page[-1].gap)


def _cut(row: Extent, height: float) -> list[Extent]:
    """The parts of a row that fit on pages; all but the last are pages of their own."""
    parts: list[Extent] = []
    rest = row
    while rest.bottom - rest.top > height + 0.5:
        on_page = (line for line in row.lines if rest.top + 1 < line <= rest.top + height)
        turn = max(on_page, default=rest.top + height)
        parts.append(Extent(rest.top, turn))
        rest = replace(rest, top=turn)
    return [*parts, rest]


def _extent(row: QQuickItem, page: float) -> Extent:
    gap = float(row.property("gap"))
    bottom = row.y() + row.height() - gap
    lines = tuple(_lines(row, row)) if bottom - row.y() > page else ()
    leads, goes_on = bool(row.property("leads")), bool(row.property("goesOn"))
    return Extent(row.y(), bottom, gap, leads, goes_on, lines)


def _lines(item: QQuickItem, row: QQuickItem) -> Iterator[float]:
    """Where the lines of all text in `item` begin, in the column of its `row`."""
    if item.inherits("QQuickText") and item.property("lineCount"):
        top = row.y() + item.mapToItem(row, item.boundingRect().topLeft()).y()
        count = item.property("lineCount")
        step = item.property("contentHeight") / count
        yield from (top + step * line for line in range(count))
    for child in item.childItems():
        if child.isVisible():
            yield from _lines(child, row)


@QmlElement
class Pager(QObject):
    """The pages of a QML column. `page` counts from 0; `top` and `bottom` bound it.

    A column that fits into `whole` pixels is one page; else pages are `height` pixels, which
    leaves room for the controls that turn them.
    """

    columnChanged = Signal()
    heightChanged = Signal()
    wholeChanged = Signal()
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._column: QQuickItem | None = None
        self._height = 0.0
        self._whole = 0.0
        self._page = 0
        # The page to be on as soon as there is one: rows come and go while a screen changes.
        self._wanted = 0
        self._left: dict[int, int] = {}
        self._depth = 0
        self._stops: tuple[PageStop, ...] = (PageStop(0, 0),)

    def _get_column(self) -> QQuickItem | None:
        return self._column

    def _set_column(self, column: QQuickItem) -> None:
        if column is not self._column:
            self._column = column
            column.implicitHeightChanged.connect(self.lay_out)
            column.childrenRectChanged.connect(lambda _rect: self.lay_out())
            self.columnChanged.emit()
            self.lay_out()

    def _get_height(self) -> float:
        return self._height

    def _set_height(self, height: float) -> None:
        if height != self._height:
            self._height = height
            self.heightChanged.emit()
            self.lay_out()

    def _get_whole(self) -> float:
        return self._whole

    def _set_whole(self, whole: float) -> None:
        if whole != self._whole:
            self._whole = whole
            self.wholeChanged.emit()
            self.lay_out()

    column = Property(QQuickItem, _get_column, _set_column, notify=columnChanged)
    height = Property(float, _get_height, _set_height, notify=heightChanged)
    whole = Property(float, _get_whole, _set_whole, notify=wholeChanged)

    @Slot()
    def lay_out(self) -> None:
        """Measure the column again."""
        if self._column is None or self._height <= 0:
            return
        rows = self._extents()
        fits = not rows or rows[-1].bottom <= self._whole
        height = self._whole if fits else self._height
        stops = paginate(rows, height) or (PageStop(0, 0),)
        if stops != self._stops:
            self._stops = stops
            self._page = min(self._wanted, len(stops) - 1)
            self.changed.emit()

    def _extents(self) -> list[Extent]:
        assert self._column is not None
        items = self._column.childItems()
        rows = [item for item in items if item.isVisible() and item.property("gap") is not None]
        rows.sort(key=lambda item: item.y())
        return [_extent(row, self._height) for row in rows]

    def _get_page(self) -> int:
        return self._page

    page = Property(int, _get_page, notify=changed)

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many pages there are."""
        return len(self._stops)

    @Property(float, notify=changed)
    def top(self) -> float:
        """Where the page begins in the column."""
        return self._stops[self._page].top

    @Property(float, notify=changed)
    def bottom(self) -> float:
        """Where the page ends in the column."""
        return self._stops[self._page].bottom

    @Property(float, notify=changed)
    def gap(self) -> float:
        """How much room below the page is its own."""
        return self._stops[self._page].gap

    @Slot(int)
    def enter(self, depth: int) -> None:
        """Another screen is shown, which is the visitor's `depth`-th place: further on, begin with
        the first page; where the visitor returns, with the page that was left."""
        self._left[self._depth] = self._wanted
        if depth != self._depth:
            page = self._left.get(depth, 0) if depth < self._depth else 0
            self._depth = depth
            self._go(page)

    @Slot()
    def up(self) -> None:
        """Go one page up."""
        self._go(self._page - 1)

    @Slot()
    def down(self) -> None:
        """Go one page down."""
        self._go(min(self._page + 1, len(self._stops) - 1))

    @Slot(float)
    def follow(self, top: float) -> None:
        """Call the page nearest to where a finger left the column the current one."""
        nearest = min(range(len(self._stops)), key=lambda i: abs(self._stops[i].top - top))
        self._go(nearest)

    @Slot(QQuickItem)
    def reveal(self, item: QQuickItem | None) -> None:
        """Go to the page that holds `item`, for instance because it has the focus."""
        if item is None or self._column is None or not self._column.isAncestorOf(item):
            return
        y = item.mapToItem(self._column, item.boundingRect().center()).y()
        holds = (i for i, stop in enumerate(self._stops) if stop.top <= y <= stop.bottom)
        self._go(next(holds, self._page))

    def _go(self, page: int) -> None:
        self._wanted = max(0, page)
        self._page = min(self._wanted, len(self._stops) - 1)
        self.changed.emit()
