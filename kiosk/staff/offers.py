"""What `kiosk store candidates` and `preview` tell of bundles as JSON (docs/store.md)."""

from __future__ import annotations

from msgspec import Struct

from kiosk.staff.records import Change, Refusal


class Offer(Struct, frozen=True):
    """A file that may be a bundle.

    `file` is what to install; it was found in `folder`. `id` is the same for the same bytes only.
    `bundle`, `version` and `created` (YYYY-MM-DD) are empty or 0 where they cannot be read; of one
    with a `refusal`, which could not be installed, they are what it says of itself. `publisher` has
    the eight words of each who signed it, where that is certain; `size` is in bytes. One that is
    `active` already changes nothing; of others `changes` is None where nobody has compared them.
    """

    file: str
    folder: str
    id: str
    size: int
    bundle: str = ""
    version: int = 0
    created: str = ""
    publisher: tuple[str, ...] = ()
    active: bool = False
    changes: tuple[Change, ...] | None = None
    refusal: Refusal | None = None


class UnreadableFolder(Struct, frozen=True):
    """A folder that could not be looked into, and why."""

    folder: str
    refusal: Refusal


class Offers(Struct, frozen=True):
    """All that was found, the newest first, and the folders that could not be looked into."""

    candidates: tuple[Offer, ...]
    unreadable: tuple[UnreadableFolder, ...] = ()
