"""After Leave nothing brings the last page back.

Each touch must show what it shows on a kiosk that never had a visitor before, to the last pixel.
A page that was left can then only be seen by being chosen anew.
"""

from __future__ import annotations

from random import Random

import pytest

from tests.journeys.program import altered
from tests.journeys.rehearsal import Rehearsal
from tests.journeys.wander import Wanderer
from tests.processes import wait_until

SEED = 1121


@pytest.mark.parametrize("touches", [60, pytest.param(1000, marks=pytest.mark.slow)])
def test_after_leave_every_touch_shows_what_it_shows_a_first_visitor(
    kiosk, rehearsal, screen, touches
):
    wanderer = Wanderer(kiosk, rehearsal, SEED)
    for _ in range(15):
        wanderer.step()
    wanderer.leave()
    fresh, random = Rehearsal(screen.size), Random(SEED)
    for _ in range(touches):
        point = random.randrange(screen.size[0]), random.randrange(screen.size[1])
        fresh.tap(*point)
        screen.tap(*point)
        if fresh.is_over:
            fresh.begin_anew()
        expected = fresh.picture().tobytes()
        wait_until(lambda expected=expected: screen.picture().tobytes() == expected)
    fresh.close()


def test_a_page_that_is_brought_back_would_have_been_seen(start, screen):
    kiosk = start(command=altered("remembers"))
    kiosk.see("attract")
    kiosk.touch("Touch the screen", then="start")
    kiosk.touch("Learn", then="learn")
    kiosk.touch("Leave now", then="attract")
    fresh = Rehearsal(screen.size)
    fresh.tap(270, 480)
    screen.tap(270, 480)
    kiosk.see("learn")
    assert screen.picture().tobytes() != fresh.picture().tobytes()
    fresh.close()
