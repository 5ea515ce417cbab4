"""Content is shown to nobody before visitors meet it: what is right passes, and each wrong thing is
refused with the page it is on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtQml import QQmlComponent, QQmlEngine

from kiosk import paths
from kiosk.content.blocks import ChannelId, PageId, Picture
from kiosk.content.compile import compile_folder
from kiosk.content.compiled import CheckedContent, checked, write_compiled
from kiosk.content.model import Content
from kiosk.display.items import visible_items
from kiosk.display.panel import PanelSize
from kiosk.display.pictures import CodeProvider
from kiosk.display.stage import shown_in_languages
from kiosk.display.trial.complaints import Complaints
from kiosk.display.trial.faults import Letters, faults, wrong_code
from kiosk.display.trial.show import show_all
from kiosk.doctor.fontconfig import list_fonts
from kiosk.settings import Settings
from kiosk.supervisor.trial import Step, TrialFailed
from tests.display.conftest import FORMATS, ROOT
from tests.display.looks import NOON
from tests.makers import ContentMaker
from tests.processes import children_of, is_alive, wait_until

ABOUT, FORM = PageId("about"), ChannelId("police-form")
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 50

Change = Callable[[Content], Content]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Compiled content in English and French, which has a picture on one page."""
    maker = ContentMaker(tmp_path / "source")
    maker.append("pages/about.md", "\n![An old bridge](media/bridge.svg)\n")
    assert compile_folder(maker.folder, tmp_path / "content", maker.today) == ()
    return tmp_path / "content"


def changed(folder: Path, change: Change, pictures: dict[str, bytes] | None = None) -> Path:
    """The same content where the French is another, with a right index."""
    bundle = checked(folder)
    contents = {code: bundle.content(code) for code in bundle.index.languages}
    contents["fr"] = change(contents["fr"])
    found = {"bridge.svg": bundle.picture("bridge.svg"), **(pictures or {})}
    write_compiled(folder, bundle.index, contents.values(), found)
    return folder


def with_page(**fields: Any) -> Change:
    """Have other fields on the page about this screen."""
    return lambda content: replace(
        content, pages={**content.pages, ABOUT: replace(content.pages[ABOUT], **fields)}
    )


def with_address(url: str) -> Change:
    """Have another address for a channel."""

    def change(content: Content) -> Content:
        channel = content.channels[FORM]
        address = replace(channel.addresses["fr"], url=url)
        channel = replace(channel, addresses={**channel.addresses, "fr": address})
        return replace(content, channels={**content.channels, FORM: channel})

    return change


@pytest.fixture
def tried(qapp: QGuiApplication) -> Callable[..., list[Step]]:
    """Show all of some content, and return what was told of it."""

    def show(content: CheckedContent, size: PanelSize = FORMATS["portrait"]) -> list[Step]:
        told: list[Step] = []
        show_all(shown_in_languages(content, Settings(), size), NOON, told.append)
        return told

    return show


@pytest.mark.parametrize("size", [FORMATS["portrait"], FORMATS["small"]])
def test_what_is_right_passes_and_every_screen_is_told_of(folder, tried, size):
    english, french, *told, end = tried(checked(folder), size)
    assert [english, french] == [Step("en", 0, 0), Step("fr", 0, 0)]
    assert end == Step("", len(told), len(told))
    assert [step.done for step in told] == list(range(len(told)))
    assert {step.total for step in told} == {len(told)}
    names = [step.step for step in told]
    assert names[:4] == ["en attract", "fr attract", "en start", "en help"]
    assert names[-2:] == ["fr languages", "fr idle"]
    assert len(set(names)) == len(names)
    english = {name.removeprefix("en ") for name in names if name.startswith("en ")}
    assert {"page:about", "code:police-form", "channel:image-hotline", "numbers"} <= english
    assert english == {name.removeprefix("fr ") for name in names if name.startswith("fr ")}


def test_one_language_is_enough(folder, tried, qapp):
    shown = shown_in_languages(checked(folder), Settings(languages=("fr",)), FORMATS["small"])
    told: list[Step] = []
    show_all(shown, NOON, told.append)
    assert {step.step.split()[0] for step in told[:-1]} == {"fr"}


def refusal(show: Callable[..., object], folder: Path) -> str:
    """Why content is refused."""
    with pytest.raises(TrialFailed) as caught:
        show(checked(folder))
    assert caught.value.code == "trial-failed"
    return str(caught.value.args[0])


@pytest.mark.parametrize("data", [b"no picture", PNG, b"<svg"], ids=["text", "png", "svg"])
def test_a_picture_that_is_none(folder, tried, data):
    blocks = (Picture("old.png", "A bridge"),)
    changed(folder, with_page(blocks=blocks), {"old.png": data})
    assert refusal(tried, folder) == "fr page:about: the picture 'old.png' cannot be shown."


