"""The supervisor: one loop that tells the policy what happened and does what it says."""

from __future__ import annotations

import os
import selectors
import signal
import socket
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from kiosk.output import complain
from kiosk.supervisor import policy
from kiosk.supervisor.process import VisitorProcess

_END_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# A process that sleeps in the kernel dies late; the kiosk does not wait for it for ever.
_SECONDS_TO_DIE = 5.0
_STANDARD_STREAMS = (0, 1, 2)


def supervise(
    command: Sequence[str],
    environment: Mapping[str, str],
    *,
    closable: bool = False,
    meanwhile: Callable[[], None] = lambda: None,
) -> None:
    """Keep a visitor process on the screen, until a signal or, if `closable`, its window ends it.

    `command` and `environment` start a process; `meanwhile` runs while the first one starts.
    No process is left when this returns.
    """
    _hold_standard_streams()
    _hand_down_no_descriptors()
    with _end_signals() as signals, selectors.DefaultSelector() as selector:
        selector.register(signals, selectors.EVENT_READ, policy.Stopped())
        supervisor = _Supervisor(command, environment, selector)
        try:
            supervisor.begin(closable)
            meanwhile()
            supervisor.run()
        finally:
            supervisor.end()


class _Supervisor:
    """The processes that live, by number, and the policy's state."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        selector: selectors.BaseSelector,
    ) -> None:
        self._command = command
        self._environment = environment
        self._selector = selector
        self._state = policy.State()
        self._living: dict[int, VisitorProcess] = {}

    def begin(self, closable: bool) -> None:
        """Start the first process."""
        self._take(policy.begin(closable))

    def run(self) -> None:
        """Take events until the policy says that it is over."""
        while not self._state.finished:
            for event in self._next_events(self._seconds_to_wait()):
                self._take(policy.apply(self._state, event, time.monotonic()))

    def end(self) -> None:
        """End all processes and see them dead."""
        for process in self._living.values():
            process.kill()
        deadline = time.monotonic() + _SECONDS_TO_DIE
        while self._living and (left := deadline - time.monotonic()) > 0:
            for _ in self._next_events(left):
                pass

    def _seconds_to_wait(self) -> float | None:
        start_at = self._state.start_at
        return None if start_at is None else max(0.0, start_at - time.monotonic())

    def _next_events(self, seconds: float | None) -> Iterator[policy.Event]:
        for key, _ in self._selector.select(seconds):
            match key.data:
                case policy.Said(number, _):
                    yield from self._words(number)
                case policy.Exited(number):
                    # Its last words may have come together with its end.
                    yield from self._words(number)
                    self._reap(number)
                    yield key.data
                case policy.Stopped():
                    os.read(key.fd, 64)
                    yield key.data
        yield policy.Woke()

    def _words(self, number: int) -> Iterator[policy.Event]:
        process = self._living.get(number)
        if process is None or not process.is_linked:
            return
        words = process.words()
        if not process.is_linked:
            self._selector.unregister(process.link)
        yield from (policy.Said(number, word) for word in words)

    def _reap(self, number: int) -> None:
        process = self._living.pop(number)
        self._selector.unregister(process.pidfd)
        if process.is_linked:
            self._selector.unregister(process.link)
        process.reap()

    def _take(self, step: policy.Step) -> None:
        self._state, commands = step
        for command in commands:
            match command:
                case policy.Start(number):
                    self._start(number)
                case policy.Kill(number):
                    self._living[number].kill()

    def _start(self, number: int) -> None:
        try:
            process = VisitorProcess(self._command, self._environment)
        except OSError as error:
            complain(f"kiosk: a visitor process cannot be started ({error.strerror}).")
            gone = policy.Exited(number)
            self._take(policy.apply(self._state, gone, time.monotonic()))
            return
        self._living[number] = process
        self._selector.register(process.link, selectors.EVENT_READ, policy.Said(number, ""))
        self._selector.register(process.pidfd, selectors.EVENT_READ, policy.Exited(number))


def end_like_ctrl_c() -> None:
    """Let SIGTERM and SIGHUP end the program as Ctrl+C does, with all its clearing up."""
    for number in filter(_is_heeded, _END_SIGNALS):
        signal.signal(number, signal.default_int_handler)


@contextmanager
def _end_signals() -> Iterator[socket.socket]:
    """A socket that becomes readable when the kiosk is told to end by Ctrl+C, TERM or HUP."""
    reader, writer = socket.socketpair()
    writer.setblocking(False)
    # `nohup` asks for a hang-up to be ignored; nothing asks for that with the others.
    heeded = [s for s in _END_SIGNALS if s is not signal.SIGHUP or _is_heeded(s)]
    before = {s: signal.signal(s, lambda *_: None) for s in heeded}
    before[signal.SIGCHLD] = signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    wakeup = signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
    try:
        yield reader
    finally:
        signal.set_wakeup_fd(wakeup)
        for number, handler in before.items():
            signal.signal(number, handler)
        reader.close()
        writer.close()


def _is_heeded(number: signal.Signals) -> bool:
    return signal.getsignal(number) is not signal.SIG_IGN


def _hold_standard_streams() -> None:
    """Open what is missing of 0, 1 and 2, or a link would get such a number."""
    for descriptor in _STANDARD_STREAMS:
        try:
            os.fstat(descriptor)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)


def _hand_down_no_descriptors() -> None:
    """Visitors inherit nothing that whoever started the kiosk left open."""
    for descriptor in [int(entry.name) for entry in Path("/proc/self/fd").iterdir()]:
        with suppress(OSError):  # the listing's own is closed by now
            os.set_inheritable(descriptor, descriptor in _STANDARD_STREAMS)
