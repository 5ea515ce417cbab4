"""The programs that errands run: `kiosk store`, and `kiosk sound`."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from kiosk.staff.errands.sight import Place, Sight
from kiosk.staff.receipts import Way


class Programs(NamedTuple):
    """How they are called: the `command` that starts this program, and the settings."""

    command: tuple[str, ...]
    settings: Path | None = None

    def candidates(self, sight: Sight, language: str) -> tuple[str, ...]:
        """What finds bundles, and says in a language what they would change."""
        folders = (str(place.folder) for place in sight.places)
        return self._store("candidates", "--language", language, *folders)

    def status(self) -> tuple[str, ...]:
        """What says what the store holds."""
        return self._store("status")

    def install(self, file: Path, place: Place) -> tuple[str, ...]:
        """What installs a bundle, and leaves a receipt where that lies."""
        way: Way = "stick" if place.is_drive else "drop-folder"
        return self._store("install", *_receipt(place, way), str(file))

    def rollback(self, drive: Place | None) -> tuple[str, ...]:
        """What goes back to the content before, with a receipt on a drive, where there is one."""
        return self._store("rollback", *(_receipt(drive, "kiosk") if drive else ()))

    def sound(self) -> tuple[str, ...]:
        """What plays the tones that test the sound."""
        return (*self.command, "sound", "--format", "json")

    def _store(self, step: str, *arguments: str) -> tuple[str, ...]:
        settings = ("--settings", str(self.settings)) if self.settings else ()
        return (*self.command, "store", step, "--format", "json", *settings, *arguments)


def _receipt(place: Place, way: Way) -> tuple[str, ...]:
    return ("--receipt", str(place.folder), "--way", way)
