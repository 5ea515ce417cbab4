"""Where content comes from while none has been found right."""

from __future__ import annotations

import os
import select

import pytest

from kiosk.supervisor.supply import Active, Supply
from tests.processes import PATIENCE

RIGHT, WRONG = 0, 1


def checked(supply: Supply) -> bool:
    """Check once. Whether the content was right."""
    process = supply.start_check()
    assert select.select([process.pidfd], [], [], PATIENCE)[0]
    return supply.end_check()


def supply_of(check: int, otherwise: int | None) -> Supply:
    """Checks end with these codes."""
    other = None if otherwise is None else lambda _: lambda _: otherwise
    return Supply(Active(lambda: None, lambda _: lambda _: check, other))


def test_what_fails_gives_way_to_the_other_and_is_tried_again_after_it():
    supply = supply_of(WRONG, RIGHT)
    assert not checked(supply)
    assert checked(supply)
    assert supply.has_content
    assert not checked(supply)  # something new, which is wrong, changes nothing
    assert supply.has_content
    supply.close()


def test_they_take_turns_while_both_fail():
    asked: list[str] = []

    def failing(name: str):
        def check(_: int):
            asked.append(name)
            return lambda _: WRONG

        return check

    supply = Supply(Active(lambda: None, failing("installed"), failing("release")))
    assert [checked(supply) for _ in range(4)] == [False] * 4
    assert asked == ["installed", "release"] * 2
    supply.close()


def test_without_another_the_same_is_tried_again():
    supply = supply_of(WRONG, None)
    assert [checked(supply) for _ in range(2)] == [False, False]
    supply.close()


def test_what_is_right_needs_no_other():
    supply = supply_of(RIGHT, WRONG)
    assert [checked(supply) for _ in range(2)] == [True, True]
    supply.close()


def test_memory_that_was_handed_out_is_due_until_it_is_checked():
    supply = supply_of(RIGHT, None)
    assert not supply.is_due()  # nobody waits for it
    memory = supply.descriptor
    assert supply.is_due()
    process = supply.start_check()
    assert not supply.is_due()
    assert supply.descriptor == memory
    assert select.select([process.pidfd], [], [], PATIENCE)[0]
    assert supply.end_check()
    assert supply.descriptor == memory
    assert not supply.is_due()
    supply.close()


def test_memory_waits_for_a_check_that_could_not_be_started(monkeypatch):
    def fork() -> int:
        raise BlockingIOError

    supply = supply_of(RIGHT, None)
    memory = supply.descriptor
    with monkeypatch.context() as patched, pytest.raises(BlockingIOError):
        patched.setattr(os, "fork", fork)
        supply.start_check()
    assert supply.is_due()
    assert supply.descriptor == memory
    assert checked(supply)
    assert supply.descriptor == memory
    supply.close()


def test_memory_that_nobody_checked_is_given_up_at_the_end():
    supply = supply_of(RIGHT, None)
    memory = supply.descriptor
    supply.close()
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(memory)
