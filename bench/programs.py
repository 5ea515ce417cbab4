"""What is measured: the kiosk, an empty Qt Quick window, and Chromium where it is installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from screen import SIZE, Screen

from kiosk.supervisor.environment import visitor_environment

HERE = Path(__file__).resolve().parent
KIOSK = Path(sys.executable).parent / "kiosk"
# On the attract screen anywhere; on the start screen the first door.
ANYWHERE = FIRST_DOOR = (SIZE[0] // 2, SIZE[1] * 3 // 10)

Point = tuple[int, int]

# The kiosk on other content than its release's own; the program has no switch for it.
_ON_CONTENT = """
import sys
from pathlib import Path
from kiosk import cli, paths
paths.default_content = lambda: Path(sys.argv[1])
sys.exit(cli.main(sys.argv[2:]))
"""


@dataclass(frozen=True)
class Program:
    """What is started, and where it is touched before the touch that is measured."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    way: Sequence[Point] = field(default=())

    @contextmanager
    def running(self) -> Iterator[subprocess.Popen[bytes]]:
        """The program, started; ended afterwards."""
        process = subprocess.Popen(
            self.command,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=None if self.name == "kiosk" else subprocess.DEVNULL,
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait()


def kiosk(screen: Screen, command: Path) -> Program:
    """The kiosk, full screen."""
    return Program("kiosk", [os.fspath(command), "run"], _environment(screen), way=[ANYWHERE])


def kiosk_on(screen: Screen, content: Path) -> Program:
    """The kiosk with the compiled content in a folder, as if it were that of the release, and
    nothing installed, whatever this machine has."""
    settings = content.with_name("settings.toml")
    settings.write_text(f'store = "{content.with_name("store")}"\n', "utf-8")
    run = (os.fspath(content), "run", "--settings", os.fspath(settings))
    command = [sys.executable, "-B", "-I", "-c", _ON_CONTENT, *run]
    return Program("kiosk", command, _environment(screen), way=[ANYWHERE])


def empty_window(screen: Screen) -> Program:
    """The least that Qt Quick can show."""
    command = [sys.executable, "-B", "-I", os.fspath(HERE / "empty_window.py")]
    return Program("empty window", command, _environment(screen))


def chromium(screen: Screen, folder: Path) -> Program | None:
    """Chromium as a kiosk with a page that shows the same; its profile lies in `folder`."""
    found = shutil.which("chromium")
    if found is None:
        return None
    quiet = ("background-networking", "component-update", "sync", "quic", "breakpad")
    command = [
        *(found, "--kiosk", "--incognito", "--no-first-run", "--noerrdialogs"),
        *(f"--disable-{name}" for name in quiet),
        *(["--no-sandbox"] if os.geteuid() == 0 else []),
        f"--user-data-dir={folder}",
        "--window-position=0,0",
        f"--window-size={SIZE[0]},{SIZE[1]}",
        (HERE / "page.html").as_uri(),
    ]
    environment = {"PATH": os.environ["PATH"], "HOME": os.fspath(folder), "DISPLAY": screen.name}
    return Program("Chromium", command, environment)


def middle_of(control: str, on_screen: str, folder: Path) -> Point:
    """Where a control of the kiosk is, as `kiosk tour` writes it down."""
    size = f"{SIZE[0]}x{SIZE[1]}"
    command = [os.fspath(KIOSK), "tour", "--out", os.fspath(folder), "--size", size]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    screens = json.loads((folder / "tour.json").read_text("utf-8"))["screens"]
    (controls,) = [each["controls"] for each in screens if each["id"] == on_screen]
    (rect,) = [each["rect"] for each in controls if each["name"] == control]
    return round(rect[0] + rect[2] / 2), round(rect[1] + rect[3] / 2)


def renderer(empty: Program) -> str:
    """What draws: the name Qt has for it."""
    with subprocess.Popen(
        empty.command, env=empty.environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        name = process.stdout.readline().strip()
        process.terminate()
    return name


def _environment(screen: Screen) -> Mapping[str, str]:
    return visitor_environment(os.environ | {"DISPLAY": screen.name}, "xcb")
