"""A visitor who goes anywhere, in an order that a seed decides, and is seen to arrive."""

from __future__ import annotations

from random import Random

from PIL import Image

from kiosk.display.accessible import Node
from tests.journeys.program import CARRY_ON, Program, without_countdown
from tests.journeys.rehearsal import Rehearsal
from tests.processes import wait_until

LEAVE = "Leave now"
# How often a step goes nowhere in particular.
_WHIM = 0.1


class Wanderer:
    """Touches controls of the real program. Each step must look as it did at the rehearsal, to
    the last pixel. `reached` holds the tour's names of the screens that were seen."""

    def __init__(self, kiosk: Program, rehearsal: Rehearsal, seed: int) -> None:
        self._kiosk = kiosk
        self._rehearsal = rehearsal
        self._random = Random(seed)
        self._ways = rehearsal.ways()
        self._turn = "Down"
        self.reached: set[str] = set()
        self.steps = 0
        self._see()

    def step(self) -> None:
        """Touch something, but neither Leave nor another language, where names would be others."""
        self._touch(self._choose())
        self.steps += 1

    def wait_to_be_asked(self) -> None:
        """Touch nothing until the kiosk asks whether somebody is there, and carry on."""
        self._rehearsal.be_asked()
        (carry_on,) = (c for c in self._rehearsal.controls() if c.name == CARRY_ON)
        expected = without_countdown(self._rehearsal.picture(), _middle(carry_on))
        wait_until(lambda: self._seen_but_for(carry_on) == expected, patience=300)
        self.reached.add("idle")
        self._touch(carry_on)

    def leave(self) -> None:
        """End the visit. The screen that was there before it is there again."""
        (control,) = (c for c in self._rehearsal.controls() if c.name == LEAVE)
        self._kiosk.screen.tap(*_middle(control))
        self._kiosk.see("attract")

    def _choose(self) -> Node:
        """Mostly a way to a screen that was not seen yet, sometimes anything."""
        shunned = {LEAVE} | self._rehearsal.languages
        controls = {c.name: c for c in self._rehearsal.controls() if c.name not in shunned}
        wanted = self._wanted()
        here = [control for name, control in controls.items() if name in wanted]
        if not here and self._random.random() < _WHIM:
            here = list(controls.values())
        if here:
            return self._random.choice(here)
        if wanted:
            return self._turned(controls)
        return controls.get("Back") or self._random.choice(list(controls.values()))

    def _wanted(self) -> set[str]:
        """The controls of this screen, on whatever page, that lead to unseen ones."""
        place, doors = self._rehearsal.place, self._rehearsal.doors()
        unseen = {target for target in doors.values() if target not in self.reached}
        ways = [way for screen, way in self._ways.items() if screen not in self.reached]
        further = {way[way.index(place) + 1] for way in ways if place in way}
        return {name for name, target in doors.items() if target in (unseen or further)}

    def _turned(self, controls: dict[str, Node]) -> Node:
        if self._turn not in controls:
            self._turn = "Up" if self._turn == "Down" else "Down"
        return controls[self._turn]

    def _touch(self, control: Node) -> None:
        point = _middle(control)
        self._rehearsal.press(control)
        self._kiosk.screen.tap(*point)
        self._see()

    def _see(self) -> None:
        expected = self._rehearsal.picture().tobytes()
        wait_until(lambda: self._kiosk.screen.picture().tobytes() == expected)
        self.reached.add(self._rehearsal.place)

    def _seen_but_for(self, carry_on: Node) -> Image.Image:
        return without_countdown(self._kiosk.screen.picture(), _middle(carry_on))


def _middle(control: Node) -> tuple[float, float]:
    center = control.rect.center()
    return center.x(), center.y()
