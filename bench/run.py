"""Measures the kiosk beside an empty Qt Quick window and, where it is installed, Chromium with an
equally simple page: `chromium --kiosk --incognito`. All in turn, on a screen of its own, without a
GPU, and watched from outside. Prints a table. On a machine that is busy the numbers mean little.
"""

from __future__ import annotations

import argparse
import os
import platform
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import PySide6
from measure import HandOver, Looks, Run, hand_overs, idle, look_at, recovery, restart, run
from programs import KIOSK, Program, chromium, empty_window, kiosk, middle_of, renderer
from screen import SIZE, NothingHappened, Screen
from table import MB, MS, PERCENT, SECONDS, Row, table

_HANGS = 3


class Bench:
    """All measurements, in the order of the table."""

    def __init__(self, screen: Screen, options: argparse.Namespace, folder: Path) -> None:
        self._screen, self._options = screen, options
        self.kiosk = kiosk(screen, options.kiosk)
        self.empty = empty_window(screen)
        self.chromium = chromium(screen, folder / "profile")
        programs = [self.kiosk, self.empty, self.chromium]
        self._programs = [program for program in programs if program]
        self._looks = {each.name: look_at(each, screen) for each in self._programs}
        self._leave = middle_of("Leave now", "start", folder / "tour")

    def rows(self) -> Iterator[Row]:
        """The table's rows, one after the other as they are measured."""
        yield from self._runs()
        yield self._idle()
        yield from self._recoveries()
        yield from self._hand_overs()

    def _runs(self) -> Iterator[Row]:
        runs: dict[str, list[Run]] = {program.name: [] for program in self._programs}
        for _ in range(self._options.repeat):
            for program in self._programs:
                runs[program.name].append(run(program, self._look(program), self._screen))
        for text, name, unit, ratio in (
            ("start, to the first frame", "start", MS, 0.5),
            ("a touch, to the page", "touch", MS, None),
            ("memory, on a page, all processes (PSS)", "memory", MB, 0.5),
        ):
            ours, *others = (_median(runs, each, name) for each in self._columns)
            yield Row(text, unit, ours or 0.0, *others, ratio=ratio)

    def _idle(self) -> Row:
        seconds = self._options.idle
        ours, theirs = (
            idle(each, self._look(each), self._screen, seconds) if each else None
            for each in (self.kiosk, self.chromium)
        )
        text = f"idle, the attract screen for {seconds:.0f} s, of one core"
        return Row(text, PERCENT, ours or 0.0, theirs, most=0.005)

    def _recoveries(self) -> Iterator[Row]:
        crashes = self._recover(signal.SIGKILL, self._options.repeat)
        theirs = self._restarts()
        text = "a crash, to the next first frame"
        yield Row(f"{text} (median)", MS, median(crashes), theirs, ratio=0.2)
        yield Row(f"{text} (worst)", MS, max(crashes), most=1.0)
        hangs = self._recover(signal.SIGSTOP, min(_HANGS, self._options.repeat))
        yield Row("a hang, to the next first frame (worst)", SECONDS, max(hangs), most=5.0)

    def _recover(self, number: signal.Signals, times: int) -> list[float]:
        return recovery(self.kiosk, self._look(self.kiosk), self._screen, number, times)

    def _restarts(self) -> float | None:
        if not self.chromium:
            return None
        looks, times = self._look(self.chromium), range(self._options.repeat)
        return median(restart(self.chromium, looks, self._screen) for _ in times)

    def _hand_overs(self) -> Iterator[Row]:
        visits = self._options.visits
        looks = self._look(self.kiosk)
        found = hand_overs(self.kiosk, looks, self._screen, self._leave, visits)
        for text, name, target in (
            ("wipe: Leave, to the cover", "wipe", None),
            ("hand-over: Leave, to the new first frame", "frame", (0.05, 0.1)),
            ("Leave, to the end of the old process", "gone", (0.05, 0.1)),
        ):
            values = _each(found, name)
            usual, most = target or (None, None)
            yield Row(f"{text} (median of {visits})", MS, median(values), most=usual)
            yield Row(f"{text} (worst)", MS, max(values), most=most)

    @property
    def _columns(self) -> Sequence[Program | None]:
        return (self.kiosk, self.chromium, self.empty)

    def _look(self, program: Program) -> Looks:
        return self._looks[program.name]


def _median(runs: dict[str, list[Run]], program: Program | None, name: str) -> float | None:
    return median(getattr(each, name) for each in runs[program.name]) if program else None


def _each(found: Sequence[HandOver], name: str) -> list[float]:
    return [getattr(each, name) for each in found]


def _facts(options: argparse.Namespace, drawn_by: str) -> str:
    facts = [
        f"medians of {options.repeat}, taken in turn",
        f"{SIZE[0]}×{SIZE[1]}",
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end",
        f"Python {platform.python_version()}",
        f"PySide6 {PySide6.__version__}",
        f"drawn by {drawn_by}",
    ]
    return " · ".join(facts)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=11, metavar="N", help="of each measurement")
    parser.add_argument("--visits", type=int, default=200, metavar="N", help="for the hand-over")
    parser.add_argument("--idle", type=float, default=30.0, metavar="SECONDS")
    parser.add_argument("--kiosk", default=KIOSK, metavar="FILE", help="the program to measure")
    options = parser.parse_args()

    with TemporaryDirectory(prefix="kiosk-bench-") as folder, Screen() as screen:
        try:
            bench = Bench(screen, options, Path(folder))
            if not bench.chromium:
                print("Chromium is not installed; its column stays empty.", file=sys.stderr)
            rows = list(bench.rows())
        except NothingHappened as error:
            print(error, file=sys.stderr)
            return 1
        drawn_by = renderer(bench.empty)
    print(f"{table(rows)}\n\n{_facts(options, drawn_by)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
