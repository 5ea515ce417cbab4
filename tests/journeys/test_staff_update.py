"""The publisher changes a number and carries it to the kiosk on a stick; staff install it and undo
it by touches alone, and the receipts on the stick say so."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk import paths
from kiosk.bundle.pack import pack
from kiosk.settings import load_settings
from kiosk.staff.actions import Finished
from kiosk.staff.errands.errands import Errands
from kiosk.staff.errands.link import LinkBroken, Look, Request, errands_end, panel_end
from kiosk.staff.errands.programs import Programs
from kiosk.staff.errands.sight import seeing
from kiosk.staff.receipt_text import read_receipt
from kiosk.staff.receipts import Receipt
from kiosk.staff.records import Outcome, Refusal
from kiosk.supervisor.incoming import incoming
from tests.journeys.conftest import SIZE
from tests.journeys.memory import family
from tests.journeys.panel_rehearsal import PanelRehearsal
from tests.journeys.program import KIOSK, Program, Tour, on_content, settings_in
from tests.journeys.screen import Screen
from tests.journeys.test_staff import DIGITS, see, set_pin, touch_corners, type_in
from tests.processes import PATIENCE, is_alive, wait_until
from tests.publisher import Publisher

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root plugs in a stick")

SOURCE = Path(__file__).parents[2] / "data" / "example"
OLD, NEW = "555 3", "555 9"
STICK = "KINGSTON"


class Edition(NamedTuple):
    """A version of the bundle: its compiled content, the file, and how it must look."""

    content: Path
    file: Path
    tour: Tour


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, Edition]:
    """What the kiosk has, and the same with another number, by the publisher it trusts."""
    folder = tmp_path_factory.mktemp("publisher")
    return publish(folder / "2", 2), publish(folder / "3", 3, NEW)


def publish(folder: Path, version: int, number: str = OLD) -> Edition:
    """Change a number in a copy of the source, and pack it as publishers do."""
    source = shutil.copytree(SOURCE, folder / "source")
    for file in filter(Path.is_file, source.rglob("*")):
        if file.suffix in (".yaml", ".md", ".po"):
            text = file.read_text().replace(OLD, number)
            file.write_text(text.replace("\nversion: 1\n", f"\nversion: {version}\n"))
    keys = paths.trust().with_name("keys")
    packed, content = folder / f"examplia-{version}.kbundle", folder / "content"
    with (keys / "passphrase").open() as passphrase:
        sign = ("--trust", paths.trust(), "--key", keys / "publisher")
        sign += ("--passphrase-fd", passphrase.fileno())
        kiosk("bundle", "pack", source, "--out", packed, *sign, fds=[passphrase.fileno()])
    kiosk("content", "compile", source, "--out", content)
    return Edition(content, packed, Tour(folder / "pictures", SIZE, command=on_content(content)))


def kiosk(*arguments: object, fds: list[int] | None = None) -> None:
    """Run a command of the program."""
    command = [*KIOSK, *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True, pass_fds=fds or [])


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, mounted below a folder of the settings."""
    folder = tmp_path / "media" / STICK
    folder.mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("nothing can be mounted here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def settings(tmp_path: Path, stick: Path) -> Path:
    """Those of a kiosk with a store, a PIN and a place for sticks of its own."""
    for name in ("store", "run"):
        (tmp_path / name).mkdir(mode=0o700)
    text = f'store = "{tmp_path}/store"\n[host]\nkiosk = "Main hall"\n'
    settings_in(tmp_path, f'{text}[staff]\ndrives = ["{stick.parent}"]\n')
    set_pin(tmp_path)
    return tmp_path / "settings.toml"


class Hand:
    """Touches the real panel where the rehearsed one has its controls, once the real one looks like
    that there. What is on the stick and in the store the rehearsed one is told as the real one is,
    by the same program; nothing is installed for it."""

    def __init__(self, program: Program, settings: Path, content: Path | None) -> None:
        self._program = program
        ours, theirs = socket.socketpair()
        self._ours, self._theirs = ours, theirs
        self._end = panel_end(ours)
        self.rehearsed = PanelRehearsal(SIZE, settings, DIGITS, content, self._ask)
        found = load_settings(settings)
        see = seeing(found, incoming(found.store))
        programs = Programs(KIOSK, settings)
        release = "luxembourg 1"
        errands = Errands(errands_end(theirs), programs, see, release=release, look_s=0.1)
        self._thread = threading.Thread(target=self._run, args=(errands,))
        self._thread.start()

    def _run(self, errands: Errands) -> None:
        with suppress(LinkBroken):
            errands.run()

    def _ask(self, request: Request) -> None:
        if isinstance(request, Look):
            self._end.say(request)

    def come_in(self) -> None:
        """By the gesture and the PIN."""
        touch_corners(self._program)
        see(self._program, self.rehearsed)
        type_in(self._program, self.rehearsed, DIGITS)
        self._program.screen.tap(*self.rehearsed.middle("Open"))
        self.rehearsed.enter()

    def touch(self, name: str) -> None:
        """Touch a control once it stands there."""
        self.see(name)
        self._program.screen.tap(*self.rehearsed.middle(name))
        self.rehearsed.press(name)

    def see(self, name: str) -> None:
        """Wait until a control is there, as it was rehearsed."""
        wait_until(lambda: name in self._told())
        part = self.rehearsed.part(name)
        shown = self.rehearsed.picture

        def is_there() -> bool:
            self._told()
            seen = self._program.screen.picture().crop(part)
            return seen.tobytes() == shown().crop(part).tobytes()

        wait_until(is_there, 2 * PATIENCE)

    def see_all(self) -> None:
        """Wait until the real panel looks like the rehearsed one."""
        see(self._program, self.rehearsed)

    def _told(self) -> list[str]:
        for report in self._end.hear():
            self.rehearsed.tell(report)
        return self.rehearsed.names()

    def close(self) -> None:
        self._ours.close()
        self._thread.join(PATIENCE)
        self._theirs.close()
        self.rehearsed.close()


@pytest.fixture
def start(screen: Screen, settings: Path, tmp_path: Path) -> Iterator[Callable[[Tour], Program]]:
    """Starts the kiosk, which is to look like a tour."""
    running: list[Program] = []

    def start_like(tour: Tour) -> Program:
        options = {"XDG_RUNTIME_DIR": str(tmp_path / "run")}
        arguments = ("--settings", str(settings))
        running.append(Program(screen, tour, tmp_path, *arguments, **options))
        running[-1].see("attract")
        return running[-1]

    yield start_like
    for program in running:
        program.close()


@pytest.fixture
def using(settings: Path) -> Iterator[Callable[..., Hand]]:
    """Lends a hand."""
    hands: list[Hand] = []

    def use(program: Program, content: Path | None = None) -> Hand:
        hands.append(Hand(program, settings, content))
        return hands[-1]

    yield use
    for hand in hands:
        hand.close()


def plug(file: Path, stick: Path) -> None:
    """Copy a file to the stick, and give it its name once it is whole."""
    partial = stick / f".{file.name}.part"
    shutil.copyfile(file, partial)
    partial.rename(stick / file.name)


def receipts(stick: Path) -> list[tuple[Path, Receipt]]:
    """Those on the stick, the oldest first."""
    files = sorted(stick.glob("kiosk-receipts/Main-hall/*.txt"))
    return [(file.relative_to(stick), read_receipt(file.read_bytes())) for file in files]


def receipt_of(stick: Path, number: int) -> tuple[str, Receipt]:
    """Wait until there are so many. Returns where the last is, as the panel says it, and it."""
    wait_until(lambda: len(receipts(stick)) == number, 2 * PATIENCE)
    path, receipt = receipts(stick)[-1]
    return f"{STICK}/{path}", receipt


def test_a_number_comes_by_stick_and_goes_back(editions, settings, stick, start, using):
    old, new = editions
    kiosk("store", "install", old.file, "--settings", settings)
    program = start(old.tour)
    program.touch("Touch the screen", then="start")
    program.touch("Leave now", then="attract")

    hand = using(program, old.content)
    hand.come_in()
    hand.touch("Content from a stick")
    plug(new.file, stick)
    hand.touch("examplia 3")
    told = " ".join(hand.rehearsed.names())
    assert OLD in told
    assert NEW in told
    hand.touch("Install")
    warm = program.reserve()
    hand.touch("Yes, install it")
    path, receipt = receipt_of(stick, 1)
    assert (receipt.result, receipt.way, receipt.kiosk) == ("installed", "stick", "Main hall")
    assert [str(receipt.before), str(receipt.after)] == versions(2, 3)
    hand.rehearsed.tell(Finished(Outcome("examplia 2", "examplia 3", receipt=path)))
    hand.see_all()
    hand.touch("Done")
    wait_until(lambda: program.reserve() != warm)
    hand.touch("Leave now")
    program.follow(new.tour)
    program.see("attract")
    assert not new.tour.shows("start", old.tour.picture("start"))
    program.touch("Touch the screen", then="start")
    program.touch("Leave now", then="attract")

    again = using(program, new.content)
    again.come_in()
    again.touch("Undo the last change")
    warm = program.reserve()
    again.touch("Yes, go back to it")
    path, receipt = receipt_of(stick, 2)
    assert (receipt.result, receipt.way, receipt.tried) == ("undone", "kiosk", "undo")
    assert [str(receipt.before), str(receipt.after)] == versions(3, 2)
    again.rehearsed.tell(Finished(Outcome("examplia 3", "examplia 2", receipt=path)))
    again.see_all()
    wait_until(lambda: program.reserve() != warm)
    again.touch("Leave now")
    program.follow(old.tour)
    program.see("attract")
    program.touch("Touch the screen", then="start")


def versions(*numbers: int) -> list[str]:
    return [f"examplia {number}, made on 2026-11-02" for number in numbers]


def test_what_is_forged_is_refused_and_a_receipt_says_so(editions, settings, stick, start, using):
    old, new = editions
    kiosk("store", "install", old.file, "--settings", settings)
    forge(old, new, stick)
    program = start(old.tour)
    hand = using(program, old.content)
    hand.come_in()
    hand.touch("Content from a stick")
    hand.touch("examplia 2")
    hand.see_all()
    told = hand.rehearsed.names()
    assert "This is another version 1 of the root file." in told
    assert "Install" not in told
    hand.touch("Back")
    hand.touch("examplia 3")
    hand.touch("Install")
    hand.touch("Yes, install it")
    path, receipt = receipt_of(stick, 1)
    assert (receipt.result, receipt.way, receipt.file) == ("refused", "stick", "b.kbundle")
    assert [str(receipt.before), str(receipt.after)] == versions(2, 2)
    assert receipt.reason is not None
    assert "is not the file that was signed" in receipt.reason.sentence
    refusal = Refusal(receipt.reason.code, receipt.reason.sentence, receipt.reason.advice)
    hand.rehearsed.tell(Finished(Outcome("examplia 2", "examplia 2", refusal, path)))
    hand.see_all()
    hand.touch("Leave now")
    program.see("attract")
    program.touch("Touch the screen", then="start")


def forge(old: Edition, new: Edition, stick: Path) -> None:
    """A bundle that a stranger signed, and one with a picture of somebody else's."""
    stranger = Publisher()
    signer, signed = stranger.publisher_keys[0], stick / "a.kbundle"
    pack(old.content, stranger.chain(1), signer, signed, date(2026, 11, 21))
    data = new.file.read_bytes()
    changed = data.replace(b"<svg", b"<SVG")
    assert changed != data
    (stick / "b.kbundle").write_bytes(changed)


@pytest.mark.slow
def test_a_panel_that_dies_in_the_middle_leaves_what_was_shown(
    editions, settings, stick, start, using
):
    old, new = editions
    kiosk("store", "install", old.file, "--settings", settings)
    plug(new.file, stick)
    program = start(old.tour)
    hand = using(program, old.content)
    hand.come_in()
    hand.touch("Content from a stick")
    hand.touch("examplia 3")
    hand.touch("Install")
    hand.touch("Yes, install it")
    staff = program.visitor()
    # The process for errands, the store's program, and the trial with its own.
    wait_until(lambda: len(family(staff)) > 4, 2 * PATIENCE)
    everybody = family(staff)
    os.kill(staff, signal.SIGKILL)
    wait_until(lambda: not any(map(is_alive, everybody)))
    program.see("attract")
    program.touch("Touch the screen", then="start")
    kiosk("store", "verify", "--settings", settings)
    assert receipts(stick) == []
    kiosk("store", "install", new.file, "--settings", settings)
