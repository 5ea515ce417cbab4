"""Whom to believe: root files and lists of files, verified as TUF has it (TUF 5.3, 5.6).

Pure functions over bytes; whoever reads the bytes caps their size. There is no clock: expiry is
handed on as a notice and never judged, because a kiosk must not go dark as a date passes.

The first root is believed for the place it lies in; every other is reached from it by `advance`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from tuf.api.metadata import Metadata, TargetFile
from tuf.api.metadata import Root as RootMetadata
from tuf.api.metadata import Targets as TargetsMetadata

from kiosk.bundle.metadata import keys_of, root_metadata, targets_metadata
from kiosk.bundle.public_key import PublicKey
from kiosk.bundle.untrusted import (
    RootDiffers,
    RootMissing,
    RootNotSigned,
    RootSkipped,
    TargetsNotSigned,
    TargetsUnreadable,
)

# What TUF does not know: of a bundle its id and the day it was made, of a root that it is for show.
FIELD = "x-kiosk"

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 60
_SHA256 = re.compile(r"[0-9a-f]{64}")
_ASK = "Nothing was changed. Ask the publisher for a bundle that was made with `kiosk bundle pack`."


class Mark(NamedTuple):
    """What a file must be: its length in bytes, its SHA-256 in hexadecimal digits."""

    length: int
    sha256: str


@dataclass(frozen=True)
class Root:
    """A root file that was verified. `data` are its bytes, as they were read.

    `threshold` of `keys` hand over to the next version; any of `publishers` signs bundles. A
    `demonstration` is signed by keys that are thrown away, and so are all versions after it.
    """

    version: int
    threshold: int
    keys: tuple[PublicKey, ...]
    publishers: tuple[PublicKey, ...]
    expires: str
    data: bytes = field(repr=False)
    demonstration: bool = False


@dataclass(frozen=True)
class Targets:
    """The list of a bundle's files that was verified. Names are those below `content/`.

    `created` and `expires` are days (YYYY-MM-DD); `signed_by` are the ids of the publishers' keys
    whose signatures hold.
    """

    version: int
    bundle: str
    created: str
    expires: str
    files: Mapping[str, Mark]
    signed_by: frozenset[str]


def read_root(data: bytes) -> Root:
    """A root file that is believed for the place it was found in. Raises RootUnreadable, and
    RootNotSigned where it is not signed by its own threshold of its own keys."""
    metadata = root_metadata(data)
    return _root(metadata, data, previous=None)


def advance(root: Root, chain: Sequence[bytes]) -> Root:
    """The newest root that `chain`, the root files from an old version on, leads to (TUF 5.3.4).

    Files up to the present version are passed over; each later one must be signed by the threshold
    of the version before and by its own. A chain that ends before the present version changes
    nothing. Raises RootMissing, RootUnreadable, RootSkipped, RootDiffers, RootNotSigned.
    """
    if not chain:
        raise RootMissing("There is no root file.", _ASK)
    expected = None
    for data in chain:
        metadata = root_metadata(data)
        version = metadata.signed.version
        if version > root.version + 1 or version != (expected or version):
            raise RootSkipped(f"Version {version} of the root file follows a gap.", _ASK)
        expected = version + 1
        if version == root.version:
            _require_same(root, metadata, data)
        elif version > root.version:
            root = _root(metadata, data, previous=root)
    return root


def read_targets(root: Root, data: bytes) -> Targets:
    """A list of files that a publisher of this root has signed (TUF 5.6.3). Raises
    TargetsUnreadable, TargetsNotSigned."""
    metadata = targets_metadata(data)
    trusted = root_metadata(root.data).signed
    result = trusted.get_verification_result(
        TargetsMetadata.type, metadata.signed_bytes, metadata.signatures
    )
    if not result:
        raise TargetsNotSigned(
            "No publisher whom this kiosk trusts has signed the list of files.",
            "Nothing was changed. The publisher's key may have been revoked: ask for a new bundle.",
        )
    return _targets(metadata.signed, frozenset(result.signed))


def floor(root: Root, floors: Mapping[str, int]) -> int:
    """The version below which nothing is accepted; 0 where nothing was yet.

    `floors` are the highest accepted versions by the ids of the keys that signed them. Only keys
    count that the root still trusts: revoking a publisher's key undoes a fast-forward made with it,
    and old bundles of the other keys still cannot come back (TUF 5.3.11, by key).
    """
    return max((floors.get(key.id, 0) for key in root.publishers), default=0)


def _require_same(root: Root, metadata: Metadata[RootMetadata], data: bytes) -> None:
    """What is signed counts: a further signature makes no other root of it."""
    if data == root.data:
        return  # as nearly always
    if metadata.signed_bytes != root_metadata(root.data).signed_bytes:
        raise RootDiffers(f"This is another version {root.version} of the root file.", _ASK)


def _root(metadata: Metadata[RootMetadata], data: bytes, previous: Root | None) -> Root:
    signed = metadata.signed
    before = root_metadata(previous.data).signed if previous else None
    result = signed.get_root_verification_result(before, metadata.signed_bytes, metadata.signatures)
    whose = previous.version if previous else signed.version
    for version, part in ((whose, result.first), (signed.version, result.second)):
        if not part:
            raise RootNotSigned(
                f"Version {signed.version} of the root file is signed by {len(part.signed)} keys "
                f"of version {version}, which asks for {part.threshold}.",
                _ASK,
            )
    return Root(
        version=signed.version,
        threshold=signed.roles[RootMetadata.type].threshold,
        keys=keys_of(signed, RootMetadata.type),
        publishers=keys_of(signed, TargetsMetadata.type),
        expires=signed.expires.date().isoformat(),
        data=data,
        demonstration=bool(previous and previous.demonstration)
        or _extra(signed).get("demonstration") is True,
    )


def _targets(signed: TargetsMetadata, signed_by: frozenset[str]) -> Targets:
    bundle, created = _described(_extra(signed))
    if signed.delegations is not None:
        raise TargetsUnreadable("The list of files hands over to others.", _ASK)
    return Targets(
        version=signed.version,
        bundle=bundle,
        created=created,
        expires=signed.expires.date().isoformat(),
        files={name: _mark(file) for name, file in signed.targets.items()},
        signed_by=signed_by,
    )


def _extra(signed: RootMetadata | TargetsMetadata) -> Mapping[str, object]:
    extra = signed.unrecognized_fields.get(FIELD)
    return extra if isinstance(extra, dict) else {}


def _described(extra: Mapping[str, object]) -> tuple[str, str]:
    bundle, created = extra.get("bundle"), extra.get("created")
    if not (_is_id(bundle) and _is_day(created)):
        raise TargetsUnreadable("The list of files does not say whose and of when it is.", _ASK)
    return str(bundle), str(created)


def _mark(file: TargetFile) -> Mark:
    sha256 = file.hashes.get("sha256", "")
    if not _SHA256.fullmatch(sha256):
        raise TargetsUnreadable("The list of files names one without its SHA-256.", _ASK)
    return Mark(file.length, sha256)


def _is_id(text: object) -> bool:
    is_short = isinstance(text, str) and len(text) <= _LONGEST_ID
    return is_short and _ID.fullmatch(str(text)) is not None


def _is_day(day: object) -> bool:
    try:
        return isinstance(day, str) and date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False
