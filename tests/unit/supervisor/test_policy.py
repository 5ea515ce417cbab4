"""Which process is shown, warmed and ended, and when: as a table."""

import pytest

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
from kiosk.supervisor.state import PAUSES, State, pause

NOW = 10.0
COMING = State(coming=1, newest=1)
SHOWN = State(on_screen=1, proven_at=15.0, warm=2, newest=2)
STEADY = State(on_screen=1, warm=2, is_ready=True, newest=2)
VISITED = STEADY._replace(is_touched=True)
HANDING_OVER = State(on_screen=1, is_touched=True, is_over=True, coming=2, newest=2)
OVER = State(newest=2, ending="told")


def steps(state, *cases):
    """Each case: what happens, what is different afterwards, and the commands."""
    return [(state, event, state._replace(**changes), said) for event, changes, said in cases]


NEXT = {"on_screen": 2, "is_touched": False, "is_over": False, "coming": 0, "proven_at": 15.0}
GONE = {"on_screen": 0, "has_panel": False, "is_touched": False, "proven_at": None}
PROMOTED = {"coming": 2, "warm": 0, "is_ready": False}
RESTING = {"start_at": 10.1}


def test_it_begins_with_one_process_that_shows_itself():
    assert begin(State()) == (COMING, (Start(1), Show(1)))
    alone = State(shares_display=False)
    assert begin(alone) == (alone._replace(coming=1, newest=1), (Start(1), Show(1)))


VISIT = [
    *steps(
        SHOWN._replace(warm=0, newest=1, start_at=10.0),
        (Woke(), {"start_at": None, "warm": 2, "newest": 2}, (Start(2),)),
    ),
    # what has failed before is not tried again any sooner
    *steps(
        HANDING_OVER._replace(start_at=12.0),
        (Said(2, "shown"), {**NEXT, "start_at": 12.0}, (Kill(1),)),
    ),
    *steps(
        COMING,
        (Said(1, "shown"), {**SHOWN._asdict(), **RESTING, "warm": 0, "newest": 1}, ()),
        (Said(1, "ready"), {}, ()),
        (Said(1, "touched"), {}, ()),
    ),
    *steps(
        SHOWN,
        (Said(2, "ready"), {"is_ready": True}, ()),
        (Said(1, "touched"), {"is_touched": True, "proven_at": None}, ()),
        # one that is not ready yet is shown as soon as it is
        (Said(1, "ended"), {"is_over": True, **PROMOTED}, (Show(2),)),
        (Said(2, "shown"), {}, ()),
        (Said(2, "touched"), {}, ()),
    ),
    *steps(
        VISITED,
        (Said(1, "ended"), {"is_over": True, **PROMOTED}, (Show(2),)),
        (Said(1, "shown"), {}, ()),
        (Said(1, "hello"), {}, ()),
    ),
    *steps(
        HANDING_OVER,
        (Said(2, "shown"), {**NEXT, **RESTING}, (Kill(1),)),
        (Said(1, "ended"), {}, ()),
        (Said(1, "shown"), {}, ()),
        (Exited(9), {}, ()),
        (Exited(1), {**GONE, "is_over": False}, ()),
    ),
]

DEATHS = [
    *steps(
        VISITED,
        (Exited(1), {**GONE, **PROMOTED}, (Show(2),)),
        (Hung(1), {**GONE, **PROMOTED}, (Kill(1), Show(2))),
        (Exited(2), {"warm": 3, "is_ready": False, "newest": 3, "failures": 1}, (Start(3),)),
        (
            Hung(2),
            {"warm": 3, "is_ready": False, "newest": 3, "failures": 1},
            (Kill(2), Start(3)),
        ),
        (
            Said(2, "ended"),
            {"warm": 3, "is_ready": False, "newest": 3, "failures": 1},
            (Kill(2), Start(3)),
        ),
    ),
    *steps(COMING, (Exited(1), {"coming": 2, "newest": 2, "failures": 1}, (Start(2), Show(2)))),
    *steps(
        COMING._replace(failures=1),
        (Exited(1), {"coming": 0, "failures": 2, "start_at": 10.5}, ()),
        (Hung(1), {"coming": 0, "failures": 2, "start_at": 10.5}, (Kill(1),)),
    ),
    # within the first seconds and untouched, a death is a failure too
    *steps(SHOWN, (Exited(1), {**GONE, **PROMOTED, "failures": 1}, (Show(2),))),
    *steps(
        SHOWN._replace(failures=1),
        (Exited(1), {**GONE, **PROMOTED, "failures": 2, "start_at": 10.5}, (Show(2),)),
        (Said(1, "touched"), {"failures": 0, "proven_at": None, "is_touched": True}, ()),
    ),
    *steps(
        SHOWN._replace(failures=1, proven_at=10.0),
        (Woke(), {"failures": 0, "proven_at": None}, ()),
        (Exited(1), {**GONE, **PROMOTED, "failures": 0}, (Show(2),)),
    ),
    # the old one covers the screen while the next cannot start
    *steps(
        HANDING_OVER._replace(failures=1),
        (Exited(2), {"coming": 0, "failures": 2, "start_at": 10.5}, ()),
    ),
    *steps(State(newest=2, failures=2, start_at=10.5), (Woke(), {}, ())),
    *steps(
        State(newest=2, failures=2, start_at=10.0),
        (Woke(), {"coming": 3, "newest": 3, "start_at": None}, (Start(3), Show(3))),
    ),
]

