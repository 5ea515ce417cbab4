"""What a process and those it starts ask of the kernel, told by strace(1), read strictly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

# All calls that name a file or concern a socket, those that change a file without naming it and
# without having opened it for writing, and what could do any of that unseen. Memory that has a
# descriptor (memfd_create) is no file: nothing can name it.
_TRACED = "%file,%network,fchmod,fchown,fsetxattr,fremovexattr,open_by_handle_at,io_uring_setup"

_LOOKING = {
    *("access", "faccessat", "faccessat2", "stat", "lstat", "newfstatat", "statx", "statfs"),
    *("readlink", "readlinkat", "getcwd", "chdir", "execve", "getxattr", "lgetxattr"),
}
# On a socket that is there. Those that address one anew (sendto with a name, bind, listen,
# accept) are not among them.
_TALKING = {
    *("recvfrom", "recvmsg", "sendmsg", "shutdown", "getsockname", "getpeername"),
    *("getsockopt", "setsockopt"),
}
_OPENING = {"open", "openat", "openat2"}
_WRITING = re.compile(r"O_(WRONLY|RDWR|CREAT|TRUNC|TMPFILE|APPEND)")
_DISPLAY = re.compile(r'sa_family=AF_UNIX, sun_path=@?"/tmp/\.X11-unix/X\d+"')

_LINE = re.compile(r"\d+ +(?P<call>\w+)\((?P<arguments>.*)")
# The end of a call whose beginning stood further up, the end of a process, and a signal.
_REST = re.compile(r"\d+ +(<\.\.\. \w+ resumed>|\+\+\+ (exited|killed) |--- SIG)")


def traced(command: tuple[str, ...], told: Path) -> tuple[str, ...]:
    """The command, under the eyes of strace, which writes to `told`. The process that is started
    is the command's own."""
    strace = ("strace", "-D", "-f", "--seccomp-bpf", "-e", "signal=none")
    quiet = ("-e", "quiet=attach,personality")
    return (*strace, *quiet, "-o", str(told), "-e", f"trace={_TRACED}", "--", *command)


def is_whole(told: Path) -> bool:
    """Whether the process has ended that was started first; the kiosk's reaps all others."""
    lines = told.read_text("utf-8").splitlines()
    return any(line.split()[:3] == [lines[0].split()[0], "+++", "exited"] for line in lines)


def traces(told: Path) -> list[str]:
    """The calls that can leave something behind or reach somebody else, tried or done."""
    return [line for line, call, arguments in _calls(told) if not _is_harmless(call, arguments)]


def calls(told: Path) -> set[str]:
    """The names of all calls."""
    return {call for _, call, _ in _calls(told)}


def _calls(told: Path) -> Iterator[tuple[str, str, str]]:
    for line in told.read_text("utf-8").splitlines():
        if found := _LINE.fullmatch(line):
            yield line, found["call"], found["arguments"]
        else:
            assert _REST.match(line), f"strace says what is not understood: {line}"


def _is_harmless(call: str, arguments: str) -> bool:
    if call in _OPENING:
        return not _WRITING.search(arguments)
    if call in ("socket", "socketpair"):
        return arguments.startswith("AF_UNIX, ")
    if call == "connect":
        return bool(_DISPLAY.search(arguments))
    if call == "sendto":
        return "sa_family" not in arguments
    return call in _LOOKING | _TALKING
