"""When to ask whether somebody is still there, and when to end the visit.

Times are seconds of a clock that never goes back. WCAG 2.2.1 and EN 301 549 11.2.2.1: at
least 20 s to answer, as often as wanted; reading makes no touches, so a longer page allows
more time.
"""

from __future__ import annotations

import math
from typing import Literal

from msgspec import Struct

from kiosk.settings import Idle

Phase = Literal["quiet", "asking", "over"]


class IdleTime(Struct, frozen=True):
    """How a visit stands at one moment. `seconds_left` counts down while asking."""

    phase: Phase
    seconds_left: int


def allowed_seconds(words: int, shows_code: bool, idle: Idle) -> float:
    """Return how long the screen may stay untouched: the time to read `words`, and never
    less than the settings' least; a visitor with a code is busy with the phone."""
    least = idle.code_seconds if shows_code else idle.least_seconds
    return max(float(least), 60.0 * words / idle.words_per_minute)


def idle_time(untouched: float, allowed: float, idle: Idle) -> IdleTime:
    """Return the phase after `untouched` seconds without a touch."""
    left = allowed + idle.warning_seconds - untouched
    if left <= 0:
        return IdleTime("over", 0)
    if untouched < allowed:
        return IdleTime("quiet", idle.warning_seconds)
    return IdleTime("asking", min(idle.warning_seconds, math.ceil(left)))
