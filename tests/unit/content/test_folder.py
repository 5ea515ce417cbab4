"""Folders as a whole: what they may be, how much they may hold."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.content.compile import check_folder
from kiosk.content.problems import Problem
from kiosk.content.source import folder as reading
from kiosk.content.source.read import Source, read_source
from tests.makers import ContentMaker
from tests.unit.content.test_folder_problems import bind_socket


def found(maker: ContentMaker) -> list[Problem]:
    return list(check_folder(maker.folder, maker.today))


def test_no_folder(tmp_path: Path) -> None:
    (problem,) = check_folder(tmp_path / "nothing", ContentMaker.today)
    assert (problem.file, problem.line, problem.code) == (".", 1, "no-folder")


@pytest.mark.parametrize("make", [Path.touch, os.mkfifo, bind_socket])
def test_something_else_for_the_folder(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "thing")
    (problem,) = check_folder(tmp_path / "thing", ContentMaker.today)
    assert (problem.file, problem.code) == (".", "not-a-folder")


def test_empty_folder(tmp_path: Path) -> None:
    problems = check_folder(tmp_path, ContentMaker.today)
    assert {problem.code for problem in problems} == {"missing-file"}
    assert {problem.file for problem in problems} >= {"bundle.yaml", "profiles"}


def test_link_to_the_folder_is_followed(maker: ContentMaker, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(maker.folder)
    assert check_folder(tmp_path / "link", maker.today) == ()


def test_file_that_may_not_be_read(maker: ContentMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, flags: int) -> int:
        raise PermissionError(13, "Permission denied", path)

    assert found(maker) == []
    monkeypatch.setattr(reading.os, "open", refuse)
    problems = found(maker)
    assert {problem.code for problem in problems} == {"unreadable"}
    assert all("Permission denied" in problem.sentence for problem in problems)


def test_folder_that_may_not_be_read(maker: ContentMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", path)

    assert found(maker) == []
    monkeypatch.setattr(reading.os, "scandir", refuse)
    (problem,) = found(maker)
    assert (problem.file, problem.code) == (".", "unreadable")


def test_largest_file(maker: ContentMaker) -> None:
    size = (maker.folder / "services.yaml").stat().st_size
    maker.append("services.yaml", "#" * (1_000_000 - size))
    assert found(maker) == []
    maker.append("services.yaml", "#")
    assert [problem.code for problem in found(maker)][-1] == "too-large"


def test_many_files(maker: ContentMaker) -> None:
    for number in range(1_001):
        maker.write(f"media/picture-{number}.png", b"")
    assert [problem.code for problem in found(maker) if problem.file == "media"] == [
        "too-many-files"
    ]


def test_large_folder(maker: ContentMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    size = sum(path.stat().st_size for path in maker.folder.rglob("*.*") if path.suffix != ".svg")
    monkeypatch.setattr(reading, "MOST_TEXT_BYTES", size)
    assert found(maker) == []
    monkeypatch.setattr(reading, "MOST_TEXT_BYTES", size - 1)
    assert {problem.code for problem in found(maker)} == {"too-large"}


def test_lines_that_end_as_on_windows(maker: ContentMaker) -> None:
    for path in maker.folder.rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert found(maker) == []


def test_work_is_limited(maker: ContentMaker) -> None:
    work = iter(range(1_000))

    def source(seconds: float) -> Source:
        return read_source(maker.folder, maker.today, lambda: next(work) * seconds)

    assert source(0.01).problems == ()
    (problem,) = source(0.5).problems
    assert (problem.file, problem.code) == ("pages/about.md", "too-slow")
