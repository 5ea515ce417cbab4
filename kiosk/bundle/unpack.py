"""A verified bundle as a folder: what a release of the program begins with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from kiosk.bundle.small_files import AlreadyThere, writing
from kiosk.bundle.store.slot import write_content
from kiosk.bundle.store.watch import Watch
from kiosk.bundle.trust import Root, advance
from kiosk.bundle.trust_folder import write_trust
from kiosk.bundle.verify import Verified
from kiosk.errors import KioskError

TRUST, CONTENT = "trust", "content"


class ForDemonstrations(KioskError):
    """The root files are for demonstrations, and something else is wanted."""

    code = "demonstration"


def require_own(root: Root) -> None:
    """Raises ForDemonstrations for a root whose keys are thrown away."""
    if root.demonstration:
        raise ForDemonstrations(
            "These root files are for demonstrations: anybody may have their keys.",
            "Make root keys of your own (docs/security.md), or ask for a demonstration.",
        )


def unpack(
    verified: Verified,
    roots: tuple[Root, ...],
    out: Path,
    look: Callable[[Path], object],
    watch: Watch = Watch(),  # noqa: B008 (frozen)
) -> None:
    """Write a bundle into the folder `out`, which is not there yet and is there with all of it or
    not at all: the root files from version 1 to the newest into `trust/`, its content into
    `content/`.

    `roots`: those from version 1 on that it was verified with; `look` raises if the content cannot
    be used. Raises AlreadyThere, NotWritten, what `look` and `Verified.copy` raise.
    """
    if os.path.lexists(out):
        raise AlreadyThere(f"{out} is there already.", "Remove it, or choose another folder.")
    new = out.absolute().with_name(f".{out.absolute().name}.{os.getpid()}")
    try:
        with writing(out):
            write_trust(new / TRUST, _extended(roots, verified.container.chain))
            write_content(verified, new / CONTENT, watch)
            look(new / CONTENT)
            new.rename(out)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _extended(roots: tuple[Root, ...], chain: Iterable[bytes]) -> tuple[Root, ...]:
    """The roots, and those that the chain of a verified bundle leads to from there."""
    for data in chain:
        newest = advance(roots[-1], [data])
        if newest.version > roots[-1].version:
            roots = (*roots, newest)
    return roots
