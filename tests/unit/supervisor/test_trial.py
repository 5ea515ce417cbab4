"""The process that watches a trial, with stand-ins for those that take part in it."""

import os
import signal
import time
from collections.abc import Callable

import pytest

from kiosk.supervisor.trial import Limits, Refused, Step, TrialFailed, report, try_content
from tests.processes import descriptors_of

# As patient as a busy machine needs, where nothing is to be waited for in vain.
PATIENT = Limits(memory=1 << 40)
ABOUT, END = Step("fr page:about", 8, 9), Step("", 9, 9)
REFUSAL = Refused("content-unreadable", "fr.json cannot be used.", "Install it again.")


def tried(*lives: Callable[[int], object], limits: Limits = PATIENT) -> list[Step]:
    """What a trial of these parts tells of; each is given the descriptor for its reports."""

    def part(life):
        return lambda memory, reports: lambda link: [life(reports), 0][1]

    told: list[Step] = []
    assert try_content([part(life) for life in lives], limits, told.append) == 9
    return told


def say_about(reports: int) -> None:
    report(reports, ABOUT)


def refusal(*lives: Callable[[int], object], limits: Limits = PATIENT) -> TrialFailed:
    """How a trial of these parts ends, after which nothing of it is left."""
    before = descriptors_of(os.getpid())
    with pytest.raises(TrialFailed) as caught:
        tried(*lives, limits=limits)
    assert descriptors_of(os.getpid()) == before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    return caught.value


def test_what_nothing_is_wrong_with_passes():
    assert tried(lambda _: 0, lambda reports: (say_about(reports), report(reports, END))) == [
        ABOUT,
        END,
    ]


def test_an_end_before_everything_was_shown_is_a_refusal():
    error = refusal(say_about)
    assert error.args[0] == "fr page:about: the process ended too early."


def test_all_parts_have_the_same_memory_in_turn():
    def write(memory, _reports):
        return lambda link: os.write(memory, b"seen") and 0

    def read(memory, _reports):
        return lambda link: os.pread(memory, 4, 0) != b"seen"

    assert try_content([write, read], PATIENT, lambda _: None) == 0
    with pytest.raises(TrialFailed):
        try_content([read, write], PATIENT, lambda _: None)


def test_a_refusal_is_handed_on():
    error = refusal(lambda reports: report(reports, REFUSAL))
    assert str(error) == "content-unreadable: fr.json cannot be used.\nInstall it again."


def test_after_a_refusal_no_other_part_begins():
    refusal(lambda reports: report(reports, REFUSAL), lambda _: os.kill(os.getppid(), 9))


@pytest.mark.parametrize(
    ("end", "code"),
    [
        (lambda: os._exit(70), 70),
        (lambda: os.kill(os.getpid(), signal.SIGKILL), -9),
        (lambda: {}["x"], 70),
    ],
    ids=["fault", "killed", "error"],
)
def test_a_process_that_ends_is_a_refusal_that_names_the_page(end, code):
    error = refusal(lambda reports: (say_about(reports), end()))
    assert (error.code, error.args[0]) == (
        "trial-failed",
        f"fr page:about: the process ended ({code}).",
    )
    assert "visitors" in error.advice


def test_a_hang_is_a_refusal_that_names_the_page():
    limits = PATIENT._replace(beats=2, seconds=0.01)
    error = refusal(lambda reports: (say_about(reports), time.sleep(1000)), limits=limits)
    assert error.args[0].endswith(": it is not there after 0 seconds.")


def test_closing_the_reports_is_no_way_to_go_on():
    limits = PATIENT._replace(beats=2, seconds=0.01)
    refusal(lambda reports: (os.close(reports), time.sleep(1000)), limits=limits)


def test_too_much_memory_is_a_refusal():
    limits = PATIENT._replace(memory=1 << 20, seconds=0.01)
    error = refusal(lambda reports: (say_about(reports), time.sleep(1000)), limits=limits)
    assert error.args[0].endswith(": it takes more than 1 MiB of memory.")


@pytest.mark.parametrize(
    "said",
    [b"{}\n", b"\xff\n", b"[" * 10_000 + b"\n", b'{"type":"step","step":1}\n', b"x" * 200_000],
)
def test_what_cannot_be_read_is_a_refusal(said):
    error = refusal(lambda reports: os.write(reports, said))
    assert "cannot be read" in error.args[0]


def test_what_it_says_cannot_steer_a_terminal():
    hostile = Refused("a\x1b[2J", "b\x1b[2J\u202e", "c\nd\r")
    error = refusal(lambda reports: report(reports, hostile))
    assert str(error) == "a\ufffd[2J: b\ufffd[2J\ufffd\nc\nd\ufffd"


def test_an_interruption_leaves_nothing_behind():
    def interrupt(_step):
        raise KeyboardInterrupt

    before = descriptors_of(os.getpid())
    part = lambda memory, reports: lambda link: (say_about(reports), time.sleep(1000))  # noqa: E731
    with pytest.raises(KeyboardInterrupt):
        try_content([part], PATIENT, interrupt)
    assert descriptors_of(os.getpid()) == before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_without_a_process_to_start_nothing_stays_open(monkeypatch):
    def fail():
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", fail)
    before = descriptors_of(os.getpid())
    with pytest.raises(OSError, match="Resource"):
        tried(say_about)
    assert descriptors_of(os.getpid()) == before
