"""The real program on a screen of its own."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from kiosk import paths
from tests.journeys.program import KIOSK, Program, Tour
from tests.journeys.rehearsal import Rehearsal
from tests.journeys.screen import Screen
from tests.processes import wait_until

SIZE = (540, 960)


@pytest.fixture(scope="session")
def server() -> Iterator[Screen]:
    """A small portrait screen."""
    running = Screen(*SIZE)
    yield running
    running.close()


@pytest.fixture
def screen(server: Screen) -> Screen:
    """The same, with nothing on it."""
    wait_until(server.is_bare)
    return server


@pytest.fixture(scope="session")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Tour:
    """How every screen must look, and where its controls are."""
    assert paths.default_content().is_dir(), "run `make setup` first"
    return Tour(tmp_path_factory.mktemp("tour") / "pictures", SIZE)


@pytest.fixture
def start(screen: Screen, tour: Tour, tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Starts `kiosk run` with arguments, in an environment."""
    running = []

    def start_with(
        *arguments: str,
        like: Tour = tour,
        command: Sequence[str] = KIOSK,
        **environment: str,
    ) -> Program:
        program = Program(screen, like, tmp_path, *arguments, command=command, **environment)
        running.append(program)
        return running[-1]

    yield start_with
    for program in running:
        program.close()


@pytest.fixture
def kiosk(start: Callable[..., Program]) -> Program:
    """The kiosk, full screen, waiting for somebody."""
    program = start()
    program.see("attract")
    return program


@pytest.fixture
def rehearsal(screen: Screen) -> Iterator[Rehearsal]:
    """The same kiosk without a display."""
    rehearsing = Rehearsal(screen.size)
    yield rehearsing
    rehearsing.close()
