"""The arguments of `kiosk store`."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from kiosk import store_commands
from kiosk.trust_arguments import add_format


def add_store(parser: ArgumentParser) -> None:
    """Those of `kiosk store`."""
    add = parser.add_subparsers(prog=parser.prog, metavar="STEP", required=True).add_parser
    install = add("install", help="verify a bundle, try it, and make it the active content")
    install.add_argument("file", type=Path, metavar="F.kbundle")
    for step, do in (
        (install, store_commands.install),
        (add("status", help="what is installed, and whether it holds"), store_commands.status),
        (add("rollback", help="make the previous content active"), store_commands.rollback),
        (
            add("verify", help="compare what is installed with its signed list"),
            store_commands.verify,
        ),
        (add("prune", help="remove what is not needed any more"), store_commands.prune),
        (
            add("recover", help="what a start does: have content active that holds"),
            store_commands.recover,
        ),
    ):
        step.set_defaults(do=do)
        text = "the folder of the store, instead of what the settings say"
        step.add_argument("--store", type=Path, metavar="DIR", help=text)
        text = "instead of /etc/kiosk/settings.toml"
        step.add_argument("--settings", type=Path, metavar="FILE", help=text)
        add_format(step)
