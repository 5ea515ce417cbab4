"""The machine: its display, its swap, its crash daemon, who runs the kiosk, what it may read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from kiosk.doctor.check import Check, ok, problem, warning
from kiosk.supervisor.display_server import NoDisplay, find_platform
from kiosk.supervisor.sandbox.needs import visitor_needs

# Compressed memory, which is gone when the machine is off.
_IN_MEMORY = "/dev/zram"


def check_display(environment: Mapping[str, str]) -> Iterator[Check]:
    """Can a window be opened here, and is the screen this machine's own?"""
    section = "display"
    try:
        platform = find_platform(environment)
    except NoDisplay as none:
        advice = "Start the display server, and `kiosk doctor` as the kiosk's user in its session."
        yield problem(section, str(none.args[0]), advice)
        return
    shown = visitor_needs({**environment, "QT_QPA_PLATFORM": platform})
    if "network" in shown.connections:
        advice = "Use a display of this machine: all that is shown passes through the network."
        yield warning(section, f"The display ({platform}) is reached over the network.", advice)
    else:
        yield ok(section, f"There is a display ({platform}).")


def check_swap(proc: Path, *, may_swap: bool) -> Iterator[Check]:
    """Can what a visitor saw be written to a disk, as swapped memory?"""
    section = "swap"
    try:
        names = [line.split()[0] for line in (proc / "swaps").read_text().splitlines()[1:]]
    except OSError as error:
        yield warning(section, f"It cannot be seen ({error.strerror}).", f"Let {proc} be read.")
        return
    disks = [name for name in names if not name.startswith(_IN_MEMORY)]
    if not disks:
        yield ok(section, "No memory is swapped to a disk.")
    elif may_swap:
        advice = (
            "Switch it off (swapoff, /etc/fstab), use zram, or set swap = false under [sandbox]."
        )
        yield warning(section, f"Memory may be swapped to {', '.join(disks)}.", advice)
    else:
        yield ok(section, f"There is {', '.join(disks)}; visitor processes are to stay out of it.")


def check_core_pattern(proc: Path) -> Iterator[Check]:
    """Does a daemon take the memory of what crashes? Visitor processes refuse, others do not."""
    section = "core dumps"
    try:
        pattern = (proc / "sys/kernel/core_pattern").read_text().strip()
    except OSError as error:
        yield warning(section, f"It cannot be seen ({error.strerror}).", f"Let {proc} be read.")
        return
    if pattern.startswith("|"):
        daemon = pattern[1:].split()[0] if pattern[1:].split() else "a program"
        advice = "Remove the crash daemon, or set kernel.core_pattern=core in /etc/sysctl.d."
        yield warning(section, f"What crashes is handed to {daemon}.", advice)
    else:
        yield ok(section, "No daemon takes what crashes.")


def check_user(user: int) -> Iterator[Check]:
    """Is the kiosk run by a user of its own?"""
    if user == 0:
        advice = "Run the kiosk as a user that owns nothing else (User= in its unit)."
        yield warning("permissions", "This is root.", advice)
    else:
        yield ok("permissions", "This is not root.")


def check_settings_file(path: Path | None) -> Iterator[Check]:
    """May the kiosk read its settings, and nobody else change them?"""
    section = "permissions"
    if path is None or not path.exists():
        return
    if not os.access(path, os.R_OK):
        yield problem(section, f"{path} cannot be read.", f"Run: sudo chmod a+r {path}")
    elif _anyone_may_write(path):
        yield warning(section, f"Anyone may change {path}.", f"Run: sudo chmod o-w {path}")
    else:
        yield ok(section, f"{path} can be read.")


def check_store(store: Path) -> Iterator[Check]:
    """May the kiosk read the folder of installed bundles, and nobody else change it?"""
    section = "permissions"
    if not os.path.lexists(store):
        yield ok(section, f"There is no {store}; the content that came with the program is shown.")
    elif not store.is_dir() or not os.access(store, os.R_OK | os.X_OK):
        advice = f"Make it a folder of the kiosk's user: sudo chown USER {store}"
        yield problem(section, f"{store} cannot be read.", advice)
    elif _anyone_may_write(store):
        yield warning(section, f"Anyone may change {store}.", f"Run: sudo chmod o-w {store}")
    else:
        yield ok(section, f"{store} can be read.")


def _anyone_may_write(path: Path) -> bool:
    return bool(path.stat().st_mode & stat.S_IWOTH)
