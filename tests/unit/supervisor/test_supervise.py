"""The supervisor at work, on real processes."""

import errno
import os
import signal
import socket
import subprocess
import sys

import pytest

from kiosk.supervisor.display_server import NoDisplay
from kiosk.supervisor.faults import FAULT
from kiosk.supervisor.heartbeat import UNANSWERED
from kiosk.supervisor.process import VisitorProcess
from kiosk.supervisor.supervise import Programs, supervise
from kiosk.supervisor.supply import Active
from tests.processes import children_of, descriptors_of, is_alive, wait_until
from tests.unit.supervisor.stand_ins import ROOT


def test_the_old_process_dies_when_the_next_is_on_the_screen_and_not_before(kiosk, visitor, warm):
    visitor.say("touched|ended")
    warm.wait_to_hear("show")
    assert visitor.is_alive()
    warm.say("shown")
    visitor.wait_until_dead()
    third = kiosk.next_visitor()
    wait_until(lambda: children_of(kiosk.pid) == [warm.pid, third.pid])


def test_the_first_one_is_told_to_show_itself_and_the_second_is_not(kiosk, visitor, warm):
    visitor.wait_to_hear("show")
    assert "show" not in warm.ask("heard")


def test_one_that_is_not_ready_is_shown_as_soon_as_it_is(kiosk, visitor):
    successor = kiosk.next_visitor()
    visitor.say("ended")
    successor.wait_to_hear("show")
    assert visitor.is_alive()
    successor.say("shown")
    visitor.wait_until_dead()


def test_who_owns_the_display_goes_before_the_next_comes(kiosk):
    kiosk.start(options={"shares_display": False})
    first = kiosk.next_visitor()
    first.say("shown")
    wait_until(lambda: children_of(kiosk.pid) == [first.pid])
    first.say("ended")
    second = kiosk.next_visitor()
    assert not is_alive(first.pid)
    second.wait_to_hear("show")


def staff_of(kiosk, visitor):
    """The staff process, which a visitor's process has asked for."""
    kiosk.content.with_name("pin").touch()
    visitor.say("touched|staff")
    staff = kiosk.next_visitor()
    assert staff.ask("kind") == ["staff"]
    return staff


def test_the_staff_panel_stands_between_two_visits(kiosk, visitor, warm):
    staff = staff_of(kiosk, visitor)
    visitor.wait_to_hear("leave")
    staff.wait_to_hear("checked")
    assert staff.ask("content") == ["right", "1"]
    visitor.say("ended")
    staff.say("shown")
    visitor.wait_until_dead()
    staff.wait_to_hear("alive?")
    assert "show" not in warm.ask("heard")
    staff.say("ended")
    warm.wait_to_hear("show")
    assert staff.is_alive()
    warm.say("shown")
    staff.wait_until_dead()


@pytest.mark.parametrize("way", ["restart", "stop"])
def test_staff_end_the_kiosk_from_the_panel(kiosk, visitor, warm, way):
    staff = staff_of(kiosk, visitor)
    visitor.say("ended")
    staff.say("shown")
    staff.wait_to_hear("alive?")
    staff.say(way)
    assert kiosk.ends() == (0, "")
    for process in (visitor, warm, staff):
        process.wait_until_dead()
    assert kiosk.ending() == way


def test_a_visitors_process_that_says_the_same_changes_nothing(kiosk, visitor, warm):
    for process in (visitor, warm):
        process.say("restart|stop|ready")
    visitor.say("touched|ended")
    warm.wait_to_hear("show")
    kiosk.process.terminate()
    assert kiosk.ends() == (0, "")
    assert kiosk.ending() == "told"


def test_a_staff_process_that_dies_before_its_frame_is_followed_by_the_next_visit(
    kiosk, visitor, warm
):
    staff = staff_of(kiosk, visitor)
    visitor.say("ended")
    staff.do("exit 1")
    warm.wait_to_hear("show")


def test_a_staff_process_that_cannot_be_started_is_followed_by_the_next_visit(kiosk, visitor, warm):
    kiosk.content.with_name("pin").touch()
    kiosk.content.with_name("full").touch()
    visitor.say("touched|staff")
    visitor.wait_to_hear("leave")
    visitor.say("ended")
    warm.wait_to_hear("show")


