"""One process on the screen or in reserve, as the supervisor sees it."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from kiosk.supervisor.heartbeat import Pulse
from kiosk.supervisor.link import Order

# What Python or a shell may have set to "ignore" and a child would inherit.
_DEFAULT_SIGNALS = (
    signal.SIGINT,
    signal.SIGTERM,
    signal.SIGHUP,
    signal.SIGPIPE,
    signal.SIGXFSZ,
    signal.SIGCHLD,
)
_LONGEST_READ = 4096
_LONGEST_WORD = 64
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


class VisitorProcess:
    """A running visitor process: what it says, and its end.

    It leads a session of its own, so that Ctrl+C in the supervisor's terminal does not reach it,
    and inherits nothing but standard error and its end of the link.
    """

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], pulse: Pulse | None
    ) -> None:
        """Start `command` with `--link FD` added. Raises OSError where that is not possible.

        Without a `pulse` it is never asked whether it lives.
        """
        self.pulse = pulse
        self.link, theirs = socket.socketpair()
        with theirs:
            try:
                self.pid = _spawn([*command, "--link", str(theirs.fileno())], environment, theirs)
            except OSError:
                self.link.close()
                raise
        self.link.setblocking(False)
        self.pidfd = os.pidfd_open(self.pid)
        self.is_linked = True
        self._rest = b""

    def words(self) -> tuple[str, ...]:
        """What it has said since the last time.

        One that breaks off the link, or says what is no word, cannot be led any more and is killed.
        """
        try:
            said = self.link.recv(_LONGEST_READ)
        except BlockingIOError:
            return ()
        except ConnectionError:
            said = b""
        *lines, self._rest = (self._rest + said).split(b"\n")
        if not said or len(self._rest) > _LONGEST_WORD:
            self.is_linked = False
            self.kill()
        return tuple(line.decode("ascii", "replace") for line in lines)

    def say(self, word: Order) -> None:
        """Tell it. One that is gone, or has stopped reading, is noticed in other ways."""
        with suppress(OSError):
            self.link.sendall(word.encode("ascii") + b"\n")

    def resident_bytes(self) -> int:
        """How much memory it holds; 0 when it is gone."""
        try:
            pages = int(Path(f"/proc/{self.pid}/statm").read_bytes().split()[1])
        except (OSError, IndexError):
            return 0
        return pages * _PAGE_BYTES

    def kill(self) -> None:
        """End it at once, with whatever it has started. The kernel takes its memory back."""
        os.killpg(self.pid, signal.SIGKILL)

    def reap(self) -> None:
        """Take leave of it, once `pidfd` is readable."""
        os.waitpid(self.pid, 0)
        os.close(self.pidfd)
        self.link.close()


def _spawn(command: list[str], environment: Mapping[str, str], link: socket.socket) -> int:
    link.set_inheritable(True)
    return os.posix_spawn(
        command[0],
        command,
        environment,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0),
            (os.POSIX_SPAWN_DUP2, 2, 1),
        ],
        setsid=True,
        setsigmask=[],
        setsigdef=_DEFAULT_SIGNALS,
    )
