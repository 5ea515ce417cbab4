"""What PySide6 is built on, imported without what only its tools need."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

# Its patterns for signatures have 6,000 characters and more, all others fewer than 1,000.
_LONG = 2000


class _Later:
    """A pattern that is compiled when one of its methods is first called."""

    def __init__(self, compile_it: Callable[[], re.Pattern[str]]) -> None:
        self._compile = compile_it

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def method(*given: Any, **named: Any) -> Any:
            return getattr(self._compile(), name)(*given, **named)

        return method


def import_shiboken() -> None:
    """Import it before anything of PySide6 is imported; no other thread may use `re` meanwhile.

    It compiles three patterns at once that are for stub files and messages about wrong calls, and
    that take longer than all of Qt Quick. Here they are compiled where they are used (measured:
    20 of 270 ms to the first frame).
    """
    at_once = re.compile

    def compile_later(pattern: Any, flags: Any = 0) -> Any:
        if isinstance(pattern, str) and len(pattern) > _LONG:
            return _Later(lambda: at_once(pattern, flags))
        return at_once(pattern, flags)

    re.compile = compile_later
    try:
        import shiboken6  # noqa: F401
    finally:
        re.compile = at_once
