"""A clean bundle for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.makers import ContentMaker


@pytest.fixture
def maker(tmp_path: Path) -> ContentMaker:
    """The source of a clean bundle, in a folder of its own."""
    return ContentMaker(tmp_path / "bundle")
