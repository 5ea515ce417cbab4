"""A touch screen without a panel: an Xorg that draws nowhere, and fingers on it.

The fingers are a device of Xorg's driver `inputtest`, which listens on a socket
(xf86-input-inputtest-protocol.h of the X server), so that the program sees real touches.
"""

import socket
import struct
import tempfile
from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

from tests.journeys.screen import Screen
from tests.processes import wait_until

_VALUATORS = 64
_FULL_SCALE = 65535.0  # of an axis of the device
_VERSION = struct.pack("=IIHH", 12, 0, 1, 0)
_SYNC = struct.pack("=II", 8, 1)
_TOUCH = 6
_MOST_ANSWERED = 64

_CONFIGURATION = """
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoAddGPU" "false"
EndSection
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 65536
EndSection
Section "Monitor"
  Identifier "panel"
  HorizSync 5-1000
  VertRefresh 5-200
  Modeline "panel" 40 {timing}
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "panel"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "panel"
    Virtual {width} {height}
  EndSubSection
EndSection
Section "InputDevice"
  Identifier "fingers"
  Driver "inputtest"
  Option "SocketPath" "{folder}/fingers"
  Option "DeviceType" "Touch"
  Option "TouchCount" "5"
EndSection
Section "InputDevice"
  Identifier "keys"
  Driver "inputtest"
  Option "SocketPath" "{folder}/keys"
  Option "DeviceType" "Keyboard"
EndSection
Section "InputDevice"
  Identifier "pointer"
  Driver "inputtest"
  Option "SocketPath" "{folder}/pointer"
  Option "DeviceType" "PointerAbsolute"
EndSection
Section "ServerLayout"
  Identifier "kiosk"
  Screen "screen"
  InputDevice "pointer" "CorePointer"
  InputDevice "keys" "CoreKeyboard"
  InputDevice "fingers" "SendCoreEvents"
EndSection
"""


class Touch(IntEnum):
    """What a finger does, by the events of XInput 2."""

    DOWN = 18
    MOVE = 19
    UP = 20


class TouchScreen(Screen):
    """A screen that knows fingers."""

    def __init__(self, width: int, height: int) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="kiosk-test-")
        super().__init__(width, height)
        self._hand = socket.socket(socket.AF_UNIX)
        listening = Path(self._folder.name) / "fingers"
        wait_until(listening.is_socket)
        self._hand.connect(str(listening))
        self._ask(_VERSION)
        self._touches = 0

    def server_command(self) -> Sequence[str]:
        folder = Path(self._folder.name)
        width, height = self.size
        timing = [width + more for more in (0, 20, 40, 60)]
        timing += [height + more for more in (0, 10, 20, 40)]
        (folder / "xorg.conf").write_text(
            _CONFIGURATION.format(
                folder=folder,
                width=width,
                height=height,
                timing=" ".join(map(str, timing)),
            )
        )
        files = ("-config", str(folder / "xorg.conf"), "-logfile", str(folder / "log"))
        return "Xorg", *files, "-novtswitch", "-sharevts"

    def tap(self, x: float, y: float) -> None:
        """Touch with one finger and lift it."""
        self.tap_together((x, y))

    def drag(self, start: tuple[float, float], end: tuple[float, float], steps: int = 20) -> None:
        """Put one finger down, move it in small steps, lift it."""
        self.drag_together((start, end), steps=steps)

    def drag_together(
        self, *ways: tuple[tuple[float, float], tuple[float, float]], steps: int = 20
    ) -> None:
        """Move a finger along each way at once, from its start to its end."""
        fingers = [self.put_down(*start) for start, _ in ways]
        for step in range(1, steps + 1):
            part = step / steps
            for finger, way in zip(fingers, ways, strict=True):
                self.slide(finger, *(a + (b - a) * part for a, b in zip(*way, strict=True)))
        for finger, (_, end) in zip(fingers, ways, strict=True):
            self.lift(finger, *end)

    def tap_together(self, *points: tuple[float, float]) -> None:
        """Put a finger down at each point, one right after the other, and lift them again."""
        fingers = [self.put_down(*point) for point in points]
        for finger, point in zip(fingers, points, strict=True):
            self.lift(finger, *point)

    def put_down(self, x: float, y: float) -> int:
        """Put one finger more down. Its number."""
        self._touches += 1
        self._touch(self._touches, Touch.DOWN, x, y)
        return self._touches

    def slide(self, finger: int, x: float, y: float) -> None:
        """Move a finger that is down."""
        self._touch(finger, Touch.MOVE, x, y)

    def lift(self, finger: int, x: float, y: float) -> None:
        """Lift a finger from a point."""
        self._touch(finger, Touch.UP, x, y)

    def close(self) -> None:
        self._hand.close()
        super().close()
        self._folder.cleanup()

    def _touch(self, finger: int, what: Touch, x: float, y: float) -> None:
        width, height = self.size
        point = [x / width * _FULL_SCALE, y / height * _FULL_SCALE]
        values = struct.pack(f"={2 * _VALUATORS}d", *point, *[0.0] * (2 * _VALUATORS - 2))
        used = bytes([0b11]) + bytes(7)
        body = struct.pack("=IIi8s4x", finger, what, 0, used) + values
        self._hand.sendall(struct.pack("=II", 8 + len(body), _TOUCH) + body)
        self._ask(_SYNC)

    def _ask(self, message: bytes) -> None:
        self._hand.sendall(message)
        assert self._hand.recv(_MOST_ANSWERED), "the X server has gone"
