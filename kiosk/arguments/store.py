"""The arguments of `kiosk store`."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import get_args

from kiosk.arguments.trust import add_format
from kiosk.commands import store, store_candidates
from kiosk.staff.receipts import Way

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


def add_store(parser: ArgumentParser) -> None:
    """Those of `kiosk store`. `load` is for the supervisor, and in no list."""
    add = parser.add_subparsers(prog=parser.prog, metavar="STEP", required=True).add_parser
    install = add("install", help="verify a bundle, try it, and make it the active content")
    install.add_argument("file", type=Path, metavar="F.kbundle")
    rollback = add("rollback", help="make the previous content active")
    for step in (install, rollback):
        text = "write what became of it into this folder: a stick, the drop folder"
        step.add_argument("--receipt", type=Path, metavar="FOLDER", help=text)
        text = "what the receipt says of the way it came; the kiosk itself without it"
        step.add_argument("--way", choices=get_args(Way), default="kiosk", help=text)
    look = add("candidates", help="the bundles in some folders, and what they would change")
    look.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    preview = add("preview", help="verify a bundle, say what it would change, install nothing")
    preview.add_argument("file", type=Path, metavar="F.kbundle")
    for step in (look, preview):
        text = "the language to say it in, such as fr"
        step.add_argument("--language", type=_language, default="en", metavar="L", help=text)
    load = add("load")
    load.add_argument("--into", type=int, required=True, metavar="N")
    for step, do in (
        (load, store.load),
        (install, store.install),
        (look, store_candidates.candidates),
        (preview, store_candidates.preview),
        (add("status", help="what is installed, and whether it holds"), store.status),
        (rollback, store.rollback),
        (
            add("verify", help="compare what is installed with its signed list"),
            store.verify,
        ),
        (add("prune", help="remove what is not needed any more"), store.prune),
        (
            add("recover", help="what a start does: have content active that holds"),
            store.recover,
        ),
    ):
        step.set_defaults(do=do)
        text = "the folder of the store, instead of what the settings say"
        step.add_argument("--store", type=Path, metavar="DIR", help=text)
        text = "instead of /etc/kiosk/settings.toml"
        step.add_argument("--settings", type=Path, metavar="FILE", help=text)
        add_format(step)


def _language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise ArgumentTypeError(f"“{text}” is not a language, such as fr")
    return text
