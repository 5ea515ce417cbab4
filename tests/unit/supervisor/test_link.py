"""The visitor process's end of the link."""

import socket
import subprocess
import sys

import pytest

from kiosk.supervisor.link import Link
from tests.unit.supervisor.stand_ins import ROOT

JOIN = f"""
import socket, sys
sys.path.insert(0, {str(ROOT)!r})
from kiosk.errors import KioskError
from kiosk.supervisor.link import join_supervisor
try:
    link = join_supervisor(socket.socket(fileno=int(sys.argv[1])))
except KioskError as error:
    sys.exit(str(error))
print("joined", flush=True)
"""


@pytest.fixture
def ends():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


@pytest.fixture
def join(ends):
    """Starts a process that joins the supervisor that this test plays, and then runs `code`."""
    _, theirs = ends
    started = []

    def start(code: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-I", "-c", JOIN + code, str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        theirs.close()
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_words_are_lines(ends):
    ours, theirs = ends
    link = Link(theirs)
    link.say("shown")
    link.say("ended")
    assert ours.recv(100) == b"shown\nended\n"


def test_a_link_is_broken_when_the_supervisor_is_gone(ends):
    ours, theirs = ends
    link = Link(theirs)
    assert not link.is_broken()
    ours.close()
    assert link.is_broken()


def test_a_joined_process_speaks(ends, join):
    process = join("link.say('shown'); sys.stdin.read()")
    assert process.stdout.readline() == "joined\n"
    assert ends[0].recv(100) == b"shown\n"


def test_who_speaks_without_a_supervisor_ends_without_a_word(ends, join):
    process = join("sys.stdin.readline(); link.say('shown'); print('still here')")
    assert process.stdout.readline() == "joined\n"
    ends[0].close()
    assert process.communicate("\n") == ("", "")
    assert process.returncode == 0


def test_a_supervisor_that_is_gone_already_is_seen(ends, join):
    ends[0].close()
    _, said = join("").communicate()
    assert said.startswith("no-supervisor: ")
