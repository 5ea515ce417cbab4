"""The list of a bundle's files on the publisher's side: drafted and signed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from securesystemslib.signer import Signer
from tuf.api.metadata import Metadata, TargetFile, Targets

from kiosk.bundle.trust import FIELD, Mark

# Facts are checked again within 12 months. Expiry is a notice to staff, never an obstacle.
_VALID = timedelta(days=365)


class Described(NamedTuple):
    """What a bundle is: its id, its version, the day it was made on."""

    bundle: str
    version: int
    created: date


def signed_targets(signer: Signer, described: Described, files: Mapping[str, Mark]) -> bytes:
    """The targets metadata of these files, whose names are those below `content/` (TUF 4.5). The
    same input gives the same bytes."""
    created = described.created
    targets = Targets(
        version=described.version,
        expires=datetime.combine(created, time(), UTC) + _VALID,
        targets={
            path: TargetFile(mark.length, {"sha256": mark.sha256}, path)
            for path, mark in files.items()
        },
        unrecognized_fields={
            FIELD: {"bundle": described.bundle, "created": created.isoformat()},
        },
    )
    metadata = Metadata(targets)
    metadata.sign(signer)
    return metadata.to_bytes()
