"""Root files on the publisher's side: drafted, and signed by one holder of a key after the other.

Pure functions over bytes, as in `kiosk.bundle.trust`, which reads what is made here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from securesystemslib.signer import Signer
from tuf.api.metadata import (
    TOP_LEVEL_ROLE_NAMES,
    Metadata,
    Role,
    Root,
    Targets,
    VerificationResult,
)

from kiosk.bundle.metadata import keys_of, root_metadata
from kiosk.bundle.public_key import PublicKey, listed_key, tuf_key
from kiosk.bundle.trust import FIELD
from kiosk.bundle.trust import Root as VerifiedRoot
from kiosk.errors import KioskError

# Expiry is a notice to staff, never an obstacle.
_VALID = timedelta(days=3652)
_LEAST_THRESHOLD = 2


class RootRefused(KioskError):
    """A root file would not protect what it is for, so it is not drafted."""

    code = "root-refused"


class NotSigned(KioskError):
    """A key adds nothing to a root file."""

    code = "not-signed"


class Holders(NamedTuple):
    """Whom a root file names: `threshold` of `keys` hand over to the next version together, each
    of `publishers` signs bundles alone."""

    keys: tuple[PublicKey, ...]
    threshold: int
    publishers: tuple[PublicKey, ...]


class Signatures(NamedTuple):
    """Which keys of a version of the root file have signed a draft. `version` may be that of the
    draft, or the one before it; each must be satisfied for itself."""

    version: int
    threshold: int
    signed: tuple[PublicKey, ...]
    unsigned: tuple[PublicKey, ...]

    @property
    def missing(self) -> int:
        """How many more are needed."""
        return max(0, self.threshold - len(self.signed))


def first_root(holders: Holders, today: date, *, demonstration: bool = False) -> bytes:
    """Draft version 1, without a signature. Raises RootRefused."""
    return _draft(1, holders, today, demonstration)


def next_root(root: VerifiedRoot, holders: Holders, today: date) -> bytes:
    """Draft the version after `root`, without a signature. Raises RootRefused."""
    return _draft(root.version + 1, holders, today, root.demonstration)


def with_signature(draft: bytes, previous: VerifiedRoot | None, signer: Signer) -> bytes:
    """The draft and one signature more. Raises NotSigned for a key that nobody asks for, or that
    has signed already, and RootRefused: a draft may have been changed on its way."""
    _require_protection(holders_of(draft))
    parts = signatures_of(draft, previous)
    signed = {key.id for part in parts for key in part.signed}
    unsigned = {key.id for part in parts for key in part.unsigned}
    key_id = signer.public_key.keyid
    if key_id in signed:
        raise NotSigned(
            "This key has signed it already.", "`kiosk trust show` says whose is missing."
        )
    if key_id not in unsigned:
        raise NotSigned(
            "This key is none of the root keys that may sign it.",
            "`kiosk trust show` names those, `kiosk keys show` the words of a key.",
        )
    metadata = root_metadata(draft)
    metadata.sign(signer, append=True)
    return metadata.to_bytes()


def signatures_of(draft: bytes, previous: VerifiedRoot | None) -> tuple[Signatures, ...]:
    """What a draft has and lacks: first by the version before, if there is one, then by its own.

    Raises RootUnreadable.
    """
    metadata = root_metadata(draft)
    granting = [root_metadata(previous.data).signed] if previous else []
    payload = metadata.signed_bytes
    return tuple(
        _signatures(each, each.get_verification_result(Root.type, payload, metadata.signatures))
        for each in (*granting, metadata.signed)
    )


def holders_of(data: bytes) -> Holders:
    """Whom a root file names, verified or not. Raises RootUnreadable."""
    root = root_metadata(data).signed
    threshold = root.roles[Root.type].threshold
    return Holders(keys_of(root, Root.type), threshold, keys_of(root, Targets.type))


def _draft(version: int, holders: Holders, today: date, demonstration: bool) -> bytes:
    _require_protection(holders)
    root_ids = [key.id for key in holders.keys]
    publisher_ids = [key.id for key in holders.publishers]
    # Of a bundle in one file, nothing is newer or older than the rest: TUF's snapshot and timestamp
    # have nothing to say, but must be there (TUF 4.3).
    roles = {name: Role(list(publisher_ids), 1) for name in sorted(TOP_LEVEL_ROLE_NAMES)}
    roles[Root.type] = Role(root_ids, holders.threshold)
    root = Root(
        version=version,
        expires=datetime.combine(today, time(), UTC) + _VALID,
        keys={key.id: tuf_key(key.raw) for key in (*holders.keys, *holders.publishers)},
        roles=roles,
        consistent_snapshot=False,
        unrecognized_fields={FIELD: {"demonstration": True}} if demonstration else None,
    )
    return Metadata(root).to_bytes()


def _require_protection(holders: Holders) -> None:
    """Raises RootRefused."""
    _require_once(holders.keys, "root key")
    _require_once(holders.publishers, "publisher's key")
    if holders.threshold < _LEAST_THRESHOLD:
        raise RootRefused(
            "One root key alone could hand everything to a thief.", "Let at least two sign."
        )
    if len(holders.keys) < holders.threshold:
        raise RootRefused(
            f"{holders.threshold} signatures cannot come from {len(holders.keys)} root keys.",
            "Name more keys, or a lower threshold. One key more than needed may get lost.",
        )
    if not holders.publishers:
        raise RootRefused("Nobody could sign a bundle.", "Name a publisher's key.")
    if set(holders.keys) & set(holders.publishers):
        raise RootRefused(
            "A key is named both as a root key and as a publisher's.",
            "Make another for the publisher: root keys stay locked away.",
        )


def _require_once(keys: Sequence[PublicKey], what: str) -> None:
    for key in keys:
        if keys.count(key) > 1:
            raise RootRefused(f"A {what} is named twice: {key.words}.", "Name each once.")


def _signatures(granting: Root, result: VerificationResult) -> Signatures:
    return Signatures(
        version=granting.version,
        threshold=result.threshold,
        signed=tuple(map(listed_key, result.signed.values())),
        unsigned=tuple(map(listed_key, result.unsigned.values())),
    )
