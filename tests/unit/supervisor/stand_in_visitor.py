"""In place of a visitor process: does what the test says, line by line, over a socket.

`python stand_in_visitor.py SOCKET --link FD`, or with `join PATH` after SOCKET to bind its life
to the supervisor's as a visitor process does (PATH is where `kiosk` is imported from).
"""

import os
import socket
import sys
from pathlib import Path

descriptor = int(sys.argv[-1])
if "join" in sys.argv:
    sys.path.insert(0, sys.argv[3])
    from kiosk.supervisor.link import join_supervisor

    link = join_supervisor(descriptor)

control = socket.socket(socket.AF_UNIX)
control.connect(sys.argv[1])
control.sendall(f"{os.getpid()}\n".encode())
for line in control.makefile("rb"):
    match line.split():
        case [b"say", *words]:
            os.write(descriptor, b" ".join(words).replace(b"|", b"\n"))
        case [b"leave-the-link"]:
            os.close(descriptor)
        case [b"exit", code]:
            os._exit(int(code))
        case [b"descriptors"]:
            found = sorted(int(entry.name) for entry in Path("/proc/self/fd").iterdir())
            control.sendall(" ".join(map(str, found)).encode() + b"\n")
        case [b"environment"]:
            control.sendall(" ".join(sorted(os.environ)).encode() + b"\n")
        case [b"session"]:
            control.sendall(f"{os.getsid(0)} {os.ttyname(0) if os.isatty(0) else '-'}\n".encode())
