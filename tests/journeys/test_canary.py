"""What a visit has held is in no process of the kiosk after it: not what was shown, not what the
visitor chose. Each is found where it must be while it is shown."""

from __future__ import annotations

import os
import re
import secrets
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk import paths
from kiosk.content.blocks import PageId, Paragraph, Span
from kiosk.content.compiled import checked, write_compiled
from tests.journeys.memory import family, files_with, forms, holders
from tests.journeys.program import Program
from tests.processes import children_of, is_alive, wait_until

# The kiosk on content of the test's own; the program has no switch for it.
ON_CONTENT = """
import sys
from pathlib import Path
from kiosk import cli, paths
paths.default_content = lambda: Path(sys.argv[1])
sys.exit(cli.main(sys.argv[2:]))
"""
PAGE = PageId("grooming")

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root sees into other processes")


@pytest.fixture
def canary() -> str:
    """What is nowhere else; with a letter that is written differently in each encoding."""
    return f"canari-é-{secrets.token_hex(12)}"


def write_content(folder: Path, canary: str = "") -> None:
    """The default content, with a canary in one page."""
    bundle = checked(paths.default_content())
    content = bundle.content("en")
    page = content.pages[PAGE]
    blocks = (Paragraph((Span(canary),)), *page.blocks) if canary else page.blocks
    pages = {**content.pages, PAGE: replace(page, blocks=blocks)}
    index = replace(bundle.index, version=2, languages=("en",))
    write_compiled(folder, index, [replace(content, pages=pages)], {})


@pytest.fixture
def content(tmp_path: Path, canary: str) -> Path:
    """The folder of the active content, which holds the canary."""
    write_content(tmp_path / "content", canary)
    return tmp_path / "content"


def activate_other_content(content: Path) -> None:
    """Put content without the canary in its place."""
    write_content(content.with_name("new"))
    content.rename(content.with_name("old"))
    content.with_name("new").rename(content)
    for file in content.with_name("old").rglob("*.json"):
        file.unlink()


@pytest.fixture
def kiosk(start, content) -> Program:
    program = start(command=(sys.executable, "-B", "-I", "-c", ON_CONTENT, str(content)))
    program.see("attract")
    return program


def warm_process(kiosk: Program) -> int | None:
    others = set(children_of(kiosk.process.pid)) - {kiosk.visitor()}
    return others.pop() if len(others) == 1 else None


def leave(kiosk: Program) -> None:
    """End the visit; the process that lived through it is gone, and the next is loaded."""
    visitor = kiosk.visitor()
    kiosk.touch("Leave now", then="attract")
    wait_until(lambda: not is_alive(visitor))
    wait_until(lambda: len(children_of(kiosk.process.pid)) == 2)


def test_what_was_shown_is_in_no_process_and_no_file(kiosk, content, canary, tmp_path):
    wanted = forms(canary)
    kiosk.touch("Touch the screen", then="start")
    kiosk.touch("Learn", then="learn")
    before = kiosk.screen.picture().tobytes()
    kiosk.touch("Grooming")
    wait_until(lambda: kiosk.screen.picture().tobytes() != before)
    visitor, warm = kiosk.visitor(), warm_process(kiosk)
    shown = holders([visitor], wanted)
    assert any("anonymous" in place or "[heap]" in place for place in shown)
    in_qt = re.compile(re.escape(canary.encode("utf-16-le")))
    wait_until(lambda: holders([visitor], in_qt))

    activate_other_content(content)
    wait_until(lambda: warm_process(kiosk) not in (warm, None))
    leave(kiosk)
    assert holders(family(kiosk.process.pid), wanted) == []
    kiosk.process.terminate()
    assert wanted.search("".join(map(str, kiosk.ends())).encode()) is None
    assert files_with(tmp_path, wanted) == []


def test_what_a_visitor_chose_is_in_no_process(kiosk):
    # The address of a code in the size it was drawn in: nothing but a visit puts them together.
    chosen = re.compile(rb"c\0o\0d\0e\0/\0(?:[0-9]\0){1,2}/\0h\0t\0t\0p\0s\0")
    wait_until(lambda: warm_process(kiosk))
    assert holders(family(kiosk.process.pid), chosen) == []
    kiosk.touch("Touch the screen", then="start")
    kiosk.touch("Report something", then="report")
    kiosk.touch("Police form: grooming", then="channel-police-grooming")
    kiosk.touch("Show the code", then="code-police-grooming")
    assert holders([kiosk.visitor()], chosen)
    leave(kiosk)
    assert holders(family(kiosk.process.pid), chosen) == []
