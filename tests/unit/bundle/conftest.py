"""Keys that all these tests share."""

from __future__ import annotations

import pytest

from tests.bundles import BundleMaker
from tests.publisher import Publisher


@pytest.fixture(scope="session")
def publisher() -> Publisher:
    """A publisher in memory, whose keys live as long as the tests run."""
    return Publisher()


@pytest.fixture
def bundle(publisher: Publisher) -> BundleMaker:
    """A small bundle of theirs, which verifies."""
    return BundleMaker(publisher)
