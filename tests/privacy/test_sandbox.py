"""What a visitor process gave up, it cannot do, as root or as anybody; each test has the twin
in which a process that gave up nothing can."""

import os
import signal
import socket
from pathlib import Path

import pytest

from kiosk.supervisor.sandbox.landlock import SCOPE_ABI, TCP_ABI
from tests.privacy.confined import CHANGING, COUNTING, NEEDED, NETWORK, READING, WRITING

pytestmark = pytest.mark.usefixtures("abi")

BYS = ("process", "child", "thread")
# By Landlock, between two places, or by the filter, for a family of sockets.
REFUSALS = {"EACCES", "EXDEV", "EAFNOSUPPORT"}
DONE = {"done"}

TRUNCATE_ABI = 3


def snapshot(place: Path) -> dict[str, tuple[object, ...]]:
    """All there is to know of the files of a place."""
    found = {}
    for path in sorted(place.rglob("*")):
        status = path.lstat()
        content = path.read_bytes() if path.is_file() else b""
        marks = (status.st_mode, status.st_uid, status.st_gid, status.st_mtime_ns)
        found[path.name] = (*marks, content, *os.listxattr(path, follow_symlinks=False))
    return found


@pytest.fixture
def port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


@pytest.fixture
def abstract():
    name = f"\0kiosk-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(name)
        listener.listen()
        yield name


def test_nothing_is_lacking_that_the_kernel_has(confined, abi):
    told = confined("sandbox")
    lacking = {name for name, why in told.lacking.items() if why}
    assert lacking <= (set() if abi >= SCOPE_ABI else {"signals", "abstract-sockets"})
    assert {"privileges", "core", "files", "changes", "network", "signals"} <= told.lacking.keys()


# --- files ------------------------------------------------------------------------------


@pytest.mark.parametrize("by", BYS)
def test_nothing_can_be_written(confined, place, by):
    before = snapshot(place)
    outcomes = confined("sandbox", *WRITING, *CHANGING, by=by).outcomes
    assert len(outcomes) == len(WRITING) + len(CHANGING)
    assert [name for name, outcome in outcomes.items() if outcome not in REFUSALS] == []
    assert snapshot(place) == before


@pytest.mark.parametrize("by", BYS)
def test_it_could_be_written_otherwise(confined, place, by):
    before = snapshot(place)
    outcomes = confined("nothing", *WRITING, *CHANGING, by=by).outcomes
    if outcomes["change an attribute"] == "EOPNOTSUPP":  # as on older temporary file systems
        del outcomes["change an attribute"]
    assert set(outcomes.values()) == DONE
    assert snapshot(place) != before


@pytest.mark.parametrize("by", BYS)
def test_nothing_can_be_read_that_is_not_needed(confined, by):
    outcomes = confined("sandbox", *READING, by=by).outcomes
    assert outcomes == dict.fromkeys(READING, "EACCES")


def test_it_could_be_read_otherwise(confined):
    assert confined("nothing", *READING).outcomes == dict.fromkeys(READING, "done")


def test_the_staff_process_can_count_wrong_tries_and_write_nothing_else(confined, place):
    before = snapshot(place)
    told = confined("sandbox", *COUNTING, *WRITING, *CHANGING, *READING, counts=True)
    assert {told.outcomes.pop(name) for name in COUNTING} == DONE
    assert [name for name, outcome in told.outcomes.items() if outcome not in REFUSALS] == []
    assert (place / "runtime" / "count").read_bytes() == b"2"
    (place / "runtime" / "count").unlink()
    after = snapshot(place)
    del before["runtime"], after["runtime"]
    assert after == before


def test_a_visitor_process_counts_nothing(confined):
    assert confined("sandbox", *COUNTING).outcomes == dict.fromkeys(COUNTING, "EACCES")


def test_what_is_needed_can_be_used(confined):
    assert confined("sandbox", *NEEDED).outcomes == dict.fromkeys(NEEDED, "done")


def test_a_thread_that_runs_already_is_not_bound(confined):
    """Why all this is done in the only thread."""
    assert confined("sandbox", "write", "read", by="early").outcomes == {
        "write": "done",
        "read": "done",
    }


def test_no_program_can_be_started(confined):
    assert confined("sandbox", "run a program").outcomes == {"run a program": "EACCES"}


def test_a_program_could_be_started_otherwise(confined):
    assert confined("nothing", "run a program").outcomes == {"run a program": "done"}


# --- connections ------------------------------------------------------------------------


@pytest.mark.parametrize("by", BYS)
def test_there_is_no_network(confined, port, by):
    outcomes = confined("sandbox", *NETWORK, by=by, port=port).outcomes
    assert outcomes == dict.fromkeys(NETWORK, "EAFNOSUPPORT")


