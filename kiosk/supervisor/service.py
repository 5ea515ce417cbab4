"""What the service manager that started the kiosk is told: sd_notify(3), one datagram at a time."""

from __future__ import annotations

import socket
from contextlib import suppress

from kiosk.supervisor.heartbeat import MILESTONE
from kiosk.supervisor.state import REPEATED

# So many beats the screen may lack something right: time for processes that never get ready to
# be a repeated failure, for the emergency page after them, and for the pauses between.
LONGEST_WAY = (REPEATED + 1) * (MILESTONE + 1) + 6


class Service:
    """The kiosk as a service of systemd, or of anything else that speaks its protocol.

    `address` is NOTIFY_SOCKET, the path of a socket, or its abstract name after an @; empty where
    nobody wants to be told. No socket is kept, so no visitor process can inherit one.
    """

    def __init__(self, address: str) -> None:
        self._address = "\0" + address[1:] if address.startswith("@") else address
        self._is_ready = False
        self._bare_beats = 0

    def see(self, *, is_right: bool) -> None:
        """Say that the kiosk is up as soon as something right is on the screen."""
        if is_right and not self._is_ready:
            self._is_ready = self._say("READY=1")

    def beat(self, *, is_right: bool) -> None:
        """A second has passed: say that all is well while it is, or may soon be.

        A screen that stays bare for LONGEST_WAY is beyond the supervisor's power, and only the
        service manager can still start the display server anew.
        """
        self.see(is_right=is_right)  # once more, where it could not be said before
        self._bare_beats = 0 if is_right else self._bare_beats + 1
        if self._bare_beats < LONGEST_WAY:
            self._say("WATCHDOG=1")

    def end(self) -> None:
        """Say that the kiosk ends on purpose."""
        self._say("STOPPING=1")

    def _say(self, state: str) -> bool:
        """Whether it could be said. A service manager that is held up never holds up the kiosk."""
        if not self._address:
            return True
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as teller:
            teller.setblocking(False)
            teller.sendto(state.encode("ascii"), self._address)
            return True
        return False
