"""Which processes have windows under Wayland? Compositors do not tell, so this listens in.

`Wire` stands between clients and their compositor, hands on every byte and descriptor, and reads
just enough of the requests (wayland.xml, xdg-shell.xml) to know who shows what.
"""

import os
import selectors
import socket
import struct
from functools import partial
from pathlib import Path
from threading import Thread

MOST_BYTES = 1 << 16
MOST_DESCRIPTORS = 28  # of one message, in libwayland
HEADER = struct.Struct("=II")  # the object; the size of the message, and its number
CREDENTIALS = struct.Struct("=3i")


class Client:
    """What one client has asked for."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.frames = 0  # that it wanted to be told of
        self._rest = b""
        self._kinds = {1: "wl_display"}
        self._surfaces: dict[int, int] = {}  # of each xdg_surface
        self._sizes: dict[int, tuple[int, int]] = {}  # of each xdg_surface
        self._toplevels: dict[int, int] = {}  # and the xdg_surface of each
        self._drawn: set[int] = set()  # surfaces that have a picture

    def windows(self) -> list[tuple[int, int]]:
        """The sizes of its top-level windows that have a picture."""
        shapes = list(self._toplevels.values())
        return [self._sizes[shape] for shape in shapes if self._surfaces[shape] in self._drawn]

    def hear(self, sent: bytes) -> None:
        """It has sent this."""
        self._rest += sent
        while len(self._rest) >= HEADER.size:
            sender, word = HEADER.unpack_from(self._rest)
            size = word >> 16
            if len(self._rest) < size:
                break
            self._take(sender, word & 0xFFFF, self._rest[HEADER.size : size])
            self._rest = self._rest[size:]

    def _take(self, sender: int, request: int, body: bytes) -> None:
        words = struct.unpack(f"={len(body) // 4}i", body)
        match (self._kinds.get(sender), request):
            case ("wl_display", 1):
                self._kinds[words[0]] = "wl_registry"
            case ("wl_registry", 0):
                self._kinds[words[-1]] = body[8 : 7 + words[1]].decode("ascii")
            case ("wl_compositor", 0):
                self._kinds[words[0]] = "wl_surface"
            case ("xdg_wm_base", 2):
                self._kinds[words[0]] = "xdg_surface"
                self._surfaces[words[0]] = words[1]
            case ("xdg_surface", 1):
                self._kinds[words[0]] = "xdg_toplevel"
                self._toplevels[words[0]] = sender
            case ("xdg_surface", 3):
                self._sizes[sender] = (words[2], words[3])
            case ("wl_surface", 1):
                (self._drawn.add if words[0] else self._drawn.discard)(sender)
            case ("wl_surface", 3):
                self.frames += 1
            case ("wl_surface" | "xdg_surface" | "xdg_toplevel", 0):
                self._forget(sender)

    def _forget(self, destroyed: int) -> None:
        del self._kinds[destroyed]
        self._drawn.discard(destroyed)
        self._toplevels.pop(destroyed, None)


class Wire:
    """Listens at `path` for clients of the compositor that listens at `compositor`."""

    def __init__(self, path: Path, compositor: Path) -> None:
        self._compositor = compositor
        self._clients: dict[socket.socket, Client] = {}
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(path))
        self._listener.listen()
        self._ending, self._end = os.pipe()
        self._thread = Thread(target=self._serve)
        self._thread.start()

    def windows(self) -> list[tuple[int, tuple[int, int]]]:
        """Each top-level window that has a picture: its process and its size."""
        clients = list(self._clients.values())
        return [(client.pid, size) for client in clients for size in client.windows()]

    def frames(self) -> int:
        """How many frames those who are here now have drawn."""
        return sum(client.frames for client in list(self._clients.values()))

    def close(self) -> None:
        os.close(self._end)
        self._thread.join()
        os.close(self._ending)

    def _serve(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._ending, selectors.EVENT_READ)
            selector.register(self._listener, selectors.EVENT_READ, self._accept)
            # One at a time, for what is done about it may be the end of another.
            while (key := selector.select()[0][0]).fd != self._ending:
                key.data(selector)
            for key in list(selector.get_map().values()):
                if isinstance(key.fileobj, socket.socket):
                    key.fileobj.close()

    def _accept(self, selector: selectors.BaseSelector) -> None:
        client, _ = self._listener.accept()
        asked = client.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, CREDENTIALS.size)
        self._clients[client] = Client(CREDENTIALS.unpack(asked)[0])
        server = socket.socket(socket.AF_UNIX)
        server.connect(str(self._compositor))
        for ends in ((client, server), (server, client)):
            selector.register(ends[0], selectors.EVENT_READ, partial(self._hand_on, *ends))

    def _hand_on(
        self, source: socket.socket, target: socket.socket, selector: selectors.BaseSelector
    ) -> None:
        try:
            sent, descriptors, _, _ = socket.recv_fds(source, MOST_BYTES, MOST_DESCRIPTORS)
            done = socket.send_fds(target, [sent], descriptors)
            target.sendall(sent[done:])
        except OSError:
            sent, descriptors = b"", []
        for descriptor in descriptors:
            os.close(descriptor)
        if not sent:
            self._part(source, target, selector)
        elif source in self._clients:
            self._clients[source].hear(sent)

    def _part(
        self, source: socket.socket, target: socket.socket, selector: selectors.BaseSelector
    ) -> None:
        for end in (source, target):
            self._clients.pop(end, None)
            selector.unregister(end)
            end.close()
