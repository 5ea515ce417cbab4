"""The staff's PIN: what may be one, and the record by which it is known again.

The record lies beside the installed bundles, in a file of its own. There is no PIN without it.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from kiosk.errors import KioskError
from kiosk.files import read_bounded, replace_file

LEAST_DIGITS, MOST_DIGITS = 6, 12
SALT_BYTES = 16
OWNER_ONLY = 0o600

_DIGITS = frozenset("0123456789")
_FEWEST_DIFFERENT = 3
_KEY_BYTES = 32
_MOST_BYTES = 1024
# RFC 7914: 128 · n · r bytes, here 32 MiB, p times one after the other. About 0.3 s.
_N, _R, _P = 2**15, 8, 3
_MEMORY = 64 * 1000 * 1000


class PinRefused(KioskError):
    """These digits cannot be the PIN: too few, too many, or easy to guess."""

    code = "pin-refused"


class PinDamaged(KioskError):
    """There is a record of a PIN and it cannot be used: no PIN is right until a new one is set."""

    code = "pin-damaged"


class PinNotWritten(KioskError):
    """The record of the PIN cannot be written or removed."""

    code = "pin-not-written"


@dataclass(frozen=True)
class Pin:
    """Digits as somebody types them. They are in no repr, and so in no log."""

    digits: str = field(default="", repr=False)

    def __len__(self) -> int:
        return len(self.digits)

    def typed(self, digit: str) -> Pin:
        """With one more digit, where there is room; anything else adds nothing."""
        return Pin(self.digits + digit) if digit in _DIGITS and len(self) < MOST_DIGITS else self

    def erased(self) -> Pin:
        """Without the last digit."""
        return Pin(self.digits[:-1])


class PinRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """By what a PIN is known again: scrypt (RFC 7914) with its cost, salt and result.

    The bounds keep a changed file from being cheap to try, or from filling the memory.
    """

    format: Literal[1]
    kdf: Literal["scrypt"]
    n: Annotated[int, Meta(ge=2**14, le=2**15)]
    r: Annotated[int, Meta(ge=8, le=8)]
    p: Annotated[int, Meta(ge=1, le=16)]
    salt: Annotated[bytes, Meta(min_length=SALT_BYTES, max_length=64)]
    key: Annotated[bytes, Meta(min_length=_KEY_BYTES, max_length=_KEY_BYTES)]

    def __post_init__(self) -> None:
        if self.n.bit_count() != 1:
            raise ValueError("n must be a power of two")

    def __repr__(self) -> str:
        return "PinRecord()"

    def matches(self, pin: Pin) -> bool:
        """Whether this is the PIN. Takes as long for every other one."""
        return hmac.compare_digest(_scrypt(pin, self.salt, self.n, self.r, self.p), self.key)


def require_strong(pin: Pin) -> None:
    """Raise PinRefused for what is no PIN, or among the first that people try."""
    if not _DIGITS.issuperset(pin.digits) or not LEAST_DIGITS <= len(pin) <= MOST_DIGITS:
        sentence = f"A PIN has {LEAST_DIGITS} to {MOST_DIGITS} digits and nothing else."
        raise PinRefused(sentence, "Choose another one.")
    if _is_obvious(pin.digits):
        advice = "Choose digits without a pattern, and no date and no phone number."
        raise PinRefused("These digits are among the first that people try.", advice)


def pin_record(pin: Pin, salt: bytes) -> PinRecord:
    """The record of a PIN; `salt` are 16 random bytes. Raises PinRefused."""
    require_strong(pin)
    return PinRecord(1, "scrypt", _N, _R, _P, salt, _scrypt(pin, salt, _N, _R, _P))


def read_record(file: Path) -> PinRecord | None:
    """The record in `file`, or None where none was ever set. Raises PinDamaged."""
    try:
        data = read_bounded(file, _MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        sentence = f"{file} cannot be read ({error.strerror})."
        advice = f"Run this as the kiosk's user, and see to it that {file} is that user's."
        raise PinDamaged(sentence, advice) from error
    try:
        return msgspec.json.decode(data, type=PinRecord)
    except (msgspec.DecodeError, ValueError) as error:  # ValueError: bytes that are no text
        advice = "Set the PIN anew: kiosk pin set. Until then the staff panel stays closed."
        raise PinDamaged(f"{file} is no record of a PIN.", advice) from error


def write_record(file: Path, record: PinRecord) -> None:
    """Put the record in place of the one before; only its owner can read it. Raises
    PinNotWritten."""
    try:
        replace_file(file, msgspec.json.encode(record) + b"\n", OWNER_ONLY)
    except OSError as error:
        raise not_written(file, error) from error


def not_written(file: Path, error: OSError) -> PinNotWritten:
    """The sentence for a record that could not be written or removed."""
    advice = f"Is there a folder {file.parent}? Run this as its owner, or as root."
    return PinNotWritten(f"{file} cannot be changed ({error.strerror}).", advice)


def _is_obvious(digits: str) -> bool:
    half = len(digits) // 2
    splits = ((digits[:half], digits[half:]), (digits[::2], digits[1::2]))
    return (
        len(set(digits)) < _FEWEST_DIFFERENT
        or any(digits[step:] == digits[:-step] for step in range(1, half + 1))
        or any(all(map(_is_run, parts)) for parts in splits)
    )


def _is_run(digits: str) -> bool:
    """Whether each digit is as far from the one before: 123, 864, 777, 901."""
    return len({(int(b) - int(a)) % 10 for a, b in pairwise(digits)}) <= 1


def _scrypt(pin: Pin, salt: bytes, n: int, r: int, p: int) -> bytes:
    password = pin.digits.encode()
    return hashlib.scrypt(password, salt=salt, n=n, r=r, p=p, maxmem=_MEMORY, dklen=_KEY_BYTES)
