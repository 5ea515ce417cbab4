"""Measures what grows with the content: the default bundle with 10, 100 and 1,000 pages more, in
each of its languages. All in turn; prints a table.

The start of the whole program is watched from outside, on a screen of its own. All else is
measured in this process, without a display, and a touch to the frame that shows what follows.
“Checking” is what a process of its own does before visitors get content.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from statistics import median

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QML_DISABLE_DISK_CACHE"] = "1"

from measure import look_at, start
from msgspec.structs import replace
from programs import kiosk_on
from screen import Screen

from kiosk import paths
from kiosk.content.blocks import PageId
from kiosk.content.compiled import CheckedContent, check_into, checked, write_compiled
from kiosk.content.model import Content
from kiosk.display.panel import panel_size
from kiosk.display.stage import Stage, new_application, shown_in_languages
from kiosk.display.tour import settled_frame
from kiosk.settings import Panel, Settings
from kiosk.visit.state import START, ChooseLanguage, Open, Place

SIZES = (10, 100, 1000)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
_START = "start, from outside, to the first frame"
_TOUCHES = ("language switch", "page change")
_MEMORY = "memory of the content"
_MEASURES = (_START, "start of a visitor process", "checking", *_TOUCHES, _MEMORY)
_AT_MOST_FROM_LEAST_TO_MOST = 1.3
_AT_MOST_MS_PER_10_PAGES = 1

Key = tuple[str, int]


def repeated(content: Content, count: int) -> Content:
    """The same content with so many pages more as are wanted; those that are linked to stay."""
    pages = dict(content.pages.items())
    originals = list(pages.values())
    for number, page in enumerate(islice(cycle(originals), count)):
        identifier = PageId(f"{page.id}-{number}")
        pages[identifier] = replace(page, id=identifier)
    return replace(content, pages=pages)


def write_bundle(folder: Path, bundle: CheckedContent, count: int) -> Path:
    """A compiled bundle of `count` pages beyond the default ones, in all its languages."""
    folder.mkdir()
    contents = [repeated(bundle.content(code), count) for code in bundle.index.languages]
    write_compiled(folder, bundle.index, contents, {})
    return folder


def seconds(do: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def resident_bytes() -> int:
    """The memory this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def measure(folder: Path) -> Iterator[tuple[str, float]]:
    """One run of each measurement on a bundle."""
    yield "checking", seconds(lambda: _check(folder))
    bundle = checked(folder)
    before = resident_bytes()
    stages: list[Stage] = []
    yield "start of a visitor process", seconds(lambda: stages.append(_started(bundle)))
    (stage,) = stages
    stage.visit.settle()
    stage.visit.make_ready()
    yield _MEMORY, float(resident_bytes() - before)
    stage.visit.act(Open(START))
    _frame(stage)
    pages = [Place("page", identifier) for identifier in list(stage.kiosk.content.pages)[-4:]]
    for page in pages:
        yield "page change", seconds(lambda page=page: _shown(stage, Open(page)))  # type: ignore[misc]
    for code in (*bundle.index.languages[1:], bundle.index.languages[0]):
        yield "language switch", seconds(lambda code=code: _shown(stage, ChooseLanguage(code)))  # type: ignore[misc]
    stage.close()


def _check(folder: Path) -> None:
    descriptor = os.memfd_create("kiosk-content", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    try:
        check_into(descriptor, folder, was_tried=True)
    finally:
        os.close(descriptor)


def _started(bundle: CheckedContent) -> Stage:
    shown = shown_in_languages(bundle, Settings(), panel_size(1080, 1920, Panel()))
    stage = Stage(shown, paths.resources(), paths.translations(), time.monotonic, now=lambda: NOON)
    stage.window.show()
    _frame(stage)
    return stage


def _shown(stage: Stage, action: Open | ChooseLanguage) -> None:
    stage.visit.act(action)
    _frame(stage)


def _frame(stage: Stage) -> None:
    settled_frame(stage)


def main(arguments: Sequence[str]) -> int:
    """Measure as often as wanted, and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=5)
    repeat = parser.parse_args(arguments).repeat
    new_application([])
    with tempfile.TemporaryDirectory() as temporary, Screen() as screen:
        default = checked(paths.default_content())
        folders = {n: write_bundle(Path(temporary) / str(n), default, n) for n in SIZES}
        medians = {key: median(values) for key, values in _runs(folders, screen, repeat).items()}
        print("\n".join(_table(medians, len(default.index.languages))))
    return 0


def _runs(folders: dict[int, Path], screen: Screen, repeat: int) -> dict[Key, list[float]]:
    """All measurements of all bundles, in turn."""
    runs: dict[Key, list[float]] = {}
    least = folders[SIZES[0]]
    looks = look_at(kiosk_on(screen, least), screen)
    list(measure(least))  # whoever is first would pay for what all need
    for _ in range(repeat):
        for count, folder in folders.items():
            whole = start(kiosk_on(screen, folder), looks, screen)
            for name, value in ((_START, whole), *measure(folder)):
                runs.setdefault((name, count), []).append(value)
    return runs


def _table(medians: dict[Key, float], languages: int) -> Iterator[str]:
    yield f"| pages, in {languages} languages | 10 | 100 | 1,000 | 1,000 beside 10 | target |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for name in _MEASURES:
        values = [medians[name, count] for count in SIZES]
        shown = (f"{v / 1e6:.1f} MB" if name == _MEMORY else f"{v * 1e3:.0f} ms" for v in values)
        yield f"| {name} | {' | '.join(shown)} | {values[-1] / values[0]:.2f} | {_target(name)} |"
    growth = (medians[_START, SIZES[-1]] - medians[_START, SIZES[0]]) * 1e3
    yield ""
    yield f"The start grows by {growth * 10 / (SIZES[-1] - SIZES[0]):.2f} ms per 10 pages."


def _target(name: str) -> str:
    if name == _START:
        return f"≤ {_AT_MOST_MS_PER_10_PAGES} ms per 10 pages"
    return f"≤ {_AT_MOST_FROM_LEAST_TO_MOST}" if name in _TOUCHES else "–"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
