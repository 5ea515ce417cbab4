"""A running supervisor for each test that asks for one."""

import pytest

from tests.unit.supervisor.stand_ins import Kiosk


@pytest.fixture
def kiosk(tmp_path):
    running = Kiosk(tmp_path)
    yield running
    running.close()


@pytest.fixture
def visitor(kiosk):
    """The first visitor process, on the screen."""
    kiosk.start()
    first = kiosk.next_visitor()
    first.say("shown")
    return first


@pytest.fixture
def warm(kiosk, visitor):
    """The process in reserve, behind `visitor`."""
    second = kiosk.next_visitor()
    second.say("ready")
    return second
