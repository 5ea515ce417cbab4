"""Makes the emergency page of a release from its compiled content, when it is built."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk.content.compiled import checked
from kiosk.content.isolates import is_isolated
from kiosk.content.model import EmergencyNumber
from kiosk.display.emergency.doorways import Number
from kiosk.display.emergency.layout import Unfit, compose
from kiosk.display.emergency.page import write_pages
from kiosk.display.emergency.typeface import NotOutlined, outline

TITLE = "Rights · Safety · Help"


def generate_page(content: Path, file: Path) -> None:
    """Write the page for the compiled `content` into `file`; the same content and fonts always
    give the same bytes.

    Raises ContentUnreadable, NotOutlined, OSError.
    """
    application = QGuiApplication.instance() or QGuiApplication([])  # fonts need one
    bundle = checked(content)
    strips = [bundle.content(language).emergency for language in bundle.index.languages]
    try:
        pages = compose(_numbers(strips), TITLE, cache(outline))
    except Unfit as error:
        advice = "Shorten the labels of the emergency numbers in bundle.yaml and its translations."
        raise NotOutlined(
            "There is no room for the words of the emergency page.", advice
        ) from error
    write_pages(pages, file)
    del application


def _numbers(strips: list[tuple[EmergencyNumber, ...]]) -> list[Number]:
    """Each number with its labels; one that several languages share, or that a language has not
    translated, is written once."""
    labels: dict[str, dict[str, None]] = {}
    for number in (number for strip in strips for number in strip):
        own = labels.setdefault(number.phone, {})
        if not is_isolated(number.label):
            own[number.label] = None
    return [Number(phone, tuple(each)) for phone, each in labels.items()]