MEMORY = [
    *steps(VISITED, (Grown(1), {}, ())),
    *steps(STEADY._replace(is_ready=False), (Grown(1), {}, ())),
    *steps(
        STEADY,
        (Grown(1), {"is_over": True, **PROMOTED}, (Show(2),)),
        (
            Grown(2),
            {"warm": 3, "is_ready": False, "newest": 3},
            (Kill(2), Start(3)),
        ),
        (Grown(9), {}, ()),
    ),
    *steps(HANDING_OVER, (Grown(1), {}, ()), (Grown(2), {}, ())),
]

END = [
    (VISITED, Stopped(), OVER, (Kill(1), Kill(2))),
    (HANDING_OVER, Stopped(), OVER, (Kill(1), Kill(2))),
    (State(newest=2, start_at=10.5, emergency=2), Stopped(), OVER, (Kill(2),)),
    *steps(OVER, (Exited(1), {}, ()), (Woke(), {}, ()), (Said(1, "shown"), {}, ())),
    # full screen there is no frame to close, whatever asked for it
    *steps(STEADY, (Said(1, "closed"), {}, ())),
    (
        STEADY._replace(closable=True),
        Said(1, "closed"),
        OVER._replace(closable=True),
        (Kill(1), Kill(2)),
    ),
]

# --- a display that has one owner -------------------------------------------------------

OWNER = State(shares_display=False, on_screen=1, is_touched=True, newest=1)
OWNED = [
    *steps(
        OWNER._replace(on_screen=0, coming=1),
        (
            Said(1, "shown"),
            {"on_screen": 1, "coming": 0, "is_touched": False, "proven_at": 15.0, **RESTING},
            (),
        ),
        (Hung(1), {}, (Kill(1),)),
    ),
    *steps(
        OWNER,
        (Said(1, "ended"), {"is_over": True}, (Kill(1),)),
        (Hung(1), {}, (Kill(1),)),
        (
            Exited(1),
            {"on_screen": 0, "is_touched": False, "coming": 2, "newest": 2},
            (Start(2), Show(2)),
        ),
        (Grown(1), {}, ()),
    ),
    *steps(OWNER._replace(is_touched=False), (Grown(1), {"is_over": True}, (Kill(1),))),
]

# --- other content ----------------------------------------------------------------------

REPLACED = {"outdated": 2, "warm": 3, "is_ready": False, "newest": 3}
OUTDATED = STEADY._replace(**REPLACED)
CONTENT = [
    *steps(STEADY, (Renewed(), REPLACED, (Kill(2), Start(3)))),
    *steps(VISITED, (Renewed(), REPLACED, (Kill(2), Start(3)))),
    # what nobody uses is replaced as soon as there is something newer, a visit is not
    *steps(
        OUTDATED,
        (Said(3, "ready"), {"is_over": True, "coming": 3, "warm": 0}, (Show(3),)),
        (Said(1, "touched"), {"is_touched": True}, ()),
    ),
    *steps(OUTDATED._replace(is_touched=True), (Said(3, "ready"), {"is_ready": True}, ())),
    *steps(OUTDATED._replace(outdated=0), (Said(3, "ready"), {"is_ready": True}, ())),
    # one that is on its way has the old content, and is replaced when it is there
    *steps(
        HANDING_OVER,
        (Renewed(), {"outdated": 2}, ()),
    ),
    *steps(
        State(on_screen=2, proven_at=15.0, outdated=2, warm=3, newest=3),
        (Said(3, "ready"), {"is_over": True, "coming": 3, "warm": 0}, (Show(3),)),
    ),
    *steps(OWNER, (Renewed(), {"outdated": 1}, ())),
    *steps(
        OWNER._replace(is_touched=False), (Renewed(), {"outdated": 1, "is_over": True}, (Kill(1),))
    ),
]

# --- the staff panel --------------------------------------------------------------------

