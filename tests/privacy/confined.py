"""A process that gives up what a visitor process gives up, and then tries: `confined.py JSON`.

It prints what became of each attempt: "done", or the name of the error. Keys of the JSON:

- give_up: nothing, core, landlock, filter or sandbox (all of them, as a visitor process does)
- user: the number of the user to become before that; absent: stay who started it
- by: who makes the attempts: this process, a child, a thread, a thread that already runs when
  the rest is given up (early), or one that gives up nothing, on a child that does (neighbour)
- attempts; place: the folder in which they are made; port, abstract: where somebody listens
- abi: the version of Landlock to make do with
- counts: keep writing into the folder “runtime”, as the staff process does
- environment: how the display is reached; swap: whether memory may be swapped
"""

import ctypes
import errno
import json
import os
import resource
import signal
import socket
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.files import replace_file
from kiosk.supervisor.sandbox import landlock
from kiosk.supervisor.sandbox.enter import enter_sandbox
from kiosk.supervisor.sandbox.landlock import keep_only
from kiosk.supervisor.sandbox.limits import leave_no_core, refuse_new_privileges
from kiosk.supervisor.sandbox.needs import Needs, visitor_needs
from kiosk.supervisor.sandbox.seccomp import filter_calls

asked: dict[str, Any] = json.loads(sys.argv[1]) if __name__ == "__main__" else {}
place = Path(asked.get("place", "."))
parent = os.getppid()
lacking: dict[str, str] = {}
libc = ctypes.CDLL(None)

GET_DEATH_SIGNAL, GET_DUMPABLE, SET_DUMPABLE, GET_NO_NEW_PRIVILEGES = 2, 3, 4, 39
SET_DEATH_SIGNAL = 1


# Files that are put there for attempts to work on, and a folder “folder”.
PLANTED = ("write", "append", "overwrite", "rename", "remove", "link", "read")
PLANTED += ("truncate", "open", "permissions", "owner", "times", "attribute")


def bind_file() -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("bound")


def connect(family: int, address: Any, kind: int = socket.SOCK_STREAM) -> None:
    with socket.socket(family, kind) as client:
        client.connect(address)


def bind(kind: int) -> None:
    with socket.socket(socket.AF_INET, kind) as server:
        server.bind(("127.0.0.1", 0))


def run_a_program() -> None:
    os.waitpid(os.posix_spawn("/bin/true", ["true"], {}), 0)


def use_a_memory_file() -> None:
    with os.fdopen(os.memfd_create("kiosk"), "r+b") as file:
        file.write(b"content")
        file.truncate(3)
        assert Path(f"/proc/self/fd/{file.fileno()}").read_bytes() == b"con"


def tell_opening() -> None:
    from kiosk.content.hours import opening

    monday = datetime(2026, 11, 23, 12, tzinfo=UTC)
    found = opening("Mo-Fr 09:00-17:00; PH off", "Europe/Luxembourg", "LU", monday)
    if not (found and found.is_open):
        raise OSError(errno.ENOENT, "no hours, or no time zones")


def crash() -> str:
    """Crash, with the highest limit there may be. Returns whether a core was left."""
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))
    child = os.fork()
    if not child:
        signal.raise_signal(signal.SIGSEGV)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGSEGV
    return "core" if os.WCOREDUMP(status) else "no core"


def look_into_memory() -> None:
    Path(f"/proc/{asked['child']}/mem").open("rb").close()


# What nobody can do who may not open a file for writing, nor make or remove one …
WRITING: dict[str, Callable[[], object]] = {
    "create": (place / "created").touch,
    "create here": Path("created-here").touch,
    "write": lambda: (place / "write").open("r+"),
    "append": lambda: (place / "append").open("a"),
    "overwrite": lambda: (place / "overwrite").open("w"),
    "rename": lambda: (place / "rename").rename(place / "renamed"),
    "remove": (place / "remove").unlink,
    "make a folder": (place / "made").mkdir,
    "remove a folder": (place / "folder").rmdir,
    "make a link": lambda: (place / "linked").hardlink_to(place / "link"),
    "make a symbolic link": lambda: (place / "pointing").symlink_to("link"),
    "make a pipe": lambda: os.mkfifo(place / "pipe"),
    "make a socket": bind_file,
    "make a nameless file": lambda: os.open(place, os.O_TMPFILE | os.O_WRONLY, 0o600),
}
# … and what needs no writing.
CHANGING: dict[str, Callable[[], object]] = {
    "truncate": lambda: os.truncate((place / "truncate"), 0),
    "truncate by opening": lambda: os.open((place / "open"), os.O_RDONLY | os.O_TRUNC),
    "change permissions": lambda: (place / "permissions").chmod(0o640),
    "change the owner": lambda: os.chown((place / "owner"), -1, os.getegid()),
    "change times": lambda: os.utime((place / "times"), (1, 1)),
    "change an attribute": lambda: os.setxattr((place / "attribute"), "user.visit", b"trace"),
}
COUNTING: dict[str, Callable[[], object]] = {
    "count": lambda: replace_file(place / "runtime" / "count", b"1", 0o600),
    "count anew": lambda: replace_file(place / "runtime" / "count", b"2", 0o600),
}
READING: dict[str, Callable[[], object]] = {
    "read": (place / "read").read_bytes,
    "list": lambda: [*place.iterdir()],
    "read of another process": lambda: Path(f"/proc/{parent}/cmdline").read_bytes(),
}
NEEDED: dict[str, Callable[[], object]] = {
    "read the content": (place / "content" / "en.json").read_bytes,
    "list the system's libraries": lambda: [*Path("/usr/lib").iterdir()],
    "read of itself": Path("/proc/self/status").read_bytes,
    "throw away": lambda: Path("/dev/null").write_bytes(b"nothing"),
    "use a memory file": use_a_memory_file,
    "tell whether somebody is there": tell_opening,
    "connect to a local socket": lambda: connect(socket.AF_UNIX, str(place / "display")),
}
NETWORK: dict[str, Callable[[], object]] = {
    "connect by TCP": lambda: connect(socket.AF_INET, ("127.0.0.1", asked["port"])),
    "listen by TCP": lambda: bind(socket.SOCK_STREAM),
    "connect by UDP": lambda: connect(socket.AF_INET, ("127.0.0.1", 9), socket.SOCK_DGRAM),
    "listen by UDP": lambda: bind(socket.SOCK_DGRAM),
    "make a socket of IPv6": lambda: socket.socket(socket.AF_INET6).close(),
}
OTHERS: dict[str, Callable[[], object]] = {
    "run a program": run_a_program,
    "signal its parent": lambda: os.kill(parent, 0),
    "connect to an abstract socket": lambda: connect(socket.AF_UNIX, asked["abstract"]),
    "crash": crash,
    "look into its memory": look_into_memory,
}
ATTEMPTS = {**WRITING, **CHANGING, **COUNTING, **READING, **NEEDED, **NETWORK, **OTHERS}