def test_a_picture_that_is_cut_off(folder, tried):
    whole = checked(folder).picture("bridge.svg")
    changed(folder, lambda content: content, {"bridge.svg": whole[: len(whole) // 2]})
    assert refusal(tried, folder).startswith("en page:about: ")


def jpeg() -> bytes:
    """A photograph, as it were."""
    photograph = QImage(64, 64, QImage.Format.Format_RGB32)
    for place in range(64 * 64):
        photograph.setPixel(place % 64, place // 64, 7919 * place)
    buffer = QBuffer()
    photograph.save(buffer, "jpg")
    return buffer.data().data()


def test_a_photograph_that_is_cut_off(folder, tried):
    whole, blocks = jpeg(), (Picture("old.jpg", "A bridge"),)
    tried(checked(changed(folder, with_page(blocks=blocks), {"old.jpg": whole})))
    changed(folder, lambda content: content, {"old.jpg": whole[: len(whole) // 2]})
    assert refusal(tried, folder).startswith("fr page:about: a picture cannot be read in full: ")


def test_a_character_that_no_font_has(folder, tried):
    fonts = list_fonts()
    rare = next(c for c in "中꧁𒈙\U0001f9cc\u0378" if not any(font.has(c) for font in fonts))
    changed(folder, with_page(summary=f"Rare: {rare}"))
    sentence = refusal(tried, folder)
    assert sentence.startswith("fr ")
    assert f"no font has U+{ord(rare):04X} in 'Rare: " in sentence


def test_a_code_too_fine_for_the_screen(folder, tried):
    """The same address can be read on a larger one."""
    changed(folder, with_address("https://report.example.org/" + "a" * 500))
    tried(checked(folder))
    coarse = PanelSize(120, 200, 0.4)
    with pytest.raises(TrialFailed, match=r"fr code:police-form: the code for https://report"):
        tried(checked(folder), coarse)


@pytest.fixture
def code(qapp: QGuiApplication) -> QImage:
    """The picture of a code."""
    return CodeProvider().requestImage("6/https://report.example.org/", QSize(), QSize())


def test_a_code_is_read_from_the_picture(code):
    assert list(wrong_code(code, "https://report.example.org/")) == []
    (fault,) = wrong_code(code, "https://report.example.org")
    assert fault == "the code does not lead to https://report.example.org"


def test_a_code_that_is_covered(code):
    painter = QPainter(code)
    painter.fillRect(0, 0, code.width() // 3, code.height(), QColor("teal"))
    painter.end()
    (fault,) = wrong_code(code, "https://report.example.org/")
    assert fault == "the code for https://report.example.org/ cannot be read from the screen"


def test_a_screen_that_is_right_has_no_faults(started):
    assert list(faults(started, started.window.grabWindow(), Letters())) == []


def test_a_blank_screen(started):
    blank = started.window.grabWindow()
    blank.fill(QColor("teal"))
    (fault,) = faults(started, blank, Letters())
    assert fault == "its title 'What would you like to do?' is not on the screen"


def test_a_text_without_room(started):
    items = list(visible_items(started.window.contentItem()))
    door, *_ = (item for item in items if item.property("text") == "Get help")
    door.setProperty("width", 40)
    found = list(faults(started, started.window.grabWindow(), Letters()))
    assert "a text is cut: 'Get help'" in found


def test_an_error_in_qml_is_heard_once(qapp):
    complaints, engine = Complaints(), QQmlEngine()
    complaints.watch(engine)
    component = QQmlComponent(engine)
    source = b"import QtQml; QtObject { Component.onCompleted: nothing.open() }"
    component.setData(source, "file:///x/A.qml")
    assert component.create()
    (complaint,) = complaints.take()
    assert complaint == "A.qml:1 says: ReferenceError: nothing is not defined"
    assert complaints.take() == []


# --- the command, in processes of its own -----------------------------------------------


def trial(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run `kiosk trial` without a display."""
    return subprocess.run(
        [sys.executable, "-m", "kiosk", "trial", str(folder), *options],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_passes_what_is_right(folder):
    before = sorted(folder.rglob("*"))
    done = trial(folder, "--size", "600x1024", "--format", "json")
    assert done.returncode == 0
    told = [json.loads(line) for line in done.stderr.splitlines()]
    assert json.loads(done.stdout) == {"screens": told[-1]["total"]}
    total = len(told) - 3
    assert told[-2] == {"step": "fr idle", "done": total - 1, "total": total}
    assert sorted(folder.rglob("*")) == before


def test_the_command_says_nothing_on_the_way_where_nobody_waits(folder):
    done = trial(folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(" screens, and nothing is wrong with them\n")


def test_a_missing_language_is_refused(folder):
    (folder / "fr.json").unlink()
    done = trial(folder, "--format", "json")
    refused = json.loads(done.stdout)
    assert (done.returncode, refused["code"]) == (1, "content-unreadable")
    assert "fr.json" in refused["sentence"]
    assert refused["advice"]


def test_what_would_end_a_visit_is_refused(folder):
    """An icon that the program does not have is an error while its page is drawn."""
    done = trial(changed(folder, with_page(icon="no-such-icon")))
    assert done.returncode == 1
    assert "trial-failed: fr " in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_picture_is_refused_in_words(folder):
    blocks = (Picture("old.png", "A bridge"),)
    changed(folder, with_page(blocks=blocks), {"old.png": PNG})
    done = trial(folder)
    *_libpng, sentence, advice = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (1, "")
    assert sentence == "trial-failed: fr page:about: the picture 'old.png' cannot be shown."
    assert "Nothing has changed for visitors." in advice


def test_it_is_confined_and_dies_with_who_watches_it():
    """The content of the program is long enough to look at it meanwhile."""
    content = str(paths.default_content())
    command = [sys.executable, "-m", "kiosk", "trial", content, "--format", "json"]
    environment = {"PATH": "/usr/bin:/bin"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    ) as watching:
        try:
            assert watching.stderr
            assert any(json.loads(line)["done"] for line in watching.stderr)
            (showing,) = children_of(watching.pid)
            assert "\nSeccomp:\t2\n" in Path(f"/proc/{showing}/status").read_text()
            assert os.getpriority(os.PRIO_PROCESS, showing) >= 10
        finally:
            watching.kill()
    wait_until(lambda: not is_alive(showing))
