"""Whoever follows docs/content-format.md step by step gets what it says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from textwrap import dedent

import pytest

from kiosk.cli import main
from kiosk.content.compile import check_folder, compile_folder
from kiosk.content.compiled import checked
from kiosk.content.hours import can_be_told, names_holidays
from tests.makers import EXAMPLE, TODAY

DOCUMENT = (Path(__file__).parents[3] / "docs" / "content-format.md").read_text("utf-8")


def block(after: str, kind: str) -> str:
    """The first block of a kind that stands under a heading."""
    _, _, section = DOCUMENT.partition(f"\n### {after}\n")
    found = re.search(rf"^ *```{kind}\n(.*?)^ *```", section, re.DOTALL | re.MULTILINE)
    assert found
    return dedent(found[1])


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A copy of the invented country's bundle, with the service that the document adds."""
    folder = tmp_path / "bundle"
    shutil.copytree(EXAMPLE, folder)
    services = folder / "services.yaml"
    services.write_text(f"{block('Add a service', 'yaml')}\n{services.read_text('utf-8')}", "utf-8")
    return folder


def test_a_service_is_added(bundle: Path, tmp_path: Path) -> None:
    school = bundle / "profiles" / "school.yaml"
    listed = school.read_text("utf-8").replace("    - lantern-line\n", "    - chat-pier\n")
    school.write_text(listed, "utf-8")
    assert check_folder(bundle, TODAY) == ()
    assert compile_folder(bundle, tmp_path / "out", TODAY) == ()
    content = checked(tmp_path / "out").content("en")
    assert content.services["chat-pier"].phone == "555 0180"  # type: ignore[index]
    assert content.profiles["school"].help_services[0] == "chat-pier"


def test_a_language_is_added(
    bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = bundle / "bundle.yaml"
    added = block("Add a language", "yaml")
    file.write_text(file.read_text("utf-8").replace("languages:\n", added, 1), "utf-8")
    with (bundle / "glossary.csv").open("a", encoding="utf-8") as glossary:
        glossary.write(block("Add a language", "csv"))
    assert main(["content", "update", str(bundle)]) == 0
    catalogue = bundle / "locales" / "pt.po"
    text, entry = catalogue.read_text("utf-8"), block("Add a language", "po")
    untranslated = re.sub(r'msgstr ".+"', 'msgstr ""', entry)
    assert text.count(untranslated) == 1
    catalogue.write_text(text.replace(untranslated, entry), "utf-8")
    assert main(["content", "check", str(bundle)]) == 0
    said = capsys.readouterr()
    assert "pt: 1 translated" in said.out + said.err
    assert compile_folder(bundle, tmp_path / "out", TODAY) == ()
    service = checked(tmp_path / "out").content("pt").services["chat-pier"]  # type: ignore[index]
    assert service.summary.startswith("Para jovens")


def test_the_hours_that_it_shows_can_be_told() -> None:
    _, _, section = DOCUMENT.partition("\n### Opening hours\n")
    shown = re.findall(r"^\| `([^`]+)` \|", section.partition("\n## ")[0], re.MULTILINE)
    assert len(shown) == 5
    assert [hours for hours in shown if not can_be_told(hours)] == []
    assert [hours for hours in shown if not (names_holidays(hours) or hours == "24/7")] == []
