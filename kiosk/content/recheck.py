"""How long a fact stays confirmed after somebody checked it."""

from __future__ import annotations

from datetime import date

MONTHS = 12


def is_overdue(checked_on: str, months: int, today: date) -> bool:
    """Whether so many months have passed; False for what is no day in the form YYYY-MM-DD."""
    due = due_on(checked_on, months)
    return due is not None and due <= today


def due_on(checked_on: str, months: int) -> date | None:
    """The day so many months later, in a shorter month its last one; None for what is no day.

    What lies beyond the calendar is due on its last day.
    """
    from calendar import monthrange  # brings locale, not needed at the start

    try:
        then = date.fromisoformat(checked_on)
    except ValueError:
        return None
    year, month = divmod(12 * then.year + then.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(then.day, monthrange(year, month + 1)[1]))