def outcome(attempt: str) -> str:
    try:
        result = ATTEMPTS[attempt]()
    except OSError as error:
        return errno.errorcode[error.errno or 0]
    return result if isinstance(result, str) else "done"


def facts() -> dict[str, object]:
    """What the kernel says of this process."""
    status = Path("/proc/self/status").read_text().splitlines()
    return {
        "no new privileges": libc.prctl(GET_NO_NEW_PRIVILEGES, 0, 0, 0, 0),
        "dumpable": libc.prctl(GET_DUMPABLE, 0, 0, 0, 0),
        "core limit": resource.getrlimit(resource.RLIMIT_CORE),
        "locked kB": next(int(line.split()[1]) for line in status if line.startswith("VmLck:")),
        "death signal": death_signal(),
    }


def death_signal() -> int:
    number = ctypes.c_int()
    libc.prctl(GET_DEATH_SIGNAL, ctypes.byref(number), 0, 0, 0)
    return number.value


def become(user: int | None) -> None:
    if user is not None:
        os.setgroups([])
        os.setgid(user)
        os.setuid(user)
        libc.prctl(SET_DUMPABLE, 1, 0, 0, 0)  # as one is who was never anybody else


def give_up() -> dict[str, str]:
    """Give up what was asked for. Returns what that lacked."""
    needs = with_content(visitor_needs(asked.get("environment", {})))
    if "abi" in asked:
        landlock.landlock_abi = lambda: int(asked["abi"])
    steps: dict[str, list[Callable[[], None]]] = {
        "nothing": [],
        "core": [leave_no_core],
        "landlock": [refuse_new_privileges, lambda: keep_only(needs)],
        "filter": [refuse_new_privileges, lambda: filter_calls(needs)],
    }
    if asked["give_up"] == "sandbox":
        protections = enter_sandbox(needs, swap=asked.get("swap", True))
        return {protection.name: protection.lacking for protection in protections}
    for step in steps[asked["give_up"]]:
        step()
    return {}


def with_content(needs: Needs) -> Needs:
    """The needs, and one folder to read among others that are not; one to write, if asked for."""
    writes = (place / "runtime",) if asked.get("counts") else ()
    return needs._replace(reads=(*needs.reads, place / "content"), writes=writes)


def attempt_all() -> None:
    told: dict[str, object] = {"lacking": lacking}
    told["outcomes"] = {attempt: outcome(attempt) for attempt in asked["attempts"]}
    if asked["by"] == "process":
        told["facts"] = facts()
    print(json.dumps(told), flush=True)


def attempt_in_a_child() -> None:
    child = os.fork()
    if not child:
        attempt_all()
        os._exit(0)
    os.waitpid(child, 0)


def attempt_from_outside() -> None:
    """Let a child give up, and make the attempts on it."""
    ready, tell = os.pipe()
    asked["child"] = os.fork()
    if not asked["child"]:
        give_up()
        os.write(tell, b".")
        signal.pause()
    os.read(ready, 1)
    attempt_all()
    os.kill(asked["child"], signal.SIGKILL)


def main() -> None:
    """Do what was asked."""
    become(asked.get("user"))
    libc.prctl(SET_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    ready = threading.Event()
    if asked["by"] == "early":
        threading.Thread(target=lambda: (ready.wait(), attempt_all())).start()
    if asked["by"] == "neighbour":
        return attempt_from_outside()
    lacking.update(give_up())
    match asked["by"]:
        case "process":
            attempt_all()
        case "child":
            attempt_in_a_child()
        case "thread":
            threading.Thread(target=attempt_all).start()
        case "early":
            ready.set()
    return None


if __name__ == "__main__":
    main()