ASKED = VISITED._replace(staff=3, newest=3)
OPENING = ASKED._replace(is_over=True)
OPENED = STEADY._replace(on_screen=3, has_panel=True, is_touched=True, newest=3)
LOST = {"staff": 0, **PROMOTED}
OPENED_OWNER = OWNER._replace(on_screen=2, has_panel=True, newest=2)
# A way out is taken by what the panel says, and by nobody else.
WAYS_OUT = ("restart", "stop")
STAFF = [
    *steps(
        VISITED,
        (Said(1, "staff"), {"staff": 3, "newest": 3}, (Dismiss(1), StartStaff(3))),
        (Said(2, "staff"), {}, ()),
        (Said(9, "staff"), {}, ()),
    ),
    *steps(HANDING_OVER, (Said(1, "staff"), {}, ())),
    # the visit ends, and the warm process stays in reserve
    *steps(
        ASKED,
        (Said(1, "staff"), {}, ()),
        (Said(1, "ended"), {"is_over": True}, ()),
        (Said(3, "ended"), {"staff": 0}, (Kill(3),)),
        (Exited(1), {"on_screen": 0, "is_touched": False}, ()),
        (Exited(3), {"staff": 0}, ()),
        (Said(3, "shown"), OPENED._asdict(), (Kill(1),)),
    ),
    *steps(
        OPENING,
        (Said(2, "ready"), {}, ()),
        (Said(3, "shown"), OPENED._asdict(), (Kill(1),)),
        # without a frame of it, the next visitor's is shown; that is no failure of visitors
        (Exited(3), LOST, (Show(2),)),
        (Hung(3), LOST, (Kill(3), Show(2))),
        (Exited(2), {"warm": 4, "is_ready": False, "newest": 4, "failures": 1}, (Start(4),)),
        (
            Renewed(),
            {"outdated": 3, "warm": 4, "is_ready": False, "newest": 4},
            (Kill(2), Start(4)),
        ),
    ),
    *steps(
        OPENED,
        (Said(3, "ended"), {"is_over": True, **PROMOTED}, (Show(2),)),
        (Exited(3), {**GONE, **PROMOTED}, (Show(2),)),
        (Hung(3), {**GONE, **PROMOTED}, (Kill(3), Show(2))),
        (Grown(3), {}, ()),
        (Stopped(), OVER._replace(newest=3)._asdict(), (Kill(3), Kill(2))),
        *(
            (Said(3, way), OVER._replace(newest=3, ending=way)._asdict(), (Kill(3), Kill(2)))
            for way in WAYS_OUT
        ),
        *((Said(2, way), {}, ()) for way in WAYS_OUT),
    ),
    *(
        step
        for state, number in ((STEADY, 1), (STEADY, 2), (VISITED, 1), (OPENING, 1), (OPENING, 3))
        for step in steps(state, *((Said(number, way), {}, ()) for way in WAYS_OUT))
    ),
    # visitors that fail meanwhile are an emergency only when the panel is gone
    *steps(
        OPENING._replace(has_emergency=True, warm=0, is_ready=False, failures=3, start_at=11.0),
        (Woke(), {}, ()),
        (Exited(3), {"staff": 0, "emergency": 4, "newest": 4}, (StartEmergency(4),)),
    ),
    # one owner: the visit is over before the panel comes, and the panel before the next visit
    *steps(OWNER, (Said(1, "staff"), {"is_asked": True}, (Dismiss(1),))),
    *steps(
        OWNER._replace(is_asked=True),
        (Said(1, "staff"), {}, ()),
        (Said(1, "ended"), {"is_over": True}, (Kill(1),)),
        (
            Exited(1),
            {**GONE, "is_asked": False, "staff": 2, "newest": 2},
            (StartStaff(2),),
        ),
    ),
    *steps(
        OWNER._replace(on_screen=0, is_touched=False, staff=2, newest=2),
        (Said(2, "shown"), OPENED_OWNER._asdict(), ()),
        (Hung(2), {}, (Kill(2),)),
        (Exited(2), {"staff": 0, "coming": 3, "newest": 3}, (Start(3), Show(3))),
    ),
    *steps(
        OPENED_OWNER,
        (Said(2, "ended"), {"is_over": True}, (Kill(2),)),
        (Exited(2), {**GONE, "coming": 3, "newest": 3}, (Start(3), Show(3))),
    ),
]

# --- the emergency page -----------------------------------------------------------------

