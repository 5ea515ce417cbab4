"""A process in reserve loads everything, and then looks for garbage as any other does."""

import gc

import pytest

from kiosk.display.reserve import warm_up


@pytest.fixture
def collecting():
    """Whatever happens: afterwards garbage is collected again."""
    yield
    gc.unfreeze()
    gc.enable()


def test_garbage_is_collected_once_everything_is_loaded(staging, content, qtbot, collecting):
    stage = staging(content)
    stage.window.hide()
    said = []
    gc.disable()
    warm_up(stage, lambda: said.append(gc.isenabled()))
    assert not gc.isenabled()
    qtbot.waitUntil(lambda: said == [True])
