"""The arguments of `kiosk keys` and `kiosk trust`."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

from kiosk.commands import trust

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def add_keys(parser: ArgumentParser) -> None:
    """Those of `kiosk keys`."""
    add = parser.add_subparsers(prog=parser.prog, metavar="STEP", required=True).add_parser
    new = add("new", help="make a key: NAME for yourself, NAME.pub for everybody")
    new.set_defaults(do=trust.new_key)
    new.add_argument("name", type=_key_name, metavar="NAME")
    new.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="instead of here")
    add_passphrase(new)
    show = add("show", help="its fingerprint, in words to compare by telephone")
    show.set_defaults(do=trust.show_key)
    show.add_argument("file", type=Path, metavar="FILE", help="the one that ends with .pub")
    for step in (new, show):
        add_format(step)


def add_trust(parser: ArgumentParser) -> None:
    """Those of `kiosk trust`."""
    add = parser.add_subparsers(prog=parser.prog, metavar="STEP", required=True).add_parser
    init = add("init", help="draft the first root file, which names all keys")
    init.set_defaults(do=trust.init_trust)
    init.add_argument("--out", type=Path, required=True, metavar="DIR")
    text = "for keys that are thrown away: kiosks that trust them say so to staff"
    init.add_argument("--demonstration", action="store_true", help=text)
    rotate = add("rotate", help="draft the next one; what is not named stays as it was")
    rotate.set_defaults(do=trust.rotate_trust)
    sign = add("sign", help="add a signature to the draft")
    sign.set_defaults(do=trust.sign_trust)
    sign.add_argument("--key", type=Path, required=True, metavar="FILE", help="a root key of yours")
    add_passphrase(sign)
    show = add("show", help="all versions, their keys, and the signatures that are missing")
    show.set_defaults(do=trust.show_trust)
    for step, is_required in ((init, True), (rotate, False)):
        text = "public root keys"
        _add_files(step, "--keys", "FILE.pub", text, is_required=is_required)
        text = "how many root keys sign together, at least 2"
        step.add_argument("--threshold", type=_count, required=is_required, metavar="N", help=text)
        text = "public keys that sign bundles"
        _add_files(step, "--publisher", "FILE.pub", text, is_required=is_required)
    for step in (rotate, sign, show):
        step.add_argument("folder", type=Path, metavar="DIR", help="where the root files are")
    for step in (init, rotate, sign, show):
        add_format(step)


def _add_files(
    parser: ArgumentParser, option: str, name: str, text: str, *, is_required: bool
) -> None:
    parser.add_argument(option, type=Path, nargs="+", required=is_required, metavar=name, help=text)


def add_passphrase(parser: ArgumentParser) -> None:
    """Where the passphrase of a key comes from."""
    text = "read the passphrase from this file descriptor, not from the terminal"
    parser.add_argument("--passphrase-fd", type=_descriptor, metavar="N", help=text)


def add_format(parser: ArgumentParser) -> None:
    """For people, or for machines."""
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _key_name(text: str) -> str:
    if not _NAME.fullmatch(text) or text.endswith(".pub"):
        sentence = f"“{text}” is no name for a key: letters, digits, “-”, “_” and “.”, at most 64"
        raise ArgumentTypeError(sentence)
    return text


def _count(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,3}", text):
        raise ArgumentTypeError(f"“{text}” is not a number of keys")
    return int(text)


def _descriptor(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text):
        raise ArgumentTypeError(f"“{text}” is not the number of a file descriptor")
    return int(text)
