"""What must hold between the parts of a source. Each check yields the problems it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kiosk.content.checks.amounts import check_amounts
from kiosk.content.checks.channels import check_channels
from kiosk.content.checks.countries import check_countries
from kiosk.content.checks.ease import check_ease
from kiosk.content.checks.guide import check_guide
from kiosk.content.checks.hours import check_hours
from kiosk.content.checks.ids import check_ids
from kiosk.content.checks.languages import check_languages
from kiosk.content.checks.links import check_links
from kiosk.content.checks.numbers import check_numbers
from kiosk.content.checks.origins import check_origins
from kiosk.content.checks.pictures import check_pictures
from kiosk.content.checks.profiles import check_profiles
from kiosk.content.checks.reach import check_reach
from kiosk.content.checks.services import check_services
from kiosk.content.checks.words import check_words
from kiosk.content.problems import Problem
from kiosk.content.source.read import Source

CHECKS: tuple[Callable[[Source], Iterator[Problem]], ...] = (
    check_amounts,
    check_channels,
    check_countries,
    check_guide,
    check_ease,
    check_hours,
    check_ids,
    check_languages,
    check_links,
    check_numbers,
    check_origins,
    check_pictures,
    check_profiles,
    check_reach,
    check_services,
    check_words,
)
# What the length and the place of texts bring with them, in every language.
TEXT_CHECKS: tuple[Callable[[Source], Iterator[Problem]], ...] = (check_amounts, check_numbers)