def test_a_staff_process_that_hangs_is_followed_by_the_next_visit(kiosk, visitor, warm):
    staff = staff_of(kiosk, visitor)
    visitor.say("ended")
    staff.say("shown")
    staff.do("fall-silent")
    warm.wait_to_hear("show")
    staff.wait_until_dead()


def test_without_a_pin_nobody_hears_of_who_asks_for_the_staff_panel(kiosk, visitor, warm):
    visitor.say("touched|staff")
    visitor.wait_to_hear("alive?")
    assert "leave" not in visitor.ask("heard")
    assert children_of(kiosk.pid) == [visitor.pid, warm.pid]


def test_a_crash_on_the_screen_is_replaced_by_the_one_in_reserve(kiosk, visitor, warm):
    os.kill(visitor.pid, signal.SIGSEGV)
    warm.wait_to_hear("show")


def test_a_crash_in_reserve_is_replaced(kiosk, visitor, warm):
    os.kill(warm.pid, signal.SIGSEGV)
    third = kiosk.next_visitor()
    wait_until(lambda: children_of(kiosk.pid) == [visitor.pid, third.pid])


def test_a_process_that_leaves_without_a_word_is_replaced(kiosk, visitor, warm):
    visitor.do("exit 0")
    warm.wait_to_hear("show")


def test_deaths_before_the_first_frame_are_survived(kiosk):
    kiosk.start()
    for _ in range(3):
        kiosk.next_visitor().do("exit 1")
    last = kiosk.next_visitor()
    last.say("shown")
    kiosk.next_visitor()


def test_the_old_one_covers_the_screen_while_the_next_cannot_start(kiosk, visitor, warm):
    visitor.say("ended")
    warm.do("exit 1")
    kiosk.next_visitor().do("exit 1")
    successor = kiosk.next_visitor()
    assert visitor.is_alive()
    successor.say("shown")
    visitor.wait_until_dead()


def test_a_process_that_breaks_off_the_link_is_replaced(kiosk, visitor, warm):
    visitor.do("leave-the-link")
    visitor.wait_until_dead()
    warm.wait_to_hear("show")


def test_a_process_that_babbles_is_replaced(kiosk, visitor, warm):
    visitor.do("say " + "x" * 5000)
    visitor.wait_until_dead()
    warm.wait_to_hear("show")


def test_words_may_come_in_pieces_or_together(kiosk):
    kiosk.start()
    first = kiosk.next_visitor()
    first.do("say sho")
    first.do("say wn|ended|")
    kiosk.next_visitor().say("ready|shown")
    first.wait_until_dead()


# --- hangs, memory, repeated failure ----------------------------------------------------


def test_a_process_that_stands_still_is_replaced(kiosk, visitor, warm):
    os.kill(visitor.pid, signal.SIGSTOP)
    warm.wait_to_hear("show")
    visitor.wait_until_dead()


def test_a_process_that_answers_no_more_is_replaced(kiosk, visitor, warm):
    visitor.do("fall-silent")
    warm.wait_to_hear("show")
    visitor.wait_until_dead()


def test_a_silent_one_in_reserve_is_replaced(kiosk, visitor, warm):
    warm.do("fall-silent")
    kiosk.next_visitor()
    warm.wait_until_dead()
    assert visitor.is_alive()


def test_who_answers_stays(kiosk, visitor, warm):
    wait_until(lambda: visitor.ask("heard").count("alive?") > UNANSWERED + 1)
    assert warm.ask("heard").count("alive?") >= UNANSWERED
    assert children_of(kiosk.pid) == [visitor.pid, warm.pid]


@pytest.mark.slow
def test_a_process_that_never_gets_ready_is_replaced(kiosk):
    kiosk.start()
    slow = kiosk.next_visitor()
    kiosk.next_visitor()
    slow.wait_until_dead()


