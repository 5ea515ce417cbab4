"""The staff's PIN: what may be one, by what it is known again, and what a damaged record does."""

import logging
import os

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.staff.entry import pin_file
from kiosk.staff.pin import (
    MOST_DIGITS,
    SALT_BYTES,
    Pin,
    PinDamaged,
    PinNotWritten,
    PinRecord,
    PinRefused,
    pin_record,
    read_record,
    require_strong,
    write_record,
)

UNREADABLE = pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")

# --- what may be a PIN ------------------------------------------------------------------


@pytest.mark.parametrize("digits", ["493817", "271828", "0493817", "502946817354"])
def test_digits_without_a_pattern_may_be_one(digits):
    require_strong(Pin(digits))


@pytest.mark.parametrize(
    "digits",
    [
        "",
        "49381",
        "5029468173540",
        "49381a",
        "493 817",
        "-493817",
        "٤٩٣٨١٧",
        "493817\n",
        "\uff14\uff19\uff13\uff18\uff11\uff17",
    ],
)
def test_a_pin_has_six_to_twelve_digits(digits):
    with pytest.raises(PinRefused) as refused:
        require_strong(Pin(digits))
    assert "6 to 12 digits" in refused.value.args[0]


@pytest.mark.parametrize(
    "digits",
    [
        *("000000", "123456", "654321", "890123", "135791", "121212", "123123", "112233"),
        *("111222", "123321", "147258", "159753", "142536", "789456", "102030", "200000"),
        *("1234567", "1212121", "01234567890", "123412341234", "777777777777"),
    ],
)
def test_what_people_try_first_is_refused(digits):
    with pytest.raises(PinRefused) as refused:
        require_strong(Pin(digits))
    assert "the first that people try" in refused.value.args[0]
    assert digits not in str(refused.value)


@given(st.integers(0, 9), st.integers(0, 9), st.integers(6, 12))
def test_no_run_is_a_pin(first, step, length):
    digits = "".join(str((first + place * step) % 10) for place in range(length))
    with pytest.raises(PinRefused):
        require_strong(Pin(digits))


@given(st.text("0123456789", min_size=1, max_size=6), st.integers(2, 6))
def test_no_repeat_is_a_pin(part, times):
    with pytest.raises(PinRefused):
        require_strong(Pin(part * times))


def test_a_weak_pin_gets_no_record():
    with pytest.raises(PinRefused):
        pin_record(Pin("123456"), bytes(SALT_BYTES))


# --- typing it --------------------------------------------------------------------------


def test_digits_are_typed_and_erased():
    pin = Pin().typed("4").typed("9").erased().typed("0")
    assert (pin.digits, len(pin), len(Pin().erased())) == ("40", 2, 0)


@pytest.mark.parametrize("digit", ["", "a", "12", "٣", " "])
def test_nothing_else_can_be_typed(digit):
    assert Pin("4").typed(digit) == Pin("4")


def test_there_is_no_room_for_more_than_twelve():
    pin = Pin()
    for place in range(20):
        pin = pin.typed(str(place % 10))
    assert len(pin) == MOST_DIGITS


def test_digits_are_in_no_repr(pin, record, caplog):
    with caplog.at_level(logging.DEBUG):
        logging.getLogger().warning("%s %r %s", pin, [pin], {"pin": pin})
    shown = f"{pin!r} {pin} {[pin]} {record!r} {record} {caplog.text}"
    assert pin.digits not in shown
    assert "salt" not in shown
    assert "Pin()" in shown


# --- the record -------------------------------------------------------------------------


def test_only_the_right_pin_matches(record, pin):
    assert record.matches(pin)
    assert not record.matches(Pin("493818"))
    assert not record.matches(Pin())


def test_the_salt_makes_every_record_another_one(record, pin):
    assert pin_record(pin, b"x" * SALT_BYTES).key != record.key


def test_a_try_takes_at_most_64_mb(record):
    assert 16e6 <= 128 * record.n * record.r <= 64e6


def test_the_record_is_read_as_it_was_written(tmp_path, record, pin):
    file = pin_file(tmp_path)
    write_record(file, record)
    assert read_record(file) == record
    assert pin.digits.encode() not in file.read_bytes()


