"""Double strikes and insistence, by a clock that the test moves."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.visit.strikes import DoubleStrikes, Insistence

KEYS = st.integers(0, 2)
GAPS = st.floats(0, 3, allow_nan=False)
WITHIN = st.floats(0, 2, allow_nan=False)


def struck(gaps):
    """Each gap's moment."""
    now = 0.0
    for gap in gaps:
        now += gap
        yield now


@given(WITHIN, st.lists(st.tuples(KEYS, GAPS)))
def test_a_key_does_not_count_again_too_soon(within, strikes):
    doubles = DoubleStrikes(within)
    counted: list[tuple[int, float]] = []
    for (key, _), now in zip(strikes, struck(gap for _, gap in strikes), strict=True):
        too_soon = bool(counted) and counted[-1][0] == key and now - counted[-1][1] < within
        assert doubles.is_double(key, now) == too_soon
        if not too_soon:
            counted.append((key, now))


@given(st.lists(st.tuples(KEYS, GAPS)))
def test_without_a_time_every_strike_counts(strikes):
    doubles = DoubleStrikes(0)
    moments = struck(gap for _, gap in strikes)
    for (key, _), now in zip(strikes, moments, strict=True):
        assert not doubles.is_double(key, now)


def test_who_hammers_a_key_is_heard_in_the_end():
    doubles = DoubleStrikes(0.5)
    counted = [at for at in range(21) if not doubles.is_double(1, at / 10)]
    assert counted == [0, 5, 10, 15, 20]


@given(st.lists(GAPS))
def test_three_times_within_five_seconds(gaps):
    insistence = Insistence(3, 5.0)
    moments = list(struck(gaps))
    for last, now in enumerate(moments):
        earlier = moments[last - 2] if last >= 2 else None
        assert insistence.strike(now) == (earlier is not None and now - earlier <= 5.0)