@pytest.mark.slow
def test_who_holds_too_much_memory_goes_when_nobody_uses_it(kiosk):
    kiosk.start(options={"most_bytes": 150_000_000})
    first = kiosk.next_visitor()
    first.say("shown")
    second = kiosk.next_visitor()
    second.say("ready")
    first.do("grow 200000000")
    second.wait_to_hear("show")


@pytest.mark.slow
def test_one_in_reserve_that_holds_too_much_memory_is_replaced(kiosk):
    kiosk.start(options={"most_bytes": 150_000_000})
    kiosk.next_visitor().say("shown")
    warm = kiosk.next_visitor()
    warm.say("ready")
    warm.do("grow 200000000")
    warm.wait_until_dead()
    kiosk.next_visitor()


def test_repeated_failure_brings_the_emergency_page_until_a_process_is_ready(kiosk):
    kiosk.start(emergency=True)
    for _ in range(3):
        kiosk.next_visitor().do("exit 1")
    page = kiosk.next_visitor()
    said = kiosk.process.stderr.readline()
    assert said == "kiosk: visitor processes fail; the emergency page is shown meanwhile.\n"
    page.say("shown")
    visitor = kiosk.next_visitor()
    assert "show" not in visitor.ask("heard")
    visitor.say("ready")
    visitor.wait_to_hear("show")
    assert page.is_alive()
    visitor.say("shown")
    page.wait_until_dead()


def fail_three_times(kiosk):
    for _ in range(3):
        kiosk.next_visitor().do("exit 1")


def test_an_emergency_page_that_answers_stays(kiosk):
    kiosk.start(emergency=True)
    fail_three_times(kiosk)
    page = kiosk.next_visitor()
    page.say("shown")
    wait_until(lambda: page.ask("heard").count("alive?") > UNANSWERED + 1)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP])
def test_an_emergency_page_that_is_of_no_use_is_replaced(kiosk, number):
    kiosk.start(emergency=True)
    fail_three_times(kiosk)
    page = kiosk.next_visitor()
    page.say("shown")
    os.kill(page.pid, number)
    page.wait_until_dead()
    following = kiosk.next_page()
    following.say("shown")
    following.wait_to_hear("alive?")
    assert "show" not in following.ask("heard")


def test_without_an_emergency_page_it_is_tried_again(kiosk):
    kiosk.start()
    for _ in range(3):
        kiosk.next_visitor().do("exit 1")
    kiosk.next_visitor().wait_to_hear("show")


# --- the content ------------------------------------------------------------------------


def test_visitors_read_what_was_checked_and_not_before(kiosk, visitor, warm):
    for each in (visitor, warm):
        each.wait_to_hear("checked")
        assert each.ask("content") == ["right", "1"]


def test_without_right_content_there_is_the_emergency_page_until_there_is(kiosk):
    kiosk.content.write_text("wrong")
    kiosk.start(emergency=True)
    page = kiosk.next_page()
    page.say("shown")
    # long enough for a check that fails while it stands
    wait_until(lambda: page.ask("heard").count("alive?") > 1)
    kiosk.activate("right 2")
    visitor = kiosk.next_that_hears("checked")
    visitor.say("ready")
    visitor.wait_to_hear("show")
    assert visitor.ask("content") == ["right", "2"]
    visitor.say("shown")
    page.wait_until_dead()


def test_new_content_is_in_the_next_warm_process_and_replaces_what_nobody_uses(
    kiosk, visitor, warm
):
    kiosk.activate("right 2")
    warm.wait_until_dead()
    third = kiosk.next_visitor()
    assert third.ask("content") == ["right", "2"]
    assert visitor.is_alive()
    third.say("ready")
    third.wait_to_hear("show")
    third.say("shown")
    visitor.wait_until_dead()
    assert kiosk.next_visitor().ask("content") == ["right", "2"]


def test_a_visit_goes_on_with_the_content_it_began_with(kiosk, visitor, warm):
    visitor.say("touched")
    kiosk.activate("right 2")
    warm.wait_until_dead()
    third = kiosk.next_visitor()
    third.say("ready")
    wait_until(lambda: third.ask("heard").count("alive?") > 1)
    assert "show" not in third.ask("heard")
    assert visitor.ask("content") == ["right", "1"]
    visitor.say("ended")
    third.wait_to_hear("show")


