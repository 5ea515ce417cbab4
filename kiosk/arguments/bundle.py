"""The arguments of `kiosk bundle`."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path

from kiosk.arguments.trust import add_format, add_passphrase
from kiosk.commands import bundle

_FIRST_YEAR, _LAST_YEAR = 2000, 2999


def add_bundle(parser: ArgumentParser) -> None:
    """Those of `kiosk bundle`."""
    add = parser.add_subparsers(prog=parser.prog, metavar="STEP", required=True).add_parser
    pack = add("pack", help="compile, sign and pack a source folder into one file")
    pack.set_defaults(do=bundle.pack)
    _add_pack(pack)
    verify = add("verify", help="is it signed, complete, and as it was made?")
    verify.set_defaults(do=bundle.verify)
    unpack = add("unpack", help="verify it, then write its root files and content into a folder")
    unpack.set_defaults(do=bundle.unpack)
    text = "also with root files that are for demonstrations"
    unpack.add_argument("--demonstration", action="store_true", help=text)
    unpack.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    diff = add("diff", help="what changes for readers from one to another")
    diff.set_defaults(do=bundle.diff)
    _add_two(diff)
    for step in (verify, unpack, diff):
        text = "where the root files are, instead of those of this program"
        step.add_argument("--trust", type=Path, metavar="DIR", help=text)
    info = add("info", help="what it says of itself")
    info.set_defaults(do=bundle.info)
    for step in (verify, unpack, info):
        step.add_argument("file", type=Path, metavar="F.kbundle")
    for step in (pack, verify, unpack, info, diff):
        text = "which say how much a bundle may be, instead of /etc/kiosk/settings.toml"
        step.add_argument("--settings", type=Path, metavar="FILE", help=text)
        add_format(step)


def _add_pack(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="the source folder")
    text = "where the root files are"
    parser.add_argument("--trust", type=Path, required=True, metavar="DIR", help=text)
    text = "a publisher's key"
    parser.add_argument("--key", type=Path, required=True, metavar="FILE", help=text)
    add_passphrase(parser)
    text = "the day it is made on, instead of the newest day in the content"
    parser.add_argument("--created", type=_day, metavar="YYYY-MM-DD", help=text)
    parser.add_argument("--out", type=Path, required=True, metavar="F.kbundle")


def _add_two(parser: ArgumentParser) -> None:
    for name, metavar in (("before", "A"), ("after", "B")):
        text = "a bundle, or a folder that `kiosk content diff` takes"
        parser.add_argument(name, type=Path, metavar=metavar, help=text)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if day.isoformat() != text or not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ArgumentTypeError(f"“{text}” is not a day, such as 2026-11-21")
    return day
