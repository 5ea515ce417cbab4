"""When the kiosk was last started, and why."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.staff.last_start import LastStart, last_start, note_start, stopped_file

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)
FILE = "last-start.json"


@pytest.mark.parametrize(("as_service", "why"), [(True, "service"), (False, "hand")])
def test_the_first_start_of_a_machine(tmp_path: Path, as_service: bool, why: str) -> None:
    assert last_start(tmp_path) is None
    note_start(tmp_path, NOON, as_service=as_service)
    found = last_start(tmp_path)
    assert found
    assert (found.at, found.why) == (NOON, why)


@pytest.mark.parametrize("as_service", [True, False])
@pytest.mark.parametrize(
    ("ended", "why"), [("told", ""), ("stop", ""), ("restart", "staff"), (None, "died")]
)
def test_why_is_told_by_how_it_ended_before(
    tmp_path: Path, as_service: bool, ended: str | None, why: str
) -> None:
    note_end = note_start(tmp_path, NOON, as_service=True)
    if ended is not None:
        note_end(ended)  # type: ignore[arg-type]
    note_start(tmp_path, LATER, as_service=as_service)
    otherwise = "service" if as_service else "hand"
    assert last_start(tmp_path) == LastStart(LATER, why or otherwise)  # type: ignore[arg-type]


def test_a_kiosk_that_staff_have_ended_says_so_until_it_is_started(tmp_path: Path) -> None:
    for how in ("told", "restart"):
        note_start(tmp_path, NOON, as_service=True)(how)  # type: ignore[arg-type]
        assert not stopped_file(tmp_path).exists()
    note_end = note_start(tmp_path, NOON, as_service=True)
    note_end("stop")
    assert stopped_file(tmp_path).exists()
    note_start(tmp_path, LATER, as_service=True)
    assert not stopped_file(tmp_path).exists()


def test_without_a_runtime_folder_nothing_is_known_and_nothing_goes_wrong(tmp_path: Path) -> None:
    for runtime in (tmp_path / "none", tmp_path / "file", tmp_path / ("x" * 300)):
        (tmp_path / "file").touch()
        note_start(runtime, NOON, as_service=True)("stop")
        assert last_start(runtime) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"\xff",
        b"[" * 200,
        b'{"at": "2026-11-23T12:00:00", "why": "hand"}',
        b'{"at": "0001-01-01T00:00:00Z", "why": "hand"}',
        b'{"at": "9999-12-31T23:59:59Z", "why": "hand"}',
        b'{"at": "2026-11-23T12:00:00Z", "why": "because"}',
        b'{"at": "2026-11-23T12:00:00Z", "why": "hand", "who": "somebody"}',
    ],
)
def test_a_damaged_note_is_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)
    assert last_start(tmp_path) is None
    note_start(tmp_path, NOON, as_service=True)
    assert last_start(tmp_path) == LastStart(NOON, "service")


def test_a_note_is_written_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    note_start(tmp_path, NOON, as_service=False)("stop")
    assert {path.name for path in tmp_path.iterdir()} == {FILE, "stopped"}
    for path in tmp_path.iterdir():
        assert path.stat().st_mode & 0o777 == 0o600