def test_new_content_that_cannot_be_checked_yet_is_checked_later(kiosk, visitor, warm):
    full = kiosk.content.with_name("full")
    full.touch()
    kiosk.content.write_text("right 2")
    line = kiosk.process.stderr.readline()
    assert line.startswith("kiosk: content cannot be checked (")
    assert visitor.is_alive()
    full.unlink()
    assert kiosk.next_visitor().ask("content") == ["right", "2"]


def test_new_content_that_is_wrong_changes_nothing(kiosk, visitor, warm):
    kiosk.activate("wrong")
    wait_until(lambda: warm.ask("heard").count("alive?") > 2)
    assert children_of(kiosk.pid) == [visitor.pid, warm.pid]
    kiosk.activate("right 3")
    warm.wait_until_dead()
    assert kiosk.next_visitor().ask("content") == ["right", "3"]


# --- the drop folder --------------------------------------------------------------------


def bring(kiosk, name="a.kbundle"):
    """Bring a file into the drop folder, as rsync does."""
    folder = kiosk.content.with_name("incoming")
    folder.mkdir(exist_ok=True)
    part = folder / f".{name}.Xy12Zw"
    part.write_bytes(b"1234")
    part.rename(folder / name)


def next_delivery(kiosk):
    """The process that tries a file of the drop folder; no other is started before."""
    delivery = kiosk.next_visitor()
    assert delivery.ask("kind") == ["delivery"]
    return delivery


def test_a_file_in_the_drop_folder_is_tried_when_nobody_has_touched_the_screen(
    kiosk, visitor, warm
):
    bring(kiosk)
    delivery = next_delivery(kiosk)
    delivery.do("exit 0")
    bring(kiosk, "b.kbundle")
    next_delivery(kiosk).do("exit 0")
    assert "leave" not in visitor.ask("heard")
    wait_until(lambda: children_of(kiosk.pid) == [visitor.pid, warm.pid])


def test_a_visit_is_waited_for_and_the_next_one_leaves_a_try_alone(kiosk, visitor, warm):
    visitor.say("touched")
    bring(kiosk)
    wait_until(lambda: visitor.ask("heard").count("alive?") > 3)
    assert children_of(kiosk.pid) == [visitor.pid, warm.pid]
    visitor.say("ended")
    warm.wait_to_hear("show")
    warm.say("shown")
    third = kiosk.next_visitor()
    third.say("ready")
    delivery = next_delivery(kiosk)
    warm.say("touched|ended")
    third.wait_to_hear("show")
    third.say("shown")
    warm.wait_until_dead()
    assert delivery.is_alive()


def test_while_the_staff_panel_stands_there_none_is_tried(kiosk, visitor, warm):
    staff = staff_of(kiosk, visitor)
    visitor.say("ended")
    staff.say("shown")
    visitor.wait_until_dead()
    bring(kiosk)
    wait_until(lambda: staff.ask("heard").count("alive?") > 3)
    assert children_of(kiosk.pid) == [warm.pid, staff.pid]
    staff.say("ended")
    warm.wait_to_hear("show")
    warm.say("shown")
    kiosk.next_visitor().say("ready")
    next_delivery(kiosk)


def test_while_the_emergency_page_stands_there_one_is_tried(kiosk):
    kiosk.content.write_text("wrong")
    kiosk.start(emergency=True)
    page = kiosk.next_page()
    page.say("shown")
    bring(kiosk)
    delivery = kiosk.next_that_is("delivery")
    kiosk.activate("right 2")  # what it is there for
    delivery.do("exit 0")
    visitor = kiosk.next_that_hears("checked")
    visitor.say("ready")
    visitor.wait_to_hear("show")


def test_a_try_that_fails_disturbs_nobody_and_comes_again_later(kiosk, visitor, warm):
    bring(kiosk)
    os.kill(next_delivery(kiosk).pid, signal.SIGKILL)
    next_delivery(kiosk)
    assert "leave" not in visitor.ask("heard")
    assert warm.is_alive()


