"""In place of a visitor process: does what the test says, line by line, over a socket.

`python stand_in_visitor.py SOCKET --content FD --link FD`, or with `join PATH` after SOCKET to
bind its life to the supervisor's as a visitor process does (PATH is where `kiosk` is imported
from).
"""

import os
import select
import socket
import sys
from pathlib import Path

descriptor = int(sys.argv[-1])
if "join" in sys.argv:
    sys.path.insert(0, sys.argv[3])
    from kiosk.supervisor.link import join_supervisor

    link = join_supervisor(socket.socket(fileno=descriptor))

control = socket.socket(socket.AF_UNIX)
control.connect(sys.argv[1])
control.sendall(f"{os.getpid()}\n".encode())
orders = control.makefile("rb", buffering=0)
heard: list[str] = []
hoard: list[bytes] = []
is_so = {"answering": True, "linked": True}


def hear() -> None:
    """Take in what the supervisor says, and answer as a visitor process does."""
    said = os.read(descriptor, 4096)
    is_so["linked"] = said != b""
    for word in said.decode().split():
        heard.append(word)
        if word == "alive?" and is_so["answering"]:
            os.write(descriptor, b"alive\n")


def obey(line: bytes) -> None:
    """Do what the test says."""
    match line.split():
        case [b"say", *words]:
            os.write(descriptor, b" ".join(words).replace(b"|", b"\n"))
        case [b"leave-the-link"]:
            os.close(descriptor)
            is_so["linked"] = False
        case [b"exit", code]:
            os._exit(int(code))
        case [b"fall-silent"]:
            is_so["answering"] = False
        case [b"grow", size]:
            hoard.append(b"x" * int(size))
        case [b"heard"]:
            control.sendall(" ".join(heard).encode() + b"\n")
        case [b"kind"]:
            kinds = {"--staff": b"staff", "--delivery": b"delivery", "--content": b"visitor"}
            kind = next((kinds[each] for each in kinds if each in sys.argv), b"page")
            control.sendall(kind + b"\n")
        case [b"content"]:
            memory = int(sys.argv[sys.argv.index("--content") + 1])
            control.sendall(os.pread(memory, 64, 0).replace(b"\n", b" ") + b"\n")
        case [b"descriptors"]:
            found = sorted(int(entry.name) for entry in Path("/proc/self/fd").iterdir())
            control.sendall(" ".join(map(str, found)).encode() + b"\n")
        case [b"environment"]:
            control.sendall(" ".join(sorted(os.environ)).encode() + b"\n")
        case [b"session"]:
            control.sendall(f"{os.getsid(0)} {os.ttyname(0) if os.isatty(0) else '-'}\n".encode())


while True:
    watched = [control, descriptor] if is_so["linked"] else [control]
    readable, _, _ = select.select(watched, [], [])
    if descriptor in readable:
        hear()
    if control in readable:
        line = orders.readline()
        if not line:
            break
        obey(line)