FAILING = State(has_emergency=True, coming=3, failures=2, newest=3)
EMERGENCY = State(has_emergency=True, emergency=4, failures=3, newest=4, start_at=11.0)
STANDING = EMERGENCY._replace(stands_in=True)
TRYING = EMERGENCY._replace(start_at=None, warm=5, newest=5)
REPEATED = [
    *steps(
        FAILING,
        (
            Exited(3),
            {"coming": 0, "emergency": 4, "newest": 4, "failures": 3, "start_at": 11.0},
            (StartEmergency(4),),
        ),
    ),
    *steps(
        EMERGENCY,
        (Said(4, "shown"), {"stands_in": True}, ()),
        (Woke(), {}, ()),
        (Exited(4), {"emergency": 0, "emergency_at": 11.0}, ()),
        (Hung(4), {"emergency": 0, "emergency_at": 11.0}, (Kill(4),)),
    ),
    # one that stood on the screen is replaced at once
    *steps(
        STANDING,
        (Exited(4), {"emergency": 5, "newest": 5, "stands_in": False}, (StartEmergency(5),)),
        (Hung(4), {"emergency": 5, "newest": 5, "stands_in": False}, (Kill(4), StartEmergency(5))),
        (Grown(4), {}, ()),
    ),
    *steps(
        EMERGENCY._replace(emergency=0, emergency_at=10.0),
        (Woke(), {"emergency": 5, "newest": 5, "emergency_at": None}, (StartEmergency(5),)),
    ),
    *steps(
        EMERGENCY._replace(start_at=10.0),
        (Woke(), {"start_at": None, "warm": 5, "newest": 5}, (Start(5),)),
    ),
    *steps(
        TRYING,
        (Said(5, "ready"), {"warm": 0, "coming": 5}, (Show(5),)),
        (Exited(5), {"warm": 0, "failures": 4, "start_at": 12.0}, ()),
    ),
    *steps(
        TRYING._replace(warm=0, coming=5, stands_in=True),
        (
            Said(5, "shown"),
            {
                "on_screen": 5,
                "coming": 0,
                "proven_at": 15.0,
                "emergency": 0,
                "stands_in": False,
                **RESTING,
            },
            (Kill(4),),
        ),
    ),
    # what a visit has left is covered until the emergency page is there
    *steps(
        EMERGENCY._replace(on_screen=1, is_over=True),
        (Said(4, "shown"), {"on_screen": 0, "is_over": False, "stands_in": True}, (Kill(1),)),
    ),
    # where something good is on the screen, failures in reserve are no emergency
    *steps(
        VISITED._replace(has_emergency=True, failures=2),
        (Exited(2), {"warm": 0, "is_ready": False, "failures": 3, "start_at": 11.0}, ()),
    ),
    # one owner: the emergency page makes room for each attempt
    *steps(EMERGENCY._replace(shares_display=False), (Said(4, "shown"), {"stands_in": True}, ())),
    *steps(
        EMERGENCY._replace(shares_display=False, start_at=10.0),
        (Woke(), {"start_at": None}, (Kill(4),)),
    ),
    *steps(
        EMERGENCY._replace(shares_display=False, start_at=None),
        (
            Exited(4),
            {"emergency": 0, "emergency_at": 11.0, "coming": 5, "newest": 5},
            (Start(5), Show(5)),
        ),
    ),
]


@pytest.mark.parametrize(
    ("before", "event", "after", "commands"),
    [*VISIT, *DEATHS, *MEMORY, *END, *OWNED, *CONTENT, *STAFF, *REPEATED],
)
def test_a_step(before, event, after, commands):
    assert apply(before, event, NOW) == (after, commands)


@pytest.mark.parametrize(
    ("state", "is_right"),
    [
        (COMING, False),
        (SHOWN, True),
        (VISITED, True),
        (HANDING_OVER, False),
        (OPENING, False),
        (OPENED, True),
        (EMERGENCY, False),
        (STANDING, True),
        (STANDING._replace(coming=5), True),
    ],
)
def test_what_is_right_on_the_screen(state, is_right):
    assert state.is_right == is_right


@pytest.mark.parametrize(
    ("state", "is_quiet"),
    [
        (COMING, True),
        (SHOWN, True),
        (VISITED, False),
        (STEADY._replace(is_asked=True), False),
        (HANDING_OVER, False),
        (OPENING, False),
        (OPENED, False),
        (EMERGENCY, True),
        (STANDING, True),
        (STANDING._replace(coming=5), True),
    ],
)
def test_when_nobody_uses_the_screen(state, is_quiet):
    assert state.is_quiet == is_quiet


def test_pauses_grow_to_the_last_one_and_stay():
    assert [pause(failures) for failures in range(1, 9)] == [0, 0.5, 1, 2, 5, 10, 10, 10]
    assert sorted(PAUSES) == list(PAUSES)


def test_it_wakes_at_the_first_of_its_times():
    assert State().wakes_at is None
    assert State(start_at=3.0, proven_at=2.0, emergency_at=4.0).wakes_at == 2.0
