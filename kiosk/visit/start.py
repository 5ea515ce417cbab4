"""The start screen."""

from __future__ import annotations

from kiosk.content.blocks import PageId
from kiosk.content.model import DoorTarget
from kiosk.visit.lists import numbers_title
from kiosk.visit.rows import Row
from kiosk.visit.screen import Kiosk, Screen


def start_screen(kiosk: Kiosk) -> Screen:
    """The doors and the smaller entries."""
    _ = kiosk.translate
    icons: dict[DoorTarget, str] = {"help": "get-help", "report": "report", "learn": "learn"}
    doors = tuple(
        Row(
            "door",
            door.title,
            door.text,
            symbol=icons[door.goes],
            target=door.goes,
            caption=door.short,
        )
        for door in kiosk.profile.doors
    )
    return Screen(
        "start",
        _("What would you like to do?"),
        _("Look around as you like. This screen keeps nothing."),
        rows=doors,
        entries=tuple(_entry(kiosk, target) for target in kiosk.profile.entries),
    )


def _entry(kiosk: Kiosk, target: str) -> Row:
    _ = kiosk.translate
    if target == "numbers":
        return Row("entry", numbers_title(kiosk), symbol="numbers", target=target)
    if target == "questions":
        return Row("entry", _("Questions"), symbol="questions", target=target)
    if target == "countries" and kiosk.content.directory:
        title = kiosk.content.directory.title
        return Row("entry", title, symbol="other-country", target=target)
    page = kiosk.content.pages[PageId(target.removeprefix("page:"))]
    return Row("entry", page.title, symbol=page.icon or "info", target=target)
