"""`kiosk content diff`: of sources and of compiled content."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.cli import main
from kiosk.content.compile import compile_folder
from kiosk.exits import Exit
from tests.makers import ContentMaker


@pytest.fixture
def other(tmp_path: Path) -> ContentMaker:
    """The clean bundle with another cost."""
    return ContentMaker(tmp_path / "other").replace("services.yaml", "cost: Free", "cost: Cents")


@pytest.fixture
def compiled(maker: ContentMaker, tmp_path: Path) -> Path:
    """The clean bundle, compiled."""
    assert compile_folder(maker.folder, tmp_path / "compiled", maker.today) == ()
    return tmp_path / "compiled"


COST = "Helpline of Lumbria: cost: Cents (before: Free); not yet translated: French"


def test_two_sources(
    maker: ContentMaker, other: ContentMaker, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["content", "diff", str(maker.folder), str(other.folder)]) == Exit.DONE
    assert capsys.readouterr() == (f"Changed  {COST}\n", "")


def test_what_is_the_same(
    maker: ContentMaker, compiled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["content", "diff", str(compiled), str(compiled)]) == Exit.DONE
    assert main(["content", "diff", str(maker.folder), str(maker.folder)]) == Exit.DONE
    assert capsys.readouterr() == (2 * "Nothing changes for readers.\n", "")
    assert sorted(path.name for path in compiled.parent.iterdir()) == ["bundle", "compiled"]


def test_compiled_content_for_machines(
    other: ContentMaker, compiled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compile_folder(other.folder, tmp_path / "new", other.today) == ()
    arguments = ["content", "diff", str(compiled), str(tmp_path / "new"), "--format", "json"]
    assert main(arguments) == Exit.DONE
    found = json.loads(capsys.readouterr().out)
    assert found["count"] == 1
    (change,) = found["changes"]
    assert (change["kind"], change["what"], change["aspect"]) == ("changed", "service", "cost")
    assert (change["languages"], change["sentence"]) == (["en", "fr"], COST)


def test_a_source_with_problems(
    maker: ContentMaker, compiled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    maker.replace("services.yaml", "phone: 116 111", "phone: 1")
    arguments = ["content", "diff", str(compiled), str(maker.folder)]
    assert main(arguments) == Exit.REFUSED
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"source-refused: {maker.folder} has ")
    assert main([*arguments, "--format", "json"]) == Exit.REFUSED
    refusal = json.loads(capsys.readouterr().out)
    assert set(refusal) == {"code", "sentence", "advice"}
    assert refusal["code"] == "source-refused"


def test_compiled_content_that_is_broken(
    compiled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (compiled / "en.json").write_text("{}")
    assert main(["content", "diff", str(compiled), str(compiled)]) == Exit.REFUSED
    assert capsys.readouterr().err.startswith("content-unreadable: en.json ")


def test_the_packaged_program_compares_what_is_compiled(
    maker: ContentMaker,
    compiled: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(paths, "is_frozen", lambda: True)
    assert main(["content", "diff", str(compiled), str(compiled)]) == Exit.DONE
    assert main(["content", "diff", str(compiled), str(maker.folder)]) == Exit.MISUSE
    assert "only shows content" in capsys.readouterr().err
