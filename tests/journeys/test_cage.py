"""As the service unit starts it: cage, and the kiosk as its child."""

import os
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.journeys.displays import Composited, want
from tests.journeys.layer import possible
from tests.journeys.program import KIOSK, Tour, settings_in
from tests.processes import children_of, is_alive, wait_until

# cage refuses root. Another user might not reach this tree; in this namespace the same one can.
SOMEBODY = ("unshare", "--user", "--map-user=1000", "--map-group=1000", "--") * (os.geteuid() == 0)
# As large as the window that cage opens on an X server: an output does not grow while one looks.
SIZE = (1024, 768)
PANEL = "[panel]\nwidth_mm = 400\nheight_mm = 300\n"
UNIT = Path(__file__).parents[2] / "deploy/kiosk.service"


class KioskInCage(Composited):
    """The unit's command, with this tree's program instead of the installed one."""

    def command(self, folder: Path) -> Sequence[str]:
        want("cage")
        (line,) = (line for line in UNIT.read_text().splitlines() if "ExecStart=" in line)
        *cage, program, run = shlex.split(line.partition("=")[2])
        assert (*cage, program, run) == ("/usr/bin/cage", "-d", "--", "/opt/kiosk/kiosk", "run")
        return (*SOMEBODY, *cage, *KIOSK, run, *settings_in(folder, PANEL))

    @property
    def cage(self) -> int:
        """The process of the compositor."""
        return self._compositor.pid

    def supervisor(self) -> int:
        """The one child of cage's."""
        (child,) = children_of(self.cage)
        return child


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Tour:
    """How every screen must look there."""
    folder = tmp_path_factory.mktemp("tour")
    return Tour(folder / "pictures", SIZE, *settings_in(folder, PANEL))


@pytest.fixture
def kiosk() -> Iterator[KioskInCage]:
    if SOMEBODY and not possible(*SOMEBODY):
        pytest.skip("this machine has no namespaces of users")
    running = KioskInCage(*SIZE)
    yield running
    running.close()


def see(kiosk: KioskInCage, tour: Tour, screen: str) -> None:
    wait_until(lambda: tour.shows(screen, kiosk.picture()))


def touch(kiosk: KioskInCage, tour: Tour, screen: str, control: str) -> None:
    kiosk.tap(*tour.middle(screen, control))


@pytest.mark.slow
def test_visits_follow_each_other(kiosk, tour):
    see(kiosk, tour, "attract")
    wait_until(lambda: len(children_of(kiosk.supervisor())) == 2)
    before = children_of(kiosk.supervisor())
    touch(kiosk, tour, "attract", "Touch the screen")
    see(kiosk, tour, "start")
    touch(kiosk, tour, "start", "Leave now")
    see(kiosk, tour, "attract")
    wait_until(lambda: sum(map(is_alive, before)) == 1)


@pytest.mark.slow
def test_cage_ends_with_the_kiosk(kiosk, tour):
    see(kiosk, tour, "attract")
    supervisor = kiosk.supervisor()
    visitors = children_of(supervisor)
    os.kill(supervisor, 15)
    wait_until(lambda: not any(map(is_alive, (*visitors, supervisor, kiosk.cage))))
