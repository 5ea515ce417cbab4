"""A kiosk with a store that is empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publisher import Publisher
from tests.stores import Kiosk


@pytest.fixture
def kiosk(tmp_path: Path, publisher: Publisher) -> Kiosk:
    """A kiosk on which nothing was ever installed."""
    return Kiosk(tmp_path, publisher)
