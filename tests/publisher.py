"""A publisher in memory: keys that are made at run time, and any good or bad metadata of theirs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, Role, Root, TargetFile, Targets

from kiosk.bundle.public_key import PublicKey, listed_key

EXPIRES = datetime(2036, 11, 20, tzinfo=UTC)


def signer() -> CryptoSigner:
    """A new key that can sign."""
    return CryptoSigner(Ed25519PrivateKey.generate())


def public(key: CryptoSigner) -> PublicKey:
    """Its public half."""
    return listed_key(key.public_key)


class Publisher:
    """Three root keys, two of which sign together, and two publisher's keys."""

    def __init__(self) -> None:
        self.root_keys = [signer() for _ in range(3)]
        self.publisher_keys = [signer() for _ in range(2)]

    def root(
        self,
        version: int = 1,
        *,
        keys: Sequence[CryptoSigner] | None = None,
        threshold: int = 2,
        publishers: Sequence[CryptoSigner] | None = None,
        signed_by: Sequence[CryptoSigner] | None = None,
        expires: datetime = EXPIRES,
        **changes: Any,
    ) -> bytes:
        """A root file, signed by two of its keys; `changes` are of what is signed."""
        keys = self.root_keys if keys is None else keys
        publishers = self.publisher_keys if publishers is None else publishers
        signing = [key.public_key.keyid for key in publishers]
        root = Root(
            expires=expires,
            keys={key.public_key.keyid: key.public_key for key in (*keys, *publishers)},
            roles={name: Role(list(signing), 1) for name in ("snapshot", "targets", "timestamp")}
            | {"root": Role([key.public_key.keyid for key in keys], threshold)},
            consistent_snapshot=False,
        )
        changes = {"version": version, **changes}
        return signed(root, keys[:2] if signed_by is None else signed_by, changes)

    def chain(self, versions: int) -> tuple[bytes, ...]:
        """The root files from version 1 on, which differ by nothing else."""
        return tuple(self.root(version) for version in range(1, versions + 1))

    def targets(
        self,
        version: int = 1,
        files: Mapping[str, bytes] | None = None,
        *,
        bundle: str = "example",
        created: str = "2026-11-21",
        signed_by: Sequence[CryptoSigner] | None = None,
        expires: datetime = EXPIRES,
        **changes: Any,
    ) -> bytes:
        """The list of a bundle's files, signed by the first publisher."""
        files = {"bundle.json": b"{}"} if files is None else files
        targets = Targets(
            expires=expires,
            targets={name: target(name, data) for name, data in files.items()},
            unrecognized_fields={"x-kiosk": {"bundle": bundle, "created": created}},
        )
        changes = {"version": version, **changes}
        return signed(targets, self.publisher_keys[:1] if signed_by is None else signed_by, changes)


def target(name: str, data: bytes) -> TargetFile:
    """What a list says of a file."""
    return TargetFile(len(data), {"sha256": hashlib.sha256(data).hexdigest()}, name)


def signed(
    content: Root | Targets, keys: Sequence[CryptoSigner], changes: Mapping[str, Any]
) -> bytes:
    """Metadata with these signatures, made over what was changed."""
    metadata = json.loads(Metadata(content).to_bytes())
    metadata["signed"] |= changes
    return resigned(metadata, keys)


def resigned(metadata: dict[str, Any], keys: Sequence[CryptoSigner]) -> bytes:
    """The same with other signatures: by the canonical form of what is in it, right or wrong."""
    from securesystemslib.formats import encode_canonical

    payload = encode_canonical(metadata["signed"])
    assert payload is not None
    signatures = [key.sign(payload.encode()).to_dict() for key in keys]
    return json.dumps({**metadata, "signatures": signatures}, sort_keys=True).encode()
