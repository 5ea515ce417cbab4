"""Wrong tries at the PIN, with a clock that the tests set."""

import time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.staff.attempts import (
    FREE_TRIES,
    LONGEST_WAIT,
    WrongTries,
    attempts_file,
    boot_clock,
    wait_after,
)
from kiosk.staff.pin import Pin
from tests.unit.staff.conftest import DIGITS

RIGHT, WRONG = Pin(DIGITS), Pin("000000")
LEAVES_AFTER = 60  # a panel closes after so many seconds, and a wait for no reason ends before
NOT_READABLE = st.binary(max_size=300)


class StandIn:
    """A record that takes no time, and counts how often it was asked."""

    def __init__(self):
        self.tried = 0

    def matches(self, pin):
        self.tried += 1
        return pin == RIGHT


class Clock:
    def __init__(self, now=1000.0):
        self.now = now

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def tries(tmp_path, clock):
    return WrongTries(attempts_file(tmp_path), clock)


def test_the_waits_grow_to_five_minutes():
    waits = [wait_after(wrong) for wrong in range(12)]
    assert waits == [0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]


@given(st.integers(0, 10**9))
def test_no_wait_is_shorter_than_the_one_before_or_without_end(wrong):
    assert 0 <= wait_after(wrong) <= wait_after(wrong + 1) <= LONGEST_WAIT


def test_a_right_pin_is_admitted_and_forgets_the_wrong_ones(tries, tmp_path, clock):
    record = StandIn()
    assert not tries.admits(WRONG, record)
    assert tries.admits(RIGHT, record)
    for _ in range(FREE_TRIES - 1):
        assert not tries.admits(WRONG, record)
        assert tries.seconds_left() == 0


def test_while_waiting_nothing_is_tried_or_counted(tries, clock):
    record = StandIn()
    for _ in range(FREE_TRIES):
        tries.admits(WRONG, record)
    assert tries.seconds_left() == 5
    assert not tries.admits(RIGHT, record)
    assert record.tried == FREE_TRIES
    clock.now += 4.9
    assert not tries.admits(RIGHT, record)
    clock.now += 0.1
    assert tries.admits(RIGHT, record)


def test_another_process_goes_on_waiting(tries, tmp_path, clock):
    for _ in range(FREE_TRIES):
        tries.admits(WRONG, StandIn())
    clock.now += 2
    assert WrongTries(attempts_file(tmp_path), clock).seconds_left() == 3


def test_a_process_that_is_ended_while_it_tries_has_tried(tmp_path, clock):
    class Ended(StandIn):
        def matches(self, pin):
            raise KeyboardInterrupt

    for _ in range(FREE_TRIES):
        with pytest.raises(KeyboardInterrupt):
            WrongTries(attempts_file(tmp_path), clock).admits(RIGHT, Ended())
    assert WrongTries(attempts_file(tmp_path), clock).seconds_left() == 5


def test_with_a_real_record(tries, record):
    assert not tries.admits(Pin("493871"), record)
    assert tries.admits(RIGHT, record)


def test_what_was_typed_is_not_in_the_file(tries, tmp_path):
    tries.admits(Pin("918273"), StandIn())
    file = attempts_file(tmp_path)
    assert b"918273" not in file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600


def test_without_a_file_nobody_waits(tries):
    assert tries.seconds_left() == 0


@settings(max_examples=40)  # each try is written to the disk
@given(
    st.lists(
        st.one_of(st.sampled_from(["right", "wrong", "anew"]), st.floats(0, 400, allow_nan=False)),
        max_size=30,
    )
)
def test_any_order_of_tries_and_restarts(tmp_path_factory, happenings):
    """Held against a model: so many wrong in a row, and when."""
    file = attempts_file(tmp_path_factory.mktemp("run"))
    clock, record = Clock(), StandIn()
    tries = WrongTries(file, clock)
    wrong, free_at = 0, 0.0
    for happening in happenings:
        if happening == "anew":
            tries = WrongTries(file, clock)
        elif isinstance(happening, float):
            clock.now += happening
        else:
            may_try = clock.now >= free_at
            admitted = tries.admits(RIGHT if happening == "right" else WRONG, record)
            assert admitted == (may_try and happening == "right")
            if may_try:
                wrong = 0 if admitted else wrong + 1
                free_at = clock.now + wait_after(wrong)
        assert tries.seconds_left() == pytest.approx(max(0.0, free_at - clock.now))


# --- what is not as it was left ---------------------------------------------------------


def opened_after(seconds, file, clock):
    """Whether the right PIN is admitted, by a process that waits so long."""
    tries = WrongTries(file, clock)
    clock.now += seconds
    return tries.admits(RIGHT, StandIn())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        b'{"\xff":0}',
        b"{}",
        b"null",
        b'{"wrong":0}',
        b'{"wrong":-1,"at":0}',
        b'{"wrong":10,"at":0}',
        b'{"wrong":1e999,"at":0}',
        b'{"wrong":0,"at":1e999}',
        b'{"wrong":0,"at":NaN}',
        b'{"wrong":0,"at":-1}',
        b'{"wrong":0,"at":0,"more":1}',
        b" " * 300 + b'{"wrong":0,"at":0}',
    ],
)
def test_a_damaged_file_opens_nothing_and_locks_for_less_than_a_minute(tmp_path, data, clock):
    file = attempts_file(tmp_path)
    file.write_bytes(data)
    assert not opened_after(0, file, clock)
    assert opened_after(40, file, clock)


@pytest.mark.parametrize("make", ["folder", "link", "no folder"])
def test_what_cannot_be_written_opens_nothing_and_locks_for_less_than_a_minute(
    tmp_path, make, clock
):
    file = attempts_file(tmp_path / "run")
    if make == "folder":
        (file / "full").mkdir(parents=True)
    elif make == "link":
        file.parent.symlink_to("nowhere")
    for seconds, opens in ((0, False), (39, False), (40, True), (LEAVES_AFTER, True)):
        assert opened_after(seconds, file, clock) == opens


@settings(max_examples=40)
@given(NOT_READABLE)
def test_no_bytes_open_or_lock_for_ever(tmp_path_factory, data):
    file = attempts_file(tmp_path_factory.getbasetemp())
    file.write_bytes(data)
    assert opened_after(LONGEST_WAIT, file, Clock())


def test_a_moment_to_come_is_one_before_the_machine_was_started_anew(tmp_path):
    file = attempts_file(tmp_path)
    file.write_bytes(msgspec.json.encode({"wrong": 9, "at": 1e9}))
    tries = WrongTries(file, Clock(30.0))
    assert tries.seconds_left() == LONGEST_WAIT
    assert WrongTries(file, Clock(40.0)).seconds_left() == LONGEST_WAIT - 10


def test_the_boot_clock_counts_sleep_too():
    before = time.monotonic()
    assert boot_clock() >= before
