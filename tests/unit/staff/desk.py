"""Whoever asks for errands, and a program that stands in for `kiosk store`."""

from __future__ import annotations

import json
import select
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.bundle.candidates import bundle_files
from kiosk.settings import Settings, Staff
from kiosk.staff.actions import Finished, Found
from kiosk.staff.errands.errands import Errands
from kiosk.staff.errands.link import End, LinkBroken, Report, errands_end, panel_end
from kiosk.staff.errands.programs import Programs
from kiosk.staff.errands.sight import Place, Sight, seeing
from kiosk.staff.records import RELEASE, Candidate, Change, Outcome, Slot

PROGRAM = Path(__file__).with_name("store_program.py")
PATIENCE_S = 30.0
BUNDLE = {
    "id": "b13",
    "bundle": "luxembourg",
    "version": 13,
    "created": "2026-11-20",
    "publisher": ["amber canoe"],
    "size": 5,
    "changes": [{"kind": "changed", "what": "Helpline: number"}],
    "refusal": None,
}
NEW = Candidate(
    "b13",
    "STICK",
    "luxembourg 13",
    "2026-11-20",
    ("amber canoe",),
    5,
    (Change("changed", "Helpline: number"),),
)
STATUS = {
    "active": {"name": "4-luxembourg-12", "bundle": "luxembourg", "version": 12}
    | {"publishers": ["amber canoe"], "damage": ""},
    "previous": None,
    "release": 1,
    "free": 7,
    "total": 9,
}
PREVIOUS = Slot(RELEASE, "previous", "luxembourg 1")
CANCELLED = {"code": "cancelled", "sentence": "It was cancelled.", "advice": "Nothing was changed."}


class Desk:
    """The panel's end of the link, a stick, and what the program is to do."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stick = folder / "stick"
        self.stick.mkdir()
        settings = Settings(store=folder / "store", staff=Staff(drives=()))
        self._see_store = seeing(settings, settings.store / "incoming")
        self.does("status", out=STATUS)
        self.finds()
        ours, theirs = socket.socketpair()
        self._ours, self._theirs = ours, theirs
        self.end: End[Report] = panel_end(ours)
        self.waiting: list[Report] = []
        command = (sys.executable, "-I", "-S", str(PROGRAM), str(folder))
        programs = Programs(command, Path("/settings.toml"))
        errands = Errands(
            errands_end(theirs), programs, self._see, release="luxembourg 1", look_s=0.01
        )
        self.thread = threading.Thread(target=run_to_its_end, args=(errands,))
        self.thread.start()

    def _see(self) -> Sight:
        found = self._see_store()
        files = bundle_files(self.stick)
        places = (Place(self.stick, "STICK", is_drive=True), *found.places)
        return found._replace(places=places, files=(*files, *found.files))

    def does(self, step: str, **how: Any) -> None:
        """Have the program answer so from now on."""
        file = self.folder / f"{step}.new"
        file.write_text(json.dumps(how))
        file.rename(self.folder / f"{step}.json")

    def finds(self, *names: str, **changes: Any) -> None:
        """Have it find bundles in these files of the stick."""
        found = [{**BUNDLE, "folder": str(self.stick), "file": name, **changes} for name in names]
        self.does("candidates", out={"candidates": found})
        for name in names:
            (self.stick / name).write_bytes(b"x")

    def ask(self, request: Any) -> None:
        """Ask for an errand."""
        self.end.say(request)

    def hears(self, wanted: Callable[[Report], object]) -> Report:
        """Wait until something is said; what is said before is dropped."""
        while True:
            while self.waiting:
                report = self.waiting.pop(0)
                if wanted(report):
                    return report
            assert select.select([self.end.descriptor], [], [], PATIENCE_S)[0], "it says nothing"
            self.waiting += self.end.hear()

    def found(self) -> Found:
        """What it finds when it has looked."""
        report = self.hears(lambda each: isinstance(each, Found) and not each.is_looking)
        assert isinstance(report, Found)
        return report

    def finished(self) -> Outcome:
        """How a deed ends."""
        report = self.hears(lambda each: isinstance(each, Finished))
        assert isinstance(report, Finished)
        return report.outcome

    def calls(self) -> list[list[str]]:
        """How the program was called."""
        file = self.folder / "calls"
        return list(map(json.loads, file.read_text().splitlines())) if file.exists() else []

    def close(self) -> None:
        """The panel is gone."""
        self._ours.close()
        self.thread.join(PATIENCE_S)
        assert not self.thread.is_alive()
        self._theirs.close()


def run_to_its_end(errands: Errands) -> None:
    """Do errands until the panel is gone."""
    with pytest.raises(LinkBroken):
        errands.run()
