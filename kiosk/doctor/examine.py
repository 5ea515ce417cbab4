"""Everything `kiosk doctor` looks at, in the order of its table."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from kiosk import paths
from kiosk.doctor.check import Check
from kiosk.doctor.clock import check_clock
from kiosk.doctor.confinement import check_sandbox
from kiosk.doctor.fontconfig import list_fonts
from kiosk.doctor.fonts import check_fonts
from kiosk.doctor.machine import (
    check_core_pattern,
    check_display,
    check_settings_file,
    check_store,
    check_swap,
    check_user,
)
from kiosk.doctor.release import (
    check_content,
    check_emergency_page,
    check_settings,
    check_versions,
    installed_pyside6,
)
from kiosk.doctor.staff import check_pin
from kiosk.doctor.trial import try_sandbox
from kiosk.settings import read_settings
from kiosk.supervisor.sandbox.needs import visitor_needs

_PROC = Path("/proc")


def examine(
    started_in: Mapping[str, str], content: Path, settings_file: Path | None
) -> Iterator[Check]:
    """Look at this machine: the environment that the kiosk would be `started_in`, the `content`
    it would show, and its settings. This process has the environment of visitor processes."""
    reading = read_settings(settings_file)
    needs = visitor_needs(os.environ)
    may_swap = reading.settings.sandbox.swap
    yield from check_display(started_in)
    yield from check_fonts(list_fonts, content)
    yield from check_content(content)
    yield from check_emergency_page(paths.emergency_page())
    yield from check_clock(content, datetime.now(UTC))
    yield from check_sandbox(partial(try_sandbox, needs, swap=may_swap))
    yield from check_swap(_PROC, may_swap=may_swap)
    yield from check_core_pattern(_PROC)
    yield from check_user(os.geteuid())
    yield from check_settings_file(settings_file)
    yield from check_store(reading.settings.store)
    yield from check_pin(reading.settings.store)
    yield from check_settings(settings_file, reading)
    yield from check_versions(installed_pyside6())
