"""What the kiosk has accepted so far: kept twice, with a checksum, so that it is not forgotten.

It is only ever added to what the release knows (`kiosk.bundle.store.state`). If both copies are
damaged, that is left, and never nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import msgspec

from kiosk.bundle.limits import WIDEST
from kiosk.files import read_bounded

FILES = ("accepted.json", "accepted.copy.json")

_MOST_BYTES = 2 * WIDEST.metadata  # root files are written with four characters for three bytes


class Accepted(msgspec.Struct, frozen=True):
    """`chain`: root files that led to the newest root; `floors`: the highest accepted versions by
    the ids of the keys that signed them; `created`: the newest day (YYYY-MM-DD) a bundle was made
    on."""

    chain: tuple[bytes, ...]
    floors: Mapping[str, int]
    created: Annotated[str, msgspec.Meta(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")]


class _Copy(msgspec.Struct, frozen=True):
    """What a file holds: the record as it is written, and its checksum."""

    sha256: str
    accepted: msgspec.Raw


def read_accepted(store: Path) -> tuple[Accepted, ...]:
    """What there is of the copies: two, one or none."""
    found = (_read(store / name) for name in FILES)
    return tuple(copy for copy in found if copy is not None)


def accepted_files(store: Path, accepted: Accepted) -> Mapping[str, bytes]:
    """Those copies that do not say this already, and what is to be in them."""
    written = msgspec.json.encode(accepted, order="sorted")
    data = msgspec.json.encode(_Copy(sha256(written).hexdigest(), msgspec.Raw(written)))
    return {name: data for name in FILES if _read(store / name) != accepted}


def _read(file: Path) -> Accepted | None:
    try:
        copy = msgspec.json.decode(read_bounded(file, _MOST_BYTES), type=_Copy)
        if sha256(copy.accepted).hexdigest() != copy.sha256:
            return None
        return msgspec.json.decode(copy.accepted, type=Accepted)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
