"""Arguments and exit codes."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, HelpFormatter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kiosk import __doc__ as purpose
from kiosk import __version__, paths
from kiosk.commands import content, show, staff
from kiosk.errors import KioskError
from kiosk.exits import Exit, exit_code, refused
from kiosk.output import prepare_streams

_HELP_WIDTH = 90
_PIXELS = (200, 16384)
_MILLIMETRES = (60, 3000)
_LONGEST_NAME = 70
_MOST_DESCRIPTORS = 1024


def main(arguments: Sequence[str]) -> int:
    """Run the command that `arguments` name. Returns an Exit; what went wrong is a sentence."""
    prepare_streams()
    interrupted = Exit.DONE if arguments[:1] == ["run"] else Exit.INTERRUPTED
    return exit_code(lambda: _do(arguments), interrupted)


def _do(arguments: Sequence[str]) -> int:
    try:
        options = build_parser(arguments[0] if arguments else "").parse_args(arguments)
    except SystemExit as end:  # argparse has said what is wrong, or printed its help
        return Exit.MISUSE if end.code else Exit.DONE
    except BrokenPipeError:  # argparse of Python 3.11.2 leaves it to us; its help was read enough
        return Exit.DONE
    try:
        return int(options.do(options) or Exit.DONE)
    except KioskError as error:
        return refused(error, getattr(options, "format", "text"))


def build_parser(wanted: str = "") -> ArgumentParser:
    """The parser of the command that is `wanted`; where there is none of that name, of all, without
    their options."""
    parser = _Parser("kiosk", description=purpose)
    parser.add_argument("--version", action="version", version=f"kiosk {__version__}")
    add = parser.add_subparsers(prog="kiosk", metavar="COMMAND", required=True).add_parser
    if wanted in _COMMANDS:
        text, add_options = _COMMANDS[wanted]
        add_options(add(wanted, help=text))
        return parser
    for name, (text, _) in _COMMANDS.items():
        add(name, help=text)
    return parser


class _Help(HelpFormatter):
    """Help of a width of its own: argparse asks the terminal at every start, which takes longer."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_HELP_WIDTH)


class _Parser(ArgumentParser):
    """A parser that takes options as they are written, and no shorter."""

    def __init__(self, prog: str, **options: Any) -> None:
        options |= {"formatter_class": _Help, "allow_abbrev": False}
        super().__init__(prog, **options)


def _add_run(parser: ArgumentParser) -> None:
    parser.set_defaults(do=show.run)
    _add_window(parser)
    _add_kiosk(parser)
    _add_source(parser)


def _add_content(parser: ArgumentParser) -> None:
    add = parser.add_subparsers(prog=parser.prog, metavar="STEP", required=True).add_parser
    check = add("check", help="name all problems of a source folder")
    check.set_defaults(out=None)
    compiling = add("compile", help="write one JSON file a language")
    compiling.set_defaults(report=False)
    compiling.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    text = "also in en-XA and ar-XB, which nobody speaks: to try layouts with"
    compiling.add_argument("--pseudo", action="store_true", help=text)
    extract = add("extract", help="write the template for translators, locales/bundle.pot")
    extract.set_defaults(do=content.extract)
    update = add("update", help="bring locales/*.po up to the source")
    update.set_defaults(do=content.update)
    for step in (check, compiling):
        step.set_defaults(do=content.content)
    for step in (check, compiling, extract, update):
        step.add_argument("folder", type=_folder, metavar="DIR", help="the source folder")
        step.add_argument("--format", choices=("text", "json"), default="text")
    check.add_argument("--report", action="store_true", help="how easy each page is to read")
    _add_review(add("review", help="list the facts to look at again"))
    diff = add("diff", help="what changes for readers from one content to another")
    diff.set_defaults(do=content.diff)
    for name in ("before", "after"):
        text = "compiled content, or a source folder"
        diff.add_argument(name, type=_folder, metavar="DIR", help=text)
    diff.add_argument("--format", choices=("text", "json"), default="text")
    outline = add("outline")
    outline.set_defaults(do=show.outline)
    outline.add_argument("--out", type=Path, required=True, metavar="FILE")
    outline.add_argument("folder", type=_folder, metavar="DIR")


def _add_review(parser: ArgumentParser) -> None:
    parser.set_defaults(do=content.review)
    parser.add_argument("folder", type=_folder, metavar="DIR", help="the source folder")
    text = "those due in so many days, too"
    parser.add_argument("--within", type=_days, default=0, metavar="DAYS", help=text)
    text = "note that a fact, like page:about, was checked today"
    parser.add_argument("--stamp", metavar="ID", help=text)
    parser.add_argument("--by", type=_name, metavar="NAME", help="who checked it")


def _add_keys(parser: ArgumentParser) -> None:
    from kiosk.arguments import trust

    trust.add_keys(parser)


def _add_trust(parser: ArgumentParser) -> None:
    from kiosk.arguments import trust

    trust.add_trust(parser)


def _add_bundle(parser: ArgumentParser) -> None:
    from kiosk.arguments import bundle

    bundle.add_bundle(parser)


def _add_store(parser: ArgumentParser) -> None:
    from kiosk.arguments import store

    store.add_store(parser)


def _add_tour(parser: ArgumentParser) -> None:
    parser.set_defaults(do=show.tour)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--size", type=_pixels, default=(1080, 1920), metavar="WxH")
    parser.add_argument("--mm", type=_millimetres, metavar="WxH", help="the panel's size")
    parser.add_argument("--language", default="", metavar="L")
    for name, choices in (("theme", ("light", "contrast")), ("text-size", ("normal", "large"))):
        parser.add_argument(f"--{name}", choices=choices, default=choices[0])
    _add_kiosk(parser)
    _add_source(parser)


