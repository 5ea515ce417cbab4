"""Compiling a clean source, and leaving everything as it is otherwise."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from kiosk.content import compile as compiling
from kiosk.content.compile import NotCompiled, check_folder, compile_folder
from kiosk.content.compiled import checked
from kiosk.content.model import Content, ContentUnreadable
from kiosk.content.stored import shape_of_content
from tests.makers import ContentMaker


@pytest.fixture
def content(maker: ContentMaker, tmp_path: Path) -> Content:
    """The clean bundle, compiled and read again."""
    assert compile_folder(maker.folder, tmp_path / "out", maker.today) == ()
    return checked(tmp_path / "out").content("en")


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_what_is_written(content: Content, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert set(files(out)) == {"bundle.json", "en.json", "fr.json", "media/bridge.svg"}
    index = json.loads((out / "bundle.json").read_bytes())
    assert set(index.pop("files")) == {"en.json", "fr.json", "media/bridge.svg"}
    assert [each["name"] for each in index.pop("greetings").values()] == ["English", "Français"]
    assert index.pop("shape") == shape_of_content()
    assert index == {
        "id": "lumbria",
        "version": 3,
        "title": "Lumbria, an invented country",
        "source_language": "en",
        "languages": ["en", "fr"],
    }
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bundle", "out"]


def test_bundle(content: Content) -> None:
    assert (content.bundle, content.version, content.language) == ("lumbria", 3, "en")
    assert [language.code for language in content.languages] == ["en", "fr"]
    assert [number.phone for number in content.emergency] == ["112", "116 111"]
    assert content.sites["school"].name == "Here at school"
    profile = content.profiles["school"]
    assert profile.entries == ("numbers", "page:about")
    assert [door.goes for door in profile.doors] == ["help", "report", "learn"]


def test_channel(content: Content) -> None:
    channel = content.channels["police-form"]
    assert channel.anonymous is False
    assert channel.topic == "travel"
    assert channel.questions == ("when-to-report",)
    assert [(span.text, span.strong) for span in channel.receives] == [
        ("The Police.", True),
        (" Trained officers read it.", False),
    ]
    french = channel.addresses["fr"]
    assert (french.language, french.press) == ("fr", "Signaler")
    assert channel.addresses[""] == french
    assert channel.addresses["de"].press == ""


def test_channel_with_one_address(content: Content) -> None:
    channel = content.channels["image-hotline"]
    assert channel.anonymous is True
    assert set(channel.addresses) == {""}
    assert channel.addresses[""].language == ""


def test_language_of_a_single_address_is_that_of_its_button(
    maker: ContentMaker, tmp_path: Path
) -> None:
    maker.replace("channels.yaml", "  receives: The h", "  press: {fr: Oui}\n  receives: The h")
    assert compile_folder(maker.folder, tmp_path / "out", maker.today) == ()
    channel = checked(tmp_path / "out").content("en").channels["image-hotline"]
    address = channel.addresses[""]
    assert (address.language, address.press) == ("fr", "Oui")


def test_service(content: Content) -> None:
    service = content.services["helpline"]
    assert (service.phone, service.languages) == ("116 111", ("en", "fr", "pt-BR"))
    assert service.facts["hours"].sources[0].name == "Leaflet of the helpline"


def test_the_newest_day_of_the_source_is_the_time_floor(
    content: Content, maker: ContentMaker, tmp_path: Path
) -> None:
    assert (content.time_floor, content.recheck_months) == ("2025-05-06", 12)
    maker.replace("pages/old-advice.md", "checked_on: 2025-05-06", "checked_on: 2025-05-08")
    maker.replace("bundle.yaml", "recheck_months: 12", "recheck_months: 18")
    assert compile_folder(maker.folder, tmp_path / "later", date(2025, 6, 1)) == ()
    later = checked(tmp_path / "later").content("en")
    assert (later.time_floor, later.recheck_months) == ("2025-05-08", 18)


def test_nothing_withheld_is_compiled(content: Content, maker: ContentMaker) -> None:
    assert set(content.pages) == {"about", "for-you", "signs", "travel"}
    assert set(content.channels) == {"police-form", "image-hotline"}
    assert set(content.services) == {"helpline", "youth-office"}
    office = content.services["youth-office"]
    assert (office.phone, office.hours, office.hours_text, office.facts) == ("", "", "", {})
    source = (maker.folder / "services.yaml").read_text("utf-8")
    written = (maker.folder.parent / "out" / "en.json").read_text("utf-8")
    for withheld in ("27 12 34 56", "Tu 10:00", "Tuesday", "800 12345", "moved in 2019"):
        assert withheld in source
        assert withheld not in written


def test_fact_that_should_be_checked_again_counts_as_published(
    maker: ContentMaker, tmp_path: Path
) -> None:
    for today, state in ((maker.today, "confirmed"), (date(2025, 5, 7), "published")):
        assert compile_folder(maker.folder, tmp_path / "out", today) == ()
        assert checked(tmp_path / "out").content("en").pages["signs"].origin.state == state
    assert [problem.code for problem in check_folder(maker.folder, today)] == ["recheck"]


def test_withheld_question_is_left_out(maker: ContentMaker, tmp_path: Path) -> None:
    maker.replace("channels.yaml", "  questions:\n    - when-to-report\n", "")
    maker.replace("faq/when-to-report.md", "state: published", "state: withheld")
    assert compile_folder(maker.folder, tmp_path / "out", maker.today) == ()
    assert checked(tmp_path / "out").content("en").questions == {}


def test_same_source_gives_the_same_bytes(maker: ContentMaker, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert compile_folder(maker.folder, tmp_path / name, maker.today) == ()
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_problems_leave_everything_as_it_was(maker: ContentMaker, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert compile_folder(maker.folder, out, maker.today) == ()
    before = files(out)
    maker.replace("bundle.yaml", "version: 3", "version: 4\ncolour: red")
    assert [each.code for each in compile_folder(maker.folder, out, maker.today)] == ["unknown-key"]
    assert files(out) == before


def test_compiling_anew_replaces_everything(maker: ContentMaker, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert compile_folder(maker.folder, out, maker.today) == ()
    maker.replace("pages/for-you.md", "![Two people on a bridge](media/bridge.svg)", "")
    maker.replace("bundle.yaml", "version: 3", "version: 4")
    assert compile_folder(maker.folder, out, maker.today) == ()
    assert set(files(out)) == {"bundle.json", "en.json", "fr.json"}
    assert checked(out).content("en").version == 4


def test_failure_leaves_everything_as_it_was(
    maker: ContentMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(folder: Path, *_: object) -> None:
        (folder / "en.json").write_text("half")
        raise OSError(28, "No space left on device")

    out = tmp_path / "out"
    assert compile_folder(maker.folder, out, maker.today) == ()
    before = files(out)
    monkeypatch.setattr(compiling, "write_compiled", fail)
    with pytest.raises(NotCompiled, match="No space left"):
        compile_folder(maker.folder, out, maker.today)
    assert files(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bundle", "out"]


def test_first_failure_leaves_nothing(
    maker: ContentMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(folder: Path, *_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(compiling, "write_compiled", fail)
    with pytest.raises(NotCompiled):
        compile_folder(maker.folder, tmp_path / "out", maker.today)
    with pytest.raises(ContentUnreadable):
        checked(tmp_path / "out").content("en")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bundle"]


@pytest.mark.parametrize("inside", [".", "media", "pages/out", "../bundle"])
def test_source_is_never_replaced(maker: ContentMaker, inside: str) -> None:
    before = files(maker.folder)
    with pytest.raises(NotCompiled, match="source"):
        compile_folder(maker.folder, maker.folder / inside, maker.today)
    assert files(maker.folder) == before


def test_other_folders_are_never_replaced(maker: ContentMaker, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("Dear all")
    with pytest.raises(NotCompiled, match="something else"):
        compile_folder(maker.folder, tmp_path / "home", maker.today)
    with pytest.raises(NotCompiled, match="something else"):
        compile_folder(maker.folder, tmp_path / "home" / "letter.txt", maker.today)
    with pytest.raises(NotCompiled, match="something else"):
        compile_folder(maker.folder, tmp_path, maker.today)
    assert files(tmp_path / "home") == {"letter.txt": b"Dear all"}


def test_empty_folder_is_filled(maker: ContentMaker, tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert compile_folder(maker.folder, tmp_path / "a" / "b", maker.today) == ()
    assert compile_folder(maker.folder, tmp_path / "c" / "d", maker.today) == ()
    assert files(tmp_path / "a" / "b") == files(tmp_path / "c" / "d")


def test_folder_below_a_file(maker: ContentMaker, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")
    with pytest.raises(NotCompiled, match="cannot be written"):
        compile_folder(maker.folder, tmp_path / "file" / "out", maker.today)
