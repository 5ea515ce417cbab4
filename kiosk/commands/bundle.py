"""What `kiosk bundle` does: content packed and signed, bundles looked at and verified."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kiosk.output import complain, show

if TYPE_CHECKING:
    from datetime import date

    from kiosk.bundle.limits import Limits
    from kiosk.bundle.progress import Progress, Report
    from kiosk.bundle.trust import Root
    from kiosk.bundle.verify import Notice, Summary, Verified
    from kiosk.content.difference import Edition

_NOT_VERIFIED = "This is what the file says of itself. `kiosk bundle verify` says if it is true."


def pack(options: Namespace) -> bool:
    """Compile a source folder, then sign and pack it. Returns whether it has problems. Raises
    Misuse, RootMissing, SettingsWrong, and what `read_trust`, `read_private` and `pack` raise."""
    from tempfile import TemporaryDirectory

    from kiosk.bundle.keys import read_private
    from kiosk.bundle.pack import pack
    from kiosk.bundle.passphrase import read_passphrase
    from kiosk.commands.content import has_problems_compiling

    limits = _limits(options)
    chain = [root.data for root in trusted_roots(options.trust)]
    with TemporaryDirectory(prefix="kiosk-pack-") as temporary:
        content = Path(temporary) / "content"
        if has_problems_compiling(options, content):
            return True
        created = options.created or _newest_day(content)
        passphrase = read_passphrase(options.passphrase_fd, twice=False)
        signer = read_private(options.key, passphrase)
        summary = pack(
            content, chain, signer, options.out, created, limits=limits, report=reporting(options)
        )
    say_summary(options, summary, f"It is in {options.out}.", packed=str(options.out))
    return False


def verify(options: Namespace) -> None:
    """Verify a bundle as a kiosk does that has accepted none yet. Raises RootMissing,
    SettingsWrong, and what `read_trust`, `read_container` and `verify` raise."""
    from datetime import date

    from kiosk.bundle.file import opened
    from kiosk.bundle.verify import notices

    with opened(options.file) as file:
        summary = _verified(options, file).summary
    outcome = "It is signed, complete and as it was made."
    found = notices(summary, date.today())
    say_summary(options, summary, outcome, found, verified=True)


def unpack(options: Namespace) -> None:
    """Verify a bundle, then write its root files and content into a folder: what a release begins
    with. Raises ForDemonstrations, ContentUnreadable, and what `verify` and `unpack` raise."""
    from datetime import date

    from kiosk.bundle.container import read_container
    from kiosk.bundle.file import opened
    from kiosk.bundle.store.watch import Watch
    from kiosk.bundle.unpack import require_own, unpack
    from kiosk.bundle.verify import notices, verify
    from kiosk.content.compiled import checked

    roots, limits = trusted_roots(options.trust), _limits(options)
    with opened(options.file) as file:
        verified = verify(read_container(file, limits), roots[-1], {})
        if not options.demonstration:
            require_own(verified.root)
        unpack(verified, roots, options.out, checked, Watch(reporting(options)))
    found = notices(verified.summary, date.today())
    outcome = f"It is in {options.out}."
    say_summary(options, verified.summary, outcome, found, unpacked=str(options.out))


def info(options: Namespace) -> None:
    """Say what a bundle says of itself. Raises SettingsWrong, and what `read_container` and
    `what_it_says` raise."""
    from datetime import date

    from kiosk.bundle.container import read_container
    from kiosk.bundle.file import opened
    from kiosk.bundle.verify import notices, what_it_says

    with opened(options.file) as file:
        summary = what_it_says(read_container(file, _limits(options)))
    say_summary(options, summary, _NOT_VERIFIED, notices(summary, date.today()), verified=False)


def diff(options: Namespace) -> None:
    """Say what changes for readers from one bundle to another; compiled content will do as well.
    Raises what `verify` above raises, TooLarge, and what `edition_in` of a folder raises."""
    from kiosk.commands.content import say_changes
    from kiosk.content.difference import difference

    before, after = (_edition(options, path) for path in (options.before, options.after))
    say_changes(options, difference(before, after))


def _edition(options: Namespace, path: Path) -> Edition:
    """What readers get of a bundle that is verified first, or of a folder."""
    from kiosk.bundle.file import opened
    from kiosk.commands import content
    from kiosk.commands.editions import edition_in

    if path.is_dir():
        return content.edition_in(path)
    with opened(path) as file:
        return edition_in(_verified(options, file))


def _verified(options: Namespace, file: BinaryIO) -> Verified:
    """The bundle in an open file, all of it compared with what was signed."""
    from kiosk.bundle.container import read_container
    from kiosk.bundle.verify import verify

    root, limits = trusted_roots(options.trust)[-1], _limits(options)
    verified = verify(read_container(file, limits), root, {})
    verified.check_content(reporting(options))
    return verified


def _newest_day(content: Path) -> date:
    """The newest day that compiled content knows of: the same whenever it is packed."""
    from datetime import date

    from kiosk.content.compiled import checked

    compiled = checked(content)
    return date.fromisoformat(compiled.content(compiled.index.source_language).time_floor)


def _limits(options: Namespace) -> Limits:
    """How much a bundle may be here. Raises SettingsWrong."""
    from kiosk import paths
    from kiosk.bundle.limits import limits_in
    from kiosk.settings import load_settings

    return limits_in(load_settings(options.settings or paths.settings_file()).bundle)


def trusted_roots(folder: Path | None) -> tuple[Root, ...]:
    """The roots of a folder, or else of this program, from the first to the newest. Raises
    RootMissing, and what `read_trust` raises."""
    from kiosk import paths
    from kiosk.bundle.trust_folder import read_trust
    from kiosk.bundle.untrusted import RootMissing

    if folder is None and not paths.trust().exists():
        sentence = "This program has no root files of its own to verify a bundle with."
        raise RootMissing(sentence, "Name the publisher's with --trust DIR.")
    roots = read_trust(folder or paths.trust()).roots
    if not roots:
        raise RootMissing("The root file is not signed by enough yet.", "Let it be signed first.")
    return roots


def reporting(options: Namespace) -> Report:
    """Tells of progress where somebody waits: at a terminal, or another program."""
    import sys

    from kiosk.bundle.progress import say_nothing

    if options.format == "json":
        return lambda progress: complain(json.dumps(progress._asdict()))
    return _complain_of if sys.stderr.isatty() else say_nothing


def _complain_of(progress: Progress) -> None:
    complain(f"{progress.step}: {100 * progress.done // max(progress.total, 1)} %")


def say_summary(
    options: Namespace,
    summary: Summary,
    outcome: str,
    notices: tuple[Notice, ...] = (),
    **more: Any,
) -> None:
    """Say what a bundle says of itself, and what came of it."""
    if options.format == "json":
        found = [notice._asdict() for notice in notices]
        show(json.dumps({**_fields(summary), "notices": found, **more}, indent=2))
        return
    for line in _lines(summary):
        show(line)
    for notice in notices:
        show(f"notice     {notice.code}: {notice.sentence}")
    show(outcome)


def _lines(summary: Summary) -> Iterator[str]:
    yield f"bundle     {summary.bundle} {summary.version}, made {summary.created}"
    for key in summary.publishers:
        yield f"publisher  {key.words}"
    yield f"content    {summary.files:,} files, {summary.total:,} bytes"
    yield f"root       version {summary.root_version}, until {summary.root_expires}"


def _fields(summary: Summary) -> Mapping[str, Any]:
    publishers = [{"id": key.id, "words": key.words} for key in summary.publishers]
    return {**summary._asdict(), "publishers": publishers}
