"""How long a fact stays confirmed after somebody checked it."""

from __future__ import annotations

from datetime import date

MONTHS = 12


def is_overdue(checked_on: str, months: int, today: date) -> bool:
    """Whether so many months have passed; False for what is no day in the form YYYY-MM-DD."""
    try:
        then = date.fromisoformat(checked_on)
    except ValueError:
        return False
    passed = 12 * (today.year - then.year) + today.month - then.month - (today.day < then.day)
    return passed >= months