def test_a_try_ends_with_the_kiosk(kiosk, visitor, warm):
    bring(kiosk)
    delivery = next_delivery(kiosk)
    os.kill(kiosk.pid, signal.SIGTERM)
    assert kiosk.ends() == (0, "")
    delivery.wait_until_dead()


# --- the end ----------------------------------------------------------------------------


def test_closing_the_window_ends_the_kiosk(kiosk):
    kiosk.start(options={"closable": True})
    visitor = kiosk.next_visitor()
    visitor.say("shown")
    visitor.say("closed")
    assert kiosk.ends() == (0, "")
    visitor.wait_until_dead()


def test_last_words_are_heard_though_the_process_is_gone(kiosk):
    kiosk.start(options={"closable": True})
    visitor = kiosk.next_visitor()
    os.kill(kiosk.pid, signal.SIGSTOP)
    visitor.say("shown|closed")
    visitor.do("exit 0")
    visitor.wait_until_dead()
    os.kill(kiosk.pid, signal.SIGCONT)
    assert kiosk.ends() == (0, "")


def test_full_screen_there_is_nothing_to_close(kiosk, visitor, warm):
    visitor.say("closed")
    visitor.say("ended")
    warm.wait_to_hear("show")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_everything_without_a_word(kiosk, visitor, warm, number):
    os.kill(kiosk.pid, number)
    assert kiosk.ends() == (0, "")
    visitor.wait_until_dead()
    warm.wait_until_dead()


