"""Confirmed hours are told as open or closed now: they must say what holds on public holidays."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.content.hours import always_the_same, can_be_told, knows_holidays, names_holidays
from kiosk.content.problems import Problem, quoted
from kiosk.content.source.read import Source
from kiosk.content.source.tree import Value


def check_hours(source: Source) -> Iterator[Problem]:
    """Confirmed hours without public holidays, or with those of a country that nobody knows."""
    country = next((value.text for value in source.bundle.texts_at("country")), "")
    has_calendar = knows_holidays(country)
    for hours in source.services.texts_at("*", "hours"):
        if not _is_confirmed(source, hours) or not can_be_told(hours.text):
            continue
        if names_holidays(hours.text) and not has_calendar:
            sentence = f"The public holidays (PH) of {quoted(country)} are not known."
            yield hours.problem("holidays", f"{sentence} Write the days, like Dec 25 off.")
        elif has_calendar and not (names_holidays(hours.text) or always_the_same(hours.text)):
            sentence = "These hours do not say what holds on public holidays."
            yield hours.problem("holidays", f"{sentence} Add it, like ; PH off or Mo-Su,PH.")


def _is_confirmed(source: Source, hours: Value) -> bool:
    item = hours.steps[0]
    own = source.services.texts_at(item, "facts", "hours", "state")
    record = source.services.texts_at(item, "state")
    return next((state.text for state in (*own, *record)), "") == "confirmed"
