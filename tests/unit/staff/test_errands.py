"""The process that does the panel's errands, with a program that stands in for `kiosk store`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.content.isolates import isolated
from kiosk.staff.actions import Cancel, Found, Stepped
from kiosk.staff.errands.answers import CANCELLED as CANCELLED_REFUSAL
from kiosk.staff.errands.answers import MOST_CHANGES, Answer, outcome_of
from kiosk.staff.errands.link import Holds, Look
from kiosk.staff.records import Change, Outcome, Refusal, Slot, Step, Storage
from kiosk.staff.screens import Install, Undo
from tests.processes import wait_until
from tests.unit.staff.desk import BUNDLE, CANCELLED, NEW, PREVIOUS, STATUS, Desk


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
    assert found.changes is not None
    assert (len(found.changes), found.more) == (MOST_CHANGES, 3)
    assert found.changes[0] == Change("new", "Page  0")


def test_what_is_not_translated_keeps_its_direction_in_the_list_of_changes(desk: Desk) -> None:
    what = f"{isolated('Help', 'ltr')}: \u202eA\nnew line"
    desk.finds("a.kbundle", changes=[{"kind": "new", "what": what}])
    desk.ask(Look())
    (found,) = desk.found().candidates
    assert found.changes == (Change("new", f"{isolated('Help', 'ltr')}:  A new line"),)


# --- deeds ------------------------------------------------------------------------------


def looked(desk: Desk) -> None:
    """A bundle lies on the stick, and all of it is known."""
    desk.finds("a.kbundle")
    desk.ask(Look())
    assert desk.found() == Found((NEW,))


def test_a_bundle_is_installed_with_its_receipt_and_everything_looked_at_again(desk: Desk) -> None:
    looked(desk)
    receipt = str(desk.stick / "kiosk-receipts" / "a.txt")
    lines = [{"step": "copy", "done": 1, "total": 9}, {"step": "?", "done": 1, "total": 1}]
    lines += [{"step": "trial", "done": 2, "total": 3}, {"step": "activate", "done": 0, "total": 1}]
    out = {"bundle": "luxembourg", "version": 13, "receipt": receipt, "receipt_refused": None}
    desk.does("install", out=out, lines=[*lines, "nonsense"])
    desk.ask(Install(NEW))
    steps = [Step("copy", 1, 9), Step("try", 2, 3), Step("activate", 0, 1)]
    for step in steps:
        assert desk.hears(lambda each: isinstance(each, Stepped)) == Stepped(step)
    done = Outcome("luxembourg 12", "luxembourg 13", receipt="STICK/kiosk-receipts/a.txt")
    assert desk.finished() == done
    (call,) = (call for call in desk.calls() if call[0] == "install")
    ways = ["--receipt", str(desk.stick), "--way", "stick"]
    file = str(desk.stick / "a.kbundle")
    assert call[3:] == ["--settings", "/settings.toml", *ways, file]
    before = len(desk.calls())
    assert desk.found() == Found((NEW,))
    assert {call[0] for call in desk.calls()[before:]} <= {"status", "candidates"}


def test_one_from_the_drop_folder_has_its_receipt_there(desk: Desk) -> None:
    folder = desk.folder / "store" / "incoming"
    folder.mkdir(parents=True)
    (folder / "a.kbundle").write_bytes(b"x")
    offer = {**BUNDLE, "folder": str(folder), "file": str(folder / "a.kbundle")}
    desk.does("candidates", out={"candidates": [offer]})
    desk.ask(Look())
    (found,) = desk.found().candidates
    assert found.place == ""
    desk.does("install", out={"receipt": None, "receipt_refused": REFUSED})
    desk.ask(Install(found))
    assert desk.finished().unwritten == Refusal(**REFUSED)
    (call,) = (call for call in desk.calls() if call[0] == "install")
    assert call[5:9] == ["--receipt", str(folder), "--way", "drop-folder"]


REFUSED = {"code": "x", "sentence": "No.", "advice": "Try again."}


def test_undo_writes_its_receipt_to_the_stick(desk: Desk) -> None:
    looked(desk)
    desk.does("rollback", out={"active": None, "receipt": None})
    desk.ask(Undo(PREVIOUS))
    assert desk.finished() == Outcome("luxembourg 12", "luxembourg 1")
    (call,) = (call for call in desk.calls() if call[0] == "rollback")
    assert call[5:] == ["--receipt", str(desk.stick), "--way", "kiosk"]


def test_what_is_refused_is_said_and_its_receipt_named(desk: Desk) -> None:
    looked(desk)
    out = {**REFUSED, "receipt": str(desk.stick / "r.txt"), "receipt_refused": None}
    desk.does("install", out=out, code=1)
    desk.ask(Install(NEW))
    before = "luxembourg 12"
    assert desk.finished() == Outcome(before, before, Refusal(**REFUSED), "STICK/r.txt")


def test_a_program_that_says_nothing_of_sense_has_failed(desk: Desk) -> None:
    looked(desk)
    desk.does("install", out="Traceback", code=1)
    desk.ask(Install(NEW))
    refusal = desk.finished().refusal
    assert refusal is not None
    assert refusal.code == "errand-failed"


def test_who_cancels_stops_the_program_and_hears_its_answer(desk: Desk) -> None:
    looked(desk)
    desk.does(
        "install", waits=True, cancelled=CANCELLED, lines=[{"step": "copy", "done": 0, "total": 9}]
    )
    desk.ask(Install(NEW))
    desk.hears(lambda each: isinstance(each, Stepped))
    desk.ask(Undo(PREVIOUS))  # one at a time
    desk.ask(Cancel())
    outcome = desk.finished()
    assert outcome.is_cancelled
    assert outcome.refusal == Refusal(**CANCELLED)
    assert desk.found() == Found((NEW,))
    assert "rollback" not in [call[0] for call in desk.calls()]


def test_what_was_cancelled_before_it_began_is_not_done(desk: Desk) -> None:
    looked(desk)
    desk.does("install", out={}, waits=True, cancelled=CANCELLED)
    desk.ask(Install(NEW))
    desk.ask(Cancel())
    assert desk.finished().is_cancelled


@pytest.mark.parametrize("code", [-15, 130])
def test_a_program_that_ended_by_the_signal_was_cancelled(code: int) -> None:
    outcome = outcome_of(Answer(code, b""), "a 1", "a 2", None)
    assert outcome == Outcome("a 1", "a 1", CANCELLED_REFUSAL)


def test_a_file_that_is_gone_is_refused(desk: Desk) -> None:
    looked(desk)
    (desk.stick / "a.kbundle").unlink()
    assert desk.found() == Found(())
    desk.ask(Install(NEW))
    refusal = desk.finished().refusal
    assert refusal is not None
    assert refusal.code == "file-gone"


def test_a_store_that_is_busy_is_asked_again(desk: Desk) -> None:
    desk.does("status", out={**REFUSED, "code": "store-busy"}, code=1)
    desk.ask(Look())
    wait_until(lambda: len(desk.calls()) > 1)
    desk.does("status", out=STATUS)
    desk.hears(lambda each: isinstance(each, Holds))


def test_content_that_became_active_by_others_is_noticed(desk: Desk) -> None:
    looked(desk)
    (desk.folder / "store").mkdir(exist_ok=True)
    (desk.folder / "store" / "pointer.json").write_text("{}")
    desk.hears(lambda each: isinstance(each, Holds))
    assert desk.found() == Found((NEW,))
