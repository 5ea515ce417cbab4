"""Which process runs, which ends, and when: as a table, and for every order of events."""

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kiosk.supervisor.policy import (
    PAUSES,
    Exited,
    Kill,
    Said,
    Start,
    State,
    Stopped,
    Woke,
    apply,
    begin,
    pause,
)

COMING = State(coming=1, newest=1)
ON_SCREEN = State(on_screen=1, newest=1)
HANDING_OVER = State(on_screen=1, coming=2, newest=2)
WAITING = State(newest=2, failures=2, start_at=10.5)
OVER = State(newest=1, finished=True)


def windowed(state: State) -> State:
    return state._replace(closable=True)


def test_it_begins_with_one_process():
    assert begin(closable=False) == (COMING, (Start(1),))
    assert begin(closable=True) == (windowed(COMING), (Start(1),))


@pytest.mark.parametrize(
    ("before", "event", "after", "commands"),
    [
        # a visit, and the hand-over to the next
        (COMING, Said(1, "shown"), ON_SCREEN, ()),
        (ON_SCREEN, Said(1, "ended"), HANDING_OVER, (Start(2),)),
        (HANDING_OVER, Said(2, "shown"), State(on_screen=2, newest=2), (Kill(1),)),
        (State(on_screen=2, newest=2), Exited(1), State(on_screen=2, newest=2), ()),
        # words out of place
        (ON_SCREEN, Said(1, "shown"), ON_SCREEN, ()),
        (ON_SCREEN, Said(1, "hello"), ON_SCREEN, ()),
        (HANDING_OVER, Said(1, "ended"), HANDING_OVER, ()),
        (HANDING_OVER, Said(1, "shown"), HANDING_OVER, ()),
        (COMING, Said(1, "ended"), COMING, (Kill(1),)),
        (ON_SCREEN, Said(7, "ended"), ON_SCREEN, ()),
        # a crash on the screen is replaced at once
        (ON_SCREEN, Exited(1), State(coming=2, newest=2), (Start(2),)),
        (HANDING_OVER, Exited(1), State(coming=2, newest=2), ()),
        # a death before the first frame: at once the first time, then after a pause
        (COMING, Exited(1), State(coming=2, newest=2, failures=1), (Start(2),)),
        (
            State(coming=2, newest=2, failures=1),
            Exited(2),
            State(newest=2, failures=2, start_at=10.5),
            (),
        ),
        (
            HANDING_OVER._replace(failures=1),
            Exited(2),
            ON_SCREEN._replace(newest=2, failures=2, start_at=10.5),
            (),
        ),
        (WAITING, Woke(), WAITING, ()),
        (
            WAITING._replace(start_at=10.0),
            Woke(),
            State(coming=3, newest=3, failures=2),
            (Start(3),),
        ),
        (State(coming=3, newest=3, failures=2), Said(3, "shown"), State(on_screen=3, newest=3), ()),
        # the old one covers the screen meanwhile; when it dies, the pause still holds
        (WAITING._replace(on_screen=1), Said(1, "ended"), WAITING._replace(on_screen=1), ()),
        (WAITING._replace(on_screen=1), Exited(1), WAITING, ()),
        # the end
        (HANDING_OVER, Stopped(), OVER._replace(newest=2), (Kill(1), Kill(2))),
        (WAITING, Stopped(), OVER._replace(newest=2, failures=2), ()),
        (windowed(ON_SCREEN), Said(1, "closed"), windowed(OVER), (Kill(1),)),
        (windowed(COMING), Said(1, "closed"), windowed(OVER), (Kill(1),)),
        (OVER, Exited(1), OVER, ()),
        (OVER, Woke(), OVER, ()),
        # full screen there is no frame to close, whatever asked for it
        (ON_SCREEN, Said(1, "closed"), ON_SCREEN, ()),
    ],
)
def test_a_step(before, event, after, commands):
    assert apply(before, event, now=10.0) == (after, commands)


def test_pauses_grow_to_the_last_one_and_stay():
    assert [pause(failures) for failures in range(1, 9)] == [0, 0.5, 1, 2, 5, 10, 10, 10]
    assert sorted(PAUSES) == list(PAUSES)


class AnyOrder(RuleBasedStateMachine):
    """Processes that do whatever they like, against the policy."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self.living: set[int] = set()
        self.dying: set[int] = set()
        self.state = State()
        self.take(begin(closable=False))

    def take(self, step) -> None:
        self.state, commands = step
        for command in commands:
            if isinstance(command, Start):
                assert command.number not in self.living | self.dying
                self.living.add(command.number)
            else:
                assert command.number in self.living | self.dying
                self.living.discard(command.number)
                self.dying.add(command.number)

    @rule(seconds=st.sampled_from([0.0, 0.3, 1.0, 20.0]))
    def time_passes(self, seconds) -> None:
        self.now += seconds
        self.take(apply(self.state, Woke(), self.now))

    @precondition(lambda self: self.living | self.dying)
    @rule(data=st.data(), word=st.sampled_from(["shown", "ended", "shown", "ended", "closed", "?"]))
    def one_speaks(self, data, word) -> None:
        number = data.draw(st.sampled_from(sorted(self.living | self.dying)))
        self.take(apply(self.state, Said(number, word), self.now))

    @precondition(lambda self: self.living | self.dying)
    @rule(data=st.data())
    def one_dies(self, data) -> None:
        number = data.draw(st.sampled_from(sorted(self.living | self.dying)))
        self.living.discard(number)
        self.dying.discard(number)
        self.take(apply(self.state, Exited(number), self.now))

    @invariant()
    def every_living_process_has_its_place_or_was_told_to_die(self) -> None:
        places = {self.state.on_screen, self.state.coming} - {0}
        assert self.living <= places
        assert len(places) <= 2

    @invariant()
    def something_is_on_the_screen_or_on_its_way(self) -> None:
        state = self.state
        assert state.on_screen or state.coming or state.start_at is not None

    @invariant()
    def nothing_waits_longer_than_the_longest_pause(self) -> None:
        if self.state.start_at is not None:
            assert self.state.start_at <= self.now + PAUSES[-1]

    def teardown(self) -> None:
        self.take(apply(self.state, Stopped(), self.now))
        assert self.living == set()
        assert self.state.finished


AnyOrder.TestCase.settings = hypothesis_settings(max_examples=200, stateful_step_count=40)
TestAnyOrder = AnyOrder.TestCase
