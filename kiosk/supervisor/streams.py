"""What the supervisor and those it starts have open."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_STANDARD_STREAMS = (0, 1, 2)


def hold_standard_streams() -> None:
    """Open what is missing of 0, 1 and 2, or a link would get such a number."""
    for descriptor in _STANDARD_STREAMS:
        try:
            os.fstat(descriptor)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)


def hand_down_no_descriptors() -> None:
    """Visitors inherit nothing that whoever started the kiosk left open."""
    for descriptor in [int(entry.name) for entry in Path("/proc/self/fd").iterdir()]:
        with suppress(OSError):  # the listing's own is closed by now
            os.set_inheritable(descriptor, descriptor in _STANDARD_STREAMS)
