"""The real program on a screen of its own."""

from collections.abc import Iterator

import pytest

from tests.journeys.screen import Screen


@pytest.fixture
def screen() -> Iterator[Screen]:
    """A small portrait screen."""
    running = Screen(540, 960)
    yield running
    running.close()
