"""What the supervisor's knowledge calls for: the commands that bring a right screen nearer."""

from __future__ import annotations

from kiosk.supervisor.events import Command, Kill, Show, Start, StartEmergency, StartStaff
from kiosk.supervisor.state import State, Step


def settle(state: State) -> Step:
    """Command what is wanting, given the time that `state` has been told of."""
    commands: tuple[Command, ...] = ()
    for step in (_open_panel, _renew, _bring, _start, _bring, _stand_in):
        state, more = step(state)
        commands += more
    return state, commands


def _open_panel(state: State) -> Step:
    """Start the staff process once somebody has asked for it and the display has room for it."""
    if not state.is_asked or (state.on_screen and not state.shares_display):
        return state, ()
    number = state.newest + 1
    return state._replace(newest=number, staff=number, is_asked=False), (StartStaff(number),)


def _renew(state: State) -> Step:
    """Replace what nobody uses and shows old content, as soon as there is something newer."""
    is_used = state.is_touched or state.is_over or not state.on_screen
    can_follow = state.is_ready or not state.shares_display
    if is_used or state.on_screen > state.outdated or not can_follow:
        return state, ()
    over = state._replace(is_over=True)
    return over, () if state.shares_display else (Kill(state.on_screen),)


def _bring(state: State) -> Step:
    """Have the warm process shown, unless the staff panel is on its way. In an emergency only one
    that is ready is worth it."""
    is_wanted = state.is_bare and state.coming == 0 and state.warm != 0 and state.staff == 0
    is_worth_it = state.is_ready or not state.is_emergency or not state.shares_display
    if not (is_wanted and is_worth_it):
        return state, ()
    coming = state._replace(coming=state.warm, warm=0, is_ready=False)
    return coming, (Show(state.warm),)


def _start(state: State) -> Step:
    """Have a process in reserve, where there can be one; elsewhere the first and only one."""
    if state.coming or state.warm or state.start_at is not None:
        return state, ()
    if not state.shares_display and (state.on_screen or state.staff):
        return state, ()
    if not state.shares_display and state.emergency:  # Its end is waited for.
        return state, (Kill(state.emergency),)
    number = state.newest + 1
    return state._replace(newest=number, warm=number), (Start(number),)


def _stand_in(state: State) -> Step:
    """Have the emergency page shown, unless a better screen is on its way."""
    is_waiting = state.coming != 0 or state.staff != 0 or state.emergency_at is not None
    is_owned = not state.shares_display and state.on_screen != 0
    if not state.is_emergency or state.emergency or is_waiting or is_owned:
        return state, ()
    number = state.newest + 1
    return state._replace(newest=number, emergency=number), (StartEmergency(number),)