def test_nohup_is_respected(kiosk):
    kiosk.start(preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    visitor = kiosk.next_visitor()
    os.kill(kiosk.pid, signal.SIGHUP)
    visitor.say("shown")
    kiosk.next_visitor()
    os.kill(kiosk.pid, signal.SIGINT)
    assert kiosk.ends() == (0, "")


def test_processes_die_with_the_supervisor(kiosk):
    kiosk.start(joins=True)
    visitor = kiosk.next_visitor()
    os.kill(kiosk.pid, signal.SIGKILL)
    visitor.wait_until_dead()


def test_what_cannot_be_started_is_said_and_tried_again_until_a_signal(kiosk):
    kiosk.content.with_name("full").touch()
    kiosk.start()
    # So many that beats lie between them: nobody waits for content, so nothing is said of it.
    said = [kiosk.process.stderr.readline() for _ in range(5)]
    reason = "Resource temporarily unavailable"
    assert said == [f"kiosk: a visitor process cannot be started ({reason}).\n"] * 5
    os.kill(kiosk.pid, signal.SIGTERM)
    assert kiosk.ends()[0] == 0


# --- what a process inherits ------------------------------------------------------------


def test_a_process_inherits_only_its_streams_and_its_link(kiosk, tmp_path):
    with (tmp_path / "left-open").open("w") as left_open:
        kiosk.start(pass_fds=[left_open.fileno()])
        visitor = kiosk.next_visitor()
    # 0, 1, 2, the link, its own socket to the test, the listing's,
    # and the memory with the content.
    assert len(visitor.ask("descriptors")) == 7


def test_a_process_has_a_session_of_its_own_and_no_terminal(kiosk, visitor):
    assert visitor.ask("session") == [str(visitor.pid), "-"]


def test_a_process_gets_the_environment_it_is_given(kiosk, visitor):
    assert visitor.ask("environment") == ["LC_ALL"]


def test_closed_streams_are_no_obstacle(kiosk):
    kiosk.start(preexec_fn=lambda: os.closerange(0, 3))
    visitor = kiosk.next_visitor()
    assert visitor.ask("descriptors")[:3] == ["0", "1", "2"]
    visitor.say("shown")
    kiosk.next_visitor()


def test_children_that_nobody_waits_for_are_no_obstacle(kiosk):
    kiosk.start(preexec_fn=lambda: signal.signal(signal.SIGCHLD, signal.SIG_IGN))
    visitor = kiosk.next_visitor()
    visitor.do("exit 1")
    kiosk.next_visitor()


# --- for months -------------------------------------------------------------------------


def test_fifty_generations_leave_nothing_behind(kiosk, visitor, warm):
    wait_until(lambda: children_of(kiosk.pid) == [visitor.pid, warm.pid])
    before = descriptors_of(kiosk.pid)
    for _ in range(50):
        visitor.say("ended")
        warm.wait_to_hear("show")
        warm.say("shown")
        visitor.wait_until_dead()
        visitor, warm = warm, kiosk.next_visitor()
    wait_until(lambda: children_of(kiosk.pid) == [visitor.pid, warm.pid])
    assert descriptors_of(kiosk.pid) == before


def test_a_descriptor_more_would_have_been_seen(kiosk):
    kiosk.start()
    visitor = kiosk.next_visitor()
    wait_until(lambda: children_of(kiosk.pid) == [visitor.pid])
    before = descriptors_of(kiosk.pid)
    visitor.say("shown")
    kiosk.next_visitor()
    assert descriptors_of(kiosk.pid) == before + 2
    assert len(children_of(kiosk.pid)) == 2


# --- in this process --------------------------------------------------------------------


def wait_for_the_end(link: socket.socket) -> int:
    """The life of a process that does nothing."""
    while link.recv(64):
        pass
    return 0


def test_a_process_may_complain_whatever_the_supervisor_has_for_streams():
    """Its standard output becomes standard error: a file may become a pipe."""
    start = (
        "import os, sys; from kiosk.exits import exit_code; from kiosk.output import complain;"
        "from kiosk.supervisor.process import VisitorProcess;"
        "life = lambda link: exit_code(lambda: complain('said') or 0);"
        "print(os.waitpid(VisitorProcess(life).pid, 0)[1], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", start],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    assert done.stderr == "said\n0\n"


NOTHING = Active(lambda: None, lambda memory: lambda link: 0)


def test_the_memory_limit_is_asked_for_while_a_process_lives_and_signals_are_given_back():
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    seen = []

    def stop_at_once() -> None:
        seen.extend(children_of(os.getpid()))
        os.kill(os.getpid(), signal.SIGTERM)

    supervise(Programs(lambda content: wait_for_the_end, NOTHING), memory_limit=stop_at_once)
    assert len(seen) >= 1
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before


def test_no_process_is_left_when_the_memory_limit_cannot_be_asked_for():
    before = children_of(os.getpid())

    def fail() -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        supervise(Programs(lambda content: wait_for_the_end, NOTHING), memory_limit=fail)
    assert children_of(os.getpid()) == before


def test_where_the_screen_is_gone_nothing_is_started_anew_and_no_process_is_left():
    before = children_of(os.getpid())

    def fail() -> None:
        raise NoDisplay("There is no screen any more.")

    with pytest.raises(NoDisplay):
        supervise(
            Programs(lambda content: lambda link: 1, NOTHING),
            require_display=fail,
        )
    assert children_of(os.getpid()) == before


def test_a_process_that_cannot_be_watched_is_not_left_behind(monkeypatch):
    def fail(pid: int) -> int:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    before = children_of(os.getpid()), descriptors_of(os.getpid())
    monkeypatch.setattr(os, "pidfd_open", fail)
    with pytest.raises(OSError, match="Too many open files"):
        VisitorProcess(wait_for_the_end)
    assert (children_of(os.getpid()), descriptors_of(os.getpid())) == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_a_process_without_a_traceback(number, capfd):
    process = VisitorProcess(wait_for_the_end)
    os.kill(process.pid, number)
    assert os.waitstatus_to_exitcode(os.waitpid(process.pid, 0)[1]) == -number
    process.link.close()
    os.close(process.pidfd)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("life", "code"),
    [(lambda link: 7, 7), (lambda link: sys.exit("no"), FAULT), (lambda link: 1 // 0, FAULT)],
)
def test_a_life_that_ends_ends_the_process_and_never_goes_on_as_a_supervisor(life, code, capfd):
    process = VisitorProcess(life)
    assert os.waitstatus_to_exitcode(os.waitpid(process.pid, 0)[1]) == code
    process.link.close()
    os.close(process.pidfd)
    assert "Traceback" not in capfd.readouterr().err
