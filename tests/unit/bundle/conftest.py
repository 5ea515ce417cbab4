"""A publisher for all tests, a bundle for each."""

from __future__ import annotations

import pytest

from tests.bundles import BundleMaker
from tests.publisher import Publisher


@pytest.fixture(scope="session")
def publisher() -> Publisher:
    """Somebody with keys."""
    return Publisher()


@pytest.fixture
def bundle(publisher: Publisher) -> BundleMaker:
    """A small bundle of theirs, which verifies."""
    return BundleMaker(publisher)