def test_there_would_be_a_network_otherwise(confined, port):
    outcomes = confined("nothing", *NETWORK, port=port).outcomes
    outcomes.pop("make a socket of IPv6")  # a machine may have none
    assert set(outcomes.values()) == DONE


@pytest.mark.parametrize("environment", [{"QT_QPA_PLATFORM": "xcb", "DISPLAY": "there:0"}])
def test_the_network_stays_for_a_display_behind_it(confined, port, environment):
    told = confined("sandbox", "connect by TCP", port=port, environment=environment)
    assert told.outcomes == {"connect by TCP": "done"}
    assert "network" not in told.lacking


@pytest.mark.parametrize("version", range(1, 8))
def test_what_each_version_of_landlock_alone_stops(confined, port, abi, version):
    """No version stops all, for which there is the filter."""
    if abi < version:
        pytest.skip(f"this kernel's Landlock has version {abi}")
    outcomes = confined("landlock", *WRITING, *CHANGING, *NETWORK, port=port, abi=version).outcomes
    assert {outcomes[name] for name in WRITING} <= REFUSALS
    assert outcomes["truncate"] == ("EACCES" if version >= TRUNCATE_ABI else "done")
    tcp = {outcomes["connect by TCP"], outcomes["listen by TCP"]}
    assert tcp == ({"EACCES"} if version >= TCP_ABI else DONE)
    assert {outcomes["connect by UDP"], outcomes["change times"]} == DONE


def test_the_filter_alone_stops_what_it_is_for(confined, port):
    """And not writing, for which there is Landlock."""
    outcomes = confined("filter", *CHANGING, *NETWORK, "write", port=port).outcomes
    expected = dict.fromkeys(CHANGING, "EACCES") | dict.fromkeys(NETWORK, "EAFNOSUPPORT")
    assert outcomes == expected | {"write": "done"}


def test_others_are_out_of_reach(confined, abstract, abi):
    if abi < SCOPE_ABI:
        pytest.skip(f"Landlock's version {abi} knows neither signals nor abstract sockets")
    attempts = ("signal its parent", "connect to an abstract socket")
    told = confined("sandbox", *attempts, abstract=abstract)
    assert told.outcomes == dict.fromkeys(attempts, "EPERM")


def test_others_could_be_reached_otherwise(confined, user, abstract):
    attempts = ["connect to an abstract socket"]
    if user is None:  # another user's processes get no signals anyway
        attempts.append("signal its parent")
    assert confined("nothing", *attempts, abstract=abstract).outcomes == dict.fromkeys(
        attempts, "done"
    )


def test_an_x_server_can_be_reached(confined, abstract):
    told = confined(
        "sandbox",
        "connect to an abstract socket",
        abstract=abstract,
        environment={"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":0"},
    )
    assert told.outcomes == {"connect to an abstract socket": "done"}
    assert "abstract-sockets" not in told.lacking


# --- memory -----------------------------------------------------------------------------


def test_the_kernel_says_so_too(confined):
    facts = confined("sandbox").facts
    assert facts["no new privileges"] == 1
    assert facts["dumpable"] == 0
    assert facts["core limit"] == [0, 0]


def test_the_kernel_would_say_otherwise(confined):
    facts = confined("nothing").facts
    assert facts["no new privileges"] == 0
    assert facts["dumpable"] == 1


def test_a_crash_leaves_no_core(confined, place):
    assert confined("core", "crash").outcomes == {"crash": "no core"}
    assert confined("sandbox", "crash").outcomes == {"crash": "no core"}
    assert list(place.glob("*core*")) == []


def test_a_crash_would_leave_a_core_otherwise(confined):
    (result,) = confined("nothing", "crash").outcomes.values()
    if result == "no core":
        pytest.skip("this machine leaves no cores at all")
    assert result == "core"


def test_no_neighbour_can_look_into_its_memory(confined, user):
    if user is None and os.geteuid() == 0:
        pytest.skip("root may look into any")
    outcomes = confined("sandbox", "look into its memory", by="neighbour").outcomes
    assert outcomes == {"look into its memory": "EACCES"}


def test_a_neighbour_could_look_into_its_memory_otherwise(confined):
    outcomes = confined("nothing", "look into its memory", by="neighbour").outcomes
    assert outcomes == {"look into its memory": "done"}


def test_it_still_dies_with_the_supervisor(confined):
    assert confined("sandbox").facts["death signal"] == signal.SIGKILL


def test_memory_stays_out_of_swap_where_that_is_allowed(confined):
    told = confined("sandbox", swap=False)
    is_allowed = not told.lacking["swap"]
    assert is_allowed == (told.facts["locked kB"] > 0)
    assert told.lacking["swap"] in ("", "the limit of locked memory is too low")


def test_memory_may_be_swapped_where_nobody_asked(confined):
    told = confined("sandbox")
    assert told.facts["locked kB"] == 0
    assert "swap" not in told.lacking