def _add_trial(parser: ArgumentParser) -> None:
    parser.set_defaults(do=show.trial)
    parser.add_argument("folder", type=_folder, metavar="FOLDER", help="compiled content")
    parser.add_argument("--size", type=_pixels, metavar="WxH", help="of the screen, in pixels")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    _add_kiosk(parser)


def _add_doctor(parser: ArgumentParser) -> None:
    parser.set_defaults(do=show.doctor)
    parser.epilog = "Exit code: 0 all is right, 1 there are warnings, 2 there are problems."
    parser.add_argument("--json", action="store_true", help="for machines")
    _add_settings(parser)


def _add_pin(parser: ArgumentParser) -> None:
    add = parser.add_subparsers(prog=parser.prog, metavar="STEP", required=True).add_parser
    setting = add("set", help="set the PIN of the staff panel, or another one")
    setting.set_defaults(do=staff.set_pin)
    text = "take the PIN from this open file instead of asking for it twice"
    setting.add_argument("--pin-fd", type=_descriptor, metavar="N", help=text)
    removing = add("remove", help="remove the PIN; the staff panel cannot be opened then")
    removing.set_defaults(do=staff.remove_pin)
    for step in (setting, removing):
        step.add_argument("--format", choices=("text", "json"), default="text")
        _add_settings(step)


def _add_receipts(parser: ArgumentParser) -> None:
    parser.set_defaults(do=staff.receipts)
    parser.add_argument("folder", type=_folder, metavar="DIR", help="a stick, or copies of several")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write the table as a page, too")


def _add_sound(parser: ArgumentParser) -> None:
    parser.set_defaults(do=staff.sound)
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _add_kiosk(parser: ArgumentParser) -> None:
    _add_settings(parser)
    text = "the kind of place, instead of what the settings say"
    parser.add_argument("--profile", type=_profile, metavar="NAME", help=text)


def _add_settings(parser: ArgumentParser) -> None:
    text = "instead of /etc/kiosk/settings.toml"
    parser.add_argument("--settings", type=Path, metavar="FILE", help=text)


def _add_window(parser: ArgumentParser) -> None:
    # Without the option None, without a size an empty one.
    text = "a window, of the panel's shape without a size; closing it ends the kiosk"
    parser.add_argument("--window", nargs="?", const=(), type=_pixels, metavar="WxH", help=text)


def _add_source(parser: ArgumentParser) -> None:
    text = "compile this source folder and show it as a preview"
    parser.add_argument("--source", type=_source, metavar="DIR", help=text)


_COMMANDS = {
    "run": ("show the kiosk, full screen", _add_run),
    "content": ("check or compile a source folder", _add_content),
    "keys": ("make a key, compare keys", _add_keys),
    "trust": ("say who may sign bundles", _add_trust),
    "bundle": ("pack content into one signed file, verify such a file", _add_bundle),
    "store": ("install bundles on this kiosk, go back, look whether they hold", _add_store),
    "tour": ("walk through all screens, leave pictures", _add_tour),
    "trial": ("show all of some content to nobody: is it right?", _add_trial),
    "doctor": ("is this machine fit for it?", _add_doctor),
    "pin": ("set or remove the PIN of the staff panel", _add_pin),
    "sound": ("play three tones: can this machine be heard?", _add_sound),
    "receipts": ("make a table of the receipts on a stick", _add_receipts),
}


# --- values -----------------------------------------------------------------------------


def _pixels(text: str) -> tuple[int, int]:
    width, height = _pair(text, r"[0-9]{1,5}", *_PIXELS)
    return int(width), int(height)


def _millimetres(text: str) -> tuple[float, float]:
    return _pair(text, r"[0-9]{1,4}(?:\.[0-9]{1,3})?", *_MILLIMETRES)


def _pair(text: str, part: str, least: int, most: int) -> tuple[float, float]:
    found = re.fullmatch(f"({part})x({part})", text)
    width, height = map(float, found.groups()) if found else (0, 0)
    if not (least <= width <= most and least <= height <= most):
        raise ArgumentTypeError(f"“{text}” is not WIDTHxHEIGHT, each from {least} to {most}")
    return width, height


def _days(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text):
        raise ArgumentTypeError(f"“{text}” is not a number of days, from 0 to 99999")
    return int(text)


def _descriptor(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", text) or int(text) >= _MOST_DESCRIPTORS:
        # Not quoted: somebody may have taken it for the PIN itself.
        raise ArgumentTypeError("it takes the number of an open file, such as 3")
    return int(text)


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise ArgumentTypeError(f"a name has 1 to {_LONGEST_NAME} characters")
    return name


def _profile(text: str) -> str:
    from kiosk.settings import PROFILES  # slow to load, and seldom needed here

    if text not in PROFILES:
        raise ArgumentTypeError(f"there is no “{text}”; there are {', '.join(PROFILES)}")
    return text


def _folder(text: str) -> Path:
    folder = Path(text)
    if not folder.is_dir():
        raise ArgumentTypeError(f"there is no folder “{text}”")
    return folder


def _source(text: str) -> Path:
    if not paths.is_source_tree():
        raise ArgumentTypeError("a preview exists only where the program runs from its source")
    return _folder(text)
