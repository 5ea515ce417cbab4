"""The real supervisor in a process of its own, with visitor processes that obey the test."""

import json
import select
import socket
import subprocess
import sys
from pathlib import Path

from tests.processes import PATIENCE, wait_until

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


class StandIn:
    """A visitor process that does what it is told."""

    def __init__(self, control: socket.socket) -> None:
        control.settimeout(PATIENCE)
        self._control = control
        self._answers = control.makefile("r")
        self.pid = int(self._answers.readline())

    def do(self, line: str) -> None:
        self._control.sendall(f"{line}\n".encode())

    def say(self, word: str) -> None:
        self.do(f"say {word}|")

    def ask(self, question: str) -> list[str]:
        self.do(question)
        return self._answers.readline().split()

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
        self.process: subprocess.Popen[str] | None = None

    def start(self, command=None, joins=False, emergency=False, options=(), **how) -> None:
        """`options` are those of `supervise`; `how` the process is started."""
        visitor = [sys.executable, "-I", "-S", str(HERE / "stand_in_visitor.py"), self._path]
        visitor += ["join", str(ROOT)] if joins else []
        programs = [command or visitor] + ([visitor] if emergency else [])
        arguments = [json.dumps(each) for each in (dict(options), *programs)]
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "stand_in_run.py"), str(ROOT), *arguments],
            stderr=subprocess.PIPE,
            text=True,
            **how,
        )

    @property
    def pid(self) -> int:
        return self.process.pid

    def next_visitor(self) -> StandIn:
        """The next one that the supervisor starts."""
        stand_in = StandIn(self._server.accept()[0])
        self._stand_ins.append(stand_in)
        return stand_in

    def ends(self) -> tuple[int, str]:
        """Its exit code and what it has printed."""
        _, printed = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, printed

    def close(self) -> None:
        if self.process:
            self.process.kill()
        for stand_in in self._stand_ins:  # a stand-in ends when nobody can tell it what to do
            stand_in.close()
        self._server.close()
        if self.process:
            self.process.communicate()
