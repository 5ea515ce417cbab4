"""What is active holds, or something else becomes active that does; and what is left over goes."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.bundle.progress import Report, say_nothing
from kiosk.bundle.small_files import FOR_EVERYBODY
from kiosk.bundle.store.accepted import FILES, accepted_files, read_accepted
from kiosk.bundle.store.place import Store
from kiosk.bundle.store.pointer import Pointer, pointer_files, read_pointer
from kiosk.bundle.store.refused import (
    NothingBefore,
    PointerDamaged,
    SlotDamaged,
    StoreFails,
    writing,
)
from kiosk.bundle.store.slot import check_slot
from kiosk.bundle.store.state import Release, State, pointer_of, read_state
from kiosk.bundle.store.watch import Watch
from kiosk.bundle.verify import Notice
from kiosk.files import replace_files


class Recovered(NamedTuple):
    """The slot that holds, None for the content of the release; `notices`: what was done, and what
    could not be."""

    active: str | None
    notices: tuple[Notice, ...]


def recover(store: Store, release: Release, report: Report = say_nothing) -> Recovered:
    """At each start: have content active that holds, the active slot's, else the previous one's,
    else the release's; remember what was accepted, and remove what an installation left that did
    not come to its end. A disk that cannot be written stops none of it but the writing.

    Raises Busy, StoreFails.
    """
    with store.locked():
        with writing(store.folder):
            pointer = read_pointer(store.folder)
            state = read_state(store, release, pointer.names if pointer else store.names())
            chosen, notices = _choose(store, state, pointer, report)
        try:
            with writing(store.folder):
                notices += _settle(store, state, chosen)
        except StoreFails as error:
            notices += (Notice(error.code, error.args[0]),)
    return Recovered(chosen.active, notices)


def look(store: Store, release: Release, report: Report = say_nothing) -> Recovered:
    """What `recover` would have active, and nothing is changed: for while another is at work in the
    store, or nobody can write there. Raises StoreFails."""
    with writing(store.folder):
        pointer = read_pointer(store.folder)
        state = read_state(store, release, pointer.names if pointer else store.names())
        chosen, notices = _choose(store, state, pointer, report)
    return Recovered(chosen.active, notices)


def rollback(store: Store, release: Release, watch: Watch = Watch()) -> Pointer:  # noqa: B008 (frozen)
    """Make the previous content active, older or not, and the active one the previous. The floor
    stays. Returns what is active now. Raises Busy, Cancelled, NothingBefore, SlotDamaged,
    PointerDamaged, StoreFails."""
    with store.locked(), writing(store.folder):
        pointer = pointer_of(store)
        if not pointer.names:
            raise NothingBefore(
                "There is no content before the present one.", "Nothing was changed."
            )
        state = read_state(store, release, pointer.names)
        if pointer.previous is not None:
            check_slot(store.slots / pointer.previous, state.root, watch.report)
        watch.check()
        back = Pointer(active=pointer.previous, previous=pointer.active)
        replace_files(store.folder, pointer_files(store.folder, back), {}, FOR_EVERYBODY)
    return back


def prune(store: Store) -> tuple[str, ...]:
    """Remove the slots that are neither active nor previous, and what is left of earlier tries.
    Returns the names of those slots. Raises Busy, PointerDamaged, StoreFails."""
    with store.locked(make=False), writing(store.folder):
        pointer_of(store)
        return store.tidy()


def _choose(
    store: Store, state: State, pointer: Pointer | None, report: Report
) -> tuple[Pointer, tuple[Notice, ...]]:
    """What is to be active, and why it is not what was."""
    notices: tuple[Notice, ...] = ()
    if pointer is None:
        sentence = "Which slot is active could not be read any more."
        notices = (Notice(PointerDamaged.code, sentence),)
    elif pointer.active is None:
        return pointer, ()
    for name in pointer.names if pointer else store.names():
        try:
            check_slot(store.slots / name, state.root, report)
        except SlotDamaged as error:
            notices += (Notice(error.code, error.args[0]),)
            continue
        return (pointer if pointer and pointer.active == name else Pointer(name)), notices
    return Pointer(), notices


def _settle(store: Store, state: State, chosen: Pointer) -> tuple[Notice, ...]:
    """Write what is known and chosen, remove the rest. Returns what was done. Raises OSError."""
    done = [Notice("cleared", "What an earlier try left was removed.")] if store.clear() else []
    store.prepare()
    if chosen.names and len(read_accepted(store.folder)) < len(FILES):
        sentence = "What this kiosk has accepted so far was damaged, and written anew."
        done.append(Notice("accepted-damaged", sentence))
    # In this order: a slot that is not active any more may be all that knows of the floor.
    accepted = accepted_files(store.folder, state.record())
    replace_files(store.folder, accepted, pointer_files(store.folder, chosen), FOR_EVERYBODY)
    done += [Notice("slot-removed", f"The slot {name} was removed.") for name in store.tidy()]
    return tuple(done)
