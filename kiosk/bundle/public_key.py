"""The public half of a key: who may sign something."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from securesystemslib.signer import Key, SSlibKey

from kiosk.bundle.fingerprint import words_of
from kiosk.errors import KioskError

_LENGTH = 32
_P = 2**255 - 19
# The y of a point of order 8 (RFC 8032 5.1, Curve25519's cofactor).
_EIGHTH = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
_SMALL_ORDER = frozenset({0, 1, _P - 1, _EIGHTH, _P - _EIGHTH})


class KeyRefused(KioskError):
    """A key is of a kind that is not used here, or cannot be relied on."""

    code = "key-refused"


class PublicKey(NamedTuple):
    """An Ed25519 key. `id` is its TUF key id, `raw` its 32 bytes."""

    id: str
    raw: bytes

    @property
    def words(self) -> str:
        """Its fingerprint, for people."""
        return words_of(self.id)


def public_key(raw: bytes) -> PublicKey:
    """The key of these 32 bytes. Raises KeyRefused for one whose signatures anybody can forge."""
    if len(raw) != _LENGTH:
        raise KeyRefused("A key does not have 32 bytes.", "Ask for it again.")
    if _has_small_order(raw):
        raise KeyRefused(
            "Anybody can forge signatures of this key: it is a point of small order.",
            "Do not trust who sent it. Ask for another key.",
        )
    return PublicKey(tuf_key(raw).keyid, raw)


@lru_cache(maxsize=64)
def tuf_key(raw: bytes) -> SSlibKey:
    """The key as TUF metadata holds it (TUF 4.2.1): its id is the hash of its content."""
    return SSlibKey.from_crypto(Ed25519PublicKey.from_public_bytes(raw))


def listed_key(key: Key) -> PublicKey:
    """A key of TUF metadata. Raises KeyRefused.

    It must be written in the one way that `tuf_key` writes it: python-tuf believes the ids that
    it reads, and one key under two ids would count as two signatures.
    """
    try:
        raw = bytes.fromhex(key.keyval["public"])
        is_plain = key == tuf_key(raw)
    except (KeyError, TypeError, ValueError):
        is_plain = False
    if not is_plain:
        raise KeyRefused(
            "A key is not written as Ed25519 under its own id.", "Ask the publisher for a new file."
        )
    return public_key(raw)


def _has_small_order(raw: bytes) -> bool:
    """Whether a point lies in the small subgroup, however it is encoded: the sign of x does not
    matter, and y may be written unreduced."""
    y = int.from_bytes(raw, "little") & ((1 << 255) - 1)
    return y % _P in _SMALL_ORDER
