"""A key as words that two people can compare by telephone."""

from __future__ import annotations

from functools import cache

from mnemonic import Mnemonic

_WORDS = 8
# The least that BIP-39 puts into words: eleven of them hold the bits, one checks them.
_BYTES = 16


def words_of(key_id: str) -> str:
    """Eight words for a key, by its TUF id, which is a SHA-256 in hexadecimal digits: its first 88
    bits, 11 each, in the English list of BIP-39, whose words differ in their first four letters."""
    words = _english().to_mnemonic(bytes.fromhex(key_id)[:_BYTES])
    return " ".join(words.split()[:_WORDS])


@cache
def _english() -> Mnemonic:
    return Mnemonic("english")
