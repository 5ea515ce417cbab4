"""How the kiosk is told to end: Ctrl+C, SIGTERM and SIGHUP."""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager

_END_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def end_like_ctrl_c() -> None:
    """Let SIGTERM and SIGHUP end the program as Ctrl+C does, with all its clearing up."""
    for number in filter(_is_heeded, _END_SIGNALS):
        signal.signal(number, signal.default_int_handler)


@contextmanager
def end_signals() -> Iterator[socket.socket]:
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
