"""Public keys: their ids, their words, and those that nobody may trust."""

from __future__ import annotations

import hashlib
import json

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st
from mnemonic import Mnemonic

from kiosk.bundle.public_key import KeyRefused, public_key
from tests.publisher import public, signer

P = 2**255 - 19
# RFC 8032 5.1. Doubled, a point of order 8 has y = 0: d*y^4 + 2*y^2 - 1 = 0.
D = -121665 * pow(121666, -1, P) % P


def square_roots(number: int) -> list[int]:
    """Both square roots modulo P, or none (RFC 8032 5.1.3)."""
    root = pow(number, (P + 3) // 8, P)
    if root * root % P != number % P:
        root = root * pow(2, (P - 1) // 4, P) % P
    return [root, P - root] if root * root % P == number % P else []


def small_order_points() -> list[bytes]:
    """All encodings of points whose order is 1, 2, 4 or 8, reduced and not, with either sign."""
    eighths = [
        y
        for discriminant in square_roots(1 + D)
        for square in [(discriminant - 1) * pow(D, -1, P) % P]
        for y in square_roots(square)
    ]
    assert len(eighths) == 2
    ys = {y for each in (0, 1, P - 1, *eighths) for y in (each, each + P) if y < 2**255}
    return [(y | sign << 255).to_bytes(32, "little") for y in sorted(ys) for sign in (0, 1)]


def forges(key: bytes) -> bool:
    """Whether one fixed signature, which nobody needed a key for, holds for some of 200 texts."""
    fixed = bytes([1]) + bytes(63)
    for number in range(200):
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(fixed, str(number).encode())
        except InvalidSignature:
            continue
        return True
    return False


@pytest.mark.parametrize("raw", small_order_points(), ids=bytes.hex)
def test_a_key_that_anybody_can_sign_with_is_refused(raw):
    with pytest.raises(KeyRefused, match="small order"):
        public_key(raw)


def test_such_keys_are_no_theory():
    assert [forges(raw) for raw in small_order_points()].count(True) >= 8
    assert not forges(public(signer()).raw)


@given(st.binary(min_size=32, max_size=32))
def test_a_real_key_is_not_refused(seed):
    raw = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    assert public_key(raw).raw == raw


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_key_has_32_bytes(length):
    with pytest.raises(KeyRefused, match="32 bytes"):
        public_key(b"\x42" * length)


def test_the_words_are_the_first_88_bits_of_the_key_id():
    key = public(signer())
    fields = {"keytype": "ed25519", "keyval": {"public": key.raw.hex()}, "scheme": "ed25519"}
    canonical = json.dumps(fields, sort_keys=True, separators=(",", ":"))
    assert key.id == hashlib.sha256(canonical.encode()).hexdigest()
    first = int(key.id, 16) >> (256 - 88)
    numbers = [first >> (11 * place) & 2047 for place in reversed(range(8))]
    assert key.words.split() == [Mnemonic("english").wordlist[number] for number in numbers]


def test_the_words_of_a_key_stay_the_same():
    # The public key of RFC 8032's first example.
    raw = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    assert public_key(raw).words == "inquiry army impose force party cliff fan profit"
