"""A display that one process owns, as on a panel without a display server: Qt's own VNC server.

Each look and each touch is a connection of its own (RFC 6143), so a new process is met unasked.
"""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image

from tests.processes import PATIENCE

NO_SECURITY = 1
BITMAP = struct.pack(">BBBBHHHBBB3x", 32, 24, 0, 1, 255, 255, 255, 16, 8, 0)
RAW = struct.pack(">BxHi", 2, 1, 0)


class Vnc:
    """What is to be seen and touched at the VNC server of the process that has the display."""

    def __init__(self, width: int, height: int) -> None:
        self.size = (width, height)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]
        platform = f"vnc:size={width}x{height}:port={self._port}"
        self.environment = {"QT_QPA_PLATFORM": platform}

    def picture(self) -> Image.Image:
        """What stands there now; black where no process has the display."""
        try:
            with self._connection() as server:
                return self._picture(server)
        except ConnectionError:
            return Image.new("RGB", self.size)

    def tap(self, x: float, y: float) -> None:
        """Press and release."""
        with self._connection() as server:
            for pressed in (0, 1, 0):
                server.sendall(struct.pack(">BBHH", 5, pressed, round(x), round(y)))
            self._picture(server)  # it has taken all that came before

    @contextmanager
    def _connection(self) -> Iterator[socket.socket]:
        with socket.create_connection(("127.0.0.1", self._port), PATIENCE) as server:
            server.sendall(_take(server, 12))  # the same version
            assert struct.unpack(">I", _take(server, 4)) == (NO_SECURITY,)
            server.sendall(b"\1")
            *_, length = struct.unpack(">20xI", _take(server, 24))
            _take(server, length)
            server.sendall(b"\0\0\0\0" + BITMAP + RAW)
            yield server

    def _picture(self, server: socket.socket) -> Image.Image:
        seen = Image.new("RGB", self.size)
        server.sendall(struct.pack(">BBHHHH", 3, 0, 0, 0, *self.size))
        (parts,) = struct.unpack(">xxH", _take(server, 4))
        for _ in range(parts):
            x, y, width, height, _ = struct.unpack(">HHHHi", _take(server, 12))
            pixels = _take(server, 4 * width * height)
            part = Image.frombytes("RGB", (width, height), pixels, "raw", "BGRX")
            seen.paste(part, (x, y))
        return seen


def _take(server: socket.socket, size: int) -> bytes:
    taken = b""
    while len(taken) < size:
        part = server.recv(size - len(taken))
        if not part:
            raise ConnectionResetError
        taken += part
    return taken
