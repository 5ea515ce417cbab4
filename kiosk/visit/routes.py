"""The ways through the screens."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from kiosk.visit.screen import Kiosk, Screen
from kiosk.visit.screens import build_screen
from kiosk.visit.state import START, Place, VisitState, parse_place


def routes(kiosk: Kiosk) -> dict[Place, tuple[Place, ...]]:
    """Return a shortest way from the start screen to every place, as a visitor would touch it.

    A way names each place touched, the last one included; its length is the number of touches.
    """
    ways: dict[Place, tuple[Place, ...]] = {START: ()}
    ahead = deque([START])
    while ahead:
        place = ahead.popleft()
        for reached in _ways_on(build_screen(kiosk, VisitState((place,)))):
            if reached not in ways:
                ways[reached] = (*ways[place], reached)
                ahead.append(reached)
    return ways


def _ways_on(screen: Screen) -> Iterator[Place]:
    targets = [row.target for row in (*screen.rows, *screen.entries)]
    for target in (*targets, screen.action_target):
        place = parse_place(target)
        if place is not None:
            yield place
