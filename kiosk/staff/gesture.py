"""The hidden gesture that asks for the staff panel: the four corners, one after the other.

It only watches. Every touch also goes to what lies below it: a corner with Back in it goes back,
a first touch begins a visit. Controls act when the finger is lifted, the gesture counts when it
comes down; so the corner touched last does nothing but end the gesture. Where Leave lies in a
corner, take that one last: Leave ends the process, and with it what it has watched.
"""

from __future__ import annotations

from typing import NamedTuple

WITHIN_S = 6.0
CORNER_MM = 25.0

_CORNERS = 4


class Screen(NamedTuple):
    """A window in pixels. The upper `reach_top` of them are too high to touch for some: their
    corners reach down to where everybody reaches (EN 301 549 8.3)."""

    width: float
    height: float
    px_per_mm: float
    reach_top: float = 0.0


class Touch(NamedTuple):
    """A finger comes down: where, in pixels, when, in seconds of a clock that never goes back, and
    how many are down now."""

    x: float
    y: float
    at: float
    fingers: int = 1


class Corner(NamedTuple):
    """A corner that was touched: 0 is at the upper left, the others follow clockwise."""

    place: int
    at: float


Trail = tuple[Corner, ...]


def follow(trail: Trail, touch: Touch, screen: Screen) -> Trail:
    """The corners that still count after `touch`. Total and pure; begin with ().

    Something else, a second finger, the wrong corner, or too long since the first one begins
    anew.
    """
    place = corner_at(touch.x, touch.y, screen) if touch.fingers == 1 else None
    if place is None:
        return ()
    recent = [corner for corner in trail if 0 <= touch.at - corner.at <= WITHIN_S]
    if recent and (recent[-1].place + 1) % _CORNERS != place:
        recent = []
    return (*recent, Corner(place, touch.at))[-_CORNERS:]


def is_done(trail: Trail) -> bool:
    """Whether all four corners were touched, clockwise from any of them, within 6 seconds."""
    return len(trail) == _CORNERS


def corner_at(x: float, y: float, screen: Screen) -> int | None:
    """The corner at a point of the screen, if any. In a small window they stay apart."""
    side = CORNER_MM * screen.px_per_mm
    across = _end(x, screen.width, side, side)
    down = _end(y, screen.height, screen.reach_top + side, side)
    places = {("near", "near"): 0, ("far", "near"): 1, ("far", "far"): 2, ("near", "far"): 3}
    return places.get((across, down))


def _end(at: float, length: float, near: float, far: float) -> str:
    """At which end of a line of this `length` a point lies, at most a third of it away."""
    third = length / 3
    if at < min(near, third):
        return "near"
    return "far" if at >= length - min(far, third) else ""
