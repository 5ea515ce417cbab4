"""Keys on the publisher's side: made, written and read as OpenSSH's files.

The private half is encrypted with a passphrase, in the format that `ssh-keygen` writes and reads.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PrivateFormat,
    PublicFormat,
    load_ssh_private_key,
    load_ssh_public_key,
)
from securesystemslib.signer import CryptoSigner

from kiosk.bundle.public_key import KeyRefused, PublicKey, public_key, tuf_key
from kiosk.bundle.small_files import AlreadyThere, NotWritten, make_folder, read_small, write_new
from kiosk.errors import KioskError

# Of bcrypt: about a second for every passphrase somebody tries.
ROUNDS = 128

_MOST_BYTES = 1 << 16
_LONGEST_NAME = 70
_PUBLIC_LINE = re.compile(
    rb"(?P<kind>[a-z0-9@.-]+)[ \t]+(?P<key>[A-Za-z0-9+/=]+)(?:[ \t]+(?P<name>.*))?"
)
_ONLY_FOR_ITS_OWNER = 0o600
_MAKE = "Make one with `kiosk keys new` or `ssh-keygen -t ed25519 -a 128`."


class WrongPassphrase(KioskError):
    """A private key cannot be decrypted."""

    code = "wrong-passphrase"


class NamedKey(NamedTuple):
    """A public key from a file. `name` is what its maker called it, for people only."""

    key: PublicKey
    name: str


def require_new(folder: Path, name: str) -> None:
    """Look, before anybody is asked for a passphrase, whether a key can have this name there.
    Raises AlreadyThere."""
    for file in _files(folder, name):
        if os.path.lexists(file):
            raise AlreadyThere(f"{file} is there already.", "Keys are never overwritten.")


def make_key(folder: Path, name: str, passphrase: bytes) -> NamedKey:
    """Make a key: `name` for its owner alone, `name.pub` for everybody. Takes a second or two.

    Nothing that is there is overwritten. Raises AlreadyThere, NotWritten.
    """
    private_file, public_file = _files(folder, name)
    make_folder(folder)
    private = Ed25519PrivateKey.generate()
    encryption = PrivateFormat.OpenSSH.encryption_builder().kdf_rounds(ROUNDS).build(passphrase)
    encrypted = private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, encryption)
    public = private.public_key()
    line = public.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH)
    write_new(private_file, encrypted, _ONLY_FOR_ITS_OWNER)
    try:
        write_new(public_file, line + f" {name}\n".encode())
    except NotWritten:
        private_file.unlink()
        raise
    return NamedKey(public_key(public.public_bytes_raw()), name)


def read_public(file: Path) -> NamedKey:
    """The key in a `.pub` file, one line of OpenSSH's. Raises NotReadable, KeyRefused."""
    data = read_small(file, _MOST_BYTES).strip()
    if data.startswith(b"-----BEGIN"):
        raise KeyRefused(f"{file} is not a public key.", "Name the file that ends with .pub.")
    line = _PUBLIC_LINE.fullmatch(data)
    if line is None:
        raise KeyRefused(f"{file} is not a public key of one line.", _MAKE)
    if line["kind"] != b"ssh-ed25519":
        raise KeyRefused(f"{file} is a key of another kind than Ed25519.", _MAKE)
    try:
        loaded = load_ssh_public_key(b" ".join((line["kind"], line["key"])))
    except (ValueError, UnsupportedAlgorithm) as error:
        raise KeyRefused(
            f"{file} is a public key that was damaged.", "Ask for it again."
        ) from error
    assert isinstance(loaded, Ed25519PublicKey)
    return NamedKey(public_key(loaded.public_bytes_raw()), _printable(line["name"] or b""))


def read_private(file: Path, passphrase: bytes) -> CryptoSigner:
    """What signs with the key in a file. Raises NotReadable, KeyRefused, WrongPassphrase.

    A key without a passphrase is refused: whoever finds the file could sign with it.
    """
    data = read_small(file, _MOST_BYTES)
    try:
        private = load_ssh_private_key(data, passphrase)
    except TypeError as error:
        raise KeyRefused(
            f"{file} is not protected by a passphrase.", f"Run `ssh-keygen -p -a {ROUNDS} -f FILE`."
        ) from error
    except (ValueError, InvalidTag) as error:
        raise _not_decrypted(file, data) from error
    except UnsupportedAlgorithm as error:
        raise KeyRefused(f"{file} is encrypted in a way that is not known.", _MAKE) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise KeyRefused(f"{file} is a key of another kind than Ed25519.", _MAKE)
    return CryptoSigner(private, tuf_key(private.public_key().public_bytes_raw()))


def _files(folder: Path, name: str) -> tuple[Path, Path]:
    return folder / name, folder / f"{name}.pub"


def _not_decrypted(file: Path, data: bytes) -> KioskError:
    if data.startswith(b"-----BEGIN OPENSSH PRIVATE KEY-----"):
        return WrongPassphrase(f"{file} does not open with this passphrase.", "Try again.")
    return KeyRefused(f"{file} is not a private key of OpenSSH's format.", _MAKE)


def _printable(name: bytes) -> str:
    text = "".join(c if c.isprintable() else " " for c in name.decode(errors="replace"))
    return " ".join(text.split())[:_LONGEST_NAME]
