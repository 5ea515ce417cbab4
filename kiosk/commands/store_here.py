"""This kiosk as `kiosk store` finds it: its store, what its release trusts, what is active."""

from __future__ import annotations

from argparse import Namespace
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from kiosk import paths

if TYPE_CHECKING:
    from kiosk.bundle.limits import Limits
    from kiosk.bundle.store.place import Store
    from kiosk.bundle.store.pointer import Pointer
    from kiosk.bundle.store.state import Release, State
    from kiosk.settings import Settings
    from kiosk.staff.receipts import Version


class Here(NamedTuple):
    """`active`: the content that the pointer names, installed or of the release, None where that
    cannot be read or is not believed; `time_floor`: the newest day (YYYY-MM-DD) that the release
    or what was accepted knows of, empty without one."""

    active: Version | None
    time_floor: str


def settings_of(options: Namespace) -> Settings:
    """The settings that `kiosk run` has, whatever is wrong in them."""
    from kiosk.settings import read_settings

    return read_settings(options.settings or paths.settings_file()).settings


def store_of(options: Namespace) -> Store:
    """The store that `kiosk run` shows content from."""
    from kiosk.bundle.store.place import Store

    if options.store is not None:
        return Store(options.store.absolute())
    return Store(settings_of(options).store)


def limits_of(options: Namespace) -> Limits:
    """How much a bundle may be that this kiosk takes."""
    from kiosk.bundle.limits import limits_in

    return limits_in(settings_of(options).bundle)


def release() -> Release:
    """What this program trusts by itself. Raises RootMissing, ContentUnreadable."""
    from kiosk.bundle.store.state import Release
    from kiosk.bundle.untrusted import RootMissing
    from kiosk.commands.bundle import trusted_roots
    from kiosk.content.compiled import index_of

    if not paths.trust().exists():
        sentence = "This program has no root files that say whose bundles it takes."
        raise RootMissing(sentence, "Nothing was changed. Install a whole release of the program.")
    root = trusted_roots(None)[-1]
    version = index_of(paths.default_content()).version
    return Release(root, version, {key.id: version for key in root.publishers})


def here(store: Store) -> Here:
    """What is known now, without waiting for whoever is at work in the store. Raises nothing."""
    from kiosk.bundle.store.pointer import read_pointer
    from kiosk.bundle.store.state import read_state
    from kiosk.errors import KioskError

    active, floor = None, _floor_of_release()
    with suppress(KioskError, OSError):
        pointer = read_pointer(store.folder)
        state = read_state(store, release(), pointer.names if pointer else store.names())
        floor = max(floor, state.created)
        active = _active(pointer, state)
    return Here(active, floor)


def same_program(options: Namespace, *arguments: str) -> tuple[str, ...]:
    """The command that runs this program anew, with the settings it has itself."""
    settings = ("--settings", str(options.settings)) if options.settings else ()
    return *paths.program(), *arguments, *settings


def _active(pointer: Pointer | None, state: State) -> Version | None:
    from kiosk.content.compiled import index_of
    from kiosk.staff.receipts import Version

    if pointer is None:
        return None
    if pointer.active is None:
        index = index_of(paths.default_content())
        return Version(index.id, index.version)
    found = state.targets(pointer.active)
    return Version(found.bundle, found.version, found.created) if found else None


def _floor_of_release() -> str:
    from kiosk.content.compiled import checked
    from kiosk.content.model import ContentUnreadable

    try:
        content = checked(paths.default_content())
        return content.content(content.index.source_language).time_floor
    except ContentUnreadable:
        return ""
