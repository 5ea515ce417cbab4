"""How one run is shown, where that differs from run to run and not from kiosk to kiosk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kiosk.settings import Panel, Settings
from kiosk.visit.state import TextSize, Theme


class Size(NamedTuple):
    """Width and height in device pixels."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


@dataclass(frozen=True)
class TourOptions:
    """A walk through all screens, off-screen, that leaves pictures and tour.json in `out`.

    `settings` hold the panel's size in mm and the profile; `language` is a code or empty for
    the source language; `is_preview`: the content was compiled for this walk.
    """

    out: Path
    content: Path
    settings: Settings
    size: Size
    language: str = ""
    theme: Theme = "light"
    text_size: TextSize = "normal"
    is_preview: bool = False


_PIXELS_PER_MM = 3.61
_PIXELS_PER_MM_OF_SMALL = {Size(1280, 800): 3.96}
_SAME_SHAPE = 0.01


def panel_for(size: Size, panel: Panel) -> Panel:
    """`panel`, upright or turned, where it has the shape of `size`; else one of usual density."""
    shape = size.width / size.height
    turned = panel._replace(width_mm=panel.height_mm, height_mm=panel.width_mm)
    for known in (panel, turned):
        if abs(known.width_mm / known.height_mm / shape - 1) < _SAME_SHAPE:
            return known
    density = _PIXELS_PER_MM_OF_SMALL.get(size, _PIXELS_PER_MM)
    return panel._replace(width_mm=size.width / density, height_mm=size.height / density)


def size_of(panel: Panel) -> Size:
    """The pixels that a panel of usual density has."""
    return Size(round(panel.width_mm * _PIXELS_PER_MM), round(panel.height_mm * _PIXELS_PER_MM))
