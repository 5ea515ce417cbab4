"""The link of the panel to its errands, and what the kernel tells of mounts."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.settings import Settings, Staff
from kiosk.staff.actions import Cancel, Finished, Found, Stepped
from kiosk.staff.errands.errands import Errands
from kiosk.staff.errands.link import Holds, LinkBroken, Look, Report, errands_end, panel_end
from kiosk.staff.errands.programs import Programs
from kiosk.staff.errands.sight import open_mounts, seeing
from kiosk.staff.records import Outcome, Refusal, Step, Stored
from kiosk.staff.screens import Install, Undo
from tests.processes import wait_until
from tests.unit.staff.desk import NEW, PATIENCE_S, PREVIOUS, run_to_its_end


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


RECORDS: list[Report] = [Found((NEW,), True, (Refusal("a", "b", "c"),)), Stepped(Step("try", 1, 2))]
RECORDS += [Finished(Outcome("a", "b", Refusal("x", "y"))), Holds(Stored((PREVIOUS,)))]


def test_records_come_as_they_went(ends: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = ends
    for record in RECORDS:
        errands_end(theirs).say(record)
    assert list(panel_end(ours).hear()) == RECORDS
    for request in (Look("fr"), Install(NEW), Undo(PREVIOUS), Cancel()):
        panel_end(ours).say(request)
    assert errands_end(theirs).hear() == (Look("fr"), Install(NEW), Undo(PREVIOUS), Cancel())


@pytest.mark.parametrize(
    "said",
    [
        b"\n",
        b"{}\n",
        b'{"type":"Leave"}\n',
        b'{"type":"Stepped","step":["copy","1",2]}\n',
        b'{"type":"Stepped","step":["sleep",1,2]}\n',
        b'{"type":"Found"}\n',
        b"\xff\xfe\n",
        b"[" * 100_000 + b"\n",
    ],
)
def test_what_is_no_record_breaks_the_link(
    ends: tuple[socket.socket, socket.socket], said: bytes
) -> None:
    ours, theirs = ends
    theirs.sendall(said)
    with pytest.raises(LinkBroken):
        panel_end(ours).hear()


def test_a_record_that_comes_in_pieces_is_waited_for(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    ours, theirs = ends
    end = panel_end(ours)
    theirs.sendall(b'{"type":"Stepped",')
    assert end.hear() == ()
    theirs.sendall(b'"step":["copy",1,2]}\n')
    assert end.hear() == (Stepped(Step("copy", 1, 2)),)


def test_an_end_that_is_gone_is_noticed(ends: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = ends
    theirs.close()
    with pytest.raises(LinkBroken):
        panel_end(ours).hear()
    with pytest.raises(LinkBroken):
        panel_end(ours).say(Cancel())


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount")
def test_a_stick_that_is_mounted_is_noticed_at_once(
    ends: tuple[socket.socket, socket.socket], tmp_path: Path
) -> None:
    ours, theirs = ends
    settings = Settings(store=tmp_path / "store", staff=Staff(drives=(tmp_path / "media",)))
    stick = tmp_path / "media" / "KINGSTON"
    stick.mkdir(parents=True)
    see = seeing(settings, tmp_path / "store" / "incoming")
    mounts = open_mounts()
    assert mounts is not None
    programs = Programs((sys.executable, "-c", ""))
    errands = Errands(errands_end(theirs), programs, see, mounts=mounts, look_s=10 * PATIENCE_S)
    thread = threading.Thread(target=run_to_its_end, args=(errands,))
    thread.start()
    end = panel_end(ours)
    end.say(Look())
    try:
        wait_until(lambda: any(map(is_over, end.hear())))
        if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", stick], check=False).returncode != 0:
            pytest.skip("nothing can be mounted here")
        try:
            wait_until(lambda: any(isinstance(each, Found) for each in end.hear()))
            assert [place.label for place in see().places] == ["KINGSTON", ""]
        finally:
            subprocess.run(["umount", stick], check=True)
    finally:
        ours.shutdown(socket.SHUT_RDWR)
        thread.join(PATIENCE_S)
        os.close(mounts)


def is_over(report: Report) -> bool:
    return isinstance(report, Found) and not report.is_looking
