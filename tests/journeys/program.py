"""The real program on a screen, used as a visitor uses it.

A journey knows the screens by the pictures of a tour of the same size: what is to be seen must
be there to the last pixel, and a control is touched where the tour found it.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from tests.journeys.screen import Screen
from tests.processes import PATIENCE, children_of, is_alive, wait_until

# The number and the bar take this much above the middle of the button below them, in pixels.
COUNTDOWN = 125
# The first button of the question whether somebody is there.
CARRY_ON = "Yes, carry on"

KIOSK = (sys.executable, "-B", "-I", "-m", "kiosk")

# The kiosk on content of the test's own; the program has no switch for it.
_ON_CONTENT = """
import sys
from pathlib import Path
from kiosk import cli, paths
paths.default_content = lambda: Path(sys.argv[1])
sys.exit(cli.main(sys.argv[2:]))
"""

# With several languages the attract screen changes by itself; test_languages.py looks at that.
ONE_LANGUAGE = ("en",)


def settings_in(
    folder: Path, text: str = "", languages: Sequence[str] = ONE_LANGUAGE
) -> tuple[str, str]:
    """The arguments for a kiosk of these languages with these settings, which has a store of its
    own whatever is on this machine."""
    file = folder / "settings.toml"
    store = "" if text.startswith("store = ") else f'store = "{folder}/store"\n'
    file.write_text(f"languages = {json.dumps(languages)}\n{store}{text}")
    return "--settings", str(file)


def on_content(folder: Path) -> tuple[str, ...]:
    """The kiosk on compiled content of the test's own."""
    return (sys.executable, "-B", "-I", "-c", _ON_CONTENT, str(folder))


def altered(alteration: str) -> tuple[str, ...]:
    """The kiosk with something wrong in it (altered.py)."""
    return (sys.executable, "-B", "-I", str(Path(__file__).with_name("altered.py")), alteration)


def without_countdown(picture: Image.Image, carry_on: tuple[float, float]) -> Image.Image:
    """The picture, black above the button to carry on, whose middle is given."""
    x, y = carry_on
    blind = picture.copy()
    blind.paste((0, 0, 0), (0, round(y - COUNTDOWN), round(2 * x), round(y)))
    return blind


class Tour:
    """The pictures and controls of every screen. `command` is what makes them instead of the
    kiosk's own."""

    def __init__(
        self,
        folder: Path,
        size: tuple[int, int],
        *arguments: str,
        command: Sequence[str] = KIOSK,
    ) -> None:
        shape = "x".join(map(str, size))
        if "--settings" not in arguments:
            arguments = (*arguments, *settings_in(folder.parent))
        tour = [*command, "tour", "--out", str(folder), "--size", shape, *arguments]
        subprocess.run(tour, check=True, cwd=folder.parent, capture_output=True)
        self._folder = folder
        screens = json.loads((folder / "tour.json").read_text())["screens"]
        self.screens = {entry["id"]: entry for entry in screens}
        self._pictures: dict[str, Image.Image] = {}

    def picture(self, screen: str) -> Image.Image:
        """The first view of a screen; of `idle`, without the countdown."""
        if screen not in self._pictures:
            taken = Image.open(self._folder / self.screens[screen]["file"]).convert("RGB")
            kept = self._without_countdown(taken) if screen == "idle" else taken
            self._pictures[screen] = kept
        return self._pictures[screen]

    def shows(self, screen: str, seen: Image.Image) -> bool:
        """Whether what was seen is a screen, to the last pixel."""
        seen = self._without_countdown(seen) if screen == "idle" else seen
        return seen.tobytes() == self.picture(screen).tobytes()

    def _without_countdown(self, picture: Image.Image) -> Image.Image:
        return without_countdown(picture, self.middle("idle", CARRY_ON))

    def middle(self, screen: str, control: str) -> tuple[float, float]:
        """The middle of a control; of the attract screen a place where nothing stands on it."""
        (rect,) = (c["rect"] for c in self.screens[screen]["controls"] if c["name"] == control)
        x, y, width, height = rect
        return x + width / 2, y + height / (4 if screen == "attract" else 2)


class Program:
    """`kiosk run` on a screen, started in a folder where nothing of it lies.

    `command` is what is started instead of the kiosk's own.
    """

    def __init__(
        self,
        screen: Screen,
        tour: Tour,
        folder: Path,
        *arguments: str,
        command: Sequence[str] = KIOSK,
        **environment: str,
    ) -> None:
        if "--settings" not in arguments:
            arguments = (*arguments, *settings_in(folder))
        self.screen = screen
        self._tour = tour
        self._folder = folder
        self._at = ""
        found = {"PATH": os.environ["PATH"], "HOME": str(folder)} | screen.environment
        self.process = subprocess.Popen(
            [*command, "run", *arguments],
            cwd=folder,
            env=found | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def shows(self, screen: str) -> bool:
        """Whether a screen of the tour stands there now, to the last pixel."""
        return self._tour.shows(screen, self.screen.picture())

    def see(self, screen: str, patience: float = PATIENCE) -> None:
        """Wait until a screen of the tour stands there, to the last pixel."""
        try:
            wait_until(lambda: self.shows(screen), patience)
        except AssertionError as error:
            self.screen.picture().save(self._folder / "seen.png")
            raise AssertionError(f"no {screen}, but {self._folder / 'seen.png'}") from error
        self._at = screen

    def follow(self, tour: Tour) -> None:
        """From now on the screens must look like those of another tour."""
        self._tour = tour

    def touch(self, control: str, then: str = "") -> None:
        """Touch a control of the screen that was seen last, and see what follows."""
        self.screen.tap(*self._tour.middle(self._at, control))
        if then:
            self.see(then)

    def visitor(self) -> int:
        """The process on the screen, once its window is the only one."""
        wait_until(lambda: len(self.screen.owners()) == 1)
        return self.screen.owners()[0]

    def reserve(self) -> int:
        """The process that waits behind the one on the screen, once it is the only other one."""
        others = {*children_of(self.process.pid)} - {self.visitor()}
        deadline = time.monotonic() + PATIENCE
        while len(others) != 1:
            assert time.monotonic() < deadline, f"in reserve are {others}"
            others = {*children_of(self.process.pid)} - {self.visitor()}
        return others.pop()

    def ends(self) -> tuple[int, str, str]:
        """Its exit code and what it has printed; no process is left."""
        visitors = children_of(self.process.pid)
        printed = self.process.communicate(timeout=PATIENCE)
        wait_until(lambda: not any(map(is_alive, visitors)))
        return (self.process.returncode, *printed)

    def close(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=PATIENCE)
