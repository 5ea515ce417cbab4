"""The process that does the panel's errands, with a program that stands in for `kiosk store`."""

from __future__ import annotations

import json
import select
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.bundle.candidates import bundle_files
from kiosk.settings import Settings, Staff
from kiosk.staff.actions import Cancel, Finished, Found
from kiosk.staff.errands.answers import MOST_CHANGES
from kiosk.staff.errands.errands import Errands
from kiosk.staff.errands.link import End, Holds, LinkBroken, Look, Report, errands_end, panel_end
from kiosk.staff.errands.programs import Programs
from kiosk.staff.errands.sight import Place, Sight, seeing
from kiosk.staff.records import RELEASE, Candidate, Change, Outcome, Refusal, Slot, Storage
from kiosk.staff.screens import Install

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
        self.thread = threading.Thread(target=self._run, args=(errands,))
        self.thread.start()

    def _run(self, errands: Errands) -> None:
        with pytest.raises(LinkBroken):
            errands.run()

    def _see(self) -> Sight:
        found = self._see_store()
        files = bundle_files(self.stick)
        places = (Place(self.stick, "STICK", is_drive=True), *found.places)
        return found._replace(places=places, files=(*files, *found.files))

    def does(self, step: str, **how: Any) -> None:
        """Have the program answer so from now on."""
        (self.folder / f"{step}.json").write_text(json.dumps(how))

    def finds(self, *names: str, **changes: Any) -> None:
        """Have it find bundles in these files of the stick."""
        for name in names:
            (self.stick / name).write_bytes(b"x")
        found = [{**BUNDLE, "folder": str(self.stick), "file": name, **changes} for name in names]
        self.does("candidates", out={"candidates": found})

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


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    running = Desk(tmp_path)
    yield running
    running.close()


def test_nothing_is_done_before_it_is_asked_for(desk: Desk) -> None:
    desk.finds("a.kbundle")
    desk.ask(Cancel())
    desk.ask(Install(NEW))
    assert desk.finished().refusal is not None
    assert desk.calls() == []


def test_what_there_is_is_told(desk: Desk) -> None:
    desk.finds("a.kbundle")
    desk.ask(Look("fr"))
    looking = desk.hears(lambda each: isinstance(each, Found))
    assert looking == Found((), is_looking=True)
    held = desk.hears(lambda each: isinstance(each, Holds))
    assert isinstance(held, Holds)
    assert held.stored.slots == (Slot("4-luxembourg-12", "active", "luxembourg 12"), PREVIOUS)
    assert held.stored.publisher == ("amber canoe",)
    assert held.stored.storage == Storage(7, 9)
    assert desk.found() == Found((NEW,))
    incoming = str(desk.folder / "store" / "incoming")
    assert desk.calls()[1][:3] == ["candidates", "--format", "json"]
    assert desk.calls()[1][3:] == (
        ["--settings", "/settings.toml", "--language", "fr", str(desk.stick), incoming]
    )


def test_without_a_file_no_program_looks_for_bundles(desk: Desk) -> None:
    desk.ask(Look())
    assert desk.found() == Found(())
    assert [call[0] for call in desk.calls()] == ["status"]


def test_a_stick_that_appears_and_goes_is_told_unasked(desk: Desk) -> None:
    desk.ask(Look())
    assert desk.found() == Found(())
    desk.finds("a.kbundle")
    assert desk.found() == Found((NEW,))
    (desk.stick / "a.kbundle").unlink()
    assert desk.hears(lambda each: isinstance(each, Found)) == Found((), is_looking=True)
    assert desk.found() == Found(())


def test_of_the_same_bytes_one_is_told(desk: Desk) -> None:
    desk.finds("a.kbundle", "b.kbundle")
    desk.ask(Look())
    assert desk.found() == Found((NEW,))


@pytest.mark.parametrize(
    ("out", "code"), [("nonsense", 0), ({"candidates": [{}]}, 0), ("", 3), ({"code": "x"}, 1)]
)
def test_an_answer_that_cannot_be_read_is_a_refusal(desk: Desk, out: object, code: int) -> None:
    desk.finds("a.kbundle")
    desk.does("candidates", out=out, code=code)
    desk.ask(Look())
    (refusal,) = desk.found().refusals
    assert refusal.code == "errand-failed"


def test_a_refusal_is_told_as_it_is(desk: Desk) -> None:
    desk.finds("a.kbundle")
    desk.does(
        "candidates", out={"code": "root-missing", "sentence": "None.", "advice": "!"}, code=1
    )
    desk.ask(Look())
    assert desk.found().refusals == (Refusal("root-missing", "None.", "!"),)


def test_of_very_many_changes_the_first_are_told_and_how_many_more(desk: Desk) -> None:
    many = [{"kind": "new", "what": f"Page \u202e{number}\n"} for number in range(MOST_CHANGES + 3)]
    desk.finds("a.kbundle", changes=many)
    desk.ask(Look())
    (found,) = desk.found().candidates
    assert (len(found.changes), found.more) == (MOST_CHANGES, 3)
    assert found.changes[0] == Change("new", "Page  0")
