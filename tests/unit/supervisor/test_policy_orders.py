"""The policy against processes that do whatever they like, in every order."""

from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from kiosk.supervisor.events import (
    Dismiss,
    Exited,
    Grown,
    Hung,
    Kill,
    Renewed,
    Said,
    Show,
    Start,
    StartEmergency,
    StartStaff,
    Stopped,
    Woke,
)
from kiosk.supervisor.policy import apply, begin
from kiosk.supervisor.state import PAUSES, REPEATED, State

WORDS = ["ready", "shown", "touched", "ended", "staff", "alive", "closed", "restart", "stop", "?"]


class AnyOrder(RuleBasedStateMachine):
    """Keeps a record of the world: who lives, who was told what, and what is on the screen."""

    @initialize(shares=st.booleans(), emergency=st.booleans())
    def it_begins(self, shares, emergency) -> None:
        self.now = 0.0
        self.started = 0
        self.living: set[int] = set()
        self.dying: set[int] = set()
        self.told_to_show: set[int] = set()
        self.pages: set[int] = set()
        self.panels: set[int] = set()
        self.state = State(shares_display=shares, has_emergency=emergency)
        self.take(begin(self.state))

    def take(self, step) -> None:
        self.state, commands = step
        for command in commands:
            match command:
                case Start(number) | StartEmergency(number):
                    self.start(number, isinstance(command, StartEmergency))
                case StartStaff(number):
                    self.start(number, is_page=False)
                    self.panels.add(number)
                case Dismiss(number):
                    assert number in self.living | self.dying
                    assert number == self.state.on_screen
                case Show(number):
                    assert number in self.living - self.told_to_show - self.pages - self.panels
                    self.told_to_show.add(number)
                case Kill(number):
                    assert number in self.living | self.dying
                    self.living.discard(number)
                    self.dying.add(number)

    def start(self, number: int, is_page: bool) -> None:
        self.started += 1
        assert number == self.started
        if not self.state.shares_display:
            assert self.living | self.dying == set(), "the display has an owner"
        assert not is_page or self.state.failures >= REPEATED
        self.living.add(number)
        self.pages |= {number} if is_page else set()

    def one_of(self, data) -> int:
        return data.draw(st.sampled_from(sorted(self.living | self.dying)))

    def hear(self, event) -> None:
        self.take(apply(self.state, event, self.now))

    @rule(seconds=st.sampled_from([0.0, 0.3, 1.0, 6.0, 20.0]))
    def time_passes(self, seconds) -> None:
        self.now += seconds
        self.hear(Woke())

    @precondition(lambda self: self.living | self.dying)
    @rule(data=st.data(), word=st.sampled_from(WORDS))
    def one_speaks(self, data, word) -> None:
        number = self.one_of(data)
        has_panel = number in self.living & self.panels and number == self.state.on_screen
        is_over = self.state.finished
        self.hear(Said(number, word))
        if not is_over and self.state.finished:
            assert has_panel and word == self.state.ending

    @precondition(lambda self: self.living | self.dying)
    @rule(data=st.data())
    def one_dies(self, data) -> None:
        number = self.one_of(data)
        self.living.discard(number)
        self.dying.discard(number)
        self.hear(Exited(number))

    @precondition(lambda self: self.living | self.dying)
    @rule(data=st.data(), kind=st.sampled_from([Hung, Grown]))
    def one_is_unwell(self, data, kind) -> None:
        self.hear(kind(self.one_of(data)))

    @rule()
    def other_content_is_active(self) -> None:
        self.hear(Renewed())

    @invariant()
    def old_content_goes_when_nobody_uses_it(self) -> None:
        state = self.state
        is_used = state.is_touched or state.is_over or not state.on_screen
        assert is_used or state.on_screen > state.outdated or not state.is_ready

    @invariant()
    def every_living_process_has_a_place_of_its_own_or_was_told_to_die(self) -> None:
        assert self.living <= set(self.state.living)
        assert len(set(self.state.living)) == len(self.state.living)

    @invariant()
    def nobody_is_shown_beside_another(self) -> None:
        state = self.state
        assert self.living & self.told_to_show <= {state.on_screen, state.coming}
        # the next one comes only where there is nothing to use
        assert state.coming == 0 or state.is_bare

    @invariant()
    def the_staff_panel_comes_alone_and_has_the_screen_alone(self) -> None:
        state = self.state
        assert self.living & self.panels <= {state.staff, state.on_screen}
        assert not state.staff or state.staff in self.panels | self.dying
        assert not (state.staff and (state.coming or state.is_asked))

    @invariant()
    def who_has_asked_for_the_staff_panel_is_waited_for_where_the_display_has_one_owner(self):
        state = self.state
        assert not state.is_asked or (state.on_screen and not state.shares_display)

    @invariant()
    def the_end_of_the_staff_panel_is_no_failure(self) -> None:
        state = self.state
        assert state.proven_at is None or state.on_screen not in self.panels

    @invariant()
    def something_is_on_the_screen_or_on_its_way(self) -> None:
        state = self.state
        is_waiting = state.start_at is not None or self.dying
        is_coming = state.coming or state.warm or state.staff
        assert not state.is_bare or is_coming or is_waiting

    @invariant()
    def who_is_ready_is_not_kept_waiting(self) -> None:
        state = self.state
        assert not (state.is_bare and state.is_ready and state.coming == state.staff == 0)

    @invariant()
    def the_emergency_page_stands_in_when_it_must_and_never_beside_a_good_screen(self) -> None:
        state = self.state
        assert state.emergency == 0 or state.has_emergency
        if state.shares_display and state.is_emergency:
            is_coming = state.coming or state.staff
            assert state.emergency or is_coming or state.emergency_at is not None

    @invariant()
    def nothing_waits_longer_than_the_longest_pause(self) -> None:
        for at in (self.state.start_at, self.state.emergency_at, self.state.proven_at):
            assert at is None or self.now <= at <= self.now + PAUSES[-1]

    def teardown(self) -> None:
        if hasattr(self, "state"):
            self.hear(Stopped())
            assert self.living == set()
            assert self.state.finished


AnyOrder.TestCase.settings = hypothesis_settings(max_examples=200, stateful_step_count=40)
TestAnyOrder = AnyOrder.TestCase
