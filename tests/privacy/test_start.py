"""How a visitor process and its supervisor start: what they load, and when the visitor process
gives up what it does not need. Each test has a twin that finds what was planted."""

import subprocess
import sys

from kiosk import paths
from kiosk.supervisor.environment import visitor_environment
from tests.processes import PATIENCE

# What reads source folders, what checks signatures, and what reads codes.
NEVER = {"yaml", "markdown_it", "pydantic", "pydantic_core", "phonenumbers", "tuf", "cryptography"}
NEVER |= {"zxingcpp"}

# What waits for the first frame, or for content that needs it (docs/adr/0002-late-imports.md).
LATE = {"opening_hours", "zoneinfo", "babel.dates", "segno"}

TELL = """
import os, sys

def tell(*_, **__):
    print(len(os.listdir("/proc/self/task")), *sys.modules, flush=True)
    os._exit(0)

"""
AT_FIRST_FRAME = "import kiosk.supervisor.link as link; link.Link.say = tell"
SHOW = "show\\n"
AT_SANDBOX = "import kiosk.supervisor.sandbox.enter as enter; enter.enter_sandbox = tell"
AT_SUPERVISION = "import kiosk.supervisor.supervise as loop; loop.supervise = tell"
RUN = "\nfrom kiosk import cli; cli.main(['run'])"
# All that the supervisor has loaded when a visitor process begins, and what happens then.
VISIT = """
import socket
from kiosk import cli, paths, processes
import kiosk.supervisor.supervise
from kiosk.supervisor.environment import visitor_environment
from kiosk.supervisor.supply import memory_file

def visit(link):
    showing = processes.Showing(visitor_environment({}, "offscreen"))
    processes.live_through_visit(showing, memory, link)

memory = memory_file()
supervisor, process = socket.socketpair()
supervisor.sendall(b"checked\\n")
pid = os.fork()
if pid == 0:
    from kiosk.content.compiled import check_into
    check_into(memory, paths.default_content())
    os._exit(0)
os.waitpid(pid, 0)
visit(process)
"""


def told(when: str, what: str) -> tuple[int, set[str]]:
    """Run the program until a point. Returns how many threads it has then, and its modules."""
    assert paths.default_content().is_dir(), "run `make setup` first"
    done = subprocess.run(
        [sys.executable, "-B", "-I", "-c", TELL + when + what],
        env=visitor_environment({}, "offscreen"),
        stdout=subprocess.PIPE,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    threads, *modules = done.stdout.split()
    return int(threads), {name.partition(".")[0] for name in modules} | set(modules)


def visitor(when: str, then: str = "") -> tuple[int, set[str]]:
    """A visitor process on the default content, which is told that it was checked, and `then`."""
    return told(when, VISIT.replace("checked\\n", f"checked\\n{then}"))


def test_a_visitor_process_loads_nothing_that_reads_sources_or_checks_signatures():
    _, modules = visitor(AT_FIRST_FRAME)
    assert {"PySide6.QtQuick", "kiosk.display.visitor", "kiosk.content.model"} <= modules
    assert modules & NEVER == set()


def test_a_module_too_many_is_seen():
    _, modules = visitor(f"import kiosk.content.compile; {AT_FIRST_FRAME}")
    assert {"yaml", "markdown_it", "pydantic"} <= modules & NEVER


def test_the_first_frame_does_not_wait_for_hours_dates_and_codes():
    _, modules = visitor(AT_FIRST_FRAME, SHOW)
    assert "kiosk.visit.opening" in modules
    assert modules & LATE == set()


def test_a_module_too_early_is_seen():
    early = "import babel.dates, segno, kiosk.content.hours; "
    _, modules = visitor(f"{early}{AT_FIRST_FRAME}", SHOW)
    assert modules & LATE == LATE
    _, modules = visitor(AT_FIRST_FRAME)
    assert modules & LATE == LATE - {"opening_hours"}  # ready, with content that has none


def test_the_supervisor_loads_none_of_it_and_no_qt():
    _, modules = told(AT_SUPERVISION, RUN)
    assert "kiosk.supervisor.process" in modules
    assert modules & (NEVER | {"PySide6", "shiboken6"}) == set()


def test_a_module_too_many_in_the_supervisor_is_seen():
    _, modules = told(f"import shiboken6, yaml; {AT_SUPERVISION}", RUN)
    assert {"shiboken6", "yaml"} <= modules


def test_all_is_given_up_in_the_only_thread_and_before_qt():
    threads, modules = visitor(AT_SANDBOX)
    assert threads == 1
    assert modules.isdisjoint({"PySide6", "shiboken6"})


def test_threads_and_qt_are_seen():
    threads, modules = visitor(AT_FIRST_FRAME)
    assert threads > 1
    assert {"PySide6", "shiboken6"} <= modules
