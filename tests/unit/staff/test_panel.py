"""The staff panel's state: what each action does, and that no order of actions breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.staff.actions import (
    Action,
    AskEnd,
    AskInstall,
    AskUndo,
    Back,
    Cancel,
    Choose,
    Confirm,
    End,
    Enter,
    Erase,
    Finished,
    Found,
    Hit,
    Judged,
    Laid,
    Leave,
    Looked,
    Next,
    Open,
    Played,
    Press,
    RunTest,
    Stepped,
    Ticked,
    Touched,
)
from kiosk.staff.health import PICTURES, Fields, touched
from kiosk.staff.last_start import LastStart
from kiosk.staff.panel import LEAVES_AFTER_S, PanelState, apply, opened
from kiosk.staff.pin import Pin
from kiosk.staff.records import (
    Candidate,
    Change,
    Clock,
    LanguageReview,
    Outcome,
    Overview,
    Refusal,
    Slot,
    Sounded,
    Step,
    Storage,
)
from kiosk.staff.screens import (
    AtCandidate,
    AtCandidates,
    AtFacts,
    AtHealth,
    AtOverview,
    AtResult,
    AtWaysOut,
    Confirming,
    Install,
    PinPad,
    Screen,
    UnderWay,
    Undo,
)
from tests.unit.staff.conftest import DIGITS

NEW = Candidate("b13", "USB stick", "luxembourg 13", "2026-11-20")
OLD = Candidate("b11", "USB stick", "luxembourg 11", "2026-09-01", refusal=Refusal("older", "Old."))
PREVIOUS = Slot("b", "previous", "luxembourg 11")
OVERVIEW = Overview(
    content="luxembourg 12",
    program="0.5",
    publisher=("amber", "canoe"),
    is_demonstration=False,
    languages=(LanguageReview("en", "English", "draft"),),
    due=(),
    slots=(Slot("a", "active", "luxembourg 12"), PREVIOUS),
    storage=Storage(10**9, 10**10),
    clock=Clock("2026-11-22 10:00", "2026-11-20", is_behind=False),
    last_start=LastStart("2026-11-01 06:00", "power came back"),
)
ALONE = OVERVIEW._replace(slots=OVERVIEW.slots[:1])
DONE = Outcome("luxembourg 12", "luxembourg 13")
INSTALL, UNDO = Install(NEW), Undo(PREVIOUS)
HEARD = Sounded()
FIELDS = Fields(2, 1)
HALF, WHOLE = touched(FIELDS, 1), touched(touched(FIELDS, 1), 0)
LAST = len(PICTURES) - 1
COPYING, ACTIVATING = Step("copy", 1, 9), Step("activate")

KNOWN = PanelState(AtOverview(), OVERVIEW, Found((NEW, OLD)))


def at(screen: Screen) -> PanelState:
    """The panel with a screen, an overview and two candidates."""
    return replace(KNOWN, screen=screen)


def run(state: PanelState, *actions: Action, now: float = 0.0) -> PanelState:
    return reduce(lambda before, action: apply(before, action, now), actions, state)


def typed(digits: str) -> list[Action]:
    return [Press(digit) for digit in digits]


# --- the PIN ----------------------------------------------------------------------------


def test_a_right_pin_leads_to_the_overview() -> None:
    asked = run(PanelState(), *typed(DIGITS), Enter())
    assert asked.errand == Pin(DIGITS)
    assert run(asked, Judged(is_right=True)) == PanelState(AtOverview())


def test_a_wrong_one_leads_back_to_an_empty_pad_that_waits() -> None:
    asked = run(PanelState(), *typed(DIGITS), Enter())
    wrong = run(asked, Judged(is_right=False, wait_s=5), now=10)
    assert wrong.screen == PinPad(was_wrong=True, opens_at=15)
    assert run(wrong, *typed("1"), Erase(), Enter(), now=14.9).screen == wrong.screen
    assert run(wrong, Press("1"), now=15).screen == PinPad(Pin("1"), opens_at=15)


@pytest.mark.parametrize("digits", ["", "1", "49381"])
def test_too_few_digits_are_not_tried(digits: str) -> None:
    assert run(PanelState(), *typed(digits), Enter()).errand is None


def test_while_a_pin_is_tried_nothing_can_be_typed() -> None:
    asked = run(PanelState(), *typed(DIGITS), Enter())
    assert run(asked, Press("1"), Erase(), Enter()) == asked


def test_nobody_is_let_in_unasked() -> None:
    assert run(PanelState(), *typed(DIGITS), Judged(is_right=True)).screen == PinPad(Pin(DIGITS))


def test_after_the_gesture_the_wait_goes_on() -> None:
    waiting = opened(now=100, wait_s=40)
    assert run(waiting, Press("1"), now=139).screen == PinPad(opens_at=140)
    assert run(waiting, Press("1"), now=140).screen == PinPad(Pin("1"), opens_at=140)


def test_digits_are_in_no_repr() -> None:
    actions = [*typed(DIGITS), Enter()]
    state = run(PanelState(), *actions)
    assert state.errand == Pin(DIGITS)
    shown = f"{state!r}{state.errand!r}{actions!r}{Press('7')}"
    assert not set(shown) & set(DIGITS) - set("0.0")
    assert "Press()" in shown


# --- each action ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "action", "after"),
    [
        (AtOverview(), Open("candidates"), AtCandidates()),
        (AtOverview(), Open("health"), AtHealth()),
        (AtOverview(), Open("ways-out"), AtWaysOut()),
        (AtOverview(), AskUndo(), Confirming(UNDO)),
        (AtOverview(), AskInstall(), AtOverview()),
        (AtOverview(), Confirm(), AtOverview()),
        (AtOverview(), Back(), AtOverview()),
        (AtCandidates(), Choose("b13"), AtCandidate(NEW)),
        (AtCandidates(), Choose("b11"), AtCandidate(OLD)),
        (AtCandidates(), Choose("none"), AtCandidates()),
        (AtCandidates(), Open("health"), AtCandidates()),
        (AtCandidates(), Back(), AtOverview()),
        (AtCandidate(NEW), AskInstall(), Confirming(INSTALL)),
        (AtCandidate(OLD), AskInstall(), AtCandidate(OLD)),
        (AtCandidate(NEW), Confirm(), AtCandidate(NEW)),
        (AtCandidate(NEW), Back(), AtCandidates()),
        (Confirming(INSTALL), Confirm(), UnderWay(INSTALL)),
        (Confirming(INSTALL), Back(), AtCandidate(NEW)),
        (Confirming(UNDO), Confirm(), UnderWay(UNDO)),
        (Confirming(UNDO), Back(), AtOverview()),
        (UnderWay(INSTALL), Stepped(COPYING), UnderWay(INSTALL, COPYING)),
        (UnderWay(INSTALL, COPYING), Cancel(), UnderWay(INSTALL, COPYING, is_cancelled=True)),
        (UnderWay(INSTALL, ACTIVATING), Cancel(), UnderWay(INSTALL, ACTIVATING)),
        (UnderWay(INSTALL, ACTIVATING), Stepped(COPYING), UnderWay(INSTALL, ACTIVATING)),
        (UnderWay(INSTALL), Back(), UnderWay(INSTALL)),
        (UnderWay(INSTALL), Finished(DONE), AtResult(INSTALL, DONE)),
        (AtResult(INSTALL, DONE), Back(), AtOverview()),
        (AtResult(INSTALL, DONE), Confirm(), AtResult(INSTALL, DONE)),
        (AtResult(INSTALL, DONE), Stepped(COPYING), AtResult(INSTALL, DONE)),
        (AtHealth(), RunTest("sound"), AtHealth("sound")),
        (AtHealth("sound"), RunTest("touch"), AtHealth("sound")),
        (AtHealth("screen"), Next(), AtHealth("screen", 1)),
        (AtHealth("screen", LAST), Next(), AtHealth()),
        (AtHealth("screen", LAST), Back(), AtHealth()),
        (AtHealth("touch"), Next(), AtHealth("touch")),
        (AtHealth("touch"), Hit(1), AtHealth("touch")),
        (AtHealth("touch"), Laid(FIELDS), AtHealth("touch", fields=FIELDS)),
        (AtHealth("screen"), Laid(FIELDS), AtHealth("screen")),
        (AtHealth("touch", fields=FIELDS), Hit(1), AtHealth("touch", fields=HALF)),
        (AtHealth("touch", fields=HALF), Hit(1), AtHealth("touch", fields=HALF)),
        (AtHealth("touch", fields=HALF), Hit(0), AtHealth(fields=WHOLE)),
        (AtHealth("touch", fields=HALF), Back(), AtHealth(fields=HALF)),
        (AtHealth(fields=HALF), Hit(0), AtHealth(fields=HALF)),
        (AtHealth(fields=HALF), RunTest("screen"), AtHealth("screen")),
        (AtHealth("sound"), Played(HEARD), AtHealth(sounded=HEARD)),
        (AtHealth(), Played(HEARD), AtHealth()),
        (AtHealth("sound"), Back(), AtHealth()),
        (AtHealth(), Back(), AtOverview()),
        (AtWaysOut(), Back(), AtOverview()),
        (AtWaysOut(), AskEnd("stop"), AtWaysOut("stop")),
        (AtWaysOut("stop"), Back(), AtWaysOut()),
        (AtOverview(), AskEnd("stop"), AtOverview()),
        (AtOverview(), Open("facts"), AtFacts()),
        (AtFacts(), Back(), AtOverview()),
        (AtOverview(), Finished(DONE), AtOverview()),
        (AtOverview(), Judged(is_right=False), AtOverview()),
        (PinPad(), Back(), PinPad()),
        (PinPad(), Open("health"), PinPad()),
        (PinPad(), Confirm(), PinPad()),
        (PinPad(), Looked(OVERVIEW), PinPad()),
    ],
)
def test_each_action(before: Screen, action: Action, after: Screen) -> None:
    assert run(at(before), action) == at(after)


@pytest.mark.parametrize("how", ["restart", "stop"])
def test_the_kiosk_is_restarted_or_ended_from_one_screen_only(
    how: Literal["restart", "stop"],
) -> None:
    assert run(at(AtWaysOut(how)), End(how)).ended == how
    other = "stop" if how == "restart" else "restart"
    for screen in (AtWaysOut(), AtWaysOut(other), AtOverview(), PinPad()):
        assert run(at(screen), End(how)).ended is None


def test_a_sound_is_an_errand_until_it_was_played() -> None:
    assert at(AtHealth("sound")).errand == "sound"
    assert at(AtHealth("touch")).errand is None
    assert run(at(AtHealth("sound")), Played(HEARD)).errand is None


def test_without_a_previous_slot_there_is_no_undo() -> None:
    for overview in (None, ALONE):
        state = PanelState(AtOverview(), overview)
        assert run(state, AskUndo()) == state


def test_who_cancels_stops_what_can_be_stopped_and_waits_for_its_end() -> None:
    state = run(at(UnderWay(INSTALL, COPYING)), Cancel())
    assert (state.errand, state.leaves_at) == (None, None)
    too_late = run(state, Stepped(ACTIVATING), Finished(DONE))
    assert too_late.screen == AtResult(INSTALL, DONE)


# --- what is no longer there ------------------------------------------------------------

WITH_CHANGES = NEW._replace(changes=(Change("changed", "a number"),))


@pytest.mark.parametrize("screen", [AtCandidate(NEW), Confirming(INSTALL)])
@pytest.mark.parametrize(
    ("found", "after"),
    [
        ((), AtCandidates()),
        ((OLD,), AtCandidates()),
        ((WITH_CHANGES,), AtCandidate(WITH_CHANGES)),
        ((OLD._replace(id="b13"),), AtCandidate(OLD._replace(id="b13"))),
    ],
)
def test_nobody_confirms_what_is_gone_or_was_not_shown(
    screen: Screen, found: tuple[Candidate, ...], after: Screen
) -> None:
    assert run(at(screen), Found(found)).screen == after


@pytest.mark.parametrize("screen", [AtCandidate(NEW), Confirming(INSTALL), UnderWay(INSTALL)])
def test_what_is_still_there_stays(screen: Screen) -> None:
    assert run(at(screen), Found((OLD, NEW))).screen == screen


def test_what_is_under_way_does_not_need_the_list() -> None:
    assert run(at(UnderWay(INSTALL)), Found(())).screen == UnderWay(INSTALL)


def test_undo_goes_back_to_what_was_named() -> None:
    assert run(at(Confirming(UNDO)), Looked(ALONE)).screen == AtOverview()
    assert run(at(Confirming(UNDO)), Looked(OVERVIEW)).screen == Confirming(UNDO)


# --- time -------------------------------------------------------------------------------


def test_it_leaves_after_a_minute_without_a_touch() -> None:
    state = opened(now=100, wait_s=0)
    assert state.leaves_at == 100 + LEAVES_AFTER_S
    assert run(state, Ticked(), now=159.9).ended is None
    assert run(state, Ticked(), now=160).ended == "left"


def test_a_touch_is_somebody_and_news_are_not() -> None:
    for action, ended in ((Touched(), None), (Found(()), "left"), (Looked(OVERVIEW), "left")):
        assert run(run(KNOWN, action, now=59), Ticked(), now=60).ended == ended


@pytest.mark.parametrize(
    "screen", [UnderWay(INSTALL), UnderWay(UNDO, is_cancelled=True), PinPad(is_judged=True)]
)
def test_it_never_leaves_by_itself_while_something_runs(screen: Screen) -> None:
    state = at(screen)
    assert state.leaves_at is None
    assert run(state, Ticked(), now=1e9) == state


def test_a_result_can_be_read_for_a_minute() -> None:
    state = run(at(UnderWay(INSTALL)), Finished(DONE), now=1000)
    assert run(state, Ticked(), now=1059).ended is None
    assert run(state, Ticked(), now=1060).ended == "left"


# --- any order of actions ---------------------------------------------------------------

Order = list[list[Action]]
ACTIONS: st.SearchStrategy[Action] = st.one_of(
    st.sampled_from("0123456789").map(Press),
    st.sampled_from([Open("candidates"), Open("health"), Open("facts"), Open("ways-out")]),
    st.sampled_from([Choose("b13"), Choose("b11"), Choose("none")]),
    st.sampled_from([RunTest("screen"), RunTest("sound"), RunTest("touch")]),
    st.sampled_from([Next(), Hit(0), Hit(1), Laid(FIELDS), Played(HEARD)]),
    st.sampled_from([AskEnd("stop"), AskEnd("restart"), End("stop"), End("restart")]),
    st.sampled_from([Erase(), Enter(), AskUndo(), Cancel(), Back(), Touched(), Ticked()]),
    st.sampled_from([AskInstall(), Confirm(), AskInstall(), Confirm()]),
    st.sampled_from([Looked(OVERVIEW), Looked(ALONE), Found(()), Found((NEW, OLD))]),
    st.sampled_from([COPYING, ACTIVATING, Step("try", 1, 2)]).map(Stepped),
    st.sampled_from([Judged(is_right=False, wait_s=5), Finished(DONE)]),
)
# Those that lead somewhere, so that every screen is come to.
WAYS: Order = [
    [Open("candidates"), Choose("b13"), AskInstall(), Confirm()],
    [Open("candidates"), Choose("b13"), AskInstall()],
    [AskUndo(), Confirm(), Stepped(ACTIVATING)],
    [Looked(OVERVIEW), Found((NEW, OLD))],
    [*typed(DIGITS), Enter()],
]
ORDERS = st.lists(st.one_of(ACTIONS.map(lambda one: [one]), st.sampled_from(WAYS)), max_size=30)
LATER = st.lists(st.floats(0, 90, allow_nan=False), min_size=30, max_size=30)


def walk(
    state: PanelState, order: Order, pauses: list[float]
) -> Iterator[tuple[PanelState, Action, PanelState]]:
    """Every step: the state before, the action, the state after."""
    now = 0.0
    for group, pause in zip(order, pauses, strict=False):
        now += pause
        for action in group:
            after = apply(state, action, now)
            yield state, action, after
            state = after


@given(ORDERS, LATER)
def test_without_a_right_pin_nobody_comes_past_the_pad(order: Order, pauses: list[float]) -> None:
    for _, _, after in walk(PanelState(), order, pauses):
        assert isinstance(after.screen, PinPad)
        assert after.ended in (None, "left")


@given(ORDERS, LATER)
def test_nothing_is_done_without_a_confirmation_right_before(
    order: Order, pauses: list[float]
) -> None:
    for before, action, after in walk(KNOWN, order, pauses):
        if after.errand not in (None, before.errand, "sound"):
            assert action == Confirm()
            assert isinstance(after.errand, Install | Undo)
            assert before.screen == Confirming(after.errand)
        if isinstance(after.screen, Confirming) and after.screen != before.screen:
            assert isinstance(action, AskInstall | AskUndo)
        if after.ended in ("restart", "stop"):
            assert action == End(after.ended)
            assert before.screen == AtWaysOut(after.ended)


@given(ORDERS, LATER)
def test_only_what_is_there_and_not_refused_can_be_confirmed(
    order: Order, pauses: list[float]
) -> None:
    for _, _, after in walk(KNOWN, order, pauses):
        match after.screen:
            case Confirming(deed=Install(candidate=candidate)):
                assert candidate in after.candidates
                assert candidate.refusal is None
            case Confirming(deed=Undo(slot=slot)):
                assert after.overview is not None
                assert after.overview.previous == slot


@given(ORDERS, LATER)
def test_leave_always_ends_and_what_has_ended_stays_ended(
    order: Order, pauses: list[float]
) -> None:
    for _, _, after in walk(KNOWN, order, pauses):
        ended = apply(after, Leave(), 1e9)
        assert ended.ended is not None
        assert ended.errand is None
        for action in (Confirm(), Press("1"), Judged(is_right=True), Ticked()):
            assert apply(ended, action, 1e9) == ended


@given(ORDERS, LATER)
def test_what_runs_goes_on_until_it_has_finished(order: Order, pauses: list[float]) -> None:
    for before, action, after in walk(KNOWN, order, pauses):
        if isinstance(before.screen, UnderWay) and not isinstance(after.screen, UnderWay):
            assert action == Finished(DONE)
        if isinstance(before.screen, UnderWay):
            assert after.ended is None or before.ended is not None


@given(ORDERS, LATER)
def test_from_wherever_back_leads_to_the_overview(order: Order, pauses: list[float]) -> None:
    state = KNOWN
    for _, _, state in walk(KNOWN, order, pauses):  # noqa: B007
        pass
    state = run(replace(state, ended=None), Finished(DONE), *[Back()] * 3)
    assert state.screen == AtOverview()
