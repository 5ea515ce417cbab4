"""A service manager that listens, in place of systemd."""

import socket
from contextlib import suppress
from pathlib import Path

from tests.processes import wait_until


class ServiceManager:
    """Hears what a service says at `address`, its NOTIFY_SOCKET."""

    def __init__(self, address: Path | str) -> None:
        self.address = str(address)
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(self.address.replace("@", "\0", 1))
        self._socket.setblocking(False)
        self.heard: list[str] = []

    def has_heard(self, state: str) -> bool:
        """Whether it was told so until now."""
        with suppress(BlockingIOError):
            while True:
                self.heard.append(self._socket.recv(4096).decode())
        return state in self.heard

    def wait_to_hear(self, state: str) -> None:
        wait_until(lambda: self.has_heard(state))

    def wait_to_hear_anew(self, state: str) -> None:
        """Forget what was said until now, and wait until it is said again."""
        self.has_heard(state)
        self.heard.clear()
        self.wait_to_hear(state)

    def close(self) -> None:
        self._socket.close()
