"""The real supervisor with stand-ins: `stand_in_run.py KIOSK_PATH OPTIONS VISITOR [EMERGENCY]`.

OPTIONS, VISITOR and EMERGENCY are JSON: the options of `supervise` (`most_bytes` for its
memory limit, `forks` false where no process can be started), and lists of arguments.
"""

import errno
import json
import os
import socket
import sys

sys.path.insert(0, sys.argv[1])

from kiosk.supervisor.process import Life
from kiosk.supervisor.supervise import Programs, supervise


def running(command: list[str]) -> Life:
    """The life of a process that becomes another program."""

    def live(link: socket.socket) -> int:
        link.set_inheritable(True)
        arguments = [*command, "--link", str(link.fileno())]
        os.execve(command[0], arguments, {"LC_ALL": "C.UTF-8"})

    return live


def fail() -> int:
    """In place of os.fork."""
    raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))


options, visitor, *emergency = map(json.loads, sys.argv[2:])
most_bytes = options.pop("most_bytes", None)
if not options.pop("forks", True):
    os.fork = fail
programs = Programs(*map(running, [visitor, *emergency]))
supervise(programs, **options, memory_limit=lambda: most_bytes)
