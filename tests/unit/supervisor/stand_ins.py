"""The real supervisor in a process of its own, with visitor processes that obey the test."""

import json
import os
import select
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from tests.processes import PATIENCE, wait_until

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


class DiedAtOnce(Exception):
    """A process was killed before it could say its number."""


class StandIn:
    """A visitor process that does what it is told."""

    def __init__(self, control: socket.socket) -> None:
        control.settimeout(PATIENCE)
        self._control = control
        self._answers = control.makefile("r")
        number = self._answers.readline()
        if not number:
            raise DiedAtOnce
        self.pid = int(number)

    def do(self, line: str) -> None:
        self._control.sendall(f"{line}\n".encode())

    def say(self, word: str) -> None:
        self.do(f"say {word}|")

    def ask(self, question: str) -> list[str]:
        self.do(question)
        return self._answers.readline().split()

    def is_a(self, kind: str) -> bool:
        """Whether it stands in for such a process, and lives to say so."""
        try:
            return self.ask("kind") == [kind]
        except ConnectionError:
            return False

    def wait_to_hear(self, word: str) -> None:
        wait_until(lambda: word in self.ask("heard"))

    def is_alive(self) -> bool:
        readable, _, _ = select.select([self._control], [], [], 0)
        return not readable or self._control.recv(1, socket.MSG_PEEK) != b""

    def wait_until_dead(self) -> None:
        try:
            assert self._answers.readline() == ""
        except ConnectionResetError:
            # The end of one that was killed before it read all its orders.
            return

    def close(self) -> None:
        self._answers.close()
        self._control.close()


class Kiosk:
    """A running supervisor and the stand-ins it has started."""

    def __init__(self, folder: Path) -> None:
        self._path = str(folder / "control")
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(self._path)
        self._server.listen()
        self._server.settimeout(PATIENCE)
        self._stand_ins: list[StandIn] = []
        self.content = folder / "content"
        self.content.write_text("right 1")
        self.process: subprocess.Popen[str] | None = None

    def start(self, command=None, joins=False, emergency=False, options=(), **how) -> None:
        """`options` are those of `supervise`; `how` the process is started."""
        visitor = [sys.executable, "-I", "-S", str(HERE / "stand_in_visitor.py"), self._path]
        visitor += ["join", str(ROOT)] if joins else []
        programs = [command or visitor] + ([visitor] if emergency else [])
        # A `nohup` before the tests would reach the kiosk.
        how.setdefault("preexec_fn", lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL))
        arguments = [json.dumps(each) for each in (dict(options), *programs)]
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "stand_in_run.py"), str(ROOT), *arguments],
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "KIOSK_CONTENT": str(self.content)},
            **how,
        )

    def activate(self, text: str) -> None:
        """Put other content in the place of what is there."""
        new = self.content.with_name("new")
        new.write_text(text)
        new.rename(self.content)

    @property
    def pid(self) -> int:
        return self.process.pid

    def next_visitor(self) -> StandIn:
        """The next one that the supervisor starts and lets live until it has said its number: one
        that waits for content is killed as soon as that is known to be wrong."""
        while True:
            with suppress(DiedAtOnce):
                stand_in = StandIn(self._server.accept()[0])
                self._stand_ins.append(stand_in)
                return stand_in

    def next_page(self) -> StandIn:
        """The next emergency page."""
        return self.next_that_is("page")

    def next_that_is(self, kind: str) -> StandIn:
        """The next such process; visitor processes before it may die before they are seen."""
        while not (stand_in := self.next_visitor()).is_a(kind):
            pass
        return stand_in

    def next_that_hears(self, word: str) -> StandIn:
        """The next visitor process that lives to hear a word."""
        while True:
            stand_in = self.next_visitor()
            with suppress(ConnectionError, ValueError):
                while word not in (heard := stand_in.ask("heard")):
                    if not heard and not stand_in.is_alive():
                        raise ConnectionError
                return stand_in

    def ends(self) -> tuple[int, str]:
        """Its exit code and what it has printed."""
        _, printed = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, printed

    def ending(self) -> str:
        """How it ended, by its own account."""
        return self.content.with_name("ending").read_text()

    def close(self) -> None:
        if self.process:
            self.process.kill()
        for stand_in in self._stand_ins:  # a stand-in ends when nobody can tell it what to do
            stand_in.close()
        self._server.close()
        if self.process:
            self.process.communicate()
