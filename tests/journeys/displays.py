"""The kinds of displays a kiosk may have, each drawn on an X server of our own."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from Xlib import X

from tests.journeys.screen import Screen
from tests.journeys.wayland import Wire
from tests.processes import PATIENCE, wait_until

NOBODY = 65534

# Its background is no black, which an X server shows before anything is painted.
WESTON_SETTINGS = """
[core]
idle-time=0
shell=kiosk-shell.so
[shell]
background-color=0xff224466
"""


class Managed(Screen):
    """X11 with a window manager, which puts windows into frames."""

    def __init__(self, width: int, height: int) -> None:
        want("openbox")
        super().__init__(width, height)
        self._manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env={"PATH": os.environ["PATH"], "HOME": "/dev/null"} | self.environment,
            stderr=subprocess.DEVNULL,
        )
        wait_until(lambda: self.root_property("_NET_SUPPORTING_WM_CHECK"))

    def close(self) -> None:
        self._manager.terminate()
        self._manager.wait(PATIENCE)
        super().close()


class Composited(Screen):
    """A Wayland compositor whose one output is as large as the screen."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__(width, height)
        self._folder = Path(tempfile.mkdtemp(prefix="kiosk-test-"))
        theirs, ours = (self._folder / name for name in ("wayland-0", "wayland-ours"))
        self._compositor = subprocess.Popen(
            self.command(self._folder),
            env={"PATH": os.environ["PATH"], "XDG_RUNTIME_DIR": str(self._folder)}
            | {"WLR_BACKENDS": "x11", "WLR_RENDERER": "pixman"}
            | self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_until(lambda: theirs.is_socket() and super(Composited, self).windows())
        self._fit()
        self._wire = Wire(ours, theirs)
        self.environment = {"XDG_RUNTIME_DIR": str(self._folder), "WAYLAND_DISPLAY": ours.name}

    def command(self, folder: Path) -> Sequence[str]:
        """What starts the compositor, whose XDG_RUNTIME_DIR is `folder`."""
        raise NotImplementedError

    def windows(self) -> list[tuple[int, int]]:
        return [size for _, size in self._wire.windows()]

    def owners(self) -> list[int]:
        return [pid for pid, _ in self._wire.windows()]

    def frames(self) -> int:
        """How many frames were drawn by the processes that are here now."""
        return self._wire.frames()

    def close(self) -> None:
        self._wire.close()
        self._compositor.kill()
        self._compositor.communicate()
        shutil.rmtree(self._folder)
        super().close()

    def _fit(self) -> None:
        """Make its window cover the screen, and have the keys."""
        ((window, _),) = self._viewable()
        width, height = self.size
        window.configure(x=0, y=0, width=width, height=height)
        window.set_input_focus(X.RevertToParent, X.CurrentTime)


class Weston(Composited):
    """Wayland's reference compositor, with its shell for kiosks."""

    def command(self, folder: Path) -> Sequence[str]:
        want("weston")
        (folder / "weston.ini").write_text(WESTON_SETTINGS)
        size = (f"--width={self.size[0]}", f"--height={self.size[1]}")
        drawn = ("--backend=x11-backend.so", "--use-pixman", *size)
        return "weston", *drawn, "--socket=wayland-0", f"--config={folder / 'weston.ini'}"

    def _fit(self) -> None:
        wait_until(lambda: self.picture().getbbox())
        super()._fit()
        # It adds up how far the pointer goes, and stops at the edge: from here both are in step.
        self.move(*self.size)
        self.move(0, 0)


class Cage(Composited):
    """A compositor for kiosks. It refuses root, and lives as long as a program that it starts:
    here `cat`, as long as its standard input is open."""

    def command(self, folder: Path) -> Sequence[str]:
        want("cage")
        command = ("cage", "-d", "--", "cat")
        if os.geteuid() != 0:
            return command
        os.chown(folder, NOBODY, NOBODY)
        nobody = ("--reuid", str(NOBODY), "--regid", str(NOBODY), "--clear-groups")
        return "setpriv", *nobody, "--", *command


DISPLAYS = {"x11": Screen, "window-manager": Managed, "cage": Cage, "weston": Weston}


def want(program: str) -> None:
    """Do without a program only where it cannot be installed."""
    if shutil.which(program) is None:
        assert shutil.which("dpkg-query") is None, "run `make test-packages` first"
        pytest.skip(f"{program} is not installed, and deploy/test-packages.txt is for Debian")
