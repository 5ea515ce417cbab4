"""One process on the screen or in reserve, as the supervisor sees it."""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

from kiosk.supervisor.faults import FAULT, end_at_faults
from kiosk.supervisor.heartbeat import Pulse
from kiosk.supervisor.link import Order

# What a process does with its end of the link. Returns an exit code.
Life = Callable[[socket.socket], int]

# What the supervisor, Python or a shell may have set otherwise and a child would inherit.
_DEFAULT_SIGNALS = (
    signal.SIGINT,
    signal.SIGTERM,
    signal.SIGHUP,
    signal.SIGPIPE,
    signal.SIGXFSZ,
    signal.SIGCHLD,
)
_MOST_DESCRIPTORS = 1 << 20
_LONGEST_READ = 4096
_LONGEST_WORD = 64
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


class VisitorProcess:
    """A running visitor process: what it says, and its end.

    It begins as a copy of the supervisor, which knows nothing of visits, has one thread and has
    loaded no Qt (docs/adr/0003). It leads a session of its own, so that Ctrl+C in the
    supervisor's terminal does not reach it, and keeps open nothing but standard error, its end
    of the link and what it is given.
    """

    def __init__(self, life: Life, keeps: Sequence[int] = ()) -> None:
        """Start a process that lives `life` and `keeps` these descriptors open. Raises OSError
        where that is not possible."""
        # None once it is known to hang: it is asked no more.
        self.pulse: Pulse | None = Pulse()
        self.link, theirs = socket.socketpair()
        with theirs:
            try:
                self.pid, self.pidfd = _start(life, theirs, keeps)
            except OSError:
                self.link.close()
                raise
        self.link.setblocking(False)
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
        with suppress(ProcessLookupError):  # it does not lead its group yet
            os.killpg(self.pid, signal.SIGKILL)
        os.kill(self.pid, signal.SIGKILL)

    def reap(self) -> int:
        """Take leave of it, once `pidfd` is readable, and end whatever it has left behind. Returns
        its exit code; for a signal, less than 0."""
        with suppress(ProcessLookupError):  # as long as it is not waited for, its number is its own
            os.killpg(self.pid, signal.SIGKILL)
        status = os.waitpid(self.pid, 0)[1]
        os.close(self.pidfd)
        self.link.close()
        return os.waitstatus_to_exitcode(status)


def start_companion(life: Life) -> socket.socket:
    """Start a process that stays in this one's group, and so ends with it. Returns this end of the
    link. Raises OSError where that is not possible.

    Only for a process that leads its group and has one thread.
    """
    link, theirs = socket.socketpair()
    with theirs:
        try:
            _fork(lambda: _live(life, theirs, (), leads=False))
        except OSError:
            link.close()
            raise
    return link


def _start(life: Life, link: socket.socket, keeps: Sequence[int]) -> tuple[int, int]:
    """The number of the process, and a descriptor that is readable when it has ended."""
    pid = _fork(lambda: _live(life, link, keeps, leads=True))
    try:
        return pid, os.pidfd_open(pid)
    except OSError:  # nobody would see it end
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        raise


def _fork(live: Callable[[], NoReturn]) -> int:
    # A signal that came between would reach the supervisor's handlers, in the wrong process.
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        pid = os.fork()
        if pid == 0:
            live()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
    return pid


def _live(life: Life, link: socket.socket, keeps: Sequence[int], *, leads: bool) -> NoReturn:
    code = FAULT
    try:
        end_at_faults()
        # What the supervisor holds is closed below, and must not be tidied up a second time.
        gc.freeze()
        if leads:
            os.setsid()
        signal.set_wakeup_fd(-1)
        for number in _DEFAULT_SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        _keep_open_only((link.fileno(), *keeps))
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        code = life(link)
    except BaseException:  # noqa: BLE001 - it must not go on as a second supervisor
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(code)


def _keep_open_only(kept: Sequence[int]) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    for before, after in pairwise((2, *sorted(kept), _MOST_DESCRIPTORS)):
        os.closerange(before + 1, after)
