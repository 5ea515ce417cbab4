"""Measures the kiosk beside an empty Qt Quick window, in turn, on a screen of its own.

Prints a table of medians. Both are started and watched in the same way, from outside.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import PySide6
from screen import SIZE, NothingHappened, Screen

from kiosk.supervisor.environment import visitor_environment

HERE = Path(__file__).resolve().parent
KIOSK = Path(sys.executable).parent / "kiosk"
# On the attract screen anywhere; on the start screen the first door.
ANYWHERE = FIRST_DOOR = (SIZE[0] // 2, SIZE[1] * 3 // 10)


@dataclass(frozen=True)
class Program:
    """What is started, and where it is touched before the touch that is measured."""

    command: Sequence[str]
    way: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True)
class Measured:
    """Seconds from exec to the first frame and from a touch to the page; PSS in bytes."""

    start: float
    tap: float
    memory: float


def measure(program: Program, screen: Screen) -> Measured:
    """Start a program, touch it, weigh it with all its children, and end it."""
    nothing = screen.rest()
    environment = visitor_environment(os.environ | {"DISPLAY": screen.name}, "xcb")
    began = time.perf_counter()
    process = subprocess.Popen(program.command, env=environment, stdout=subprocess.DEVNULL)
    try:
        shown = screen.wait_for_change(nothing)
        before = screen.rest()
        for point in program.way:
            screen.tap(*point)
            screen.wait_for_change(before)
            before = screen.rest()
        touched = time.perf_counter()
        screen.tap(*FIRST_DOOR)
        changed = screen.wait_for_change(before)
        screen.rest()
        memory = sum(map(proportional_set_size, family(process.pid)))
    finally:
        process.terminate()
        process.wait()
    return Measured(shown - began, changed - touched, memory)


def family(pid: int) -> Iterable[int]:
    """A process and everything it has started."""
    yield pid
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    for child in map(int, children.split()):
        yield from family(child)


def proportional_set_size(pid: int) -> int:
    """Bytes of memory, shared pages divided among those that share them (proc(5))."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    raise ProcessLookupError(pid)


def renderer(command: Sequence[str], screen: Screen) -> str:
    """What draws: the name Qt has for it."""
    environment = visitor_environment(os.environ | {"DISPLAY": screen.name}, "xcb")
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        name = process.stdout.readline().strip()
        process.terminate()
    return name


def table(kiosk: Sequence[Measured], empty: Sequence[Measured]) -> str:
    """The medians side by side, in Markdown."""
    rows = ["| | kiosk | empty window | ratio |", "| --- | ---: | ---: | ---: |"]
    for text, field, unit, scale in (
        ("start, to the first frame", "start", "ms", 1e3),
        ("a touch, to the page", "tap", "ms", 1e3),
        ("memory, on a page (PSS)", "memory", "MB", 1e-6),
    ):
        ours, theirs = (median(getattr(each, field) for each in runs) for runs in (kiosk, empty))
        values = [f"{value * scale:.0f} {unit}" for value in (ours, theirs)]
        rows.append(f"| {text} | {values[0]} | {values[1]} | {ours / theirs:.2f} |")
    return "\n".join(rows)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=11, metavar="N")
    parser.add_argument("--kiosk", default=KIOSK, metavar="FILE", help="the program to measure")
    options = parser.parse_args()

    kiosk = Program([os.fspath(options.kiosk), "run"], way=[ANYWHERE])
    empty = Program([sys.executable, "-B", "-I", os.fspath(HERE / "empty_window.py")])
    with Screen() as screen:
        drawn_by = renderer(empty.command, screen)
        try:
            runs = [(measure(kiosk, screen), measure(empty, screen)) for _ in range(options.repeat)]
        except NothingHappened as error:
            print(error, file=sys.stderr)
            return 1
    print(table(*zip(*runs, strict=True)))
    facts = [
        f"medians of {options.repeat}, taken in turn",
        f"{SIZE[0]}×{SIZE[1]}",
        f"{os.cpu_count()} cores",
        f"Python {platform.python_version()}",
        f"PySide6 {PySide6.__version__}",
        f"drawn by {drawn_by}",
    ]
    print(f"\n{' · '.join(facts)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
