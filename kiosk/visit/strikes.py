"""How quickly keys may follow each other. Times are seconds of a clock that never goes back."""

from __future__ import annotations


class DoubleStrikes:
    """Knows a key that is struck twice by one movement of the hand (EN 301 549 5.8): the same key
    again within `within_s` of the last strike that counted."""

    def __init__(self, within_s: float) -> None:
        self._within_s = within_s
        self._last: tuple[int, float] | None = None

    def is_double(self, key: int, now: float) -> bool:
        """Whether this strike does not count."""
        if self._last is not None:
            last_key, at = self._last
            if key == last_key and now - at < self._within_s:
                return True
        self._last = (key, now)
        return False


class Insistence:
    """Knows when something was done `times` times within `within_s`."""

    def __init__(self, times: int, within_s: float) -> None:
        self._times = times
        self._within_s = within_s
        self._strikes: list[float] = []

    def strike(self, now: float) -> bool:
        """It is done now: whether that was often enough."""
        recent = [at for at in self._strikes if now - at <= self._within_s]
        self._strikes = [*recent, now][-self._times :]
        return len(self._strikes) == self._times
