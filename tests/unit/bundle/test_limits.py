"""How much a bundle may be is a setting, and its widest is what a bundle's file can hold."""

from __future__ import annotations

from typing import get_type_hints

import pytest

from kiosk.bundle.layout import MOST_ENTRIES, MOST_OFFSET
from kiosk.bundle.limits import LIMITS, WIDEST, Limits, limits_in
from kiosk.settings import Bundle


def test_the_defaults_are_the_same_here_and_there():
    assert limits_in(Bundle()) == LIMITS


@pytest.mark.parametrize("limits", [LIMITS, WIDEST])
def test_no_limit_is_wider_than_the_file(limits):
    assert limits.total <= MOST_OFFSET
    assert limits.files + limits.roots + 2 <= MOST_ENTRIES


@pytest.mark.parametrize("name", Bundle._fields)
def test_settings_end_where_the_widest_limits_do(name):
    (rule,) = get_type_hints(Bundle, include_extras=True)[name].__metadata__
    limit = {"metadata_mb": "metadata", "content_mb": "total", "files": "files"}[name]
    most = getattr(WIDEST, limit) // (1_000_000 if name.endswith("_mb") else 1)
    assert rule.accepts(most)
    assert not rule.accepts(most + 1)
    widened = limits_in(Bundle()._replace(**{name: most}))
    assert widened == LIMITS._replace(**{limit: getattr(WIDEST, limit)})


def test_a_list_of_many_files_may_be_longer():
    assert Limits(files=1).targets < LIMITS.targets < WIDEST.targets
