"""Reads TUF metadata with python-tuf, and refuses what that leaves open.

python-tuf checks the shape of what it reads, the major version of the specification, and that a
key signs once. It takes for a version or a length whatever can be compared (`true`, `1.5`), any
text for a key id, and a role whose keys are not there. Fields that it does not know it keeps:
signatures cover those, and nobody reads them. Signatures are held against what was read, written
canonically: bytes that differ and mean the same have the same ones.
"""

from __future__ import annotations

from typing import Any

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root, Targets

from kiosk.bundle.layout import MOST_ENTRIES
from kiosk.bundle.public_key import KeyRefused, PublicKey, listed_key
from kiosk.bundle.untrusted import RootUnreadable, TargetsUnreadable

# Lengths and versions are compared, never added up; 64 bits hold them everywhere.
_MOST = 2**63 - 1
# Four for each file that a bundle can list. Each is an object in memory, and may be two bytes long.
_MOST_PARTS = 5 * MOST_ENTRIES
_DAMAGED = "It may be damaged, or made for a newer program. Copy it again from where it was made."


def root_metadata(data: bytes) -> Metadata[Root]:
    """A root file, not verified. Raises RootUnreadable."""
    metadata = _metadata(data)
    if metadata is None or not isinstance(metadata.signed, Root):
        raise RootUnreadable("The root file cannot be read.", _DAMAGED)
    if not _is_counted(metadata.signed.version) or not _roles_are_plain(metadata.signed):
        raise RootUnreadable("The root file holds something that a root file does not.", _DAMAGED)
    try:
        for key in metadata.signed.keys.values():
            listed_key(key)
    except KeyRefused as refused:
        raise RootUnreadable(
            f"The root file cannot be relied on. {refused.args[0]}", refused.advice
        ) from refused
    return metadata


def targets_metadata(data: bytes) -> Metadata[Targets]:
    """A list of files, not verified. Raises TargetsUnreadable."""
    metadata = _metadata(data)
    if metadata is None or not isinstance(metadata.signed, Targets):
        raise TargetsUnreadable("The list of files cannot be read.", _DAMAGED)
    lengths = [target.length for target in metadata.signed.targets.values()]
    if not all(map(_is_counted, [metadata.signed.version, *lengths])):
        raise TargetsUnreadable("The list of files holds a number that cannot be.", _DAMAGED)
    return metadata


def keys_of(root: Root, role: str) -> tuple[PublicKey, ...]:
    """The keys of a role, in the order in which the root file names them."""
    return tuple(listed_key(root.keys[key_id]) for key_id in root.roles[role].keyids)


def _metadata(data: bytes) -> Metadata[Any] | None:
    """What python-tuf makes of it, if that can be written canonically, as signatures need it."""
    if sum(map(data.count, (b",", b"[", b"{"))) > _MOST_PARTS:
        return None
    try:
        metadata: Metadata[Any] = Metadata.from_bytes(data)
        _ = metadata.signed_bytes
    except RepositoryError:  # python-tuf makes it of whatever went wrong
        return None
    return metadata


def _roles_are_plain(root: Root) -> bool:
    return all(
        _is_counted(role.threshold)
        and isinstance(role.keyids, list)
        and all(key_id in root.keys for key_id in role.keyids)
        for role in root.roles.values()
    )


def _is_counted(number: object) -> bool:
    """Whether it is a whole number, and not a truth value, which Python counts as one."""
    return type(number) is int and 0 <= number <= _MOST