@pytest.mark.parametrize("umask", [0o000, 0o777])
def test_only_the_owner_can_read_it(tmp_path, record, umask):
    before = os.umask(umask)
    try:
        write_record(tmp_path / "pin.json", record)
    finally:
        os.umask(before)
    assert (tmp_path / "pin.json").stat().st_mode & 0o777 == 0o600


def test_without_a_file_there_is_no_pin(tmp_path):
    assert read_record(pin_file(tmp_path)) is None
    assert read_record(pin_file(tmp_path / "nowhere")) is None
    (tmp_path / "file").touch()
    assert read_record(pin_file(tmp_path / "file")) is None


def test_without_a_store_it_cannot_be_written(tmp_path, record):
    with pytest.raises(PinNotWritten) as refused:
        write_record(pin_file(tmp_path / "nowhere"), record)
    assert str(tmp_path / "nowhere") in refused.value.advice


# --- damaged records --------------------------------------------------------------------


def test_each_change_of_a_record_by_itself(tmp_path, record):
    """The bounds: what is right passes, what is beside it does not."""
    fields = msgspec.to_builtins(record)
    wrong = {
        "format": (0, 2, "1", None),
        "kdf": ("none", "", "argon2id"),
        "n": (0, -(2**14), 2**13, 2**16, 2**40, 2**14 + 1, 3 * 2**13, 2.0, "32768"),
        "r": (0, 1, 16, 2**30),
        "p": (0, 17, 2**30, True),
        "salt": ("", "AAAA", "?" * 24, "A" * 400),
        "key": ("", "AAAA", fields["key"][:-4]),
    }
    assert wrong.keys() == fields.keys()
    for name, values in wrong.items():
        for value in values:
            refused(tmp_path, msgspec.json.encode({**fields, name: value}))
        refused(tmp_path, msgspec.json.encode({key: fields[key] for key in fields if key != name}))
    refused(tmp_path, msgspec.json.encode({**fields, "hint": "birthday"}))
    assert read_bytes(tmp_path, msgspec.json.encode(fields)) == record


def refused(folder, data):
    with pytest.raises(PinDamaged) as damaged:
        read_bytes(folder, data)
    assert "kiosk pin set" in damaged.value.advice


def read_bytes(folder, data):
    file = folder / "pin.json"
    file.write_bytes(data)
    return read_record(file)


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b"null", b"\xff\xfe", b'{"\xff":0}', b"0" * 5000, b"[" * 900]
)
def test_what_is_no_record(tmp_path, data):
    refused(tmp_path, data)


def test_cut_off_at_every_length(tmp_path, record):
    data = msgspec.json.encode(record)
    for length in range(len(data)):
        refused(tmp_path, data[:length])
    assert read_bytes(tmp_path, data) == record


@given(place=st.integers(0, 500), byte=st.integers(0, 255))
def test_a_changed_byte_is_refused_or_costs_no_more(tmp_path_factory, record, place, byte):
    data = bytearray(msgspec.json.encode(record))
    data[place % len(data)] = byte
    try:
        found = read_bytes(tmp_path_factory.getbasetemp(), data)
    except PinDamaged:
        return
    assert isinstance(found, PinRecord)
    assert 128 * found.n * found.r <= 64e6
    assert found.p <= 16


def make_folder(file):
    file.mkdir()


def make_fifo(file):
    os.mkfifo(file)


def make_loop(file):
    file.symlink_to(file.name)


def make_device(file):
    file.symlink_to("/dev/zero")


@pytest.mark.parametrize("make", [make_folder, make_fifo, make_loop, make_device])
def test_what_is_no_file_keeps_nobody_waiting(tmp_path, make):
    make(tmp_path / "pin.json")
    with pytest.raises(PinDamaged) as damaged:
        read_record(tmp_path / "pin.json")
    assert "cannot be read" in damaged.value.args[0]


@UNREADABLE
def test_a_record_of_somebody_else(tmp_path, record):
    file = tmp_path / "pin.json"
    write_record(file, record)
    file.chmod(0)
    with pytest.raises(PinDamaged):
        read_record(file)
