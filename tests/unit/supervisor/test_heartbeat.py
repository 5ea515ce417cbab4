"""Who answers lives, who does not is hung: counted in beats."""

from kiosk.supervisor.heartbeat import (
    MILESTONE,
    SETTLED,
    UNANSWERED,
    Pulse,
    beat,
    hear,
    told_to_show,
)

READY = hear(Pulse(), "ready")


def verdicts(pulse: Pulse, beats: int) -> list[str]:
    found = []
    for _ in range(beats):
        pulse, verdict = beat(pulse)
        found.append(verdict)
    return found


def test_three_questions_without_an_answer_are_a_hang():
    assert verdicts(READY, UNANSWERED + 1) == ["ask"] * UNANSWERED + ["hung"]


def test_who_answers_is_asked_for_ever():
    pulse = READY
    for _ in range(100):
        pulse, verdict = beat(pulse)
        assert verdict == "ask"
        pulse = hear(pulse, "alive")


def test_it_is_settled_after_some_answers():
    pulse = READY
    for _ in range(SETTLED):
        assert not pulse.is_settled
        pulse = hear(pulse, "alive")
    assert pulse.is_settled
    assert not hear(pulse, "shown").is_settled


def test_a_late_answer_counts():
    pulse = READY
    for _ in range(UNANSWERED):
        pulse, _ = beat(pulse)
    assert verdicts(hear(pulse, "alive"), 1) == ["ask"]


def test_one_that_loads_is_not_asked_and_has_its_time():
    assert verdicts(Pulse(), MILESTONE + 1) == ["wait"] * MILESTONE + ["hung"]


def test_one_that_answers_and_is_never_shown_is_a_hang():
    pulse, seen = told_to_show(READY), []
    while seen[-1:] != ["hung"]:
        pulse, verdict = beat(hear(pulse, "alive"))
        seen.append(verdict)
    assert seen == ["ask"] * MILESTONE + ["hung"]
    assert verdicts(hear(told_to_show(READY), "shown"), 1) == ["ask"]


def test_other_words_are_no_answer():
    pulse = READY
    for _ in range(UNANSWERED):
        pulse, _ = beat(hear(pulse, "touched"))
    assert verdicts(hear(pulse, "touched"), 1) == ["hung"]
