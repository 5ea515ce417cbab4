"""Where content comes from while none has been found right."""

from __future__ import annotations

import select

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
