"""The visit's state: what each action does, and that no order of actions breaks it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.visit.state import (
    ATTRACT,
    LANGUAGES,
    START,
    Action,
    Ask,
    Back,
    CarryOn,
    ChooseLanguage,
    ChooseTextSize,
    ChooseTheme,
    Home,
    Leave,
    Open,
    Place,
    VisitState,
    apply,
    exists,
    parse_action,
    parse_place,
)
from tests.stories import Story

CONTENT = Story().content()
SIGNS = Place("page", "signs")
LAW = Place("page", "law")
CODE = Place("code", "hotline")
AT_SIGNS = VisitState((START, SIGNS))


@pytest.mark.parametrize(
    ("before", "action", "after"),
    [
        (VisitState(), Open(CODE), VisitState((START,))),
        (VisitState(), Back(), VisitState()),
        (VisitState(), Home(), VisitState()),
        (VisitState(), Ask(), VisitState()),
        (VisitState(), Leave(), VisitState()),
        (VisitState((START,)), Open(SIGNS), VisitState((START, SIGNS), safety_note=SIGNS)),
        (VisitState((START,)), Open(Place("page", "none")), VisitState((START,))),
        (VisitState((START,)), Open(ATTRACT), VisitState((START,))),
        (VisitState((START,)), Open(Place("help", "x")), VisitState((START,))),
        (AT_SIGNS, Open(SIGNS), AT_SIGNS),
        (AT_SIGNS, Open(START), VisitState((START,))),
        (AT_SIGNS, Back(), VisitState((START,))),
        (AT_SIGNS, Home(), VisitState((START,))),
        (AT_SIGNS, Ask(), VisitState((START, SIGNS), asking=True)),
        (AT_SIGNS, CarryOn(), AT_SIGNS),
        (AT_SIGNS, Leave(), VisitState((START, SIGNS), ended=True)),
        (VisitState(), ChooseLanguage("fr"), VisitState((START,), language="fr")),
        (VisitState(), ChooseTextSize("large"), VisitState()),
        (VisitState(), ChooseTheme("contrast"), VisitState()),
        (AT_SIGNS, ChooseLanguage("fr"), VisitState((START, SIGNS), language="fr")),
        (AT_SIGNS, ChooseTextSize("large"), VisitState((START, SIGNS), text_size="large")),
        (AT_SIGNS, ChooseTheme("contrast"), VisitState((START, SIGNS), theme="contrast")),
        (
            VisitState((START, SIGNS, LANGUAGES)),
            ChooseLanguage("fr"),
            VisitState((START, SIGNS), language="fr"),
        ),
        (VisitState((START, SIGNS, LANGUAGES)), Back(), AT_SIGNS),
    ],
)
def test_each_action(before: VisitState, action: Action, after: VisitState) -> None:
    assert apply(before, action, CONTENT) == after


def test_only_the_first_page_that_speaks_of_abuse_carries_the_safety_note() -> None:
    first = apply(VisitState((START,)), Open(SIGNS), CONTENT)
    second = apply(first, Open(LAW), CONTENT)
    assert first.safety_note == SIGNS
    assert second.safety_note == SIGNS


def test_a_number_or_a_code_never_waits_behind_the_safety_note() -> None:
    for place in (Place("numbers"), Place("help"), CODE):
        assert apply(VisitState((START,)), Open(place), CONTENT).safety_note is None


@pytest.mark.parametrize("action", [Open(START), Back(), Home(), Ask()])
def test_while_the_question_is_asked_only_its_answers_count(action: Action) -> None:
    asked = VisitState((START, SIGNS), asking=True)
    assert apply(asked, action, CONTENT) == asked
    assert apply(asked, CarryOn(), CONTENT) == VisitState((START, SIGNS))


PLACES = st.sampled_from(
    [
        *(ATTRACT, START, LANGUAGES, SIGNS, LAW, CODE, Place("help")),
        *(Place("page", "none"), Place("code", "")),
    ]
)
LANGUAGE_CHOICES = st.sampled_from(["en", "fr", "ar"]).map(ChooseLanguage)
CHOICES = st.one_of(
    LANGUAGE_CHOICES,
    st.sampled_from(["normal", "large"]).map(ChooseTextSize),
    st.sampled_from(["light", "contrast"]).map(ChooseTheme),
)
ACTIONS = st.one_of(PLACES.map(Open), st.sampled_from([Back(), Home(), Ask(), CarryOn()]), CHOICES)


@given(st.lists(ACTIONS, max_size=40))
def test_every_place_of_every_visit_can_be_shown(actions: list[Action]) -> None:
    state = VisitState()
    for action in actions:
        state = apply(state, action, CONTENT)
        assert all(exists(place, CONTENT) for place in state.trail)
        assert state.trail


@given(st.lists(ACTIONS, max_size=40), st.lists(ACTIONS, max_size=20))
def test_an_ended_visit_stays_ended(before: list[Action], after: list[Action]) -> None:
    state = VisitState()
    for action in before:
        state = apply(state, action, CONTENT)
    ended = apply(apply(state, Open(START), CONTENT), Leave(), CONTENT)
    assert ended.ended
    for action in after:
        assert apply(ended, action, CONTENT) == ended


@given(st.lists(ACTIONS, max_size=40))
def test_carrying_on_returns_to_exactly_the_same_state(actions: list[Action]) -> None:
    state = VisitState()
    for action in actions:
        state = apply(state, action, CONTENT)
    if not state.asking:
        assert apply(apply(state, Ask(), CONTENT), CarryOn(), CONTENT) == state


@given(st.lists(ACTIONS, max_size=40))
def test_from_wherever_back_leads_to_the_start(actions: list[Action]) -> None:
    state = VisitState()
    for action in (*actions, CarryOn()):
        state = apply(state, action, CONTENT)
    for _ in state.trail:
        state = apply(state, Back(), CONTENT)
    assert state.trail == ((START,) if state.touched else (ATTRACT,))


@given(st.lists(ACTIONS, max_size=40), LANGUAGE_CHOICES)
def test_another_language_is_no_other_place(actions: list[Action], choice: ChooseLanguage) -> None:
    state = VisitState((START,))
    for action in actions:
        state = apply(state, action, CONTENT)
    spoken = apply(state, choice, CONTENT)
    was_asked = state.place == LANGUAGES and not state.asking
    assert spoken.trail == (state.trail[:-1] if was_asked else state.trail)


@pytest.mark.parametrize(
    ("target", "action"),
    [
        ("language:pt-BR", ChooseLanguage("pt-BR")),
        ("page:signs", Open(SIGNS)),
        ("nowhere", None),
    ],
)
def test_a_target_names_what_a_control_does(target: str, action: Action | None) -> None:
    assert parse_action(target) == action


@pytest.mark.parametrize("place", [ATTRACT, START, LANGUAGES, SIGNS, CODE, Place("numbers")])
def test_a_target_names_its_place(place: Place) -> None:
    assert parse_place(place.target) == place


@pytest.mark.parametrize("target", ["", "nowhere", "nowhere:x", ":", "Page:signs"])
def test_what_names_no_place(target: str) -> None:
    assert parse_place(target) is None
