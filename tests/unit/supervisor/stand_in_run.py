"""The real supervisor with stand-ins: `stand_in_run.py KIOSK_PATH OPTIONS VISITOR [EMERGENCY]`.

OPTIONS, VISITOR and EMERGENCY are JSON: the options of `supervise` (`most_bytes` for its
memory limit), and lists of arguments.

The content is a file, KIOSK_CONTENT: it is right when it begins with "right". While there is a
file "full" beside it, no process can be started; while there is a file "pin", the staff panel can
be opened. Files in a folder "incoming" beside it are tried once they lie there. How it ended is
left in the file "ending".
"""

import errno
import json
import os
import socket
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, sys.argv[1])

from kiosk.bundle.candidates import Listed, list_bundles
from kiosk.supervisor.deliveries import DropFolder
from kiosk.supervisor.incoming import Pace
from kiosk.supervisor.process import Life
from kiosk.supervisor.supervise import Programs, supervise
from kiosk.supervisor.supply import Active
from kiosk.supervisor.tries import Tries


def running(command: list[str], content: int | None = None) -> Life:
    """The life of a process that becomes another program, which inherits the link and content."""

    def live(link: socket.socket) -> int:
        link.set_inheritable(True)
        arguments = [*command, "--link", str(link.fileno())]
        if content is not None:
            os.set_inheritable(content, True)
            arguments[-2:-2] = ["--content", str(content)]
        os.execve(command[0], arguments, {"LC_ALL": "C.UTF-8"})

    return live


def fork(real: Callable[[], int] = os.fork) -> int:
    """In place of os.fork."""
    if content.with_name("full").exists():
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))
    return real()


options, visitor, *emergency = map(json.loads, sys.argv[2:])
most_bytes = options.pop("most_bytes", None)
os.fork = fork
content = Path(os.environ["KIOSK_CONTENT"])


def check(descriptor: int, link: socket.socket) -> int:
    """The life of a process that checks the content."""
    text = content.read_bytes()
    os.write(descriptor, text)
    return 0 if text.startswith(b"right") else 1


active = Active(lambda: content.stat().st_mtime_ns, partial(partial, check))


def as_staff(descriptor: int) -> Life:
    """The life of the staff process."""
    return running([*visitor, "--staff"], descriptor)


def install(file: Listed, tries: Tries) -> Life:
    """The life of a process that tries a file of the drop folder."""
    return running([*visitor, "--delivery", file.path.name])


programs = Programs(
    lambda descriptor: running(visitor, descriptor),
    active,
    running(emergency[0]) if emergency else None,
    staff=as_staff,
    admits_staff=content.with_name("pin").exists,
    drop_folder=lambda: DropFolder(
        look=partial(list_bundles, content.with_name("incoming")),
        before=Tries,
        install=install,
        pace=Pace(look=1, quiet=2, still=0.5, pause=0.5),
    ),
)
ending = supervise(programs, **options, memory_limit=lambda: most_bytes)
content.with_name("ending").write_text(ending)
